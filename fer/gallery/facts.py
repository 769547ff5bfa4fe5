"""What the page of several runs states."""

from dataclasses import dataclass

from fer.statistics.interval import Interval
from fer.statistics.order import Order
from fer.statistics.tests import Paired


@dataclass(frozen=True)
class Side:
    """One run. Shares lie between 0 and 1."""

    name: str  # of its folder beside the page
    model: str
    recipe: str
    changed: tuple[str, ...]  # settings that differ from the recipe of that name, as words of --set
    seed: int
    epochs: tuple[int, int] | None  # fewest and most of an ensemble's networks; None of one that came without history
    parameters: int
    data: str
    sha256: str
    synthetic: bool
    faces_known: bool  # that it was trained on; else those that it is judged on may be among them
    split: str  # that it is judged on: "val" or "test"
    faces: int
    accuracy: Interval
    gap: Interval | None  # training minus validation accuracy at the epoch kept; None without a history
    order: Order | None  # of the classes by recall; None of fewer than two classes with faces
    recall: tuple[Interval | None, ...]  # of each class; None of one without faces
    counts: tuple[tuple[int, ...], ...]  # rows are true classes, columns predicted ones


@dataclass(frozen=True)
class Pair:
    """Two runs on the same faces, by their places among the sides."""

    first: int
    second: int
    paired: Paired  # the first one's accuracy minus the second one's; the intervals of all pairs hold together, at 95 %


@dataclass(frozen=True)
class Group:
    """Two runs or more that were judged on the same faces, and all pairs of them."""

    sides: tuple[int, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Gallery:
    """Runs side by side."""

    sides: tuple[Side, ...]
    groups: tuple[Group, ...]  # a run that shares its faces with no other is in none
