"""Image files of any size, kind and depth as 48x48 grey faces."""

import re
import struct
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from jaxtyping import UInt8
from PIL import Image, ImageOps

from fer.data.faces import SIDE, Sizes
from fer.data.layouts.content import PICTURE, content_of
from fer.errors import InputError, is_of_the_machine
from fer.processors import processors
from fer.progress import track

# All that Pillow raises on bytes that are no image, or only the start of one.
_FAULTS = (OSError, SyntaxError, ValueError, TypeError, EOFError, struct.error)
_WHITES = (1023, 4095, 65535)  # of ten, twelve and sixteen bits
MOST_PIXELS = (1 << 28) // 3  # of a picture: a quarter of a gigabyte in colour, beyond which Pillow warns


class Decoded(NamedTuple):
    """What could be read of some image files."""

    images: UInt8[np.ndarray, "n 48 48"]
    kept: list[int]  # the places of these n among the files
    faults: dict[Path, str]  # what is wrong with each of the others
    sizes: Sizes  # of these n


def image_files(folder: Path) -> list[Path]:
    """The image files straight in a folder, ordered as a person numbers them: 2.jpg before 10.jpg."""
    return sorted((path for path in folder.iterdir() if is_image(path)), key=natural)


def is_image(path: Path) -> bool:
    """Does the file hold an image, by its first bytes, and is it no hidden file?"""
    return not path.name.startswith(".") and path.is_file() and _content(path) == PICTURE


def natural(path: Path) -> list[str | tuple[int, str]]:
    """Sort key by which numbers in a path, be they of any length, count as numbers."""
    parts = re.split(r"([0-9]+)", path.as_posix())  # every second one is a number
    return [_size(part) if k % 2 else part for k, part in enumerate(parts)]


def _size(digits: str) -> tuple[int, str]:
    """In the order of the numbers."""
    digits = digits.lstrip("0")
    return len(digits), digits


def read_files(paths: Sequence[Path]) -> UInt8[np.ndarray, "n 48 48"]:
    """The faces in these image files, in their order.

    All are read before the first broken one is named in an InputError, so that the line can count the others.
    """
    decoded = decode(paths)
    if decoded.faults:
        path, fault = next(iter(decoded.faults.items()))
        more = f" (and {len(decoded.faults) - 1} more such files)" if len(decoded.faults) > 1 else ""
        raise InputError(f"{path}: {fault}; replace or remove the file{more}")
    return decoded.images


def decode(paths: Sequence[Path]) -> Decoded:
    """The faces in those of these image files that can be read, in their order."""
    faces = np.empty((len(paths), SIDE, SIDE), dtype=np.uint8)
    kept: list[int] = []
    faults: dict[Path, str] = {}
    shapes: list[tuple[int, int]] = []
    with unwarned(), ThreadPoolExecutor(processors()) as pool:
        results = track(pool.map(_decode, paths), description="reading images", total=len(paths), unit="face")
        for k, found in enumerate(results):
            if isinstance(found, str):
                faults[paths[k]] = found
            else:
                faces[len(kept)], shape = found
                kept.append(k)
                shapes.append(shape)
    return Decoded(faces[: len(kept)], kept, faults, Sizes.of(shapes))


@contextmanager
def unwarned() -> Iterator[None]:
    """Pillow warns of many pixels, and of tags that it skips: what matters of that is the picture, or a fault."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="PIL")
        yield


def _content(path: Path) -> str | None:
    """None where the file cannot be opened: who lists files asks why elsewhere. Faults of the machine are raised."""
    try:
        return content_of(path)
    except OSError as fault:
        if is_of_the_machine(fault):
            raise
        return None


def _decode(path: Path) -> tuple[UInt8[np.ndarray, "48 48"], tuple[int, int]] | str:
    """One face and its file's width and height, or what is wrong with the file.

    The centred square is kept, so that no face is stretched. Of several frames the first is taken.
    """
    grey = upright(path)
    return grey if isinstance(grey, str) else (centre_square(grey), grey.size)


def upright(path: Path) -> Image.Image | str:
    """A picture in grey, turned as its camera says, or what is wrong with the file.

    One of more than MOST_PIXELS is not decoded: a file of some kilobytes may hold them.
    """
    try:
        with Image.open(path) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            return _grey(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError:  # of twice as many, Pillow's own
        return f"has more than {MOST_PIXELS:,} pixels"
    except _FAULTS as fault:
        if is_of_the_machine(fault):  # no picture is left out for it
            raise
        return f"is truncated or no image ({' '.join(str(fault).split()).replace(str(path), path.name)})"


def centre_square(grey: Image.Image) -> UInt8[np.ndarray, "48 48"]:
    """The centred square of a picture as a face."""
    if grey.size == (SIDE, SIDE):
        return np.asarray(grey)
    return np.asarray(ImageOps.fit(grey, (SIDE, SIDE), Image.Resampling.LANCZOS))


def _grey(image: Image.Image) -> Image.Image:
    """Eight-bit grey; what is transparent is white."""
    if image.mode.startswith(("I", "F")):
        return Image.fromarray(_eight_bits(np.asarray(image)))
    if image.has_transparency_data:
        coloured = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", image.size, "white"), coloured).convert("L")
    return image.convert("L" if image.mode in ("1", "L") else "RGB").convert("L")


def _eight_bits(values: np.ndarray) -> UInt8[np.ndarray, "h w"]:
    """Greys of a file with more than eight bits; Pillow itself would cut them off at 255.

    How far a program counts up to white is in no file: the next full range above the brightest grey of the picture is
    assumed, of eight, ten, twelve or sixteen bits, and above these that grey itself. So a picture that is dark all over
    comes out brighter than it was. Fractions from 0 to 1 are shares of white; what is no number is black, and infinity
    is white.
    """
    top = float(values[np.isfinite(values)].max(initial=0))
    if values.dtype.kind == "f" and top <= 1:
        values = values * 255.0
    elif top > 255:
        values = values / (next((white for white in _WHITES if top <= white), top) / 255)
    return np.clip(np.nan_to_num(values), 0, 255).astype(np.uint8)
