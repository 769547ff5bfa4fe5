"""A training whose loss has left all bounds is stopped, with its epoch, its batch and what to try instead."""

from collections.abc import Sequence

import torch
from jaxtyping import Float
from torch import Tensor

from fer.errors import InputError
from fer.recipes import Recipe

LIMIT = 1000.0  # nats a face; a guess among seven classes costs 1.9, and a network that is sure and wrong rarely 50


def require_sane(losses: Sequence[Float[Tensor, ""]], recipe: Recipe, *, epoch: int, last: int, of: int) -> None:
    """Raise InputError for the first of the mean losses (nats a face) that is above LIMIT, or no number.

    They are those of the batches up to number `last`, of `of` in the epoch.
    """
    first = last - len(losses) + 1
    for batch, loss in enumerate(torch.stack(list(losses)).tolist(), start=first):
        if not loss <= LIMIT:
            raise InputError(_line(f"epoch {epoch}, batch {batch} of {of}", loss, recipe))


def require_sane_validation(loss: float, recipe: Recipe, *, epoch: int) -> None:
    """Raise InputError for a loss on the validation faces (nats a face) that is above LIMIT, or no number."""
    if not loss <= LIMIT:
        raise InputError(_line(f"epoch {epoch}, on the validation faces", loss, recipe))


def _line(where: str, loss: float, recipe: Recipe) -> str:
    rate, warmup = recipe.learning_rate / 10, min(1.0, max(0.2, 2 * recipe.warmup))
    lower = f"--set learning_rate={rate:g}"
    if recipe.muon:  # the rate of most convolutions then
        lower += f" --set muon={recipe.muon / 10:g}"
    return (
        f"the loss diverged in {where}: it is {loss:.4g}; begin anew in another folder with a lower "
        f"rate, such as {lower}, or one that rises more slowly, --set warmup={warmup:g}"
    )
