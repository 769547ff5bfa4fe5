"""Means over faces that also hold where parts of the face, placed by eye, lie some pixels elsewhere."""

import numpy as np
from jaxtyping import Bool, Float
from scipy.special import stdtrit

from fer.statistics.interval import LEVEL, Interval
from fer.statistics.means import Mean

REACH = 3  # pixels; as far may the parts of one face lie from those of the mean face


def shifted(parts: Bool[np.ndarray, "n 4 48 48"], *, reach: int = REACH) -> Bool[np.ndarray, "s n 4 48 48"]:
    """The parts in place, then all of them moved together to every other pixel of a disc with radius `reach`."""
    steps = range(-reach, reach + 1)
    disc = [(down, right) for down in steps for right in steps if down**2 + right**2 <= reach**2]
    disc.sort(key=lambda step: step[0] ** 2 + step[1] ** 2)
    return np.stack([np.roll(parts, step, axis=(2, 3)) for step in disc])


def placed_mean(values: Float[np.ndarray, "s n"], *, level: float = LEVEL) -> Mean | None:
    """The mean over faces in the first of s places, with the envelope of Student's t intervals in all of them.

    Over those faces that have a number in every place; None where none has.
    """
    known = values[:, np.isfinite(values).all(axis=0)]
    faces = known.shape[1]
    if not faces:
        return None
    middle = known.mean(axis=1)
    if faces == 1:
        return Mean(float(middle[0]), None, faces)
    reach = stdtrit(faces - 1, (1 + level) / 2) * known.std(axis=1, ddof=1) / np.sqrt(faces)
    return Mean(
        float(middle[0]),
        Interval(float(middle[0]), float((middle - reach).min()), float((middle + reach).max())),
        faces,
    )
