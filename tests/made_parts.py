"""Parts of the face as boxes."""

import numpy as np
from jaxtyping import Bool

from fer.data.emotions import PARTS


def masks_of(**boxes: tuple[int, int, int, int]) -> Bool[np.ndarray, "1 4 48 48"]:
    """Masks of PARTS, one face: each a box (top, bottom, left, right), else empty."""
    masks = np.zeros((1, 4, 48, 48), dtype=bool)
    for name, (top, bottom, left, right) in boxes.items():
        masks[0, PARTS.index(name), top:bottom, left:right] = True
    return masks
