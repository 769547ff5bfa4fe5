"""How many faces a second are predicted on the CPU, beside the same network called as it is, in float32.

    python benchmarks/prediction_speed.py

The network is that of recipe `cpu`, its weights random: how fast it is does not depend on them. One view a face.
"""

from collections.abc import Callable

import torch
from measuring import RATE, Row, in_turn, seconds, table
from torch import Tensor, nn

from fer import recipes
from fer.data.faces import SIDE
from fer.models.build import build
from fer.models.precision import resolve_precision
from fer.models.prediction import Predictor, to_input

RECIPE = "cpu"
FACES, ROUNDS = 256, 9


def rows() -> list[Row]:
    """One face at a time, and all at a time, beside eager calls of both kinds."""
    recipe = recipes.recipe(RECIPE)
    precision = resolve_precision(recipe.precision, torch.device("cpu"))
    torch.manual_seed(0)
    model = build(recipe.model, **recipe.model_options).eval()
    images = torch.randint(0, 256, (FACES, SIDE, SIDE), dtype=torch.uint8)
    predictor = Predictor(model, precision=precision)
    found = in_turn(
        {
            "ours, 1": rate(predictor, images, at_once=1),
            "eager, 1": rate(eager(model), images, at_once=1),
            "ours, all": rate(predictor, images, at_once=FACES),
            "eager, all": rate(eager(model), images, at_once=FACES),
        },
        rounds=ROUNDS,
    )
    what = f"prediction, recipe `{RECIPE}`, {str(precision).removeprefix('torch.')}"
    one, all_ = f"{what}, 1 face at a time", f"{what}, {FACES} faces at a time"
    return [
        Row(one, RATE, found["ours, 1"], found["eager, 1"], "eager float32, 1 face at a time"),
        Row(all_, RATE, found["ours, all"], found["eager, 1"], "eager float32, 1 face at a time", wanted=3),
        Row(all_, RATE, found["ours, all"], found["eager, all"], f"eager float32, {FACES} faces at a time"),
    ]


def eager(model: nn.Module) -> Callable[[Tensor], Tensor]:
    @torch.inference_mode()
    def call(images: Tensor) -> Tensor:
        return model(to_input(images))

    return call


def rate(call: Callable[[Tensor], Tensor], images: Tensor, *, at_once: int) -> Callable[[], float]:
    """Each call predicts all images, `at_once` at a time, and returns faces a second."""
    parts = images.split(at_once)
    return lambda: len(images) / seconds(lambda: [call(part) for part in parts])


if __name__ == "__main__":
    print(table(rows()), end="")
