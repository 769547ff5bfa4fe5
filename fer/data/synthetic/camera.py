"""From the drawn sheet to a grey picture: what stands before the face, blur, exposure and grain."""

import numpy as np
from jaxtyping import UInt8

from fer.data.synthetic.canvas import Plane, Sheet, inside
from fer.data.synthetic.people import People

GRAIN_DEVIATION = np.float32(2 * np.sqrt((256**2 - 1) / 12))  # of the sum of four even bytes
GRAIN_MEAN = 4 * 127.5


def occlude(sheet: Sheet, people: People) -> None:
    """A round thing, such as a fist, reaching in from the left or the right edge."""
    whole = sheet.whole()
    side = np.where(people.occluder_side > 0, np.float32(23), np.float32(-23))
    x, y = whole.x - side, whole.y - people.occluder_y
    cover = inside(np.sqrt(x * x + y * y) - people.occluder_radius)
    whole.paint(cover, people.occluder_tone)


def blurred(tone: Plane, people: People) -> Plane:
    """Each pixel mixed with its neighbours along rows, then along columns; edges repeat."""
    for axis in (1, 2):
        padded = np.pad(tone, [(0, 0)] + [(1, 1) if k == axis else (0, 0) for k in (1, 2)], mode="edge")
        before, after = (padded[:, :-2], padded[:, 2:]) if axis == 1 else (padded[:, :, :-2], padded[:, :, 2:])
        tone = tone + people.blur * (before + after - 2 * tone)
    return tone


def expose(tone: Plane, people: People) -> UInt8[np.ndarray, "n 48 48"]:
    """Grey levels 0 to 255, with gain and grain."""
    grain = people.grain.sum(axis=0, dtype=np.float32) - GRAIN_MEAN
    tone = people.gain * tone + (people.noise / GRAIN_DEVIATION) * grain
    return (np.clip(tone, 0, 1) * 255 + 0.5).astype(np.uint8)
