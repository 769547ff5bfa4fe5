"""The small worked cases that the figures of question 6 draw, by the formulas themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from jaxtyping import Float, Int

from fer.derivations.batch_norm import batch_norm_backward, scaled_x_hat
from fer.derivations.convolution import Axis, conv_output_size, torch_shape
from fer.derivations.cross_entropy import single_term_gradients, softmax_cross_entropy_gradient

EPS = 1e-5
SCALE = 0.1  # of a smaller batch eps is the larger share
LOGITS = ((0.0, 0.0, 0.0, 0.0), (3.0, 0.0, 0.0, -1.0), (-1.0, 2.0, 0.0, 0.0))  # undecided, right and wrong
TRUE = 0  # the true class of each of them
_HEIGHT = Axis(size=8, kernel=3, stride=1, padding=1, dilation=1)  # conv2d wants one; it moves nothing in the width


class Stairs(NamedTuple):
    """Output sizes along one number of a layer, a curve for each value of another; the kernel fits everywhere."""

    along: tuple[int, ...]  # input sizes, or strides
    curves: tuple[int, ...]  # strides, or paddings
    fixed: dict[str, int]  # the rest of the layer: "kernel" and "padding", or "size" and "kernel"
    formula: Int[np.ndarray, "curves points"]
    torch: Int[np.ndarray, "curves points"]


@dataclass(frozen=True)
class Agreement:
    """How often torch's output sizes are those of the stairs."""

    cases: int
    disagreements: int


def stairs_by_input(
    sizes: Sequence[int] = range(3, 25), strides: Sequence[int] = (1, 2, 3), *, kernel: int = 3, padding: int = 1
) -> Stairs:
    """A curve a stride over the size of the input. Raises ValueError where the kernel does not fit."""
    axes = [[Axis(size, kernel, stride, padding, 1) for size in sizes] for stride in strides]
    return Stairs(tuple(sizes), tuple(strides), {"kernel": kernel, "padding": padding}, *_both(axes))


def stairs_by_stride(
    strides: Sequence[int] = range(1, 9), paddings: Sequence[int] = (0, 1, 2), *, size: int = 12, kernel: int = 5
) -> Stairs:
    """A curve a padding over the stride. Raises ValueError where the kernel does not fit."""
    axes = [[Axis(size, kernel, stride, padding, 1) for stride in strides] for padding in paddings]
    return Stairs(tuple(strides), tuple(paddings), {"size": size, "kernel": kernel}, *_both(axes))


def agreement(stairs: Sequence[Stairs]) -> Agreement:
    """Formula and torch over all points of all stairs."""
    return Agreement(
        cases=sum(one.torch.size for one in stairs),
        disagreements=sum(int((one.formula != one.torch).sum()) for one in stairs),
    )


def _both(
    axes: Sequence[Sequence[Axis]],
) -> tuple[Int[np.ndarray, "curves points"], Int[np.ndarray, "curves points"]]:
    formula = [[conv_output_size(*axis) for axis in row] for row in axes]
    return np.array(formula), np.array([[_torch_size(axis) for axis in row] for row in axes])


def _torch_size(axis: Axis) -> int:
    shape = torch_shape(axis, _HEIGHT, 1, 1, 1)
    assert shape is not None  # the formula has given a size: the kernel fits
    return shape[1]


@dataclass(frozen=True)
class Removed:
    """What of a gradient batch normalisation passes on: its components along 1 and along x_hat, before and after."""

    examples: int
    came_mean: float  # mean(g) of g = dl/dy
    came_slope: float  # mean(g x_hat)
    left_mean: float  # the same of g = dl/dx times sqrt(var + eps)
    left_slope: float
    kept_share: float  # eps / (var + eps), from 0 to 1: what has to be left of the slope
    scale: float  # what the batch was multiplied by to see what its x_hat becomes
    shrinks: float  # the share that x_hat loses by it, as derived
    scale_gap: float  # largest distance of torch's x_hat of the scaled batch from the derived one


