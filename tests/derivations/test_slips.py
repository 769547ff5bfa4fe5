"""Question 6: right formulas are accepted, and every usual slip is rejected, by numbers and by symbols; the edges."""

import math

import pytest
import sympy
import torch

from fer.derivations import slips
from fer.derivations.batch_norm import batch_norm_backward, batch_norm_cases
from fer.derivations.convolution import check_output_size, conv_output_size
from fer.derivations.cross_entropy import RIGHT, cross_entropy_cases
from fer.derivations.deviation import TOLERANCE
from fer.derivations.edges import CASES, check_edges
from fer.derivations.slips import RIGHT_ONES, SLIPS, Claim
from fer.derivations.symbolic import prove_batch_norm, prove_cross_entropy, prove_output_size
from fer.derivations.trial import prove, try_claims

# What each slip gets wrong and nothing else: the quantities of the check with torch, and the steps of the proof.
SPOILT = {
    "mean_path_missing": ({"x", "layer_x"}, {"x", "no_mean"}),
    "variance_path_missing": ({"x", "layer_x"}, {"x", "no_scale"}),
    "both_paths_missing": ({"x", "layer_x"}, {"x", "no_mean", "no_scale"}),
    "unbiased_variance": ({"x", "gamma", "layer_x", "layer_gamma"}, {"x", "gamma", "no_scale"}),
    "gamma_from_x": ({"gamma", "layer_gamma"}, {"gamma"}),
    "averaged_over_the_batch": ({"gamma", "beta", "layer_gamma", "layer_beta"}, {"gamma", "beta"}),
    "off_diagonal_missing": ({"jacobian"}, {"jacobian_other"}),
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


@pytest.mark.parametrize("right", RIGHT_ONES, ids=name_of)
def test_the_right_formula_is_accepted(right):
    (tried,) = try_claims(2, (right,))
    assert tried.deviating == 0 < tried.cases
    assert tried.largest < TOLERANCE


@pytest.mark.parametrize("slip", SLIPS, ids=name_of)
def test_every_slip_is_rejected_and_says_what_it_does_wrong(slip):
    (tried,) = try_claims(2, (slip,))
    assert 0 < tried.deviating <= tried.cases
    assert tried.largest is None or tried.largest > 0.1
    assert slip.formula.__doc__.endswith(".")
    assert "\n" not in slip.formula.__doc__


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


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")  # numpy, of adding nan to symbols
def test_a_formula_that_is_not_finite_is_rejected():
    def spoilt(grad_y, x, gamma, *, eps):
        return batch_norm_backward(grad_y, x, gamma, eps=eps)._replace(x=x + math.nan)

    (tried,) = try_claims(0, (Claim("batch_norm", "backward", spoilt),))
    assert (tried.deviating, tried.largest) == (tried.cases, None)


def test_symbols_prove_every_identity():
    proofs = [prove_output_size(), prove_batch_norm(), prove_cross_entropy()]
    assert [proof.failed for proof in proofs] == [(), (), ()]
    assert [sum(proof.identities.values()) for proof in proofs] == [3, 16, 24]
    assert proofs[1].identities["x"] == 3  # examples
    assert proofs[2].identities["jacobian_other"] == 6  # of three classes


def test_symbols_reject_a_wrong_compact_form():
    def without_scale(grad_y, x, gamma, *, eps):
        return gamma * (((x - x.mean(0)) ** 2).mean(0) + eps) ** -0.5 * (grad_y - grad_y.mean(0))

    assert prove_batch_norm(compact=without_scale).failed == ("compact",)


def test_a_formula_that_is_right_at_the_tried_point_alone_is_no_proof():
    def right_there(grad_y, x, gamma, *, eps):
        right = batch_norm_backward(grad_y, x, gamma, eps=eps)
        return right._replace(beta=right.beta + x[0] - sympy.Rational(5, 7))  # x[0] is the first symbol of the point

    assert prove_batch_norm(backward=right_there).failed == ("beta",)


@pytest.mark.parametrize(("shift", "right"), [(0, True), (2, False), (-1, False), (1, False)])
def test_symbols_refuse_the_floor_of_a_number_that_may_lie_outside_of_q_to_below_one_more(shift, right):
    def halves_further(size, kernel, stride, padding, dilation):  # q + 1, q - 1/2 and q + 1/2, where nothing is left
        return (2 * (size + 2 * padding - dilation * (kernel - 1) - 1) + shift * stride) // (2 * stride) + 1

    assert prove_output_size(formula=halves_further).failed == (() if right else ("formula",))


def test_the_edges_hold_to_rounding():
    edges = check_edges(1)
    assert {edge.derivation for edge in edges.values()} == {"output_size", "batch_norm", "cross_entropy"}
    assert all(edge.deviation < TOLERANCE for edge in edges.values())
    assert edges["one_example"].gradient == 0  # exactly: x_hat is 0 whatever x is
    assert edges["one_class"].gradient == 0  # softmax of one logit is 1 whatever it is
    assert edges["saturated"].deviation == 0
    assert edges["saturated"].naive_failures == edges["saturated"].cases
    assert edges == check_edges(1)


def test_the_edges_are_those_that_their_names_say():
    layers, axes = [], []

    def backward(grad_y, x, gamma, *, eps):
        layers.append((len(x), x.var(0, correction=0), eps))
        return batch_norm_backward(grad_y, x, gamma, eps=eps)

    def size(*axis):
        axes.append(axis)
        return conv_output_size(*axis)

    check_edges(0, size=size, backward=backward)
    of_several = [(variance / eps, eps) for m, variance, eps in layers if m > 1]
    dominated = [ratio for ratio, eps in of_several if eps == 1]
    assert len(dominated) >= CASES
    assert all(0 < ratio.max() < 1e-6 for ratio in dominated)
    constant = [ratio for ratio, eps in of_several if eps < 1]
    assert len(constant) >= CASES
    assert all(ratio.max() == 0 for ratio in constant)
    assert {stride for _, kernel, stride, padding, _ in axes if padding >= kernel} == {1, 2, 5}  # zeros alone under it


def test_edges_notice_a_slip():
    edges = check_edges(0, size=slips.rounded_up, backward=slips.unbiased_variance)
    assert edges["long_stride"].deviation > 0
    assert edges["exact_fit"].deviation == 0  # nothing is left to be rounded
    assert edges["one_example"].deviation is None  # 0 / 0
    formulas = RIGHT._replace(gradient=slips.binary_of_each_probability)
    assert check_edges(0, formulas=formulas)["saturated"].deviation is None
