"""`metrics.json` of the released model: the metrics of its run, and what its card states beside them."""

from dataclasses import dataclass

from fer.confusion.calibration import brier, calibration_error
from fer.runs.metrics import Metrics
from fer.runs.run import Predictions
from fer.statistics.classification import confidence


@dataclass(frozen=True)
class Calibration:
    """How far the confidence of the answers on one held-out split can be trusted."""

    confidence: float  # the mean, from 1/7 to 1
    calibration_error: float  # expected calibration error, from 0 to 1: fer.confusion.calibration
    brier: float  # Brier score, from 0 to 2

    @classmethod
    def of(cls, predictions: Predictions) -> "Calibration":
        logits, labels = predictions.logits, predictions.labels
        return cls(
            float(confidence(logits).mean()), float(calibration_error(logits, labels)), float(brier(logits, labels))
        )


@dataclass(frozen=True)
class Precision:
    """In what the released figures were computed, and what float32 makes of the validation faces."""

    used: str  # "bfloat16" or "float32"
    accuracy_in_float32: float  # from 0 to 1
    answers_that_differ: int  # validation faces that get another answer in float32


@dataclass(frozen=True, kw_only=True)
class HeldOutMetrics(Metrics):
    """The figures on the held-out splits alone."""

    calibration: dict[str, Calibration]  # of the same splits


@dataclass(frozen=True, kw_only=True)
class ReleasedMetrics(HeldOutMetrics):
    """Those of the rounded weights."""

    precision: Precision
