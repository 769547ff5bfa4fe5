"""One thing whose error rate is known in advance: an interval that should hold the truth, or a verdict under a null."""

from collections.abc import Callable
from dataclasses import dataclass

from numpy.random import Generator

INTERVALS_HOLD_AT_LEAST = 0.92  # nominal 0.95
VERDICTS_ERR_AT_MOST = 0.05


@dataclass(frozen=True)
class Coverage:
    """An interval of the report, and data sets of known truth to try it on."""

    name: str  # what the interval is of, and how it is made
    faces: int  # of each data set
    held: Callable[[Generator], bool]  # draws one data set: does the interval of it hold the truth?


@dataclass(frozen=True)
class Null:
    """A verdict of the report, and data sets in which there is nothing to find."""

    name: str  # the claim, and the null under which it is false
    faces: int  # of each data set
    claimed: Callable[[Generator], bool]  # draws one data set: does the finding make the claim?
