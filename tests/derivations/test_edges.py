"""The edges hold to rounding, are what their names say, and notice a slip."""

from dataclasses import replace

import pytest
import torch

from fer.derivations import slips
from fer.derivations.batch_norm import batch_norm_backward
from fer.derivations.convolution import conv_output_size
from fer.derivations.cross_entropy import RIGHT, softmax_jacobian
from fer.derivations.deviation import TOLERANCE
from fer.derivations.edges import CASES, check_edges


def test_the_edges_hold_to_rounding():
    edges = check_edges(1)
    assert {edge.derivation for edge in edges.values()} == {"output_size", "batch_norm", "cross_entropy"}
    assert all(edge.deviation < TOLERANCE for edge in edges.values())
    assert edges["one_example"].gradient == 0  # exactly: x_hat is 0 whatever x is
    assert edges["one_class"].gradient == 0  # softmax of one logit is 1 whatever it is
    assert edges["saturated"].deviation < 1e-15  # the mean of five rows alone is rounded
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


def test_the_gradient_of_an_edge_is_its_largest_size_whichever_its_sign():
    def backward(grad_y, x, gamma, *, eps):
        return replace(batch_norm_backward(grad_y, x, gamma, eps=eps), x=torch.full_like(x, -3.0))

    formulas = RIGHT._replace(gradient=lambda z, y: torch.full_like(z, -5.0))
    edges = check_edges(0, backward=backward, formulas=formulas)
    assert {edge.gradient for edge in edges.values() if edge.derivation == "batch_norm"} == {3}
    assert {edge.gradient for edge in edges.values() if edge.derivation == "cross_entropy"} == {5}


@pytest.mark.parametrize("name", ["gradient", "single_term", "mean"])
def test_a_formula_that_divides_by_the_probabilities_is_noticed_where_they_are_zero(name):
    """By the chain rule as it stands, -(y / y_hat) times the Jacobian: right wherever no y_hat is 0."""

    def terms(z, y):
        return -(y / z.softmax(dim=-1))[:, :, None] * softmax_jacobian(z)

    naive = {
        "gradient": lambda z, y: terms(z, y).sum(dim=1),
        "single_term": terms,
        "mean": lambda z, y: terms(z, y).sum(dim=1) / len(z),
    }
    edges = check_edges(0, formulas=RIGHT._replace(**{name: naive[name]}))
    assert edges["saturated"].deviation is None
    assert edges["one_row"].deviation < 1e-9
