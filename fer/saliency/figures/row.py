"""One row of pictures, some of which may be missing, for a mosaic."""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float, Shaped

from fer.figures import mosaic


def row_of(pictures: Sequence[Shaped[np.ndarray, "48 48"] | None]) -> Float[np.ndarray, "1 c 48 48"]:
    """Pictures side by side; nan where there is none."""
    empty = np.full((mosaic.SIDE, mosaic.SIDE), np.nan)
    return np.stack([empty if picture is None else picture.astype(float) for picture in pictures])[None]
