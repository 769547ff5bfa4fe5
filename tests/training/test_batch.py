"""A batch as the network meets it: faces of the side wanted, and shares of the classes."""

import dataclasses

import pytest
import torch

from fer.errors import InputError
from fer.recipes import Augmentation, recipe
from fer.training.augment import draw
from fer.training.batch import prepare, require_batches, targets_of


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


@pytest.mark.parametrize(
    ("batch", "faces", "processes", "says"),
    [
        (2, 300, 2, "batch=2: too few faces for 2 processes; set batch=3 or more"),
        (2, 1, 1, "training faces with a label: 1, at least 2 are needed"),
        (64, 4, 4, "training faces with a label: 4, at least 5 are needed"),
    ],
)
def test_faces_that_would_make_no_batch_are_refused(batch, faces, processes, says):
    small = dataclasses.replace(recipe("quick"), batch=batch)
    with pytest.raises(InputError, match=says):
        require_batches(small, faces=faces, processes=processes)
    require_batches(dataclasses.replace(small, batch=batch + 1), faces=faces + 1, processes=processes)
