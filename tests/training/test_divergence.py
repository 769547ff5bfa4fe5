"""A loss out of all bounds ends a training at its batch."""

import math

import pytest
import torch

from fer.errors import InputError
from fer.recipes import recipe
from fer.training.divergence import LIMIT, require_sane, require_sane_validation


def losses(*values):
    return [torch.tensor(float(value)) for value in values]


@pytest.mark.parametrize("bad", [math.nan, math.inf, 2 * LIMIT])
def test_the_first_bad_batch_is_named_and_what_to_try(bad):
    with pytest.raises(InputError, match=r"epoch 3, batch 9 of 20: .*--set learning_rate=0.01.*--set warmup=0.2"):
        require_sane(losses(2, 3, bad, math.nan), recipe("cpu"), epoch=3, last=10, of=20)
    with pytest.raises(InputError, match="epoch 3, on the validation faces"):
        require_sane_validation(bad, recipe("cpu"), epoch=3)


def test_the_remedy_is_one_of_whichever_command_trains_and_lowers_every_rate():
    for name, has_muon in (("cpu", True), ("quick", False)):
        with pytest.raises(InputError) as refusal:
            require_sane_validation(math.nan, recipe(name), epoch=3)
        assert ("--set learning_rate=0.01 --set muon=0.0015," in str(refusal.value)) == has_muon
        assert ("muon" in str(refusal.value)) == has_muon
        assert "in another folder" in str(refusal.value) and "--run" not in str(refusal.value)


def test_high_losses_of_the_first_steps_pass():
    require_sane(losses(40, LIMIT), recipe("cpu"), epoch=1, last=2, of=20)
    require_sane_validation(LIMIT, recipe("cpu"), epoch=1)
