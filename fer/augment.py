"""Augmentation: a batch in, a batch out, on its own device, one draw a face, from the generator passed in."""

import torch
import torch.nn.functional as F
from jaxtyping import Bool, Float
from torch import Generator, Tensor

from fer.recipes import Augmentation


def augment(x: Float[Tensor, "b 1 h w"], how: Augmentation, generator: Generator) -> Float[Tensor, "b 1 h w"]:
    """Every change of `how` but mixup, in [0, 1]. Draws one number per face and change, whether or not it is used."""
    x = move(x, how, generator)
    x = relight(x, how, generator)
    return erase(x, share=how.erasing, generator=generator)


def move(x: Float[Tensor, "b 1 h w"], how: Augmentation, generator: Generator) -> Float[Tensor, "b 1 h w"]:
    """Mirror, turn, scale and shift in one bilinear sampling; what enters at the border repeats the border's pixels."""
    b, _, h, w = x.shape
    angle = _uniform(b, x, generator) * how.rotation * torch.pi / 180
    zoom = 1 + _uniform(b, x, generator) * how.scale
    along, down = (_uniform(b, x, generator) * 2 * how.shift / side for side in (w, h))
    mirror = torch.where(_uniform(b, x, generator) < 0, -1.0, 1.0) if how.flip else torch.ones_like(zoom)
    cos, sin = torch.cos(angle) / zoom, torch.sin(angle) / zoom
    rows = torch.stack([torch.stack([mirror * cos, -mirror * sin, along]), torch.stack([sin, cos, down])])
    if how.rotation == how.scale == how.shift == 0:
        return torch.where(mirror.view(b, 1, 1, 1) < 0, x.flip(3), x)
    grid = F.affine_grid(rows.permute(2, 0, 1), list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=False)


def relight(x: Float[Tensor, "b 1 h w"], how: Augmentation, generator: Generator) -> Float[Tensor, "b 1 h w"]:
    """(x - 1/2) * contrast + 1/2 + brightness, clipped to [0, 1]."""
    gain = 1 + _uniform(len(x), x, generator).view(-1, 1, 1, 1) * how.contrast
    offset = _uniform(len(x), x, generator).view(-1, 1, 1, 1) * how.brightness
    if how.contrast == how.brightness == 0:
        return x
    return ((x - 0.5) * gain + 0.5 + offset).clamp(0, 1)


def erase(x: Float[Tensor, "b 1 h w"], *, share: float, generator: Generator) -> Float[Tensor, "b 1 h w"]:
    """Grey one rectangle, 1/8 to 1/2 of each side long, in about `share` of the faces."""
    b, _, h, w = x.shape
    draw = torch.rand(5, b, generator=generator, device=x.device)
    if share == 0:
        return x
    inside = _band(h, draw[0], draw[1]).unsqueeze(2) & _band(w, draw[2], draw[3]).unsqueeze(1)
    return torch.where((inside & (draw[4] < share).view(b, 1, 1)).unsqueeze(1), 0.5, x)


def mixup(
    x: Float[Tensor, "b 1 h w"], y: Float[Tensor, "b k"], *, alpha: float, generator: Generator
) -> tuple[Float[Tensor, "b 1 h w"], Float[Tensor, "b k"]]:
    """share * x + (1 - share) * partner, for faces and for their label distributions, the share ~ Beta(alpha, alpha).

    A Beta draw is a ratio of two Gamma draws; torch's Gamma takes a generator through `_standard_gamma` alone.
    """
    if alpha == 0:
        return x, y
    partner = torch.randperm(len(x), generator=generator, device=x.device)
    concentration = torch.full((2, len(x)), alpha, device=x.device)
    gammas = torch._standard_gamma(concentration, generator=generator).clamp_min(torch.finfo(x.dtype).tiny)
    share = gammas[0] / gammas.sum(dim=0)
    across, along = share.view(-1, 1, 1, 1), share.view(-1, 1)
    return across * x + (1 - across) * x[partner], along * y + (1 - along) * y[partner]


def _uniform(n: int, like: Tensor, generator: Generator) -> Float[Tensor, " n"]:
    """n draws from [-1, 1)."""
    return torch.rand(n, generator=generator, device=like.device) * 2 - 1


def _band(side: int, length: Float[Tensor, " b"], start: Float[Tensor, " b"]) -> Bool[Tensor, "b side"]:
    """For each face the positions of one interval, 1/8 to 1/2 of `side` long, wholly inside."""
    length = side * (1 / 8 + length * 3 / 8)
    start = start * (side - length)
    at = torch.arange(side, device=length.device) + 0.5
    return (at >= start[:, None]) & (at < (start + length)[:, None])
