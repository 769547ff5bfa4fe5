"""A small picture within HTML."""

import base64
import io
from html import escape

import numpy as np
from jaxtyping import Float, UInt8
from PIL import Image

_QUALITY = 80  # of WebP, in which a face takes about a kilobyte


def image(picture: UInt8[np.ndarray, "h w"] | UInt8[np.ndarray, "h w 3"], alt: str = "") -> str:
    """The picture as an `<img>` that holds it, and that a browser reads when it comes into sight."""
    buffer, (height, width) = io.BytesIO(), picture.shape[:2]
    Image.fromarray(picture).save(buffer, "WEBP", quality=_QUALITY, method=6)
    source = f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    return f'<img loading="lazy" src="{source}" alt="{escape(alt)}" width="{width}" height="{height}">'


def bytes_of(shares: Float[np.ndarray, "*n h w"]) -> UInt8[np.ndarray, "*n h w"]:
    """Grey or colours from 0 to 1 as whole numbers up to 255."""
    return np.round(255 * shares).astype(np.uint8)
