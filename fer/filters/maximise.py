"""An image made for each filter by gradient ascent (activation maximisation)."""

from collections import deque
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from fer.errors import InputError
from fer.filters.checks import require_some
from fer.models.folding import folded
from fer.models.probe import reader

START = 0.01  # standard deviation of the coefficients before the first step: an almost even grey
RATE = 0.2  # AdamW's
DECAY = 0.5  # AdamW's weight decay, so that waves which do not help fade
DAMPING = 1.0  # AdamW's eps, in multiples of the gradient's root mean square: waves of no effect stay as they are
SHIFT = 3  # pixels; the image is moved by up to this much in every step, so that no single pixel matters
WINDOW = 16  # steps over which waves and heights are averaged: every shift moves them a little
SETTLED = 0.02  # ascent stops where a window's mean height lies above that of the one before by less than this share
TINY = 1e-12  # what is divided by at least


class Maximisers(NamedTuple):
    """Images made for filters, and what they reach."""

    channels: Int[np.ndarray, " f"]  # the filters
    images: Float[np.ndarray, "f 48 48"]  # grey from 0 to 1
    activation: Float[np.ndarray, " f"]  # of each filter on its own image
    start: Float[np.ndarray, " f"]  # the same before the first step
    steps: int  # taken
    gain: float | None  # of the last WINDOW steps over those before, as a share of the height; None of fewer steps


def maximise(
    model: nn.Module,
    layer: nn.Module,
    channels: Int[np.ndarray, " f"],
    *,
    steps: int = 256,
    side: int = 48,
    seed: int = 0,
) -> Maximisers:
    """One image a filter, all in one batch, by gradient ascent on the filter's activation (Erhan et al. 2009).

    The image is the sigmoid of a sum of waves whose coefficients are learnt by Adam, low frequencies faster than high
    ones (Olah et al. 2017): it stays within 0 and 1, and lacks the high-frequency noise of ascent on pixels. Weight
    decay and shifts by a few pixels, round the edge, regularise. The image is that of the mean waves of the last WINDOW
    steps (Polyak & Juditsky 1992), which stands higher than that of the last. Ascent ends where it no longer gains
    (SETTLED), at `steps` at the latest. A filter named twice starts from two images. The same seed gives the same
    images.
    Raises InputError for steps < 1.
    """
    require_some(steps, "steps")
    generator = torch.Generator().manual_seed(seed)
    device = next(model.parameters()).device
    waves = torch.randn(len(channels), 1, side, side // 2 + 1, 2, generator=generator).mul(START)
    waves = waves.to(device).requires_grad_()
    own = torch.arange(len(channels)), torch.from_numpy(channels)
    optimiser = torch.optim.AdamW([waves], lr=RATE, eps=DAMPING, weight_decay=DECAY)
    maps_of = reader(*folded(model, layer))
    start, heights, gain = _image(waves.detach()), list[Tensor](), None
    last: deque[Tensor] = deque(maxlen=WINDOW)
    while len(heights) < steps and (gain is None or gain >= SETTLED):
        shift = torch.randint(-SHIFT, SHIFT + 1, (2,), generator=generator).tolist()
        reached = maps_of(_image(waves).roll(shift, dims=(2, 3))).mean(dim=(2, 3))[own]
        (gradient,) = torch.autograd.grad(-reached.sum(), waves)
        waves.grad = gradient / gradient.square().mean(dim=(1, 2, 3, 4), keepdim=True).sqrt().clamp_min(TINY)
        optimiser.step()
        heights.append(reached.detach())
        last.append(waves.detach().clone())
        gain = _gain(heights) if len(heights) % WINDOW == 0 else gain
    end = _image(torch.stack(list(last)).mean(dim=0))
    with torch.no_grad():
        before, after = (maps_of(images).mean(dim=(2, 3))[own].cpu().numpy() for images in (start, end))
    return Maximisers(channels, end[:, 0].cpu().numpy(), after, before, len(heights), gain)


def from_other_starts(
    model: nn.Module, layer: nn.Module, channels: Int[np.ndarray, " f"], *, starts: int, steps: int, seed: int
) -> list[Maximisers]:
    """The images of all of `starts` but the first, which is that of `seed`; each has the next seed.

    Raises InputError for fewer than two starts.
    """
    if starts < 2:
        raise InputError(f"starts={starts}: ask for at least two, to see what is found again")
    return [maximise(model, layer, channels, steps=steps, seed=seed + k) for k in range(1, starts)]


def _gain(heights: list[Tensor]) -> float | None:
    """How far the mean height of the last window lies above that of the one before, as a share of it; over all
    filters. None before there are two windows."""
    if len(heights) < 2 * WINDOW:
        return None
    now, before = (torch.stack(heights[-k * WINDOW :][:WINDOW]).mean(dim=0) for k in (1, 2))
    return float((now - before).sum() / now.abs().sum().clamp_min(TINY))


def _image(waves: Float[Tensor, "f 1 h v 2"]) -> Float[Tensor, "f 1 h w"]:
    """The sigmoid of the sum of waves, in which a wave of half the frequency weighs twice as much."""
    side = waves.shape[2]
    rows, columns = torch.fft.fftfreq(side, device=waves.device), torch.fft.rfftfreq(side, device=waves.device)
    frequency = torch.hypot(rows[:, None], columns[None, :]).clamp_min(1 / side)
    spectrum = torch.view_as_complex(waves) / frequency
    return torch.fft.irfft2(spectrum, s=(side, side), norm="ortho").sigmoid()
