"""What a trained network says of labelled faces, and how well."""

from collections.abc import Callable, Iterable

import numpy as np
import torch
from jaxtyping import Bool, Float, UInt8
from torch import nn

from fer.data.faces import Faces
from fer.models.prediction import predict, resolve_precision
from fer.progress import bar
from fer.recipes import Recipe
from fer.runs.run import Predictions
from fer.statistics import classification
from fer.statistics.classification import Scores

AT_ONCE = 1024  # faces between two states of the progress bar


def judge(
    model: nn.Module,
    faces: Faces,
    recipe: Recipe,
    *,
    splits: Iterable[str],
    met: Callable[[UInt8[np.ndarray, "n 48 48"]], Bool[np.ndarray, " n"]],
    device: torch.device | str = "cpu",
) -> tuple[dict[str, Predictions], dict[str, Scores]]:
    """Predictions and scores of those of the splits that have labelled faces, with the recipe's views and precision.

    `met` tells which images the network was trained on: in splits other than "train" these are leaks.
    """
    predictions: dict[str, Predictions] = {}
    scores: dict[str, Scores] = {}
    for split in splits:
        labelled = faces.split(split).labelled()
        if not len(labelled.labels):
            continue
        logits = _logits(model, labelled.images, recipe, torch.device(device), description=f"predicting {split}")
        twins = None if split == "train" else met(labelled.images)
        predictions[split] = Predictions(logits, labelled.labels, labelled.rows)
        scores[split] = classification.metrics(logits, labelled.labels, leaked=twins)
    return predictions, scores


def _logits(
    model: nn.Module, images: UInt8[np.ndarray, "n 48 48"], recipe: Recipe, device: torch.device, *, description: str
) -> Float[np.ndarray, "n 7"]:
    precision = resolve_precision(recipe.precision, device)
    found = []
    with bar(description=description, total=len(images), unit="face") as shown:
        for part in torch.from_numpy(images).split(AT_ONCE):
            found.append(predict(model, part, views=recipe.views, device=device, precision=precision))
            shown.update(len(part))
    return torch.cat(found).numpy()
