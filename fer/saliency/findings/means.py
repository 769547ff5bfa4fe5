"""What of a mean is told, and on which side of a number it surely lies."""

from typing import Any

from fer.statistics.means import Mean


def told(mean: Mean | None) -> dict[str, Any]:
    """A mean as two values of a sentence; both None of no face."""
    return {"value": None, "interval": None} if mean is None else {"value": mean.value, "interval": mean.interval}


def side(mean: Mean | None, of: float) -> int:
    """1 where the interval lies above the number, -1 where below; 0 where it holds it, and where there is none."""
    if mean is None or mean.interval is None:
        return 0
    return int(mean.interval.low > of) - int(mean.interval.high < of)
