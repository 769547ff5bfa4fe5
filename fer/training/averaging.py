"""What keeps few steps from being wasted: a moving average that follows them closely, and norms that begin near."""

from itertools import compress

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm
from torch.optim.swa_utils import AveragedModel


def decay_after(steps: int, *, limit: float) -> float:
    """min(limit, (1 + n) / (10 + n)) after n steps, in [0.1, limit].

    The average thus reaches back over the last tenth of the steps, until it reaches as far as `limit` allows: with
    a decay of 0.998 from the start a training of a hundred steps would end with weights that are still four fifths
    random. The rule is that of TensorFlow's ExponentialMovingAverage with `num_updates`; why averages are better than
    the last weights: Polyak & Juditsky 1992.
    """
    return min(limit, (1 + steps) / (10 + steps))


class MovingAverage(AveragedModel):
    """The network whose weights, and statistics of norms, are averages over those of another; `module` is that network.

    How many steps there were is part of its state, so one that is restored goes on exactly.
    """

    def __init__(self, model: nn.Module, *, limit: float):
        super().__init__(model, use_buffers=True)
        self.limit = limit

    @torch.no_grad()
    def update_parameters(self, model: nn.Module) -> None:
        """One step; the first one, and whole numbers, which count, are taken over.

        The number of steps stays on the CPU. The method of the base class takes it to the device, and so waits at every
        step until that has done all that it was given.
        """
        steps = int(self.n_averaged)
        weight = 1 - decay_after(steps, limit=self.limit) if steps else 1.0
        averages, values = ([*of.parameters(), *of.buffers()] for of in (self.module, model))
        blended = [average.is_floating_point() for average in averages]
        torch._foreach_lerp_([*compress(averages, blended)], [*compress(values, blended)], weight)
        for average, value, is_blended in zip(averages, values, blended, strict=True):
            if not is_blended:
                average.copy_(value)
        self.n_averaged += 1


@torch.no_grad()
def settle_norms(model: nn.Module, x: Float[Tensor, "b 1 h w"]) -> None:
    """Give the batch norms of a fresh network the statistics of some faces, in place of mean 0 and variance 1.

    What they judge by forgets a tenth a step of what it began with, and its moving average forgets more slowly: after
    the first dozens of steps a network would be judged by statistics that are not those of its maps. Training takes no
    notice of them.
    """
    norms = [layer for layer in model.modules() if isinstance(layer, _BatchNorm)]
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.momentum = 1.0
    model.train()(x)
    for norm, momentum in zip(norms, momenta, strict=True):
        norm.momentum = momentum
