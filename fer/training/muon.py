"""Muon: convolutions take orthogonal steps, all else those of SGD with Nesterov momentum (Jordan et al. 2024).

A convolution's momentum, as a matrix of out x (in * k * k), is replaced by the orthogonal matrix nearest to it, so that
a step turns all directions of the weights alike, and not mostly the few in which gradients are large. The norm of the
weights is kept: behind it stands a batch norm, which takes no notice of their scale, so the rate alone says by how much
a step turns them.

K. Jordan, Y. Jin, V. Boza, J. You, F. Cesista, L. Newhouse, J. Bernstein. Muon: an optimizer for hidden layers in
neural networks. 2024.
"""

from collections.abc import Sequence
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn

STEPS = 3  # of the iteration: enough for weights that take thousands of steps (Jordan 2024, airbench94_muon)
_A, _B, _C = 3.4445, -4.7750, 2.0315  # x -> a x + b x^3 + c x^5 takes all of (0, 1] near 1 in a few rounds


class Muon(torch.optim.SGD):
    """SGD whose parameter groups with `orthogonal=True` take orthogonal steps, without weight decay.

    The state is that of SGD, a momentum buffer a tensor, so a stored optimiser goes on exactly.
    """

    def __init__(
        self,
        others: Sequence[dict[str, Any]],
        turned: Sequence[nn.Parameter],
        *,
        lr: float,
        momentum: float,
        dtype: torch.dtype,
        compiled: bool = False,
    ):
        """`others` are SGD's groups; `turned` are weights of convolutions, one or more.

        `dtype` is that of the products in the orthogonalisation: bfloat16 is as good as float32 there.
        """
        groups = [{**group, "orthogonal": False} for group in others]
        groups.append({"params": list(turned), "weight_decay": 0.0, "orthogonal": True})
        super().__init__(groups, lr=lr, momentum=momentum, nesterov=momentum > 0)
        self.dtype = dtype
        self.directions = torch.compile(directions, dynamic=False) if compiled else directions

    @torch.no_grad()
    def step(self, closure: Any = None) -> Any:
        for group in self.param_groups:
            if group["orthogonal"]:
                self._turn(group)
        return super().step(closure)

    def _turn(self, group: dict[str, Any]) -> None:
        """One step of the weights of a group; their gradients are used up, so that SGD passes them by."""
        weights = [weight for weight in group["params"] if weight.grad is not None]
        gradients = [weight.grad for weight in weights]
        for weight in weights:
            if "momentum_buffer" not in self.state[weight]:
                self.state[weight]["momentum_buffer"] = torch.zeros_like(weight)
        momenta = [self.state[weight]["momentum_buffer"] for weight in weights]
        torch._foreach_mul_(momenta, group["momentum"])
        torch._foreach_add_(momenta, gradients)
        ahead = torch._foreach_add(gradients, momenta, alpha=group["momentum"])  # Nesterov's
        norms = torch._foreach_norm(weights)
        torch._foreach_add_(weights, self.directions(ahead, self.dtype), alpha=-group["lr"])
        torch._foreach_mul_(weights, torch._foreach_div(norms, torch._foreach_norm(weights)))
        for weight in weights:
            weight.grad = None


def directions(momenta: Sequence[Float[Tensor, "..."]], dtype: torch.dtype) -> list[Float[Tensor, "..."]]:
    """Each tensor of weights o x ..., as a matrix of o rows, made orthogonal; in its own shape and type again."""
    return [orthogonal(m.flatten(1).to(dtype)).view(m.shape).to(m.dtype) for m in momenta]


def orthogonal(matrix: Float[Tensor, "r c"], *, steps: int = STEPS) -> Float[Tensor, "r c"]:
    """About U V^T of the singular value decomposition U S V^T, by Newton-Schulz iteration in products alone.

    Singular values of a fiftieth of the Frobenius norm or more end between 0.65 and 1.25 after three steps; smaller
    ones grow by a factor of 3.4 a step. Zeros stay zeros.

    Every step is a product with a polynomial of x x^T, and those commute. So the steps are taken upon that square
    matrix, in float32, and x, nine times as wide in a 3x3 convolution, is met twice in all instead of twice a step.
    """
    tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.T if tall else matrix
    x = x / x.norm().clamp_min(1e-7)  # no singular value is then above 1
    square = (x @ x.T).float()
    identity = torch.eye(len(square), device=square.device)
    product = identity
    for left in reversed(range(steps)):
        factor = _A * identity + _B * square + _C * square @ square
        product = factor @ product
        if left:
            square = factor @ square @ factor
    x = product.to(x.dtype) @ x
    return x.T if tall else x


def hidden_convolutions(model: nn.Module) -> list[nn.Parameter]:
    """The weights of all convolutions but the first, which reads pixels and not what other layers make of them."""
    return [weight for weight in model.parameters() if weight.ndim == 4][1:]
