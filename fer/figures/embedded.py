"""A small picture within HTML."""

import base64
import io

import numpy as np
from jaxtyping import Float, UInt8
from PIL import Image

_QUALITY = 80  # of WebP, in which a face takes about a kilobyte


def address(picture: UInt8[np.ndarray, "h w"] | UInt8[np.ndarray, "h w 3"]) -> str:
    """The picture as the address of an image that holds it."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "WEBP", quality=_QUALITY, method=6)
    return f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def bytes_of(shares: Float[np.ndarray, "*n h w"]) -> UInt8[np.ndarray, "*n h w"]:
    """Grey or colours from 0 to 1 as whole numbers up to 255."""
    return np.round(255 * shares).astype(np.uint8)
