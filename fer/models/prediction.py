"""Faces to logits, in batches."""

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor, nn

from fer.models.folding import rectify_in_place, without_norms
from fer.processors import heed_quota

SHIFT = 3  # pixels; how far the shifted views of a face lie from it
CPU_BATCH, BATCH = 128, 1024  # views that a network sees at once; on a CPU more would leave its caches


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


class Predictor:
    """Faces to logits by a copy of a network, made once for any number of calls.

    The copy is in eval mode, its batch norms folded into the convolutions before them and its weights laid out for
    speed; the network given stays as it was, and what happens to it later does not reach the copy. In float32 the
    logits are the network's own to rounding, about 1e-6 of the largest. In bfloat16 they are to about 1e-2 of it, so
    that a face between two classes may get the other's label.
    """

    def __init__(self, model: nn.Module, *, device: torch.device | str = "cpu", precision: torch.dtype = torch.float32):
        self.device, self.precision = torch.device(device), precision
        if self.device.type == "cpu":
            heed_quota()
        self.model = without_norms(model).to(self.device).to(memory_format=torch.channels_last)
        for layer in self.model.modules():
            if isinstance(layer, nn.Conv2d | nn.Linear):
                layer.to(precision)  # once, where autocast would do it at every call
        rectify_in_place(self.model)

    @torch.inference_mode()
    def __call__(
        self,
        images: UInt8[np.ndarray, "n 48 48"] | UInt8[Tensor, "n 48 48"],
        *,
        views: int = 1,
        batch: int | None = None,
    ) -> Float[Tensor, "n 7"]:
        """Logits on the CPU, `batch` faces at once; with several views the log of the mean probability."""
        batch = batch or (CPU_BATCH if self.device.type == "cpu" else BATCH) // views
        if 0 < len(images) <= batch:
            return self._logits(torch.as_tensor(images).to(self.device), views=views).cpu()
        logits = [self._logits(part.to(self.device), views=views) for part in torch.as_tensor(images).split(batch)]
        return torch.cat(logits).cpu() if logits else torch.empty(0, 7)  # taken off once: a GPU is not waited for

    def _logits(self, images: UInt8[Tensor, "b 48 48"], *, views: int) -> Float[Tensor, "b 7"]:
        """Of one batch; the network sees all its views together."""
        x = to_input(images)
        if views != 1:
            x = torch.cat(views_of(x, views=views))
        x = x.contiguous(memory_format=torch.channels_last)
        if self.precision == torch.float32:
            logits = self.model(x)
        else:
            with torch.autocast(self.device.type, self.precision):
                logits = self.model(x).float()
        if views == 1:
            return logits
        return logits.softmax(dim=1).unflatten(0, (views, -1)).mean(dim=0).clamp_min(1e-12).log()


def predict(
    model: nn.Module,
    images: UInt8[np.ndarray, "n 48 48"] | UInt8[Tensor, "n 48 48"],
    *,
    views: int = 1,
    batch: int | None = None,
    device: torch.device | str = "cpu",
    precision: torch.dtype = torch.float32,
) -> Float[Tensor, "n 7"]:
    """What a `Predictor` of the model says of the images; to ask one many times, make it once and keep it."""
    return Predictor(model, device=device, precision=precision)(images, views=views, batch=batch)
