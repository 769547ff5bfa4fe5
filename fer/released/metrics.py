"""`metrics.json` of the released model: the metrics of its run, and what its card states beside them."""

from dataclasses import dataclass

from fer.runs.metrics import Metrics


@dataclass(frozen=True)
class Calibration:
    """How far the confidence of the answers on one held-out split can be trusted."""

    confidence: float  # the mean, from 1/7 to 1
    calibration_error: float  # expected calibration error, from 0 to 1: fer.confusion.calibration
    brier: float  # Brier score, from 0 to 2


@dataclass(frozen=True)
class Precision:
    """In what the released figures were computed, and what float32 makes of the validation faces."""

    used: str  # "bfloat16" or "float32"
    accuracy_in_float32: float  # from 0 to 1
    answers_that_differ: int  # validation faces that get another answer in float32


@dataclass(frozen=True, kw_only=True)
class ReleasedMetrics(Metrics):
    """The figures of the rounded weights on the held-out splits alone."""

    calibration: dict[str, Calibration]  # of the same splits
    precision: Precision
