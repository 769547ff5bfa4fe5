"""A batch as the network meets it: faces of the side wanted, and shares of the classes."""

import pytest
import torch

from fer.recipes import Augmentation
from fer.training.augment import draw
from fer.training.batch import prepare, targets_of


def test_a_target_is_the_label_and_the_teachers_answer_by_share():
    answers = torch.full((1, 7), 0.1) + 0.3 * torch.eye(7)[2]
    taught = targets_of(torch.tensor([5]), answers, taught=0.7)
    assert taught.sum() == pytest.approx(1)
    assert taught[0, 5] == pytest.approx(0.3 + 0.07) and taught[0, 2] == pytest.approx(0.28)
    assert torch.equal(targets_of(torch.tensor([5])), torch.eye(7)[[5]])


@pytest.mark.parametrize("side", [48, 32])
def test_unchanged_faces_and_targets_come_out_as_they_are_but_for_the_side(side):
    images = torch.full((2, 48, 48), 51, dtype=torch.uint8)
    targets, draws = targets_of(torch.tensor([0, 6])), draw(2, torch.Generator().manual_seed(0))
    x, y = prepare(images, targets, draws, None, Augmentation(), side)
    assert x.shape == (2, 1, side, side) and torch.allclose(x, torch.tensor(0.2), atol=1e-6)
    assert torch.equal(y, targets)
