"""What a trained network says of labelled faces, and how well."""

from collections.abc import Callable, Iterable

import numpy as np
import torch
from jaxtyping import Bool, UInt8
from torch import nn

from fer.data.faces import Faces
from fer.models.precision import resolve_precision
from fer.models.prediction import Predictor
from fer.models.watched import watched
from fer.recipes import Recipe
from fer.runs.run import Predictions
from fer.statistics import classification
from fer.statistics.classification import Scores


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
    precision = resolve_precision(recipe.precision, torch.device(device))
    predictor = Predictor(model, device=device, precision=precision)
    predictions: dict[str, Predictions] = {}
    scores: dict[str, Scores] = {}
    for split in splits:
        labelled = faces.split(split).labelled()
        if not len(labelled.labels):
            continue
        logits = watched(predictor, labelled.images, views=recipe.views, description=f"predicting {split}").numpy()
        twins = None if split == "train" else met(labelled.images)
        predictions[split] = Predictions(logits, labelled.labels, labelled.rows)
        scores[split] = classification.metrics(logits, labelled.labels, leaked=twins)
    return predictions, scores
