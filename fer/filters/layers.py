"""What every layer of a network makes of images: the last maps of each size, averaged over their positions."""

from typing import Any, NamedTuple

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor, nn

from fer.models.calls import single_layers
from fer.models.folding import folded
from fer.models.network import Network

_BATCH = 128


class Layer(NamedTuple):
    """One layer's answers to n images, standardised: mean 0 and deviation 1 of each filter that varies, else 0."""

    channels: int
    side: int  # of its maps
    means: Float[np.ndarray, "n c"]


def layers_of(model: Network, x: Float[Tensor, "n 1 h w"]) -> tuple[list[Layer], Float[np.ndarray, "n k"]]:
    """The last maps before their size changes, from the first convolution on, and the logits; n > 0.

    So in every network a layer stands for all convolutions that see maps of one size.
    """
    whole, last = folded(model, model.last_maps)
    run: list[tuple[int, Tensor]] = []
    ended: list[nn.Module] = []

    def keep(layer: nn.Module, inputs: tuple[Any, ...], output: Any) -> None:
        gives_maps = isinstance(output, Tensor) and output.ndim == 4
        if gives_maps and not ended and (run or isinstance(layer, nn.Conv2d)):
            run.append((output.shape[-1], output.mean(dim=(2, 3))))

    for layer in single_layers(whole):
        layer.register_forward_hook(keep)
    last.register_forward_hook(lambda layer, inputs, output: ended.append(layer))
    means: list[list[Tensor]] = []
    logits: list[Tensor] = []
    with torch.no_grad():
        for part in x.split(_BATCH):
            run.clear()
            ended.clear()
            logits.append(whole(part))
            maps = _without_gates(run)
            ends = [k for k, (side, _) in enumerate(maps) if k + 1 == len(maps) or maps[k + 1][0] != side]
            means.append([maps[k][1] for k in ends])
            sides = [maps[k][0] for k in ends]
    layers = [torch.cat(of_layer).double().numpy() for of_layer in zip(*means, strict=True)]
    kept = [Layer(of.shape[1], side, standardised(of)) for of, side in zip(layers, sides, strict=True)]
    return kept, torch.cat(logits).numpy()


def _without_gates(run: list[tuple[int, Tensor]]) -> list[tuple[int, Tensor]]:
    """What a network runs, with the side of each output, but for single numbers on which larger maps follow: gates of
    squeeze-and-excitation weigh maps, and are none."""
    last = max((k for k, (side, _) in enumerate(run) if side > 1), default=-1)
    return [of for k, of in enumerate(run) if of[0] > 1 or k > last]


def standardised(values: Float[np.ndarray, "n c"]) -> Float[np.ndarray, "n c"]:
    """Mean 0 and deviation 1 of each column; 0 in one that does not vary but for rounding."""
    centred = values - values.mean(axis=0)
    deviation = values.std(axis=0)
    varies = deviation > 1e-6 * np.abs(values).max(axis=0, initial=1e-12)
    return np.divide(centred, deviation, out=np.zeros(values.shape), where=varies)
