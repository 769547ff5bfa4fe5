"""How far SmoothGrad has settled: would as many other noisy copies of a face give the same map?"""

from collections.abc import Sequence
from dataclasses import dataclass

from jaxtyping import Float, Int
from torch import Tensor, nn

from fer.saliency.agreement import rank_correlation
from fer.saliency.maps import smooth_grad
from fer.saliency.placement import placed_mean
from fer.statistics.interval import Interval, together
from fer.statistics.means import Mean

_OTHER = 7919  # between the seeds of two draws of noise


@dataclass(frozen=True)
class Repeated:
    """SmoothGrad's maps of the same faces, of two independent draws of noise."""

    copies: int  # noisy ones of each face, in each draw
    likeness: Mean | None  # rank correlation of the two maps' magnitudes over pixels; None where no map has an order

    @property
    def ceiling(self) -> Interval | None:
        """How alike one of these maps can be to a map without noise: the square root of `likeness`, 0 to 1.

        Noise lowers the correlation of two measurements by the square root of the product of their reliabilities
        (Spearman 1904); that of such a map is `likeness`, that of a map without noise is 1. For ranks it holds about.
        The root of a mean over faces is no less than the mean of the roots (Jensen), so it stays a bound. None without
        an interval.
        """
        if self.likeness is None or self.likeness.interval is None:
            return None
        return Interval(*(max(bound, 0.0) ** 0.5 for bound in self.likeness.interval))


def measure(
    model: nn.Module, x: Float[Tensor, "n 1 h w"], target: Int[Tensor, " n"], *, copies: Sequence[int], seed: int = 0
) -> tuple[Repeated, ...]:
    """For each number of `copies`, ascending; the intervals hold for all together. 1 is a map without noise left."""
    level, found = together(len(set(copies))), []
    for number in sorted(set(copies)):
        one, other = (
            smooth_grad(model, x, target, samples=number, seed=of).cpu().numpy() for of in (seed, seed + _OTHER)
        )
        found.append(Repeated(number, placed_mean(rank_correlation(one, other)[None], level=level)))
    return tuple(found)
