"""Question 5, evidence: what the kernels of the first layer compare."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, percent, percent_interval, plural


def caption(kernels: int, side: int) -> str:
    return (
        f"The {count(kernels, 'kernel')} of the first convolution, {side} × {side} weights each, on one scale: "
        "mid-grey is 0, black the most negative and white the most positive weight."
    )


def sorts(kernels: int, sorts: Sequence[str]) -> str:
    return f"Of {count(kernels, 'kernel')} ([@fig:first-kernels]) the weights of {listed(sorts)}."


def cancelling(kernels: int) -> str:
    return f"{kernels} nearly cancel, and respond to edges and lines"


def of_one_sign(kernels: int) -> str:
    return f"{kernels} are mostly of one sign, and respond to brightness"


def between(kernels: int) -> str:
    return f"{kernels} {plural(kernels, 'lies between', 'lie between')}"


def more_than_chance(share: Interval, chance: float) -> str:
    return f"So more kernels compare neighbouring pixels than chance makes: {_beside_random(share, chance)}."


def fewer_than_chance(share: Interval, chance: float) -> str:
    return (
        "So **fewer** kernels compare neighbouring pixels than weights drawn at random would: "
        f"{_beside_random(share, chance)}."
    )


def as_by_chance(share: Interval, chance: float) -> str:
    return (
        f"That is **no** sign that the network learnt to compare pixels: {_beside_random(share, chance)}, so weights "
        "drawn at random may look the same by this measure."
    )


def _beside_random(share: Interval, chance: float) -> str:
    return f"{percent_interval(*share)} nearly cancel, against {percent(chance)} of random ones"
