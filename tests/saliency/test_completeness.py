"""What integrated gradients leave out, where it is known."""

import pytest
import torch
from torch import nn

from fer.saliency import completeness
from fer.saliency.maps import integrated_gradients


@pytest.fixture
def faces():
    return torch.rand(4, 1, 48, 48, generator=torch.Generator().manual_seed(1))


def linear():
    torch.manual_seed(0)
    return nn.Sequential(nn.Flatten(), nn.Linear(48 * 48, 7))


class Power(nn.Module):
    """Logit 0 is the sum of x ** 9, whose gradient along a path five Gauss nodes integrate exactly, one not."""

    def forward(self, x):
        return (x**9).flatten(1).sum(dim=1, keepdim=True).expand(-1, 7)


class MeanNet(nn.Module):
    """Logit k is k times the mean of the image."""

    def forward(self, x):
        return x.mean(dim=(1, 2, 3))[:, None] * torch.arange(7.0)


def test_a_linear_network_is_complete_with_any_number_of_steps(faces):
    found = completeness.measure(linear(), faces, torch.tensor([0, 1, 2, 3]), steps=(1, 2, 7))
    assert found.faces == 4
    assert [of.steps for of in found.by_steps] == [1, 2, 7]
    assert all(of.share.interval == pytest.approx([0, 0, 0], abs=1e-4) for of in found.by_steps)
    assert all(of.share.interval.low >= 0 for of in found.by_steps)


def test_a_polynomial_is_complete_from_the_number_of_nodes_that_its_degree_asks_for(faces):
    target = torch.zeros(4, dtype=torch.long)
    one, five = completeness.measure(Power(), faces, target, steps=(1, 5)).by_steps
    assert one.share.interval.low > 0.3
    assert five.share.interval == pytest.approx([0, 0, 0], abs=1e-4)


def test_a_logit_that_never_changes_has_no_relative_error(faces):
    class Still(nn.Module):
        def forward(self, x):
            return 0 * x.flatten(1)[:, :7]

    found = completeness.measure(Still(), faces, torch.zeros(4, dtype=torch.long), steps=(2,))
    assert found == completeness.Completeness(4, (completeness.Missing(2, None),))


def test_one_face_has_an_error_and_no_interval(faces):
    found = completeness.measure(Power(), faces[:1], torch.zeros(1, dtype=torch.long), steps=(1,))
    assert found.by_steps[0].share.value > 0.3
    assert found.by_steps[0].share.interval is None


def test_what_is_missing_is_the_distance_of_the_sum_to_the_change_of_the_logit(faces):
    target = torch.tensor([0, 1, 2, 6])
    maps = integrated_gradients(MeanNet(), faces, target).numpy()
    exact = completeness.sums(MeanNet(), faces, target, maps)
    assert exact.missing == pytest.approx(0, abs=1e-6)
    twice = completeness.sums(MeanNet(), faces, target, 2 * maps)
    assert twice.missing == pytest.approx(exact.change, rel=1e-4, abs=1e-6)
