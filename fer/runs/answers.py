"""What a run says of faces, as it said it of those of its own splits."""

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from fer.models.precision import resolve_precision
from fer.models.prediction import Predictor
from fer.runs.run import Run


class Answers:
    """Faces to logits by a run's networks, made once for any number of calls, on the CPU.

    Each network sees as many views of a face as its own recipe asks for, in that recipe's precision on this machine. Of
    several networks the logits are the mean of their log-probabilities, which is how a sweep judged them together; the
    network of an ensemble's folder would average over networks within each view, and by the same views for all.
    """

    def __init__(self, run: Run, *, views: int | None = None):
        """`views`, 1, 2 or 10, are asked of every network in place of those of its recipe."""
        device = torch.device("cpu")
        self._asked = [
            (Predictor(network, precision=resolve_precision(recipe.precision, device)), views or recipe.views)
            for network, recipe in zip(run.networks(), run.recipes(), strict=True)
        ]

    def __call__(self, images: UInt8[np.ndarray, "n 48 48"] | UInt8[Tensor, "n 48 48"]) -> Float[Tensor, "n 7"]:
        logits = [predictor(images, views=views) for predictor, views in self._asked]
        return logits[0] if len(logits) == 1 else torch.stack([of.log_softmax(dim=1) for of in logits]).mean(dim=0)
