"""The gradients of batch normalisation, by hand, by autograd and by torch's own layer."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from fer.derivations import batch_norm
from fer.derivations.batch_norm import (
    GRADIENTS,
    as_rows,
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


def test_the_seed_draws_the_cases():
    first = check_batch_norm(5, cases=3)
    batch_norm._referred.cache_clear()  # what torch makes of them is kept
    assert check_batch_norm(5, cases=3) == first != check_batch_norm(6, cases=3)


def test_cases_are_of_all_sizes_and_scales_that_are_promised():
    cases = list(batch_norm._draw(torch.Generator().manual_seed(0), 300))
    sizes = np.array([case.maps.shape for case in cases])
    assert sizes.min(axis=0).tolist() == [2, 1, 1, 1]
    assert sizes.max(axis=0).tolist() == [8, 8, 8, 8]
    connected = (sizes[:, 2:] == 1).all(axis=1)
    assert connected[::5].all()
    of_maps = np.delete(sizes, np.s_[::5], axis=0)
    assert of_maps.min(axis=0).tolist() == [2, 1, 1, 1]
    assert 240 * 1 / 64 - 5 < connected.sum() - 60 < 240 * 1 / 64 + 8, "others by chance alone"
    assert [case.eps for case in cases[:4]] == [1e-5, 1e-3, 1e-5, 1e-3]
    many = [as_rows(case.maps) for case in cases if len(as_rows(case.maps)) > 50]
    spread = torch.cat([rows.std(0) for rows in many]).log10()
    assert -2.1 < spread.min() < -1.9 and 1.9 < spread.max() < 2.1
    assert torch.cat([rows.mean(0) / rows.std(0) for rows in many]).std() == pytest.approx(1, abs=0.1), "offsets"


def test_scaling_changes_nothing_for_eps_alone_of_zero():
    assert scaled_x_hat(7.0, 2.0, 0.0) == 1
    x = torch.tensor([[1.0], [2.0], [6.0]], dtype=torch.float64)
    whole, tenth = (F.batch_norm(a * x, None, None, training=True, eps=0.5) for a in (1.0, 0.1))
    variance = x.var(0, correction=0).item()
    torch.testing.assert_close(tenth, whole * scaled_x_hat(0.1, variance, 0.5))
    step = 1e-6
    slope = (scaled_x_hat(1 + step, variance, 0.5) - scaled_x_hat(1 - step, variance, 0.5)) / (2 * step)
    assert slope == pytest.approx(0.5 / (variance + 0.5))
