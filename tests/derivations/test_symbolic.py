"""Symbols prove what is right, and nothing that is right by chance."""

from dataclasses import replace

import pytest
import sympy

from fer.derivations.batch_norm import batch_norm_backward
from fer.derivations.symbolic import prove_batch_norm, prove_cross_entropy, prove_output_size


def test_symbols_prove_every_identity():
    proofs = [prove_output_size(), prove_batch_norm(), prove_cross_entropy()]
    assert [proof.failed for proof in proofs] == [(), (), ()]
    assert [sum(proof.statements.values()) for proof in proofs] == [3, 19, 30]
    assert proofs[1].statements["x"] == 3  # examples
    assert proofs[2].statements["jacobian_other"] == 6  # of three classes


def test_symbols_reject_a_wrong_compact_form():
    def without_scale(grad_y, x, gamma, *, eps):
        return gamma * (((x - x.mean(0)) ** 2).mean(0) + eps) ** -0.5 * (grad_y - grad_y.mean(0))

    assert prove_batch_norm(compact=without_scale).failed == ("compact",)


def test_a_formula_that_is_right_at_the_tried_point_alone_is_no_proof():
    def right_there(grad_y, x, gamma, *, eps):
        right = batch_norm_backward(grad_y, x, gamma, eps=eps)
        return replace(right, beta=right.beta + x[0] - sympy.Rational(5, 7))  # x[0] is the first symbol of the point

    assert prove_batch_norm(backward=right_there).failed == ("beta",)


@pytest.mark.parametrize(("shift", "right"), [(0, True), (2, False), (-1, False), (1, False)])
def test_symbols_refuse_the_floor_of_a_number_that_may_lie_outside_of_q_to_below_one_more(shift, right):
    def halves_further(size, kernel, stride, padding, dilation):  # q + 1, q - 1/2 and q + 1/2, where nothing is left
        return (2 * (size + 2 * padding - dilation * (kernel - 1) - 1) + shift * stride) // (2 * stride) + 1

    assert prove_output_size(formula=halves_further).failed == (() if right else ("formula",))
