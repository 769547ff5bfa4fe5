"""The usual slips, each as the formula it leads to.

A slip takes the arguments of the right formula and is put in its place; the check must reject it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from jaxtyping import Shaped
from sympy import Expr

from fer.derivations.batch_norm import BatchNormGradients, batch_norm_backward
from fer.derivations.convolution import conv_output_size
from fer.derivations.cross_entropy import single_term_gradients, softmax_cross_entropy_gradient
from fer.derivations.deviation import Derivation
from fer.derivations.symbols import Numbers, Whole, exp, identity, softmax


def padding_counted_once(size: Whole, kernel: Whole, stride: Whole, padding: Whole, dilation: Whole) -> Whole:
    """Adds the zeros of one side only."""
    return conv_output_size(size + padding, kernel, stride, 0, dilation)


def rounded_up(size: Whole, kernel: Whole, stride: Whole, padding: Whole, dilation: Whole) -> Whole:
    """Counts a last step that leaves the padded input."""
    steps = conv_output_size(size, kernel, 1, padding, dilation) - 1
    return -(-steps // stride) + 1


def first_position_forgotten(size: Whole, kernel: Whole, stride: Whole, padding: Whole, dilation: Whole) -> Whole:
    """Counts the steps instead of the positions: no + 1."""
    return conv_output_size(size, kernel, stride, padding, dilation) - 1


def dilation_ignored(size: Whole, kernel: Whole, stride: Whole, padding: Whole, dilation: Whole) -> Whole:
    """Takes the number of weights for the kernel's length."""
    return conv_output_size(size, kernel, stride, padding)


def kernel_too_long(size: Whole, kernel: Whole, stride: Whole, padding: Whole, dilation: Whole) -> Whole:
    """Gives a size where the kernel does not fit."""
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def mean_path_missing(
    grad_y: Shaped[Numbers, "m d"], x: Shaped[Numbers, "m d"], gamma: Shaped[Numbers, " d"], *, eps: float | Expr
) -> BatchNormGradients[Numbers]:
    """Takes the mean for a constant."""
    right = batch_norm_backward(grad_y, x, gamma, eps=eps)
    return replace(right, x=right.x - right.mean / len(x))


def variance_path_missing(
    grad_y: Shaped[Numbers, "m d"], x: Shaped[Numbers, "m d"], gamma: Shaped[Numbers, " d"], *, eps: float | Expr
) -> BatchNormGradients[Numbers]:
    """Takes the variance for a constant."""
    right = batch_norm_backward(grad_y, x, gamma, eps=eps)
    return replace(right, x=right.x - right.variance * 2 * (x - x.mean(0)) / len(x))


def both_paths_missing(
    grad_y: Shaped[Numbers, "m d"], x: Shaped[Numbers, "m d"], gamma: Shaped[Numbers, " d"], *, eps: float | Expr
) -> BatchNormGradients[Numbers]:
    """Takes mean and variance for constants: gamma / sqrt(var + eps) times the gradient from above."""
    right = batch_norm_backward(grad_y, x, gamma, eps=eps)
    return replace(right, x=right.x_hat * (((x - x.mean(0)) ** 2).mean(0) + eps) ** -0.5)


def unbiased_variance(
    grad_y: Shaped[Numbers, "m d"], x: Shaped[Numbers, "m d"], gamma: Shaped[Numbers, " d"], *, eps: float | Expr
) -> BatchNormGradients[Numbers]:
    """Divides the squares by m - 1, while the layer divides by m."""
    right = batch_norm_backward(grad_y, x, gamma, eps=eps)
    centred = x - x.mean(0)
    scale = ((centred**2).sum(0) / (len(x) - 1) + eps) ** -0.5
    x_hat = centred * scale
    grad_x = gamma * scale * (grad_y - grad_y.mean(0) - x_hat * (grad_y * x_hat).sum(0) / (len(x) - 1))
    return replace(right, x=grad_x, gamma=(grad_y * x_hat).sum(0))


def gamma_from_x(
    grad_y: Shaped[Numbers, "m d"], x: Shaped[Numbers, "m d"], gamma: Shaped[Numbers, " d"], *, eps: float | Expr
) -> BatchNormGradients[Numbers]:
    """Weighs the gradients with x where gamma was multiplied by x_hat."""
    return replace(batch_norm_backward(grad_y, x, gamma, eps=eps), gamma=(grad_y * x).sum(0))


