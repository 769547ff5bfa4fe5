"""Grey 48x48 faces drawn from facial action units, with the truth about each: for use where no real faces are at hand.

A person, a pose, a light and a camera are drawn at random; the emotion's action units (Ekman, Friesen & Hager 2002)
then move brows, lids, nose and lips, each unit at a random intensity. Low intensities leave classes overlapping, as in
life.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Float32, Int, Shaped, UInt8

from fer.data.faces import SIDE, Faces, Origin, fingerprint
from fer.data.splits import SPLITS
from fer.data.synthetic.action_units import ACTION_UNITS, draw_intensities, draw_labels
from fer.data.synthetic.drawing import REGIONS, draw_block
from fer.data.synthetic.people import People, draw_people

BLOCK = 32  # faces painted together: few enough for the processor's cache


class SyntheticFaces(NamedTuple):
    """n drawn faces and the truth about them."""

    images: UInt8[np.ndarray, "n 48 48"]  # 0 black, 255 white
    labels: Int[np.ndarray, " n"]  # index into EMOTIONS
    masks: Bool[np.ndarray, "n 4 48 48"]  # where REGIONS lie; glasses or an occluder may hide them in the picture
    action_units: Float32[np.ndarray, "n 13"]  # intensities in [0, 1], in the order of ACTION_UNITS


def draw(n: int, *, seed: int) -> SyntheticFaces:
    """n faces by seed. Face k depends on the seed and k alone: a longer draw begins with the shorter one."""
    return draw_at(np.arange(n), seed=seed)


def draw_at(rows: Shaped[np.ndarray, " n"], *, seed: int, at_rest: bool = False) -> SyntheticFaces:
    """The faces at these places of the endless sequence of a seed, in the order asked for.

    `rows` may be the row names of `synthetic_faces` as they stand there: the way to the masks and action units of faces
    that were drawn before. Costs as much as drawing them. `at_rest` shows the same people, in the same light and grain,
    with every action unit at 0; their labels stay.
    """
    rows = np.asarray(rows).astype(np.int64)
    made = _empty(len(rows))
    for block in np.unique(rows // BLOCK):
        places = np.flatnonzero(rows // BLOCK == block)
        people, labels, intensities = _cast(int(block), seed)
        intensities = np.zeros_like(intensities) if at_rest else intensities
        chosen = rows[places] % BLOCK
        made.labels[places], made.action_units[places] = labels[chosen], intensities[chosen]
        made.images[places], made.masks[places] = draw_block(people.take(chosen), intensities[chosen])
    return made


def render(
    action_units: Float[np.ndarray, "n 13"], *, people: People
) -> tuple[UInt8[np.ndarray, "n 48 48"], Bool[np.ndarray, "n 4 48 48"]]:
    """Images and masks of given people showing given intensities, in the order of ACTION_UNITS.

    People come from `draw_people` or `average_person`; `people.take` repeats one. The same people with other
    intensities differ in nothing but their expression, down to the grain.
    """
    action_units = np.asarray(action_units, dtype=np.float32)
    images, masks = _empty(len(people)).images, _empty(len(people)).masks
    for first in range(0, len(people), BLOCK):
        part = slice(first, first + BLOCK)
        images[part], masks[part] = draw_block(people.take(part), action_units[part])
    return images, masks


def synthetic_faces(*, seed: int = 0, n_train: int = 6000, n_val: int = 1000, n_test: int = 1500) -> Faces:
    """The faces of the source "synthetic": rows "0", "1", ... of one draw, the training faces first."""
    counts = (n_train, n_val, n_test)
    drawn = draw(sum(counts), seed=seed)
    rows = np.arange(sum(counts)).astype(str)
    return Faces(drawn.images, drawn.labels, np.repeat(SPLITS, counts), rows, origin_of(drawn.images, drawn.labels))


def origin_of(images: UInt8[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"]) -> Origin:
    """What is said of drawn faces wherever the report names its source."""
    return Origin(
        source="synthetic",
        layout="faces drawn by the program from facial action units",
        sha256=fingerprint(images, labels),
        synthetic=True,
    )


def _cast(block: int, seed: int) -> tuple[People, Int[np.ndarray, " n"], Float32[np.ndarray, "n 13"]]:
    """Who stands in this block and what they show."""
    rng = np.random.default_rng((seed, block))
    labels = draw_labels(BLOCK, rng)
    intensities = draw_intensities(labels, rng)
    return draw_people(BLOCK, rng), labels, intensities


def _empty(n: int) -> SyntheticFaces:
    return SyntheticFaces(
        images=np.empty((n, SIDE, SIDE), dtype=np.uint8),
        labels=np.empty(n, dtype=np.int64),
        masks=np.empty((n, len(REGIONS), SIDE, SIDE), dtype=bool),
        action_units=np.empty((n, len(ACTION_UNITS)), dtype=np.float32),
    )
