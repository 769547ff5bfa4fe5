"""Parts of the 48x48 square, and how much of an attribution map lies in each.

The parts are fixed boxes, the same for every face: an approximation that holds as far as faces are cut out alike.
"""

from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int, UInt8
from scipy.stats import t

SIDE = 48
LEVEL = 0.95


class Mean(NamedTuple):
    """A mean over faces between the bounds of its 95 % confidence interval, or None where there are too few faces."""

    value: float | None
    low: float | None
    high: float | None
    faces: int


def box(top: int, bottom: int, left: int, right: int) -> Bool[np.ndarray, "48 48"]:
    """True from row `top` up to before `bottom`, and from column `left` up to before `right`."""
    mask = np.zeros((SIDE, SIDE), dtype=bool)
    mask[top:bottom, left:right] = True
    return mask


REGIONS = {
    "inner_face": box(8, 40, 8, 40),  # the middle two thirds each way: features, without hair, ears and background
    "lower_half": box(24, 48, 0, 48),  # mouth, chin and most of the nose; eyes and brows lie above
}


def share_inside(maps: Float[np.ndarray, "n 48 48"], region: Bool[np.ndarray, "48 48"]) -> Float[np.ndarray, " n"]:
    """Share of each map's magnitude that lies in `region`, 0 to 1; nan for a map of zeros."""
    size = np.abs(maps)
    with np.errstate(invalid="ignore"):
        return size[:, region].sum(axis=1) / size.sum(axis=(1, 2))


def shares(
    maps: Float[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"], *, classes: int = 7
) -> dict[str, dict[str, Any]]:
    """For every region its area, and the mean share over all faces ("all") and over each class ("classes")."""
    found = {name: share_inside(maps, region) for name, region in REGIONS.items()}
    return {
        name: {
            "area": float(REGIONS[name].mean()),
            "all": mean_share(of_region)._asdict(),
            "classes": [mean_share(of_region[labels == k])._asdict() for k in range(classes)],
        }
        for name, of_region in found.items()
    }


def mean_share(shares: Float[np.ndarray, " n"]) -> Mean:
    """The mean of the shares that are numbers, with Student's t interval; no bounds for fewer than two faces."""
    shares = shares[np.isfinite(shares)]
    n = len(shares)
    if n < 2:
        return Mean(float(shares[0]) if n else None, None, None, n)
    mean = float(shares.mean())
    reach = float(t.ppf((1 + LEVEL) / 2, n - 1) * shares.std(ddof=1) / np.sqrt(n))
    return Mean(mean, mean - reach, mean + reach, n)


def mean_density(maps: Float[np.ndarray, "n 48 48"]) -> Float[np.ndarray, "48 48"]:
    """The mean of the maps' magnitudes, each in multiples of its own mean, so that every face weighs the same.

    1 everywhere is an attribution spread evenly. Maps of zeros are left out; all zero where none remains.
    """
    size = np.abs(maps)
    size = size[size.any(axis=(1, 2))]
    return (size / size.mean(axis=(1, 2), keepdims=True)).mean(axis=0) if len(size) else np.zeros(maps.shape[1:])


def class_densities(
    maps: Float[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"], *, classes: int = 7
) -> list[Float[np.ndarray, "48 48"] | None]:
    """`mean_density` of each class; None for a class without faces."""
    return [mean_density(maps[labels == k]) if (labels == k).any() else None for k in range(classes)]


def class_means(
    images: UInt8[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"], *, classes: int = 7
) -> list[Float[np.ndarray, "48 48"] | None]:
    """The mean face of each class, 0 to 255; None for a class without faces."""
    return [images[labels == k].mean(axis=0) if (labels == k).any() else None for k in range(classes)]
