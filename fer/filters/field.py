"""The part of an image that one value of a map really hangs on: most of a receptive field has next to no weight."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float, Int, Real
from torch import Tensor, nn

from fer.models.probe import reader
from fer.statistics.interval import Interval
from fer.statistics.means import mean_interval

SHARE = 0.75  # of the gradient's energy that lies within the effective field
BATCH = 64


@dataclass(frozen=True)
class EffectiveField:
    """What part of a face a filter sees, and the faces of which that part excites it most."""

    side: int  # pixels, odd, of the square that holds `share`
    share: float  # of the squared gradient, 0 to 1
    crop_index: tuple[tuple[int, ...], ...]  # a row a shown filter: positions among the faces, strongest first
    crop_labels: tuple[tuple[int, ...], ...]  # the true classes of these
    shared: int  # of these faces are among the same filter's strongest by its whole map
    shared_with_others: float  # as many would be, if each filter were held against another one's strongest
    beyond: Interval | None  # the difference of the two as shares of the faces, -1 to 1; None of one filter


class Seen(NamedTuple):
    """Where in each filter's images the pixels lie that its largest value hangs on, and what square they fill."""

    centre: Int[np.ndarray, "f k 2"]  # row and column
    side: int  # pixels, one for all


def measure(
    seen: Seen, index: Int[np.ndarray, "f k"], labels: Int[np.ndarray, "f k"], whole: Int[np.ndarray, "f k"]
) -> EffectiveField:
    """The facts of the faces at `index`, whose true classes are `labels`; those at `whole` lead by the whole map."""
    shared = (index[:, None, :, None] == whole[None, :, None, :]).sum(axis=(2, 3))  # of filter i with filter j
    own, filters = shared.diagonal(), len(index)
    others = (shared.sum(axis=1) - own) / max(filters - 1, 1)
    return EffectiveField(
        side=seen.side,
        share=SHARE,
        crop_index=tuple(map(tuple, index.tolist())),
        crop_labels=tuple(map(tuple, labels.tolist())),
        shared=int(own.sum()),
        shared_with_others=float(others.sum()),
        beyond=mean_interval((own - others) / index.shape[1]) if filters > 1 else None,
    )


def seen(
    model: nn.Module,
    layer: nn.Module,
    x: Float[Tensor, "n 1 h w"],
    index: Int[np.ndarray, "f k"],
    channels: Int[np.ndarray, " f"],
) -> Seen:
    """What the largest value of each filter hangs on, in the k images of `x` at its row of `index`."""
    energy = peak_energy(model, layer, x[torch.from_numpy(index.ravel())], channels.repeat(index.shape[1]))
    centre = centres(energy)
    return Seen(centre.reshape(*index.shape, 2), effective_side(energy, centre))


def motifs(
    model: nn.Module,
    layer: nn.Module,
    images: Float[np.ndarray, "f h w"],
    channels: Int[np.ndarray, " f"],
    *,
    side: int,
) -> Float[np.ndarray, "f s s"]:
    """The square of each image that its filter's largest value hangs on; beyond the edge the other edge's pixels."""
    energy = peak_energy(model, layer, torch.from_numpy(images)[:, None], channels)
    return crops(images, centres(energy), side, wrap=True)


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
    images: Real[np.ndarray, "*n h w"], centre: Int[np.ndarray, "*n 2"], side: int, *, wrap: bool = False
) -> Real[np.ndarray, "*n s s"]:
    """The square of an odd `side` round each centre; beyond the edge nan, or with `wrap` the other edge's pixels."""
    reach = side // 2
    around = ((0, 0), (reach, reach), (reach, reach))
    shape, images = images.shape[:-2], images.reshape(-1, *images.shape[-2:])
    if wrap:
        padded = np.pad(images, around, mode="wrap")
    else:
        padded = np.pad(images.astype(np.float32), around, constant_values=np.nan)
    places = centre.reshape(-1, 2)
    found = np.stack([one[r : r + side, c : c + side] for one, (r, c) in zip(padded, places, strict=True)])
    return found.reshape(*shape, side, side)
