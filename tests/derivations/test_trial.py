"""Right formulas are accepted and every usual slip is rejected, by numbers and by symbols."""

import math
from dataclasses import replace

import pytest

from fer.derivations.batch_norm import batch_norm_backward
from fer.derivations.deviation import TOLERANCE
from fer.derivations.slips import RIGHT_ONES, SLIPS, Claim
from fer.derivations.trial import prove_all, try_claims


def name_of(slip: Claim) -> str:
    return slip.name


@pytest.mark.parametrize("right", RIGHT_ONES, ids=name_of)
def test_the_right_formula_is_accepted(trials, right):
    tried = trials.right[RIGHT_ONES.index(right)]
    assert (tried.derivation, tried.name) == (right.derivation, right.name)
    assert tried.deviating == 0 < tried.cases
    assert tried.largest < TOLERANCE


@pytest.mark.parametrize("slip", SLIPS, ids=name_of)
def test_every_slip_is_rejected_and_says_what_it_does_wrong(trials, slip):
    tried = trials.slips[SLIPS.index(slip)]
    assert (tried.derivation, tried.name) == (slip.derivation, slip.name)
    assert 0 < tried.deviating <= tried.cases
    assert tried.largest is None or tried.largest > 0.1
    assert slip.formula.__doc__.endswith(".")
    assert "\n" not in slip.formula.__doc__


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")  # numpy, of adding nan to symbols
def test_a_formula_that_is_not_finite_is_rejected():
    def spoilt(grad_y, x, gamma, *, eps):
        return replace(batch_norm_backward(grad_y, x, gamma, eps=eps), x=x + math.nan)

    (tried,) = try_claims(0, (Claim("batch_norm", "backward", spoilt),))
    assert (tried.deviating, tried.largest) == (tried.cases, None)


def test_each_derivation_is_proved_once():
    assert list(prove_all()) == ["output_size", "batch_norm", "cross_entropy"]
