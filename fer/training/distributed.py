"""One training by several processes, as torchrun starts them: who they are, and norms over all their faces."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

import torch
import torch.distributed as dist
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm

from fer.processors import heed_quota

T = TypeVar("T")


class World(NamedTuple):
    """The processes that train one network together."""

    rank: int = 0  # this process, from 0
    size: int = 1

    @property
    def leads(self) -> bool:
        """The first process measures, writes and speaks; the others only train."""
        return self.rank == 0


def world() -> World:
    """The processes that have joined; one alone where none have."""
    return World(dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else World()


def launched() -> bool:
    """Was this process started by torchrun, beside others?"""
    return int(os.environ.get("WORLD_SIZE", "1")) > 1 and dist.is_torchelastic_launched()


def own_device() -> torch.device:
    """The GPU of this process where there are GPUs, else the CPU, of which no more is taken than its quota."""
    if torch.cuda.is_available():
        return torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
    heed_quota()
    return torch.device("cpu")


@contextmanager
def joined(device: torch.device) -> Iterator[World]:
    """Join the processes that torchrun started, and part from them at the end; alone without torchrun."""
    if not launched():
        yield World()
        return
    if device.type == "cuda":
        torch.cuda.set_device(device)
    dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        yield world()
    finally:
        dist.destroy_process_group()


def wait() -> None:
    """Until all processes have come here."""
    if dist.is_initialized():
        dist.barrier()


def agreed(value: T) -> T:
    """The leading process's value, in every process."""
    if not dist.is_initialized():
        return value
    box = [value]
    dist.broadcast_object_list(box, src=0)
    return box[0]


def total_of(x: Tensor) -> Tensor:
    """The sum of all processes' values, in every process."""
    if dist.is_initialized():
        dist.all_reduce(x)
    return x


class GlobalBatchNorm(_BatchNorm):
    """Batch normalisation over the faces of all processes: torch's SyncBatchNorm, on the CPU as well.

    In float32 and two passes over all n values of a channel, the second of which corrects the rounding of the first
    (Chan, Golub & LeVeque 1983, eq. 1.7): mean = sum(x) / n, then with d = x - mean and e = sum(d) / n the mean is
    mean + e, and var = sum(d^2) / n - e^2. From sum(x^2) alone a variance far below mean^2 would be lost.
    """

    running_mean: Tensor
    running_var: Tensor
    num_batches_tracked: Tensor
    momentum: float

    def _check_input_dim(self, input: Tensor) -> None:
        """Any number of positions, none included."""

    def forward(self, x: Float[Tensor, "b c *rest"]) -> Float[Tensor, "b c *rest"]:
        if not (self.training and dist.is_initialized()):
            return super().forward(x)
        values, shape = x.float(), (1, -1, *[1] * (x.ndim - 2))
        over = [0, *range(2, x.ndim)]
        own = torch.full((1,), x.numel() / x.shape[1], device=x.device)
        sums = _Summed.apply(torch.cat([values.sum(over), own]))
        n, mean = sums[-1], sums[:-1] / sums[-1]
        centred = values - mean.view(shape)
        error, square = (_Summed.apply(torch.cat([centred.sum(over), centred.square().sum(over)])) / n).chunk(2)
        var = square - error.square()
        with torch.no_grad():
            self.num_batches_tracked += 1
            self.running_mean.lerp_(mean + error, self.momentum)
            self.running_var.lerp_(var * n / (n - 1), self.momentum)
        scale = self.weight * torch.rsqrt(var + self.eps)
        return (centred * scale.view(shape) + (self.bias - error * scale).view(shape)).to(x.dtype)


class _Summed(torch.autograd.Function):
    """The sum over all processes. Each one's loss depends on every one's values, so the gradient is summed too."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        total = x.clone()
        dist.all_reduce(total)
        return total

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return _Summed.forward(ctx, gradient)


def with_global_norms(model: nn.Module) -> nn.Module:
    """The same network, its batch norms over the faces of all processes; names of weights and buffers stay.

    A person's norms without a scale, running statistics or a momentum are left as they are, each process's own.
    """
    for name, child in model.named_children():
        if isinstance(child, _BatchNorm):
            if not child.affine or not child.track_running_stats or child.momentum is None:
                continue
            norm = GlobalBatchNorm(child.num_features, eps=child.eps, momentum=child.momentum)
            norm.load_state_dict(child.state_dict())
            setattr(model, name, norm)
        else:
            with_global_norms(child)
    return model
