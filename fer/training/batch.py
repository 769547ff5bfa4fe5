"""A batch as the network meets it: faces changed as drawn, and what is to be answered."""

import torch.nn.functional as F
from jaxtyping import Float, Int, UInt8
from torch import Tensor

from fer.errors import InputError
from fer.models.prediction import to_input
from fer.recipes import Augmentation, Recipe
from fer.training.augment import Mix, augment, mix, shrink

CLASSES = 7  # as fer.statistics has it, which a bare machine cannot import


def require_batches(recipe: Recipe, *, faces: int, processes: int) -> None:
    """Raise InputError where an epoch of so many training faces would have no batch.

    Norms need two faces, in each process one at least: smaller batches are left out.
    """
    if recipe.batch <= processes:
        raise InputError(
            f"batch={recipe.batch}: too few faces for {processes} processes; set batch={processes + 1} or more"
        )
    if faces <= processes:
        raise InputError(f"training faces with a label: {faces}, at least {processes + 1} are needed; give more")


def targets_of(
    labels: Int[Tensor, " n"], answers: Float[Tensor, "n 7"] | None = None, *, taught: float = 0.0
) -> Float[Tensor, "n 7"]:
    """What is to be answered, as shares of the classes: the label, and of a teacher's probabilities a share `taught`.

    Hinton et al. 2015, section 2, at a temperature of 1.
    """
    hard = F.one_hot(labels, CLASSES).float()
    return hard if answers is None else (1 - taught) * hard + taught * answers


def prepare(
    images: UInt8[Tensor, "b 48 48"],
    targets: Float[Tensor, "b 7"],
    draws: Float[Tensor, "12 b"],
    mixing: Mix | None,
    how: Augmentation,
    side: int,
) -> tuple[Float[Tensor, "b 1 side side"], Float[Tensor, "b 7"]]:
    """A batch as the network meets it: faces changed as drawn, of `side` pixels, and shares of the classes."""
    x = augment(to_input(images), draws, how)
    if mixing is not None:
        x, targets = mix(x, mixing), mix(targets, mixing)
    return shrink(x, side), targets
