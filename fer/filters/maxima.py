"""Is an image made for a filter a real maximum? What noise reaches, and whether two ascents agree."""

from dataclasses import dataclass

import numpy as np
import torch
from jaxtyping import Float, Int, UInt8
from scipy.fft import irfft2, rfft2
from scipy.sparse.csgraph import connected_components
from scipy.stats import binomtest
from torch import nn

from fer.filters.checks import require_some
from fer.filters.groups import membership
from fer.filters.maximise import Maximisers
from fer.filters.responses import responses, standardised

EVEN = 1e-12  # contrast below which an image counts as even


@dataclass(frozen=True)
class Lead:
    """Is the strongest image of a filter a face or noise? Counted by witnesses, see `lead`."""

    witnesses: int  # all of them: those undecided are neither for faces nor for noise
    faces: int
    noise: int
    p: float  # two-sided: that witnesses are divided as unevenly


@dataclass(frozen=True)
class Maxima:
    """What the image made for a filter is held against: one number a shown filter.

    Activations are in standard deviations above the filter's mean over the faces.
    """

    noise_images: int
    noise: tuple[float, ...]  # activation on the strongest noise image
    lead: Lead
    second: tuple[float, ...]  # on an image made from another start
    ratio: tuple[float, ...]  # of the activations on the two images made: the lower over the higher, 0 to 1
    likeness: tuple[float, ...]  # of these two images: their correlation, moved as suits best, -1 to 1


def measure(
    model: nn.Module,
    layer: nn.Module,
    images: UInt8[np.ndarray, "n h w"],
    found: Float[np.ndarray, "n c"],
    made: Maximisers,
    again: Maximisers,
    *,
    seed: int,
) -> Maxima:
    """Holds `made` against as much noise as there are faces (`images`, grey from 0 to 255, with the activations
    `found`), and against images made for the same filters from another start.
    """
    noise = torch.from_numpy(noise_like(images / np.float32(255), number=len(images), seed=seed))[:, None]
    shown, blank = found[:, made.channels], responses(model, layer, noise).mean[:, made.channels]
    strongest, first, second = (
        standardised(activation, found, made.channels)
        for activation in (blank.max(axis=0), made.activation, again.activation)
    )
    return Maxima(
        noise_images=len(images),
        noise=tuple(strongest.tolist()),
        lead=lead(shown, blank, membership(found)[made.channels]),
        second=tuple(second.tolist()),
        ratio=tuple(lower_over_higher(first, second).tolist()),
        likeness=tuple(likeness(made.images, again.images).tolist()),
    )


def noise_like(images: Float[np.ndarray, "n h w"], *, number: int, seed: int = 0) -> Float[np.ndarray, "m h w"]:
    """Random images with the mean image and the mean power spectrum of `images`, and the phases of white noise.

    What lies in them is as smooth as faces are, and shows nothing. The spectrum is that of the departures from the mean
    image; grey is cut off at 0 and 1. Raises InputError for number < 1.
    """
    require_some(number, "noise_images")
    mean = images.mean(axis=0)
    shape = mean.shape
    power = np.zeros((shape[0], shape[1] // 2 + 1))
    for part in np.array_split(images, -(-len(images) // 512)):
        power += (np.abs(rfft2(part - mean)) ** 2).sum(axis=0)
    white = rfft2(np.random.default_rng(seed).standard_normal((number, *shape), dtype=np.float32))
    phases = white / np.maximum(np.abs(white), EVEN)
    departures = irfft2(phases * np.sqrt(power / len(images)).astype(np.float32), s=shape)
    return np.clip(mean + departures, 0, 1).astype(np.float32)


def lead(faces: Float[np.ndarray, "n f"], noise: Float[np.ndarray, "n f"], group: Int[np.ndarray, " f"]) -> Lead:
    """Are filters led by faces, or by noise, more often than would be if both were answered alike?

    Filters of one near-equal `group` (see `membership`) are one witness, not several, and so are filters that share
    their strongest image. A witness votes for what leads most of its filters, one vote however many these are, and for
    neither where they are divided. If faces and noise were answered alike, each strongest image would be either with
    equal probability, so the votes cast are held against a fair coin (sign test, exact). Filters of one activation
    throughout are left out; p is 1 where no vote is cast.
    """
    both = np.concatenate([faces, noise])
    led = np.flatnonzero(np.ptp(both, axis=0) > 0)
    if not len(led):
        return Lead(0, 0, 0, 1.0)
    best, group = both[:, led].argmax(axis=0), group[led]
    joined = (best[:, None] == best) | (group[:, None] == group)
    witnesses, witness = connected_components(joined, directed=False)
    votes = np.bincount(witness, weights=np.where(best < len(faces), 1, -1))
    for_faces, for_noise = int((votes > 0).sum()), int((votes < 0).sum())
    cast = for_faces + for_noise
    return Lead(witnesses, for_faces, for_noise, float(binomtest(for_faces, cast).pvalue) if cast else 1.0)


def lower_over_higher(first: Float[np.ndarray, " f"], second: Float[np.ndarray, " f"]) -> Float[np.ndarray, " f"]:
    """The lower of two activations over the higher, from 0 to 1; 0 where one of them is not above 0."""
    low, high = np.minimum(first, second), np.maximum(first, second)
    return np.divide(low, high, out=np.zeros(low.shape), where=low > 0)


def likeness(first: Float[np.ndarray, "f h w"], second: Float[np.ndarray, "f h w"]) -> Float[np.ndarray, " f"]:
    """The largest correlation of two images, one of them moved round the edge as suits best: 1 for the same pattern.

    0 where one of them is even.
    """
    spectra, sizes = [], []
    for images in (first, second):
        centred = images - images.mean(axis=(1, 2), keepdims=True)
        spectra.append(rfft2(centred))
        sizes.append(np.linalg.norm(centred, axis=(1, 2)))
    products = irfft2(spectra[0] * spectra[1].conj(), s=first.shape[1:]).max(axis=(1, 2))
    size = sizes[0] * sizes[1]
    return np.divide(products, size, out=np.zeros(len(size)), where=size > EVEN)
