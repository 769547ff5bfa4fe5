"""The small worked cases that the figures of question 6 draw, by the formulas themselves."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float, Int

from fer.derivations.batch_norm import batch_norm_backward
from fer.derivations.convolution import Axis, conv_output_size, torch_shape
from fer.derivations.cross_entropy import single_term_gradients, softmax_cross_entropy_gradient

EPS = 1e-5
_HEIGHT = Axis(size=8, kernel=3, stride=1, padding=1, dilation=1)  # conv2d wants one; it moves nothing in the width


class Sizes(NamedTuple):
    """Output sizes by the formula and by torch, one row a curve."""

    formula: Int[np.ndarray, "curves points"]
    torch: Int[np.ndarray, "curves points"]

    def disagreements(self) -> int:
        """Points in which they differ."""
        return int((self.formula != self.torch).sum())


def sizes_of(axes: Sequence[Sequence[Axis]]) -> Sizes:
    """The output size of each axis, in all of which the kernel fits (else ValueError)."""
    formula = [[conv_output_size(*axis) for axis in row] for row in axes]
    by_torch = [[torch_shape(axis, _HEIGHT, 1, 1, 1)[1] for axis in row] for row in axes]
    return Sizes(np.array(formula), np.array(by_torch))


def sizes_by_input(sizes: Sequence[int], strides: Sequence[int], *, kernel: int, padding: int) -> Sizes:
    """A curve a stride over the size of the input."""
    return sizes_of([[Axis(size, kernel, stride, padding, 1) for size in sizes] for stride in strides])


def sizes_by_stride(strides: Sequence[int], paddings: Sequence[int], *, size: int, kernel: int) -> Sizes:
    """A curve a padding over the stride."""
    return sizes_of([[Axis(size, kernel, stride, padding, 1) for stride in strides] for padding in paddings])


class Passed(NamedTuple):
    """One batch of one feature with gamma = 1: what comes down to batch normalisation and what it hands on."""

    x_hat: Float[np.ndarray, " m"]
    came: Float[np.ndarray, " m"]  # dl/dy
    left: Float[np.ndarray, " m"]  # dl/dx times sqrt(var + eps), so that both are in the same unit
    kept_share: float  # eps / (var + eps), of what came along x_hat

    def along(self, gradient: Float[np.ndarray, " m"]) -> tuple[float, float]:
        """The components of a gradient along 1 and along x_hat: mean(g) and mean(g x_hat)."""
        return float(gradient.mean()), float((gradient * self.x_hat).mean())

    def facts(self) -> dict[str, float]:
        """Both components of both gradients."""
        (came_mean, came_slope), (left_mean, left_slope) = self.along(self.came), self.along(self.left)
        return {
            "examples": len(self.x_hat),
            "came_mean": came_mean,
            "came_slope": came_slope,
            "left_mean": left_mean,
            "left_slope": left_slope,
            "kept_share": self.kept_share,
        }


def passed_through_batch_norm(seed: int, *, examples: int = 12) -> Passed:
    """A drawn batch whose gradient from above has a mean and a share of x_hat in it, of about one each."""
    generator = torch.Generator().manual_seed(seed)
    x = 5 + 2 * torch.randn(examples, 1, dtype=torch.float64, generator=generator)
    root = ((x - x.mean(0)).square().mean(0) + EPS).sqrt()
    x_hat = (x - x.mean(0)) / root
    came = 1 + x_hat + 0.6 * torch.randn(examples, 1, dtype=torch.float64, generator=generator)
    gradients = batch_norm_backward(came, x, torch.ones(1, dtype=torch.float64), eps=EPS)
    flat = (tensor.flatten().numpy() for tensor in (x_hat, came, gradients.x * root))
    return Passed(*flat, kept_share=EPS / root.square().item())


class Pulls(NamedTuple):
    """For each row of logits the gradient of the whole loss, and of each L_t by its own logit."""

    whole: Float[np.ndarray, "rows k"]  # y_hat - y
    own: Float[np.ndarray, "rows k"]  # y_t (y_hat_t - 1)

    def facts(self, true: int) -> dict[str, float]:
        """How far both are apart at the true class, and the largest of each at the others."""
        others = np.arange(self.whole.shape[1]) != true
        return {
            "true_gap": float(np.abs(self.whole - self.own)[:, true].max()),
            "other_whole": float(self.whole[:, others].max()),
            "other_own": float(np.abs(self.own[:, others]).max()),
        }


def pulls_of(logits: Sequence[Sequence[float]], true: int) -> Pulls:
    """The gradients of rows of logits of which class `true` is the true one."""
    z = torch.tensor(logits, dtype=torch.float64)
    y = torch.zeros_like(z)
    y[:, true] = 1
    own = single_term_gradients(z, y).diagonal(dim1=1, dim2=2)
    return Pulls(softmax_cross_entropy_gradient(z, y).numpy(), own.numpy())