def averaged_over_the_batch(
    grad_y: Shaped[Numbers, "m d"], x: Shaped[Numbers, "m d"], gamma: Shaped[Numbers, " d"], *, eps: float | Expr
) -> BatchNormGradients[Numbers]:
    """Averages the gradients of gamma and beta over the batch, whose mean the loss has taken already."""
    right = batch_norm_backward(grad_y, x, gamma, eps=eps)
    return replace(right, gamma=right.gamma / len(x), beta=right.beta / len(x))


def off_diagonal_missing(z: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k k"]:
    """Lets each logit move its own probability only."""
    y_hat = softmax(z)
    return identity(z) * (y_hat * (1 - y_hat))[:, None, :]


def own_term_only(z: Shaped[Numbers, "b k"], y: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k"]:
    """Chains through the diagonal of that Jacobian alone: y_j (y_hat_j - 1), nothing for the other classes."""
    return y * (softmax(z) - 1)


def remark_for_every_class(z: Shaped[Numbers, "b k"], y: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k k"]:
    """Says y_hat_t - y_t of each single term, also where y_t is not one."""
    here = identity(z)
    return single_term_gradients(z, y) * (1 - here) + here * (softmax(z) - y)[:, None, :]


def binary_of_each_probability(z: Shaped[Numbers, "b k"], y: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k"]:
    """Sums the binary cross-entropies of all probabilities: -y log y_hat - (1 - y) log(1 - y_hat), through softmax."""
    y_hat = softmax(z)
    pull = (y_hat - y) / (1 - y_hat)
    return pull - y_hat * pull.sum(-1)[:, None]


def sigmoid_of_each_logit(z: Shaped[Numbers, "b k"], y: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k"]:
    """Asks of each class by itself, yes or no: sigmoid(z) - y."""
    return 1 / (1 + exp(-z)) - y


def mean_taken_twice(z: Shaped[Numbers, "b k"], y: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k"]:
    """Divides by the batch, although the mean's own factor arrives from above."""
    return softmax_cross_entropy_gradient(z, y) / len(z)


def mean_factor_forgotten(z: Shaped[Numbers, "b k"], y: Shaped[Numbers, "b k"]) -> Shaped[Numbers, "b k"]:
    """Takes the gradient of one loss for that of the mean over the batch: no 1 / b."""
    return softmax_cross_entropy_gradient(z, y)


class Claim(NamedTuple):
    """A formula, the derivation it belongs to, and which of its formulas it claims the place of."""

    derivation: Derivation
    place: str  # "formula", "backward"; of cross-entropy a field of CrossEntropyFormulas
    formula: Callable[..., Any]

    @property
    def name(self) -> str:
        return self.formula.__name__


SLIPS = (
    Claim("output_size", "formula", padding_counted_once),
    Claim("output_size", "formula", rounded_up),
    Claim("output_size", "formula", first_position_forgotten),
    Claim("output_size", "formula", dilation_ignored),
    Claim("output_size", "formula", kernel_too_long),
    Claim("batch_norm", "backward", mean_path_missing),
    Claim("batch_norm", "backward", variance_path_missing),
    Claim("batch_norm", "backward", both_paths_missing),
    Claim("batch_norm", "backward", unbiased_variance),
    Claim("batch_norm", "backward", gamma_from_x),
    Claim("batch_norm", "backward", averaged_over_the_batch),
    Claim("cross_entropy", "jacobian", off_diagonal_missing),
    Claim("cross_entropy", "gradient", own_term_only),
    Claim("cross_entropy", "single_term", remark_for_every_class),
    Claim("cross_entropy", "gradient", binary_of_each_probability),
    Claim("cross_entropy", "gradient", sigmoid_of_each_logit),
    Claim("cross_entropy", "gradient", mean_taken_twice),
    Claim("cross_entropy", "mean", mean_factor_forgotten),
)
RIGHT_ONES = (
    Claim("output_size", "formula", conv_output_size),
    Claim("batch_norm", "backward", batch_norm_backward),
    Claim("cross_entropy", "gradient", softmax_cross_entropy_gradient),
)