class Passed(NamedTuple):
    """One batch of one feature with gamma = 1: what comes down to batch normalisation and what it hands on."""

    x_hat: Float[np.ndarray, " m"]
    came: Float[np.ndarray, " m"]  # dl/dy
    left: Float[np.ndarray, " m"]  # dl/dx times sqrt(var + eps), so that both are in the same unit
    kept_share: float  # eps / (var + eps), of what came along x_hat
    scaled: float  # what x_hat is multiplied by as the batch is by SCALE, as derived
    scaled_x_hat: Float[np.ndarray, " m"]  # of that batch, by torch

    def along(self, gradient: Float[np.ndarray, " m"]) -> tuple[float, float]:
        """The components of a gradient along 1 and along x_hat: mean(g) and mean(g x_hat)."""
        return float(gradient.mean()), float((gradient * self.x_hat).mean())

    def removed(self) -> Removed:
        """Both components of both gradients."""
        return Removed(
            len(self.x_hat),
            *self.along(self.came),
            *self.along(self.left),
            kept_share=self.kept_share,
            scale=SCALE,
            shrinks=1 - self.scaled,
            scale_gap=float(np.abs(self.scaled_x_hat - self.scaled * self.x_hat).max()),
        )


def passed_through_batch_norm(seed: int, *, examples: int = 12) -> Passed:
    """A drawn batch whose gradient from above has a mean and a share of x_hat in it, of about one each."""
    generator = torch.Generator().manual_seed(seed)
    x = 5 + 2 * torch.randn(examples, 1, dtype=torch.float64, generator=generator)
    root = ((x - x.mean(0)).square().mean(0) + EPS).sqrt()
    x_hat = (x - x.mean(0)) / root
    came = 1 + x_hat + 0.6 * torch.randn(examples, 1, dtype=torch.float64, generator=generator)
    left = batch_norm_backward(came, x, torch.ones(1, dtype=torch.float64), eps=EPS).x * root
    return Passed(
        x_hat=x_hat.flatten().numpy(),
        came=came.flatten().numpy(),
        left=left.flatten().numpy(),
        kept_share=EPS / root.square().item(),
        scaled=scaled_x_hat(SCALE, root.square().item() - EPS, EPS),
        scaled_x_hat=F.batch_norm(SCALE * x, None, None, training=True, eps=EPS).flatten().numpy(),
    )


@dataclass(frozen=True)
class Parting:
    """Where the gradient of the whole loss and those of each L_t by its own logit part, over all rows."""

    true_gap: float  # largest distance of the two at the true class
    other_whole: float  # largest gradient of the whole loss at the other classes
    other_own: float  # largest size of the gradients of the own terms there


class Pulls(NamedTuple):
    """For each row of logits the gradient of the whole loss, and of each L_t by its own logit."""

    whole: Float[np.ndarray, "rows k"]  # y_hat - y
    own: Float[np.ndarray, "rows k"]  # y_t (y_hat_t - 1)

    def parting(self, true: int) -> Parting:
        """How far both are apart at class `true`, the true one of each row, and how large they are at the others."""
        others = np.arange(self.whole.shape[1]) != true
        return Parting(
            true_gap=float(np.abs(self.whole - self.own)[:, true].max()),
            other_whole=float(self.whole[:, others].max()),
            other_own=float(np.abs(self.own[:, others]).max()),
        )


def pulls_of(logits: Sequence[Sequence[float]], true: int) -> Pulls:
    """The gradients of rows of logits of which class `true` is the true one."""
    z = torch.tensor(logits, dtype=torch.float64)
    y = torch.zeros_like(z)
    y[:, true] = 1
    own = single_term_gradients(z, y).diagonal(dim1=1, dim2=2)
    return Pulls(softmax_cross_entropy_gradient(z, y).numpy(), own.numpy())
