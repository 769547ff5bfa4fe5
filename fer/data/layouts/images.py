"""Image files of any size, grey or colour, as 48x48 grey faces."""

import os
import re
import struct
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from jaxtyping import UInt8
from PIL import Image, ImageOps

from fer.data.faces import SIDE
from fer.errors import InputError
from fer.progress import track

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".webp", ".pgm")

# All that Pillow raises on bytes that are no image, or only the start of one.
_FAULTS = (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError)


def image_files(folder: Path) -> list[Path]:
    """The image files straight in a folder, ordered as a person numbers them: 2.jpg before 10.jpg."""
    return sorted((path for path in folder.iterdir() if is_image(path)), key=natural)


def is_image(path: Path) -> bool:
    """Has the file the suffix of an image, and is it no hidden file?"""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()


def natural(path: Path) -> list[str | int]:
    """Sort key by which numbers in a path count as numbers."""
    return [int(part) if part.isascii() and part.isdigit() else part for part in re.split(r"([0-9]+)", path.as_posix())]


def read_files(paths: Sequence[Path]) -> UInt8[np.ndarray, "n 48 48"]:
    """The faces in these image files, in their order.

    All are read before the first broken one is named in an InputError, so that the line can count the others.
    """
    faces = np.empty((len(paths), SIDE, SIDE), dtype=np.uint8)
    faults = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        decoded = track(pool.map(_decode, paths), description="reading images", total=len(paths), unit="face")
        for k, face in enumerate(decoded):
            if isinstance(face, str):
                faults.append(f"{paths[k]}: {face}")
            else:
                faces[k] = face
    if faults:
        more = f" (and {len(faults) - 1} more such files)" if len(faults) > 1 else ""
        raise InputError(f"{faults[0]}; replace or remove the file{more}")
    return faces


def _decode(path: Path) -> UInt8[np.ndarray, "48 48"] | str:
    """One face, or what is wrong with the file. The centred square is kept, so that no face is stretched."""
    try:
        with Image.open(path) as image:
            upright = ImageOps.exif_transpose(image)
            grey = _grey(upright)
    except _FAULTS as fault:
        return f"is truncated or no image ({' '.join(str(fault).split()).replace(str(path), path.name)})"
    if grey.size != (SIDE, SIDE):
        grey = ImageOps.fit(grey, (SIDE, SIDE), Image.Resampling.LANCZOS)
    return np.asarray(grey)


def _grey(image: Image.Image) -> Image.Image:
    """Eight-bit grey; Pillow itself would cut 16-bit pixels off at 255."""
    if image.mode.startswith("I"):
        return Image.fromarray((np.asarray(image) // 257).astype(np.uint8))
    return image.convert("L")
