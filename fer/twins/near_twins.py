"""Second pictures of one photograph: brightened, watermarked, mirrored, turned, zoomed, or cut otherwise.

Candidates come by coarse pictures; each is registered upon the face, first at half size, and the two best of those in
full. Likeness is the correlation of the two after a band-pass, where they fit best.

The limit is where FER2013 itself falls into two. Of the 3,309 PublicTest faces without an exact twin the likeness thins
out towards it (59 at 0.65 to 0.675, 23 at 0.7 to 0.725, 8 at 0.75 to 0.775, 3 at 0.775 to 0.8), and grows dense again
beyond (50 at 0.925 to 0.95, 529 above 0.975). Below it as many matches are mirrored as not, which is what mere likeness
does; above it 18 of 727. Looked at by eye: of 32 pairs between 0.72 and 0.8 about six are one photograph, of 23 between
0.8 and 0.9 all but two or three, of 56 drawn from above 0.9 all. fer.twins.altered_copies has what is missed.

Drawn faces have no such gap: they come from one hand and are alike without being twins.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float32, Int, UInt8

from fer.data.faces import SIDE
from fer.progress import bar
from fer.twins import candidates
from fer.twins.registering import edges, halved, register

ALIKE = 0.8  # likeness from which two faces are taken for one photograph
FULL = 2  # candidates that are registered in full
_STEPS = 7, 4  # of registering at half size and in full
_BLOCK = 128  # faces at a time


class Nearest(NamedTuple):
    """The training face that is most like each face."""

    likeness: Float32[np.ndarray, " n"]  # -1 to 1; 0 for a face that shows nothing
    place: Int[np.ndarray, " n"]  # of the training face
    mirrored: Bool[np.ndarray, " n"]  # is it like the training face's mirror image?


def nearest(images: UInt8[np.ndarray, "n 48 48"], training: UInt8[np.ndarray, "m 48 48"]) -> Nearest:
    """The most similar training face of each face; m > 0."""
    found = candidates.find(images, training)
    blocks = []
    with bar(description="twins: registering", total=len(images), unit="face") as shown:
        for at in range(0, max(len(images), 1), _BLOCK):
            part = slice(at, at + _BLOCK)
            blocks.append(_best(images[part], training, *(of[part] for of in (*found, found.mirrored))))
            shown.update(len(blocks[-1].place))
    return Nearest(*(np.concatenate(parts) for parts in zip(*blocks, strict=True)))


def _best(
    images: UInt8[np.ndarray, "n 48 48"],
    training: UInt8[np.ndarray, "m 48 48"],
    place: Int[np.ndarray, "n k"],
    poses: Float32[np.ndarray, "n k 2 3"],
    mirrored: Bool[np.ndarray, "n k"],
) -> Nearest:
    """The best of the candidates: at half size the `FULL` most similar are chosen, of those the one in full."""
    half = _registered(images, training, place, _scaled(poses, 0.5), mirrored, halve=True)
    every = np.arange(len(images))[:, None]
    first = np.argsort(-half[1], axis=1, kind="stable")[:, :FULL]
    place, mirrored = place[every, first], mirrored[every, first]
    _, likeness = _registered(images, training, place, _scaled(half[0][every, first], 2), mirrored, halve=False)
    best = every[:, 0], likeness.argmax(axis=1)
    return Nearest(likeness[best], place[best], mirrored[best])


def _registered(
    images: UInt8[np.ndarray, "n 48 48"],
    training: UInt8[np.ndarray, "m 48 48"],
    place: Int[np.ndarray, "n k"],
    poses: Float32[np.ndarray, "n k 2 3"],
    mirrored: Bool[np.ndarray, "n k"],
    *,
    halve: bool,
) -> tuple[Float32[np.ndarray, "n k 2 3"], Float32[np.ndarray, "n k"]]:
    """The poses of faces upon each of their candidates, and the likeness there."""
    n, k = place.shape
    moved, still = (edges(halved(of) if halve else of) for of in (images, training[place.ravel()]))
    facing = np.where(mirrored[..., None, None], moved[:, None, :, ::-1], moved[:, None])
    size, steps = (candidates.MIDDLE // 2, _STEPS[0]) if halve else (candidates.MIDDLE, _STEPS[1])
    found, likeness = register(
        facing.reshape(n * k, *moved.shape[1:]), still, poses.reshape(-1, 2, 3), size=size, steps=steps
    )
    return found.reshape(n, k, 2, 3), likeness.reshape(n, k)


def _scaled(poses: Float32[np.ndarray, "n k 2 3"], factor: float) -> Float32[np.ndarray, "n k 2 3"]:
    """Poses of pictures that are `factor` times as large."""
    return poses * np.array([1, 1, factor], dtype=np.float32)


def around(
    likeness: Float32[np.ndarray, " n"], limit: float, k: int
) -> tuple[Int[np.ndarray, " a"], Int[np.ndarray, " b"]]:
    """The places of at most k faces that just reach a limit, by rising likeness, and of k just below it, by falling."""
    order = np.argsort(likeness, kind="stable")
    cut = np.searchsorted(likeness[order], limit)
    return order[cut : cut + k], order[max(0, cut - k) : cut][::-1]


def side_by_side(
    images: UInt8[np.ndarray, "n 48 48"], training: UInt8[np.ndarray, "n 48 48"], mirrored: Bool[np.ndarray, " n"]
) -> UInt8[np.ndarray, "m 48 48"]:
    """Each face followed by its training face, mirrored where that fits: m = 2 n."""
    facing = np.where(mirrored[:, None, None], training[:, :, ::-1], training)
    return np.stack([images, facing], axis=1).reshape(-1, SIDE, SIDE)
