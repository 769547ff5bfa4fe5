"""Faces of which a part is hidden under grey, the same grey as occlusion's."""

import numpy as np
from jaxtyping import Bool, UInt8

from fer.data.faces import SIDE
from fer.saliency.maps import GREY


def rectangle(rows: tuple[int, int], columns: tuple[int, int]) -> Bool[np.ndarray, "48 48"]:
    """True from the first row and column up to the second, which is left out."""
    mask = np.zeros((SIDE, SIDE), dtype=bool)
    mask[slice(*rows), slice(*columns)] = True
    return mask


def covered(face: UInt8[np.ndarray, "48 48"], masks: Bool[np.ndarray, "m 48 48"]) -> UInt8[np.ndarray, "m 48 48"]:
    """The face once a mask, grey where that is true."""
    return np.where(masks, np.uint8(round(255 * GREY)), face)
