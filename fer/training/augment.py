"""Augmentation: a batch in, a batch out, on its own device, one draw a face.

Drawing is apart from changing: the draws come from a generator, and the changes are pure functions of faces and draws,
which torch.compile can fuse. Every draw is made whether or not it is used, so that one setting does not shift the
random numbers of another.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from jaxtyping import Bool, Float, Int
from torch import Generator, Tensor

from fer.recipes import Augmentation

_DRAWS = 12  # numbers a face


def draw(n: int, generator: Generator) -> Float[Tensor, "12 n"]:
    """What decides how n faces are changed: numbers from [0, 1), on the generator's device."""
    return torch.rand(_DRAWS, n, generator=generator, device=generator.device)


def augment(x: Float[Tensor, "b 1 h w"], draws: Float[Tensor, "12 b"], how: Augmentation) -> Float[Tensor, "b 1 h w"]:
    """Every change of `how` but mixup, in [0, 1]."""
    x = move(x, draws[:5], how)
    x = relight(x, draws[5:7], how)
    return erase(x, draws[7:], share=how.erasing)


def move(x: Float[Tensor, "b 1 h w"], draws: Float[Tensor, "5 b"], how: Augmentation) -> Float[Tensor, "b 1 h w"]:
    """Mirror, turn, scale and shift in one bilinear sampling; what enters at the border repeats the border's pixels."""
    b, _, h, w = x.shape
    turn, size, right, down, side = draws * 2 - 1
    angle, zoom = turn * how.rotation * torch.pi / 180, 1 + size * how.scale
    right, down = right * 2 * how.shift / w, down * 2 * how.shift / h
    mirror = torch.where(side < 0, -1.0, 1.0) if how.flip else torch.ones_like(zoom)
    if how.rotation == how.scale == how.shift == 0:
        return torch.where(mirror.view(b, 1, 1, 1) < 0, x.flip(3), x)
    cos, sin = torch.cos(angle) / zoom, torch.sin(angle) / zoom
    rows = torch.stack([torch.stack([mirror * cos, -mirror * sin, right]), torch.stack([sin, cos, down])])
    grid = F.affine_grid(rows.permute(2, 0, 1), list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=False)


def relight(x: Float[Tensor, "b 1 h w"], draws: Float[Tensor, "2 b"], how: Augmentation) -> Float[Tensor, "b 1 h w"]:
    """(x - 1/2) * contrast + 1/2 + brightness, clipped to [0, 1]."""
    if how.contrast == how.brightness == 0:
        return x
    stretch, lift = (draws * 2 - 1).view(2, -1, 1, 1, 1)
    return ((x - 0.5) * (1 + stretch * how.contrast) + 0.5 + lift * how.brightness).clamp(0, 1)


def erase(x: Float[Tensor, "b 1 h w"], draws: Float[Tensor, "5 b"], *, share: float) -> Float[Tensor, "b 1 h w"]:
    """Grey one rectangle, 1/8 to 1/2 of each side long, in about `share` of the faces."""
    if share == 0:
        return x
    height, top, width, left, whether = draws
    inside = _band(x.shape[2], height, top).unsqueeze(2) & _band(x.shape[3], width, left).unsqueeze(1)
    return torch.where((inside & (whether < share).view(-1, 1, 1)).unsqueeze(1), 0.5, x)


def shrink(x: Float[Tensor, "b 1 h w"], side: int) -> Float[Tensor, "b 1 side side"]:
    """Faces of `side` x `side` pixels, smoothed so that fine lines do not turn to coarse ones."""
    if side == x.shape[-1]:
        return x
    return F.interpolate(x, size=(side, side), mode="bilinear", antialias=True, align_corners=False)


class Mix(NamedTuple):
    """Which other face of the batch each face is mixed with, and how much of its own is left."""

    partner: Int[Tensor, " b"]
    share: Float[Tensor, " b"]


def draw_mix(n: int, *, alpha: float, generator: Generator) -> Mix:
    """A random partner for each of n faces, the share ~ Beta(alpha, alpha); alpha > 0.

    A Beta draw is a ratio of two Gamma draws; torch's Gamma takes a generator through `_standard_gamma` alone.
    """
    concentration = torch.full((2, n), alpha, device=generator.device)
    gammas = torch._standard_gamma(concentration, generator=generator).clamp_min(torch.finfo(torch.float32).tiny)
    partner = torch.randperm(n, generator=generator, device=generator.device)
    return Mix(partner, gammas[0] / gammas.sum(dim=0))


def mix(values: Float[Tensor, " b *rest"], how: Mix) -> Float[Tensor, " b *rest"]:
    """share * value + (1 - share) * partner's, for faces and for their label distributions alike."""
    share = how.share.view(-1, *[1] * (values.ndim - 1))
    return share * values + (1 - share) * values[how.partner]


def _band(side: int, length: Float[Tensor, " b"], start: Float[Tensor, " b"]) -> Bool[Tensor, "b side"]:
    """For each face the positions of one interval, 1/8 to 1/2 of `side` long, wholly inside."""
    length = side * (1 / 8 + length * 3 / 8)
    start = start * (side - length)
    at = torch.arange(side, device=length.device) + 0.5
    return (at >= start[:, None]) & (at < (start + length)[:, None])
