"""Which training faces may show a face's photograph: those that come first by coarse pictures, in several poses.

The middle of a training face is shrunk to a few means, a coarse picture. A face is held against all of them as it is,
turned, zoomed, and shifted in eight directions by two distances. Coarse pictures forgive a little, so that what lies
between these poses is found too. What is turned, zoomed and shifted at once is often missed.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float32, Int, UInt8

from fer.progress import bar
from fer.twins.poses import seen, similarity, unit

MIDDLE = 40  # pixels: the side of what is compared, so that a face that is moved still fills it
CELLS = 8  # a side: of the coarse picture
CANDIDATES = 4  # training faces kept, as many again mirrored
TURN, ZOOM, SHIFTS = 14.0, 1.2, (3.0, 6.0)  # degrees, a factor, pixels
POSES = np.stack(
    [
        similarity(),
        *(similarity(turn=turn) for turn in (-TURN, TURN)),
        *(similarity(zoom=zoom) for zoom in (1 / ZOOM, ZOOM)),
        *(similarity(right=far * np.cos(a), down=far * np.sin(a)) for far in SHIFTS for a in np.arange(8) * np.pi / 4),
    ]
)
_BLOCK, _AT_A_TIME = 128, 2048  # faces and training faces a matrix product, which then stays in the processor's cache


class Candidates(NamedTuple):
    """Training faces for each of n faces: half of the k as they are, then half in mirror image."""

    place: Int[np.ndarray, "n k"]
    pose: Float32[np.ndarray, "n k 2 3"]  # of the face, mirrored for the latter, in which it is most like them

    @property
    def mirrored(self) -> Bool[np.ndarray, "n k"]:
        """Is the face held against them in mirror image?"""
        n, k = self.place.shape
        return np.broadcast_to(np.arange(k) >= k // 2, (n, k))


def find(images: UInt8[np.ndarray, "n 48 48"], training: UInt8[np.ndarray, "m 48 48"]) -> Candidates:
    """Those of the highest correlation in any pose; m > 0."""
    few, still = min(CANDIDATES, len(training)), POSES[:1]
    known = np.concatenate([_coarse(training[at : at + _BLOCK], still)[:, 0] for at in range(0, len(training), _BLOCK)])
    places = np.empty((len(images), 2, few), dtype=int)
    poses = np.empty((len(images), 2, few), dtype=int)
    with bar(description="twins: candidates", total=len(images), unit="face") as shown:
        for at in range(0, len(images), _BLOCK):
            block = slice(at, at + _BLOCK)
            for facing, faces in enumerate((images[block], images[block, :, ::-1])):
                coarse = _coarse(faces, POSES)
                places[block, facing] = found = _highest(coarse, known, few)
                poses[block, facing] = (known[found] @ coarse.transpose(0, 2, 1)).argmax(axis=-1)
            shown.update(len(faces))
    return Candidates(places.reshape(len(images), -1), POSES[poses.reshape(len(images), -1)])


def _coarse(images: UInt8[np.ndarray, "n 48 48"], poses: Float32[np.ndarray, "p 2 3"]) -> Float32[np.ndarray, "n p c"]:
    """The middle of each face in each pose as means, each of 2 x 2 samples; unit vectors of mean 0."""
    faces, size = images.astype(np.float32), 2 * CELLS
    samples = np.stack([seen(faces, pose[None], size=size, step=MIDDLE / size) for pose in poses], axis=1)
    means = samples.reshape(len(images), len(poses), CELLS, 2, CELLS, 2).mean(axis=(3, 5))
    return unit(means.reshape(len(images), len(poses), -1))


def _highest(
    coarse: Float32[np.ndarray, "n p c"], known: Float32[np.ndarray, "m c"], few: int
) -> Int[np.ndarray, "n few"]:
    """The places of those with the highest correlation in any pose, by falling correlation."""
    best = np.empty((len(coarse), len(known)), dtype=np.float32)
    for at in range(0, len(known), _AT_A_TIME):
        part = known[at : at + _AT_A_TIME].T
        highest, product = np.empty((2, len(coarse), part.shape[1]), dtype=np.float32)
        np.matmul(coarse[:, 0], part, out=highest)
        for pose in range(1, coarse.shape[1]):
            np.matmul(coarse[:, pose], part, out=product)
            np.maximum(highest, product, out=highest)
        best[:, at : at + _AT_A_TIME] = highest
    rows, found = np.arange(len(best)), np.empty((len(best), few), dtype=int)
    for rank in range(few):
        found[:, rank] = first = best.argmax(axis=1)
        best[rows, first] = -2  # out of the running
    return found
