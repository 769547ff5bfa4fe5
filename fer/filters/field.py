"""The part of an image that one value of a map really hangs on: most of a receptive field has next to no weight."""

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from fer.models.probe import reader

SHARE = 0.75  # of the gradient's energy that lies within the effective field
BATCH = 64


def peak_energy(
    model: nn.Module, layer: nn.Module, x: Float[Tensor, "n 1 h w"], channels: Int[np.ndarray, " n"]
) -> Float[np.ndarray, "n h w"]:
    """The squared derivative of the largest value in each image's own map by every pixel (Luo et al. 2016, section 2).

    >= 0. `channels` names the map of each image. The weights get no gradient.
    """
    wanted = torch.from_numpy(np.asarray(channels))
    energies = []
    maps_of = reader(model, layer)
    for part, own in zip(x.split(BATCH), wanted.split(BATCH), strict=True):
        pixels = part.detach().clone().requires_grad_()
        peaks = maps_of(pixels)[torch.arange(len(own)), own].flatten(1).max(dim=1).values
        (gradient,) = torch.autograd.grad(peaks.sum(), pixels)
        energies.append(gradient[:, 0].square().cpu().numpy())
    return np.concatenate(energies)


def centres(energy: Float[np.ndarray, "n h w"]) -> Int[np.ndarray, "n 2"]:
    """Row and column of the pixel at each centre of gravity; the middle where there is no energy."""
    total = energy.sum(axis=(1, 2))
    found = []
    for axis, side in ((2, energy.shape[1]), (1, energy.shape[2])):
        moment = (energy.sum(axis=axis) * np.arange(side)).sum(axis=1)
        found.append(np.divide(moment, total, out=np.full(len(total), side / 2), where=total > 0))
    return np.stack(found, axis=1).round().astype(int)


def effective_side(energy: Float[np.ndarray, "n h w"], centre: Int[np.ndarray, "n 2"], *, share: float = SHARE) -> int:
    """Side of the smallest square round `centre` that holds `share` of the energy, in the median image; odd, and no
    larger than the image. Images without energy are left out; 1 where none remains.
    """
    rows, columns = (np.abs(np.arange(side) - centre[:, [k]]) for k, side in enumerate(energy.shape[1:]))
    ring = np.maximum(rows[:, :, None], columns[:, None, :])  # how far out a square has to reach for this pixel
    sides = [
        2 * int(np.searchsorted(np.cumsum(np.bincount(far.ravel(), own.ravel())), share * own.sum())) + 1
        for far, own in zip(ring, energy.astype(np.float64), strict=True)
        if own.any()
    ]
    largest = (min(energy.shape[1:]) - 1) | 1
    return min(int(np.quantile(sides, 0.5, method="lower")), largest) if sides else 1


def crops(
    images: Float[np.ndarray, "n h w"], centre: Int[np.ndarray, "n 2"], side: int, *, wrap: bool = False
) -> Float[np.ndarray, "n s s"]:
    """The square of an odd `side` round each centre; beyond the edge nan, or with `wrap` the other edge's pixels."""
    reach = side // 2
    around = ((0, 0), (reach, reach), (reach, reach))
    if wrap:
        padded = np.pad(images, around, mode="wrap")
    else:
        padded = np.pad(images.astype(np.float32), around, constant_values=np.nan)
    return np.stack([one[r : r + side, c : c + side] for one, (r, c) in zip(padded, centre, strict=True)])
