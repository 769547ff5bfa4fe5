"""A share with its interval, and figures of several seeds with their spread; numpy alone."""

import math
from collections.abc import Sequence
from statistics import mean, stdev

Z = 1.959964  # standard deviations within which a normal distribution holds 95 %


def interval(hits: int, faces: int) -> list[float]:
    """Share, low and high: the 95 % score interval (Wilson 1927)."""
    middle, under = (hits + Z**2 / 2) / (faces + Z**2), faces + Z**2
    reach = Z / under * math.sqrt(hits * (faces - hits) / faces + Z**2 / 4)
    return [hits / faces, max(0.0, middle - reach), min(1.0, middle + reach)]


def over_seeds(values: Sequence[float]) -> dict[str, float | int | None]:
    """Mean and standard deviation (None of one value), least and most."""
    return {
        "seeds": len(values),
        "mean": mean(values),
        "sd": stdev(values) if len(values) > 1 else None,
        "least": min(values),
        "most": max(values),
    }
