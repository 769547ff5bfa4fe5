"""Maps that know nothing of a network: what an attribution map has to beat."""

import numpy as np
from jaxtyping import Float, UInt8
from scipy.ndimage import sobel

CENTRE, EDGES = "centre", "edges"
_SPREAD = 1 / 6  # of the side, standard deviation of the blob: two of them reach a third of the side, about the face


def plain_maps(images: UInt8[np.ndarray, "n h w"]) -> dict[str, Float[np.ndarray, "n h w"]]:
    """CENTRE, a Gaussian blob in the middle, the same for all; and EDGES, the strength of edges by Sobel's filter."""
    height, width = images.shape[1:]
    y, x = np.mgrid[:height, :width]
    y, x = y - (height - 1) / 2, x - (width - 1) / 2
    blob = np.exp(-(y**2 + x**2) / (2 * (_SPREAD * height) ** 2))
    edges = [np.hypot(sobel(face, axis=0), sobel(face, axis=1)) for face in images.astype(np.float64)]
    return {CENTRE: np.broadcast_to(blob, images.shape), EDGES: np.reshape(edges, images.shape)}
