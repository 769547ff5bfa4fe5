"""Faces to logits, in batches."""

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor, nn

SHIFT = 3  # pixels; how far the shifted views of a face lie from it


def to_input(images: UInt8[np.ndarray, "n 48 48"] | UInt8[Tensor, "n 48 48"]) -> Float[Tensor, "n 1 48 48"]:
    """Grey levels 0 to 255 as what every network reads: one channel in [0, 1]."""
    return torch.as_tensor(images).unsqueeze(1).float() / 255


def views_of(x: Float[Tensor, "b 1 h w"], *, views: int) -> list[Float[Tensor, "b 1 h w"]]:
    """1: the face; 2: and its mirror image; 10: both, in place and shifted by three pixels along each diagonal.

    Raises ValueError for another number.
    """
    if views not in (1, 2, 10):
        raise ValueError(f"views={views}; choose 1, 2 or 10")
    places = [x]
    if views == 10:
        padded = nn.functional.pad(x, (SHIFT,) * 4, mode="replicate")
        h, w = x.shape[-2:]
        places += [padded[..., i : i + h, j : j + w] for i in (0, 2 * SHIFT) for j in (0, 2 * SHIFT)]
    return places + ([place.flip(3) for place in places] if views > 1 else [])


@torch.inference_mode()
def predict(
    model: nn.Module,
    images: UInt8[np.ndarray, "n 48 48"] | UInt8[Tensor, "n 48 48"],
    *,
    views: int = 1,
    batch: int = 512,
    device: torch.device | str = "cpu",
    precision: torch.dtype = torch.float32,
) -> Float[Tensor, "n 7"]:
    """Logits on the CPU; with several views the log of the mean probability. Leaves the model in eval mode."""
    model.eval()
    logits = []
    for part in torch.as_tensor(images).split(batch):
        x = to_input(part.to(device)).contiguous(memory_format=torch.channels_last)
        with torch.autocast(torch.device(device).type, precision, enabled=precision != torch.float32):
            outputs = [model(view).float() for view in views_of(x, views=views)]
        if views > 1:
            mean = torch.stack([output.softmax(dim=1) for output in outputs]).mean(dim=0)
            outputs = [mean.clamp_min(1e-12).log()]
        logits.append(outputs[0].cpu())
    return torch.cat(logits) if logits else torch.empty(0, 7)
