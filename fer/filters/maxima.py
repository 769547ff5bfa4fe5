"""Is an image made for a filter a real maximum? What noise reaches, and whether two ascents agree."""

import numpy as np
from jaxtyping import Float

from fer.errors import InputError

EVEN = 1e-12  # contrast below which an image counts as even


def noise_like(images: Float[np.ndarray, "n h w"], *, number: int, seed: int = 0) -> Float[np.ndarray, "m h w"]:
    """Random images with the mean image and the mean power spectrum of `images`, and the phases of white noise.

    What lies in them is as smooth as faces are, and shows nothing. The spectrum is that of the departures from the mean
    image; grey is cut off at 0 and 1. Raises InputError for number < 1.
    """
    if number < 1:
        raise InputError(f"noise_images={number}: ask for at least one")
    mean = images.mean(axis=0)
    shape = mean.shape
    power = np.zeros((shape[0], shape[1] // 2 + 1))
    for part in np.array_split(images, -(-len(images) // 512)):
        power += (np.abs(np.fft.rfft2(part - mean)) ** 2).sum(axis=0)
    white = np.fft.rfft2(np.random.default_rng(seed).standard_normal((number, *shape)))
    phases = white / np.maximum(np.abs(white), EVEN)
    departures = np.fft.irfft2(phases * np.sqrt(power / len(images)), s=shape)
    return np.clip(mean + departures, 0, 1).astype(np.float32)


def agreement(first: Float[np.ndarray, " f"], second: Float[np.ndarray, " f"]) -> Float[np.ndarray, " f"]:
    """The lower of two heights over the higher, from 0 to 1; 0 where one of them is not above 0."""
    low, high = np.minimum(first, second), np.maximum(first, second)
    return np.divide(low, high, out=np.zeros(low.shape), where=low > 0)


def likeness(first: Float[np.ndarray, "f h w"], second: Float[np.ndarray, "f h w"]) -> Float[np.ndarray, " f"]:
    """The largest correlation of two images, one of them moved round the edge as suits best: 1 for the same pattern.

    0 where one of them is even.
    """
    spectra, sizes = [], []
    for images in (first, second):
        centred = images - images.mean(axis=(1, 2), keepdims=True)
        spectra.append(np.fft.rfft2(centred))
        sizes.append(np.linalg.norm(centred, axis=(1, 2)))
    products = np.fft.irfft2(spectra[0] * spectra[1].conj(), s=first.shape[1:]).max(axis=(1, 2))
    size = sizes[0] * sizes[1]
    return np.divide(products, size, out=np.zeros(len(size)), where=size > EVEN)
