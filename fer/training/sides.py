"""The sides of the faces that a network meets in its training, and whether it takes them."""

import torch

from fer.data.faces import SIDE
from fer.errors import InputError, is_of_the_machine
from fer.models.modes import eval_mode
from fer.models.network import Network
from fer.models.own_code import told
from fer.recipes import Recipe
from fer.training.loop import SMALL


def require_takes(model: Network, recipe: Recipe) -> None:
    """Try the recipe's network on one black face of each side: 48 pixels, and SMALL where training begins with those.

    Raises InputError in one line where it does not take them: each stage of a deep one halves what the last has left.
    """
    for side in (SIDE, SMALL) if recipe.small_first else (SIDE,):
        try:
            with eval_mode(model), torch.no_grad():
                model(torch.zeros(1, 1, side, side))
        except Exception as cause:  # a person's network may raise anything
            if is_of_the_machine(cause):
                raise
            if side == SMALL:
                raise InputError(
                    f"small_first: {recipe.model} takes no faces of {SMALL} pixels; set small_first=0"
                ) from cause
            raise InputError(
                f"model '{recipe.model}': takes no faces of {SIDE} pixels ({told(cause)}); set fewer widths"
            ) from cause
