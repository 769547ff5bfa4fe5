"""Second pictures of one photograph: cropped or scaled a little otherwise, brightened, watermarked, or mirrored.

Likeness is the highest correlation of two faces over shifts of up to four pixels each way and scales of 0.92 to 1.08,
after a band-pass that keeps edges of 1 to 4 pixels and drops light and shade. It is measured against the training faces
that come first by 12 x 12 thumbnails, eight as they are and eight mirrored, which are found among all of them exactly.

The threshold is where FER2013 itself falls into two. Of the 3,309 PublicTest faces without an exact twin, 2,722 lie
below 0.75 and thin out towards it (205 at 0.475 to 0.5, 34 at 0.65 to 0.675, 14 at 0.7 to 0.725), 8 at 0.75 to 0.775,
and beyond that they grow dense again up to 154 at 0.95 to 0.975. Looked at by eye: of 83 pairs between 0.65 and 0.75
about 25 are one photograph, the others two people who look alike; of 39 between 0.75 and 0.85 all but one or two are
one photograph; of 96 drawn at random above 0.9 all are. So what is found is nearly all true, and what is cut or turned
further than that is missed: the count is a lower bound.

Drawn faces have no such gap: they come from one hand and reach 0.9 without being twins.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float32, Int, UInt8
from numpy.lib.stride_tricks import sliding_window_view
from scipy.ndimage import gaussian_filter1d

from fer.data.faces import SIDE
from fer.progress import bar

ALIKE = 0.75  # likeness from which two faces are taken for one photograph
THUMBNAIL = 12  # pixels: the side of what candidates are found by
CANDIDATES = 8  # training faces looked at closely, as many again mirrored
SHIFT = 4  # pixels: the furthest shift tried
SCALES = (0.92, 0.96, 1.0, 1.04, 1.08)
FINE, COARSE = 0.7, 2.0  # pixels: standard deviations of the two Gaussians whose difference is the band-pass
STRIDE = 2  # after the band-pass every second pixel says enough
FLAT = 0.1  # a norm, in grey levels, below which a face shows nothing to correlate
_BLOCK = 128  # faces a matrix product; an eighth of it where windows are cut out


class Nearest(NamedTuple):
    """The training face that is most like each face."""

    likeness: Float32[np.ndarray, " n"]  # -1 to 1; 0 for a face that shows nothing
    place: Int[np.ndarray, " n"]  # of the training face
    mirrored: Bool[np.ndarray, " n"]  # is it like the training face's mirror image?


def nearest(images: UInt8[np.ndarray, "n 48 48"], training: UInt8[np.ndarray, "m 48 48"]) -> Nearest:
    """The most similar training face of each face; m > 0. 3,589 faces among 28,709 take 4 s on one core."""
    as_is = _candidates(images, training)
    candidates = np.concatenate([as_is, _candidates(images[:, :, ::-1], training)], axis=1)
    likeness = np.full(candidates.shape, -1, dtype=np.float32)
    patches, few = _centres(training), _BLOCK // 8
    with bar(description="near twins", total=len(SCALES) * len(images), unit="face") as shown:
        for scale in SCALES:
            for start in range(0, len(images), few):
                block = slice(start, start + few)
                found = patches[candidates[block]]
                _mirror(found[:, as_is.shape[1] :])
                np.maximum(likeness[block], _correlation(images[block], found, scale), out=likeness[block])
                shown.update(len(found))
    best = likeness.argmax(axis=1)
    every = np.arange(len(images))
    return Nearest(likeness[every, best], candidates[every, best], best >= as_is.shape[1])


def _candidates(images: UInt8[np.ndarray, "n 48 48"], training: UInt8[np.ndarray, "m 48 48"]) -> Int[np.ndarray, "n k"]:
    """The training faces with the most similar thumbnails, by falling cosine, of all of them."""
    known = _thumbnails(training).T
    found = np.empty((len(images), min(CANDIDATES, len(training))), dtype=int)
    for start in range(0, len(images), _BLOCK):
        cosines = _thumbnails(images[start : start + _BLOCK]) @ known
        rows = np.arange(len(cosines))
        for rank in range(found.shape[1]):
            found[start + rows, rank] = best = cosines.argmax(axis=1)
            cosines[rows, best] = -2  # out of the running
    return found


def _thumbnails(images: UInt8[np.ndarray, "n 48 48"]) -> Float32[np.ndarray, "n 144"]:
    """Means over squares of 4 x 4 pixels, as unit vectors of mean 0."""
    squares = images.reshape(len(images), THUMBNAIL, SIDE // THUMBNAIL, THUMBNAIL, SIDE // THUMBNAIL)
    return _unit(squares.mean(axis=(2, 4), dtype=np.float32).reshape(len(images), -1))


def _unit(vectors: Float32[np.ndarray, "*b k"]) -> Float32[np.ndarray, "*b k"]:
    """Each with mean 0 and norm 1, so that a dot product is a correlation; zeros for what is flat."""
    centred = vectors - vectors.mean(axis=-1, keepdims=True)
    norm = np.sqrt(np.einsum("...k,...k->...", centred, centred))[..., None]
    return np.where(norm > FLAT, centred / norm.clip(FLAT), 0)


def _centres(images: UInt8[np.ndarray, "n 48 48"]) -> Float32[np.ndarray, "n p"]:
    """What lies SHIFT pixels or more from the edge, p = 400 pixels of it, as unit vectors: it can be shifted without
    leaving the face."""
    inner = slice(SHIFT, SIDE - SHIFT, STRIDE)
    blocks = [_edges(images[at : at + _BLOCK])[:, inner, inner] for at in range(0, len(images), _BLOCK)]
    return np.concatenate([_unit(block.reshape(len(block), -1)) for block in blocks])


def _mirror(patches: Float32[np.ndarray, "b k p"]) -> None:
    """Mirror patches in place."""
    side = (SIDE - 2 * SHIFT) // STRIDE
    patches[:] = patches.reshape(*patches.shape[:2], side, side)[..., ::-1].reshape(patches.shape)


def _correlation(
    images: UInt8[np.ndarray, "b 48 48"], patches: Float32[np.ndarray, "b k p"], scale: float
) -> Float32[np.ndarray, "b k"]:
    """The highest correlation of each face, scaled, with each of its patches over all shifts."""
    inner = SIDE - 2 * SHIFT
    windows = sliding_window_view(_edges(images, scale), (inner, inner), axis=(1, 2))[..., ::STRIDE, ::STRIDE]
    shifted = windows.reshape(len(images), (2 * SHIFT + 1) ** 2, -1)
    squares = np.einsum("...k,...k->...", shifted, shifted) - shifted.sum(axis=-1) ** 2 / shifted.shape[-1]
    norm = np.sqrt(squares.clip(FLAT**2))[..., None]
    return (shifted @ patches.transpose(0, 2, 1) / norm).max(axis=1)  # the patches have mean 0, so windows need none


def _edges(images: UInt8[np.ndarray, "n 48 48"], scale: float = 1.0) -> Float32[np.ndarray, "n 48 48"]:
    """Faces scaled about their centre, then the difference of two Gaussians: both act on columns, then on rows."""
    pixels = _scaling(scale) @ images.astype(np.float32) @ _scaling(scale).T
    fine, coarse = (
        gaussian_filter1d(np.eye(SIDE, dtype=np.float32), s, axis=0, mode="nearest") for s in (FINE, COARSE)
    )
    return fine @ pixels @ fine.T - coarse @ pixels @ coarse.T


def _scaling(scale: float) -> Float32[np.ndarray, "48 48"]:
    """Scales a column of pixels about its middle, by linear interpolation; its end goes on beyond the edge."""
    middle = (SIDE - 1) / 2
    place = ((np.arange(SIDE) - middle) / scale + middle).clip(0, SIDE - 1)
    before = np.minimum(place.astype(int), SIDE - 2)
    matrix = np.zeros((SIDE, SIDE), dtype=np.float32)
    matrix[np.arange(SIDE), before] = 1 - (place - before)
    matrix[np.arange(SIDE), before + 1] = place - before
    return matrix


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
