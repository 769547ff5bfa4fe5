"""The gradients of batch normalisation, by hand, by autograd and by torch's own layer."""

import pytest
import torch
import torch.nn.functional as F

from fer.derivations.batch_norm import (
    GRADIENTS,
    batch_norm_backward,
    batch_norm_input_gradient,
    check_batch_norm,
    scaled_x_hat,
)
from fer.derivations.deviation import TOLERANCE


def float64(*values) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def test_batch_norm_gradients_by_hand():
    # mean 0, variance 1, variance + eps = 4, so x_hat = -1/2 and 1/2
    grad_y, x, gamma = float64([1], [0]), float64([-1], [1]), float64(2)
    found = batch_norm_backward(grad_y, x, gamma, eps=3.0)
    assert found.x_hat.flatten().tolist() == [2, 0]
    assert (found.gamma.item(), found.beta.item()) == (-0.5, 1)
    assert (found.variance.item(), found.mean.item()) == (0.125, -1)
    assert found.x.flatten().tolist() == [0.375, -0.375]
    assert batch_norm_input_gradient(grad_y, x, gamma, eps=3.0).flatten().tolist() == [0.375, -0.375]


def test_a_shift_of_the_whole_batch_has_no_gradient():
    generator = torch.Generator().manual_seed(1)
    grad_y, x = (torch.randn(7, 3, dtype=torch.float64, generator=generator) for _ in range(2))
    found = batch_norm_backward(grad_y, x, torch.ones(3, dtype=torch.float64), eps=1e-5)
    torch.testing.assert_close(found.x.sum(0), torch.zeros(3, dtype=torch.float64), rtol=0, atol=1e-14)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_batch_norm_agrees_with_autograd_and_with_the_layer(seed):
    check = check_batch_norm(seed, cases=20)
    assert check.cases == 20
    assert set(check.deviation) == {*GRADIENTS, "compact", "layer_x", "layer_gamma", "layer_beta"}
    assert max(check.deviation.values()) < TOLERANCE


def test_the_same_seed_draws_the_same_cases():
    assert check_batch_norm(5, cases=3) == check_batch_norm(5, cases=3)
    assert check_batch_norm(5, cases=3) != check_batch_norm(6, cases=3)


def test_scaling_changes_nothing_for_eps_alone_of_zero():
    assert scaled_x_hat(7.0, 2.0, 0.0) == 1
    x = torch.tensor([[1.0], [2.0], [6.0]], dtype=torch.float64)
    whole, tenth = (F.batch_norm(a * x, None, None, training=True, eps=0.5) for a in (1.0, 0.1))
    variance = x.var(0, correction=0).item()
    torch.testing.assert_close(tenth, whole * scaled_x_hat(0.1, variance, 0.5))
    step = 1e-6
    slope = (scaled_x_hat(1 + step, variance, 0.5) - scaled_x_hat(1 - step, variance, 0.5)) / (2 * step)
    assert slope == pytest.approx(0.5 / (variance + 0.5))
