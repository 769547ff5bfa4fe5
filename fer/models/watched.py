"""Faces to logits, with a progress bar."""

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from fer.models.prediction import Predictor
from fer.progress import bar

AT_ONCE = 2560  # views between two states of the bar


def watched(
    predictor: Predictor, images: UInt8[np.ndarray, "n 48 48"], *, views: int, description: str
) -> Float[Tensor, "n 7"]:
    """What the predictor says of the faces, with the bar on stderr while it takes more than a second."""
    found = [torch.empty(0, 7)]
    with bar(description=description, total=len(images), unit="face") as shown:
        for part in torch.from_numpy(images).split(AT_ONCE // views):
            found.append(predictor(part, views=views))
            shown.update(len(part))
    return torch.cat(found)
