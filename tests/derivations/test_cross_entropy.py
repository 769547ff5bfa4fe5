"""The gradients of softmax with cross-entropy, by hand, by autograd and by torch's own layer."""

import math

import torch

from fer.derivations import cross_entropy
from fer.derivations.cross_entropy import (
    batch_mean_gradient,
    check_cross_entropy,
    check_single_term,
    single_term_gradients,
    softmax_cross_entropy_gradient,
    softmax_jacobian,
)
from fer.derivations.deviation import TOLERANCE


def float64(*values) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def test_softmax_and_cross_entropy_by_hand():
    z = float64([math.log(3), 0])  # softmax 3/4, 1/4
    torch.testing.assert_close(softmax_jacobian(z), float64([[3 / 16, -3 / 16], [-3 / 16, 3 / 16]]))
    torch.testing.assert_close(softmax_cross_entropy_gradient(z, float64([0, 1])), float64([0.75, -0.75]))
    # targets that sum to two: y_hat sum(y) - y
    torch.testing.assert_close(softmax_cross_entropy_gradient(z, float64([2, 0])), float64([-0.5, 0.5]))


def test_the_mean_of_a_batch_has_a_share_of_each_gradient():
    z, y = float64([math.log(3), 0], [0, 0]), float64([0, 1], [1, 0])
    torch.testing.assert_close(batch_mean_gradient(z, y), float64([0.375, -0.375], [-0.25, 0.25]))


def test_a_single_term_has_the_whole_gradient_for_the_true_class_and_none_for_the_others():
    z, y = float64([math.log(3), 0]), float64([1, 0])
    torch.testing.assert_close(single_term_gradients(z, y), float64([[-0.25, 0.25], [0, 0]]))


def test_cross_entropy_agrees_with_autograd_and_with_the_layer():
    check = check_cross_entropy(3, cases=10)
    layers = {"layer_one_hot", "layer_soft", "layer_batch_mean"}
    assert set(check.deviation) == {"jacobian", "one_hot", "soft", "single_term", "batch_mean"} | layers
    assert max(check.deviation.values()) < TOLERANCE


def test_y_hat_minus_y_is_the_gradient_of_a_single_term_for_the_true_class_alone():
    found = check_single_term(0)
    assert found.true < TOLERANCE
    assert 0.5 < found.other <= 1


def test_the_seed_draws_the_cases():
    first = check_cross_entropy(5, cases=3)
    cross_entropy._referred.cache_clear()  # what torch makes of them is kept
    assert check_cross_entropy(5, cases=3) == first != check_cross_entropy(6, cases=3)


def test_cases_are_of_all_sizes_and_both_kinds_of_targets():
    cases = list(cross_entropy._draw(torch.Generator().manual_seed(0), 300))
    assert {case.z.shape[0] for case in cases} == {case.z.shape[1] for case in cases} == set(range(2, 11))
    assert 2.9 < torch.cat([case.z.flatten() for case in cases]).std() < 3.1
    for case in cases:
        assert torch.equal(case.one_hot.argmax(dim=1), case.classes)
        assert case.one_hot.sum() == len(case.z) == case.one_hot.count_nonzero()
        torch.testing.assert_close(case.soft.sum(dim=1), torch.ones_like(case.soft[:, 0]))
        assert (case.soft > 0).all()
