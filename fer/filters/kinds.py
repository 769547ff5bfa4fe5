"""What an image made for a filter shows, by rules fixed beforehand: its direction, its frequency, its kind.

The rules and their limits were set on patterns made by hand, not on the images of any network.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.fft import fftfreq, rfft2, rfftfreq
from scipy.ndimage import gaussian_filter

# the directions of lines, in degrees anticlockwise from horizontal, and the kinds in the order in which they are told
DIRECTIONS = {"horizontal": 0.0, "rising": 45.0, "vertical": 90.0, "falling": 135.0}
KINDS = (*DIRECTIONS, "bright_spot", "dark_spot", "dark_on_three_sides", "light_on_three_sides", "even", "other")

COHERENT = 0.5  # the gradient's energy along one direction is then three times that across it
CONTRAST = 0.05  # standard deviation of grey below which a pattern is even: a twentieth of the way from black to white
STEP = 0.5  # standard deviations of the pattern by which a side has to be darker (or lighter) than the middle
SMOOTHING = 1.0  # pixels, of the Gaussian before gradients are taken
TINY = 1e-12


class Lines(NamedTuple):
    """The direction of lines in images, and how far there is one."""

    angle: Float[np.ndarray, " n"]  # degrees anticlockwise from horizontal, 0 to 180
    coherence: Float[np.ndarray, " n"]  # 0: all directions alike, 1: one alone


def lines(images: Float[np.ndarray, "n h w"]) -> Lines:
    """Direction and coherence by the structure tensor of each whole image (Bigun & Granlund 1987).

    Gradients are central differences of the smoothed image; the outermost pixels, which have no neighbour, are left
    out. Lines run across the gradient. An even image has angle 0 and coherence 0.
    """
    smooth = gaussian_filter(images.astype(np.float64), SMOOTHING, axes=(1, 2), mode="nearest")
    down = (smooth[:, 2:, 1:-1] - smooth[:, :-2, 1:-1]) / 2
    right = (smooth[:, 1:-1, 2:] - smooth[:, 1:-1, :-2]) / 2
    across, along, mixed = ((p * q).sum(axis=(1, 2)) for p, q in ((right, right), (down, down), (right, down)))
    strength = np.hypot(across - along, 2 * mixed)
    coherence = np.divide(strength, across + along, out=np.zeros(len(images)), where=across + along > TINY)
    gradient = np.degrees(np.arctan2(-2 * mixed, across - along)) / 2  # rows count downwards, angles upwards
    return Lines(np.where(coherence > 0, (gradient + 90) % 180, 0.0), coherence)


def frequency(images: Float[np.ndarray, "n h w"]) -> Float[np.ndarray, " n"]:
    """The centre of gravity of the power spectrum, in cycles a face, the mean left out; 0 for an even image."""
    height, width = images.shape[1:]
    power = np.abs(rfft2(images - images.mean(axis=(1, 2), keepdims=True))) ** 2
    power[:, :, 1 : (width + 1) // 2] *= 2  # of a real image each has a conjugate, which is left out
    cycles = np.hypot(*np.meshgrid(fftfreq(height) * height, rfftfreq(width) * width, indexing="ij"))
    total = power.sum(axis=(1, 2))
    return np.divide((power * cycles).sum(axis=(1, 2)), total, out=np.zeros(len(images)), where=total > TINY)


def kinds(motifs: Float[np.ndarray, "n s s"]) -> list[str]:
    """For each motif one of KINDS, by the first rule that holds.

    1. "even": the standard deviation of grey is below CONTRAST; the filter sees brightness at most.
    2. By the mean grey of the middle and of the four sides, where the motif is cut into three by three squares: a side
       is dark (light) if it is below (above) the middle by STEP standard deviations of the motif. Four dark sides are
       a bright spot, four light ones a dark spot; three dark sides and a fourth that is not are what is easily read as
       the corner of a mouth or an eye, three light ones its negative. Lines have two such sides at most.
    3. A direction: coherence from COHERENT on. The nearest of four directions, each 45 degrees wide.
    4. "other": none of these.
    """
    angle, coherence = lines(motifs)
    contrast = motifs.std(axis=(1, 2))
    names = list(DIRECTIONS)
    found = []
    for motif, turn, clear, size in zip(motifs, angle, coherence, contrast, strict=True):
        if size < CONTRAST:
            found.append("even")
        else:
            line = names[round(turn / 45) % 4] if clear >= COHERENT else "other"
            found.append(_by_sides(motif, STEP * size) or line)
    return found


def _by_sides(motif: Float[np.ndarray, "s s"], step: float) -> str | None:
    rows = [np.array_split(band, 3, axis=1) for band in np.array_split(motif, 3, axis=0)]
    grey = np.array([[square.mean() for square in row] for row in rows])
    sides = grey[[0, 1, 1, 2], [1, 0, 2, 1]] - grey[1, 1]
    dark, light = int((sides <= -step).sum()), int((sides >= step).sum())
    if dark == 4:
        return "bright_spot"
    if light == 4:
        return "dark_spot"
    if dark == 3:
        return "dark_on_three_sides"
    return "light_on_three_sides" if light == 3 else None
