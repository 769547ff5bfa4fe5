"""What integrated gradients leave out, where it is known."""

import pytest
import torch
from torch import nn

from fer.saliency import completeness


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


def test_a_linear_network_is_complete_with_any_number_of_steps(faces):
    found = completeness.errors(linear(), faces, torch.tensor([0, 1, 2, 3]), steps=(1, 2, 7))
    assert [of["steps"] for of in found] == [1, 2, 7]
    assert all(of["error"] == pytest.approx([0, 0, 0], abs=1e-4) for of in found)


def test_a_polynomial_is_complete_from_the_number_of_nodes_that_its_degree_asks_for(faces):
    target = torch.zeros(4, dtype=torch.long)
    one, five = completeness.errors(Power(), faces, target, steps=(1, 5))
    assert one["error"][1] > 0.3
    assert five["error"] == pytest.approx([0, 0, 0], abs=1e-4)


def test_a_logit_that_never_changes_has_no_relative_error(faces):
    class Still(nn.Module):
        def forward(self, x):
            return 0 * x.flatten(1)[:, :7]

    (found,) = completeness.errors(Still(), faces, torch.zeros(4, dtype=torch.long), steps=(2,))
    assert found == {"steps": 2, "error": None}


def test_one_face_has_an_error_and_no_interval(faces):
    (found,) = completeness.errors(Power(), faces[:1], torch.zeros(1, dtype=torch.long), steps=(1,))
    assert found["error"][0] > 0.3
    assert found["error"][1:] == [None, None]
