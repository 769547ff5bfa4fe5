"""Planted marks as a truth: faces of the run's own kind in which it is known what decides (Yang & Kim 2019).

Small black and white patches are pasted on faces, one of which may be a plus sign; a small network learns to say
whether there is one. Every other patch is a distractor. A pair of pictures differs in one patch alone, the plus or a
distractor in its place: where the network tells the two apart, that is why. This distractor is one that stands on the
face already, and faces have fewer or more patches: which distractors stand there, and how many patches, says nothing of
the plus.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from jaxtyping import Bool, Int, UInt8
from torch import nn

from fer.data.examples import evenly_spread
from fer.errors import InputError
from fer.models.folding import without_norms
from fer.models.modes import eval_mode
from fer.models.prediction import to_input
from fer.models.vgg import vgg
from fer.saliency.localisation import ENOUGH, Truth
from fer.statistics.interval import Interval, share

SIZE = 7  # pixels, of a patch
FEWEST, MOST = 2, 6  # patches on a face
MEASURES = ("pointing", "energy")  # all pixels of a patch count the same, so that they have no order
KNOWN = 0.8  # the least share of pictures of each sort that the network must surely get right
STEPS, BATCH, RATE = 160, 64, 0.01  # of training
WIDTHS = (16, 32, 64)  # its last maps have 6 x 6 positions, as those of the recipes for a CPU
_CELL = 12  # pixels: patches lie in cells of their own, and never overlap

_LINES = np.eye(SIZE, dtype=bool)
_MIDDLE, _FIRST = np.arange(SIZE) == SIZE // 2, np.arange(SIZE) == 0
SHAPES = np.stack([
    _MIDDLE[:, None] | _MIDDLE,  # the plus; white on black, and as many white pixels in each
    _LINES | _LINES[::-1],
    _FIRST[:, None] | _MIDDLE,
    _FIRST[::-1, None] | _FIRST,
])  # fmt: skip


class Pairs(NamedTuple):
    """n faces with patches, twice, and where the two pictures differ."""

    marked: UInt8[np.ndarray, "n 48 48"]
    unmarked: UInt8[np.ndarray, "n 48 48"]
    region: Bool[np.ndarray, "n 48 48"]


@dataclass(frozen=True)
class Planted:
    """How well the small network knows the mark, and the faces that methods are judged on."""

    pairs: int  # of pictures that it has not seen
    marked: Interval  # the share with the mark on which it says so
    unmarked: Interval  # the share without, on which it says that there is none
    faces: int  # judged: it is right of both pictures
    area: float  # of the patch, share of the picture
    fit: bool  # it surely knows KNOWN of each sort


def plant(faces: UInt8[np.ndarray, "n 48 48"], generator: np.random.Generator) -> Pairs:
    """Each face with FEWEST to MOST patches at random places, as many and the same in both pictures of a pair, but for
    one: the mark in `marked`, in `unmarked` a distractor that is there once more."""
    n, cells = len(faces), faces.shape[1] // _CELL
    place = generator.random((n, cells**2)).argsort(axis=1)[:, :MOST]
    corner = np.stack([place // cells, place % cells], axis=2) * _CELL
    corner += generator.integers(0, _CELL - SIZE + 1, corner.shape)
    patches = generator.integers(FEWEST, MOST + 1, n)
    there = np.arange(MOST) < patches[:, None]
    kind = generator.integers(1, len(SHAPES), (n, MOST))
    kind[:, 0] = kind[np.arange(n), generator.integers(1, patches)]
    plus = np.where(np.arange(MOST) == 0, 0, kind)
    region = np.zeros(faces.shape, bool)
    _paste(region, np.arange(n), corner[:, 0], np.ones((n, SIZE, SIZE), bool))
    face = np.nonzero(there)[0]
    marked, unmarked = (_paste(faces.copy(), face, corner[there], 255 * SHAPES[of[there]]) for of in (plus, kind))
    return Pairs(marked, unmarked, region)


def learn(faces: UInt8[np.ndarray, "n 48 48"], *, steps: int = STEPS, seed: int = 0) -> nn.Module:
    """A small network, in evaluation mode, with two logits: no mark, mark. Trained on these faces, patches drawn anew
    each time. Leaves torch's generator as it was. Raises InputError for no face."""
    if not len(faces):
        raise InputError("there is no face to plant marks on")
    generator = np.random.default_rng(seed)
    with torch.random.fork_rng([]):
        torch.manual_seed(seed)
        model = vgg(widths=WIDTHS, depth=1, stem_stride=2, dropout=0.0, classes=2)
        model = model.train().to(memory_format=torch.channels_last)  # convolutions of few channels take half the time
        optimiser = torch.optim.AdamW(model.parameters(), lr=RATE)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
        for _ in range(steps):
            pairs = plant(faces[generator.integers(len(faces), size=BATCH // 2)], generator)
            x = to_input(np.concatenate([pairs.unmarked, pairs.marked]))
            optimiser.zero_grad()
            F.cross_entropy(model(x), torch.arange(BATCH) // (BATCH // 2)).backward()
            optimiser.step()
            schedule.step()
    return without_norms(model)


def judged(
    model: nn.Module, faces: UInt8[np.ndarray, "n 48 48"], *, pairs: int, seed: int = 0
) -> tuple[Truth, Planted]:
    """Of `pairs` pictures of faces spread evenly over those given, half as many of whose both pictures the network is
    right: so many there are where it knows KNOWN of each sort. Raises InputError where half is below ENOUGH, and for no
    face."""
    if pairs < 2 * ENOUGH:
        raise InputError(f"planted_faces={pairs}: ask for at least {2 * ENOUGH}, of half of which maps are judged")
    if not len(faces):
        raise InputError("planted marks: every second held-out face is judged, and there is none; hold out two or more")
    spread = evenly_spread(len(faces), number=pairs)
    planted = plant(faces[np.resize(spread, pairs)], np.random.default_rng(seed))
    yes, no = (_says(model, images) for images in (planted.marked, planted.unmarked))
    right = np.flatnonzero(yes & ~no)[: pairs // 2]
    moved = np.abs(planted.marked.astype(float) - planted.unmarked)
    truth = Truth(planted.marked, np.ones(pairs, int), planted.region, moved).take(right)
    shares = share(int(yes.sum()), pairs), share(int((~no).sum()), pairs)
    fit = min(of.low for of in shares) > KNOWN
    return truth, Planted(pairs, *shares, len(right), SIZE**2 / faces[0].size, fit)


def _says(model: nn.Module, images: UInt8[np.ndarray, "n 48 48"]) -> Bool[np.ndarray, " n"]:
    """Of which images the network says that there is a mark."""
    with eval_mode(model), torch.no_grad():
        return model(to_input(images)).argmax(dim=1).numpy() == 1


def _paste(
    images: UInt8[np.ndarray, "n 48 48"] | Bool[np.ndarray, "n 48 48"],
    image: Int[np.ndarray, " p"],
    corner: Int[np.ndarray, "p 2"],
    patches: Int[np.ndarray, "p s s"] | Bool[np.ndarray, "p s s"],
) -> UInt8[np.ndarray, "n 48 48"] | Bool[np.ndarray, "n 48 48"]:
    """The images with each patch on one of them, in place, by its upper left corner."""
    row = corner[:, 0, None, None] + np.arange(SIZE)[:, None]
    column = corner[:, 1, None, None] + np.arange(SIZE)
    images[image[:, None, None], row, column] = patches
    return images
