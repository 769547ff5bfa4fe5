"""What is minimised, beside torch's own cross-entropy and sums done by hand."""

import pytest
import torch
import torch.nn.functional as F

from fer.errors import InputError
from fer.losses import distributions, soft_loss

LOGITS = torch.randn(20, 7, generator=torch.Generator().manual_seed(0))
LABELS = torch.arange(20) % 7


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_without_variants_it_is_torchs_cross_entropy(smoothing):
    ours = soft_loss(LOGITS, F.one_hot(LABELS, 7).float(), smoothing=smoothing)
    torch.testing.assert_close(ours, F.cross_entropy(LOGITS, LABELS, label_smoothing=smoothing, reduction="none"))


def test_opinions_take_their_share_and_silence_takes_none():
    opinions = torch.tensor([[0.5, 0.5, 0, 0, 0, 0, 0], [0.0] * 7])
    made = distributions(torch.tensor([2, 3]), opinions, votes=0.4)
    torch.testing.assert_close(made[0], torch.tensor([0.2, 0.2, 0.6, 0, 0, 0, 0]))
    torch.testing.assert_close(made[1], F.one_hot(torch.tensor(3), 7).float())


def test_opinions_that_nobody_gave_are_missed():
    with pytest.raises(InputError, match=r"fer2013new\.csv"):
        distributions(LABELS, None, votes=0.5)
    assert torch.equal(distributions(LABELS, None, votes=0.0), F.one_hot(LABELS, 7).float())
