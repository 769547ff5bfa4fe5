"""Every usual slip as a formula: what it gives by hand, what it spoils and what it leaves alone."""

import pytest
import torch

from fer.derivations import slips
from fer.derivations.batch_norm import batch_norm_cases
from fer.derivations.convolution import check_output_size, conv_output_size
from fer.derivations.cross_entropy import RIGHT, cross_entropy_cases
from fer.derivations.deviation import TOLERANCE
from fer.derivations.slips import SLIPS, Claim
from fer.derivations.trial import prove

# What each slip gets wrong and nothing else: the quantities of the check with torch, and the steps of the proof.
SPOILT = {
    "mean_path_missing": ({"x", "layer_x"}, {"x", "no_mean"}),
    "variance_path_missing": ({"x", "layer_x"}, {"x", "no_scale"}),
    "both_paths_missing": ({"x", "layer_x"}, {"x", "no_mean", "no_scale"}),
    "unbiased_variance": ({"x", "gamma", "layer_x", "layer_gamma"}, {"x", "gamma", "no_scale"}),
    "gamma_from_x": ({"gamma", "layer_gamma"}, {"gamma"}),
    "averaged_over_the_batch": ({"gamma", "beta", "layer_gamma", "layer_beta"}, {"gamma", "beta"}),
    "off_diagonal_missing": ({"jacobian"}, {"jacobian_other"}),
    "mean_factor_forgotten": ({"batch_mean", "layer_batch_mean"}, {"batch_mean"}),
    "remark_for_every_class": ({"single_term"}, {"single_term"}),
    **{
        name: ({"one_hot", "soft", "layer_one_hot", "layer_soft"}, {"gradient", "sum_to_one"})
        for name in ("own_term_only", "binary_of_each_probability", "sigmoid_of_each_logit", "mean_taken_twice")
    },
}
GRADIENT_SLIPS = [slip for slip in SLIPS if slip.derivation != "output_size"]
SIZE_SLIPS = [slip for slip in SLIPS if slip.derivation == "output_size"]


def name_of(slip: Claim) -> str:
    return slip.name


@pytest.mark.parametrize("slip", GRADIENT_SLIPS, ids=name_of)
def test_a_slip_in_a_gradient_spoils_what_it_is_about_and_nothing_else(slip):
    if slip.derivation == "batch_norm":
        cases = list(batch_norm_cases(0, backward=slip.formula, cases=5))
    else:
        formulas = RIGHT._replace(**{slip.place: slip.formula})
        cases = list(cross_entropy_cases(0, formulas=formulas, cases=5))
    quantities, steps = SPOILT[slip.name]
    assert {name for name in cases[0] if any(not case[name] < TOLERANCE for case in cases)} == quantities
    assert set(prove(slip).failed) == steps


@pytest.mark.parametrize("slip", SIZE_SLIPS, ids=name_of)
def test_a_slip_in_the_size_is_rejected_by_symbols_where_the_kernel_fits(slip):
    # the unguarded formula is right wherever the kernel fits, of which alone the proof speaks
    assert prove(slip).failed == (() if slip.name == "kernel_too_long" else ("formula",))


def test_slips_in_the_output_size_by_hand():
    # 7 columns, kernel 3 with dilation 2 (5 long), stride 3, padding 1: edges 0 and 3 of the room of 4
    axis = (7, 3, 3, 1, 2)
    assert conv_output_size(*axis) == 2
    assert slips.padding_counted_once(*axis) == 2  # rounding hides it
    assert slips.padding_counted_once(7, 3, 1, 1, 2) == conv_output_size(7, 3, 1, 1, 2) - 1
    assert slips.rounded_up(*axis) == 3
    assert slips.first_position_forgotten(*axis) == 1
    assert slips.dilation_ignored(*axis) == 3
    assert slips.kernel_too_long(2, 5, 1, 0, 1) == -2


def test_the_slip_of_the_variance_is_the_gradient_of_the_layer_that_divides_by_one_less():
    generator = torch.Generator().manual_seed(0)
    x, grad_y = (torch.randn(5, 3, dtype=torch.float64, generator=generator) for _ in range(2))
    gamma = torch.randn(3, dtype=torch.float64, generator=generator).requires_grad_()
    x.requires_grad_()
    y = gamma * (x - x.mean(0)) * (x.var(0, correction=1) + 0.1) ** -0.5
    grad_x, grad_gamma = torch.autograd.grad(y, (x, gamma), grad_y)
    found = slips.unbiased_variance(grad_y, x.detach(), gamma.detach(), eps=0.1)
    torch.testing.assert_close(found.x, grad_x, rtol=0, atol=1e-14)
    torch.testing.assert_close(found.gamma, grad_gamma, rtol=0, atol=1e-14)


def test_a_size_where_the_kernel_does_not_fit_is_the_only_fault_of_the_unguarded_formula():
    check = check_output_size(0, formula=slips.kernel_too_long)
    assert (check.wrong_shapes, check.wrong_refusals) == (0, check.refused)
