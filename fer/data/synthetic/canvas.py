"""The sheet on which a block of faces is drawn: coordinates of the posed face, and the shapes all parts are made of.

Only + - * /, square root, floor, minimum and maximum touch pixels. IEEE 754 fixes the result of each to the last bit,
so the same seed gives the same bytes on every machine, which exponentials and sines do not promise.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from jaxtyping import Float32

from fer.data.faces import SIDE
from fer.data.synthetic.people import Column, People

Plane = Float32[np.ndarray, "n h w"]


class Window(NamedTuple):
    """A rectangle of the sheet that holds a part of every face, and the face's own coordinates of its pixels."""

    tone: Plane  # a view: painting on it paints the sheet
    area: tuple[slice, slice, slice]  # index of the rectangle in a (n, 48, 48) array
    x: Plane
    y: Plane

    def paint(self, cover: Plane, tone: Plane | Column | float) -> None:
        """Lay `tone` over the share `cover` of each pixel."""
        change = tone - self.tone
        change *= cover
        np.add(self.tone, change, out=self.tone)

    def shade(self, depth: Plane) -> None:
        """Darken by the share `depth` of the tone; a negative depth lightens."""
        np.multiply(self.tone, 1 - depth, out=self.tone)


class Sheet:
    """n blank pictures and the pose of the face in each."""

    def __init__(self, people: People):
        self.tone = np.zeros((len(people), SIDE, SIDE), dtype=np.float32)
        self._middle_x = people.shift_x + (SIDE - 1) / 2
        self._middle_y = people.shift_y + (SIDE - 1) / 2
        length = np.sqrt(1 + people.roll * people.roll)
        self._cos, self._sin = people.scale / length, people.scale * people.roll / length
        self._inverse = 1 / (people.scale * people.scale)

    def paint_few(self, who: Column, people: People, paint: Callable[["Sheet", People], None]) -> None:
        """Paint only the faces where `who` is not 0: most wear no glasses, and most pictures are free of occluders."""
        few = np.flatnonzero(who)
        if few.size:
            chosen = people.take(few)
            part = Sheet(chosen)
            part.tone[...] = self.tone[few]
            paint(part, chosen)
            self.tone[few] = part.tone

    def window(self, left: float, right: float, top: float, bottom: float) -> Window:
        """The pixels that hold the rectangle (left, right, top, bottom) of every posed face."""
        corners = np.array([[left, right, left, right], [top, top, bottom, bottom]], dtype=np.float32)
        columns = _reach(self._middle_x + self._cos * corners[0] - self._sin * corners[1])
        rows = _reach(self._middle_y + self._sin * corners[0] + self._cos * corners[1])
        across = np.arange(columns.start, columns.stop, dtype=np.float32) - self._middle_x
        down = np.arange(rows.start, rows.stop, dtype=np.float32)[:, None] - self._middle_y
        cos, sin = self._cos * self._inverse, self._sin * self._inverse
        area = (slice(None), rows, columns)
        return Window(self.tone[area], area, x=cos * across + sin * down, y=cos * down - sin * across)

    def whole(self) -> Window:
        """All pixels."""
        return self.window(-2 * SIDE, 2 * SIDE, -2 * SIDE, 2 * SIDE)


def _reach(corners: Plane) -> slice:
    """The rows or columns of the sheet between the outermost of all faces' corners."""
    return slice(max(int(np.floor(corners.min())), 0), min(int(np.ceil(corners.max())) + 1, SIDE))


def turned(x: Plane, yaw: Column, depth: float) -> Plane:
    """x as the features at `depth` see it once the head is turned: moved aside, the far half foreshortened."""
    moved = x - depth * yaw
    return moved + 0.008 * yaw * (moved * moved)


def inside(distance: Plane) -> Plane:
    """Cover of each pixel by the shape at this signed distance: 1 inside, 0 outside, a soft edge one pixel wide."""
    cover = 0.5 - distance
    np.maximum(cover, 0, out=cover)
    return np.minimum(cover, 1, out=cover)


def stroke(distance: Plane, width: float) -> Plane:
    """Cover by a soft line: 1 on it, falling to 0 at `width` from it."""
    cover = np.abs(distance)
    cover /= -width
    cover += 1
    return np.maximum(cover, 0, out=cover)


def bump(x: Plane, y: Plane, width: float, height: float) -> Plane:
    """A round hill: 1 in the middle, falling smoothly to 0 at the ellipse of these half axes."""
    hill, v = x / width, y / height
    hill *= hill
    v *= v
    hill += v
    np.subtract(1, hill, out=hill)
    np.maximum(hill, 0, out=hill)
    return np.multiply(hill, hill, out=hill)


def ripples(phase: Plane) -> Plane:
    """Parallel soft lines: 1 where `phase` is whole, 0 halfway between."""
    return 2 * np.abs(phase - np.floor(phase) - 0.5)


def rounded_square(u: Plane, v: Plane, squareness: Plane | float) -> Plane:
    """1 on the edge of a shape between the unit circle (squareness 0) and the unit square (1), less within it."""
    u, v = u * u, v * v
    return np.sqrt(u + v - squareness * (np.minimum(u, 1) * np.minimum(v, 1)))
