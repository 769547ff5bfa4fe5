"""Question 5, evidence: what the kernels of the first layer compare."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, percent, percent_interval, plural


def caption(kernels: int, side: int) -> str:
    return (
        f"The {count(kernels, 'kernel')} of the first convolution, {side} × {side} weights each, on one scale: black "
        "is the most negative weight, mid-grey 0, white the most positive."
    )


def alt(kernels: int, edges: int, brightness: int) -> str:
    return (
        f"{count(kernels, 'small grey square')}: {edges} mix dark and light fields about equally, {brightness} are "
        "mostly dark or mostly light."
    )


def sorts(kernels: int, sorts: Sequence[str]) -> str:
    return f"Of {count(kernels, 'kernel')} ([@fig:first-kernels]), {listed(sorts)}."


def summed(channels: int) -> str:
    return (
        f"The first convolution reads {channels} channels. The kernels shown are summed over them: that is what a "
        "filter does to a grey face which is the same in each."
    )


def cancelling(kernels: int) -> str:
    return f"{kernels} {plural(kernels, 'detects', 'detect')} edges"


def of_one_sign(kernels: int) -> str:
    return f"{kernels} {plural(kernels, 'detects', 'detect')} brightness"


def between(kernels: int) -> str:
    return f"{kernels} {plural(kernels, 'lies between', 'lie between')}"


def more_than_chance(share: Interval, chance: float) -> str:
    return f"So there are significantly more edge detectors than among random kernels: {_beside_random(share, chance)}."


def fewer_than_chance(share: Interval, chance: float) -> str:
    return (
        "So there are significantly **fewer** edge detectors than among random kernels: "
        f"{_beside_random(share, chance)}."
    )


def as_by_chance(share: Interval, chance: float) -> str:
    return (
        "That is **not** significantly more or fewer edge detectors than among random kernels: "
        f"{_beside_random(share, chance)}."
    )


def _beside_random(share: Interval, chance: float) -> str:
    return f"{percent_interval(*share)} against {percent(chance)}"
