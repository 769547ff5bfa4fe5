"""How alike two pictures are once one is laid upon the other: turned, zoomed and shifted until they fit best.

Gauss-Newton steps towards the highest correlation, with the slopes of the picture that stays: the inverse compositional
algorithm (Baker and Matthews 2004, section 3.2) on pictures of mean 0 and norm 1.
"""

import numpy as np
from jaxtyping import Float32, UInt8
from scipy.ndimage import gaussian_filter1d

from fer.twins.poses import seen, unit

FINE, COARSE = 0.7, 2.0  # pixels: standard deviations of the two Gaussians whose difference is the band-pass
_RIDGE = 1e-3  # added to a Gauss-Newton matrix, so that that of a flat picture has an inverse
_LEAST = 0.3  # correlation: a step is not lengthened further for what is less alike
_FAR = 3.0  # samples: how far one step goes at most


def halved(images: UInt8[np.ndarray, "n h h"]) -> Float32[np.ndarray, "n g g"]:
    """Means over squares of 2 x 2 pixels."""
    n, side, _ = images.shape
    return images.reshape(n, side // 2, 2, side // 2, 2).mean(axis=(2, 4), dtype=np.float32)


def edges(images: UInt8[np.ndarray, "n h h"] | Float32[np.ndarray, "n h h"]) -> Float32[np.ndarray, "n h h"]:
    """The band-pass: it keeps edges of 1 to 4 pixels and drops light and shade."""
    side = images.shape[-1]
    fine, coarse = (
        gaussian_filter1d(np.eye(side, dtype=np.float32), s, axis=0, mode="nearest") for s in (FINE, COARSE)
    )
    pixels = images.astype(np.float32)
    return fine @ pixels @ fine.T - coarse @ pixels @ coarse.T


def register(
    moved: Float32[np.ndarray, "n h h"],
    still: Float32[np.ndarray, "n h h"],
    poses: Float32[np.ndarray, "n 2 3"],
    *,
    size: int,
    steps: int,
) -> tuple[Float32[np.ndarray, "n 2 3"], Float32[np.ndarray, " n"]]:
    """The poses in which each picture is most like the middle `size` x `size` pixels of the one that stays, and their
    correlations there, -1 to 1: the best of `poses` and of `steps` steps from there. 0 for a picture that is flat."""
    middle = (still.shape[-1] - size) // 2
    template, slopes = _slopes(still[:, middle : middle + size, middle : middle + size])
    solve = np.linalg.inv(slopes @ slopes.transpose(0, 2, 1) + _RIDGE * np.eye(4, dtype=np.float32))
    best, likeness = poses.copy(), np.full(len(poses), -1, dtype=np.float32)
    for step in range(steps + 1):
        picture = unit(seen(moved, poses, size=size, step=1).reshape(len(poses), -1))
        found = np.einsum("np,np->n", picture, template)
        better = found > likeness
        best[better], likeness[better] = poses[better], found[better]
        if step < steps:
            wanted = np.einsum("nip,np->ni", slopes, picture) / found[:, None].clip(_LEAST)
            poses = _after(poses, np.einsum("nij,nj->ni", solve, wanted).clip(-_FAR, _FAR), size=size)
    return best, likeness


def _slopes(pictures: Float32[np.ndarray, "n s s"]) -> tuple[Float32[np.ndarray, "n p"], Float32[np.ndarray, "n 4 p"]]:
    """Pictures as unit vectors, and how these change as the picture is zoomed, turned, and moved right and down, each
    by a pixel at the middle of its sides."""
    vectors = pictures.reshape(len(pictures), -1)
    norm = np.linalg.norm(vectors - vectors.mean(axis=1, keepdims=True), axis=1).clip(1)[:, None]
    down, right = (slope.reshape(vectors.shape) / norm for slope in np.gradient(pictures, axis=(1, 2)))
    place = np.linspace(-1, 1, pictures.shape[-1], dtype=np.float32)
    y, x = (of.ravel() for of in np.meshgrid(place, place, indexing="ij"))
    slopes = np.stack([right * x + down * y, down * x - right * y, right, down], axis=1)
    slopes -= slopes.mean(axis=2, keepdims=True)
    template = unit(vectors)
    slopes -= np.einsum("nip,np->ni", slopes, template)[..., None] * template[:, None]
    return template, slopes


def _after(
    poses: Float32[np.ndarray, "n 2 3"], change: Float32[np.ndarray, "n 4"], *, size: int
) -> Float32[np.ndarray, "n 2 3"]:
    """Each pose after the inverse of a change, which is given in pixels as in `_slopes`."""
    zoom, turn = 1 + change[:, 0] / (size / 2), change[:, 1] / (size / 2)
    turned = np.linalg.inv(np.stack([np.stack([zoom, -turn], axis=1), np.stack([turn, zoom], axis=1)], axis=1))
    a = poses[:, :, :2] @ turned
    b = poses[:, :, 2] - np.einsum("nij,nj->ni", a, change[:, 2:])
    return np.concatenate([a, b[..., None]], axis=2).astype(np.float32)
