"""The worked cases are what the formulas give, by hand and by another library."""

import numpy as np
import pytest

from fer.derivations import examples


def test_stairs_are_the_sizes_counted_by_hand_and_torch_lies_on_them():
    by_stride = examples.stairs_by_stride([1, 2, 3, 8], [0, 2], size=12, kernel=5)
    assert by_stride.formula.tolist() == [[8, 4, 3, 1], [12, 6, 4, 2]]
    by_input = examples.stairs_by_input([3, 4, 5], [1, 2], kernel=3, padding=0)
    assert by_input.formula.tolist() == [[1, 2, 3], [1, 1, 2]]
    assert examples.agreement([by_stride, by_input]) == examples.Agreement(cases=14, disagreements=0)
    spoilt = by_stride._replace(formula=np.add(by_stride.formula, [1, 0, 0, 0]))
    assert examples.agreement([spoilt, by_input]).disagreements == 2


def test_stairs_know_what_they_are_over():
    stairs = examples.stairs_by_input([3, 4], [1, 2], kernel=2, padding=0)
    assert (stairs.along, stairs.curves, stairs.fixed) == ((3, 4), (1, 2), {"kernel": 2, "padding": 0})
    stairs = examples.stairs_by_stride([3, 4], [1], size=9, kernel=2)
    assert (stairs.along, stairs.curves, stairs.fixed) == ((3, 4), (1,), {"size": 9, "kernel": 2})


def test_stairs_end_where_the_kernel_does_not_fit():
    with pytest.raises(ValueError, match="longer than 2"):
        examples.stairs_by_input([2, 3], [1], kernel=3, padding=0)


@pytest.mark.parametrize("seed", [0, 7])
def test_batch_norm_passes_on_what_a_line_on_x_hat_leaves_over(seed):
    batch = examples.passed_through_batch_norm(seed)
    slope, level = np.polyfit(batch.x_hat, batch.came, 1)  # least squares, by another library
    np.testing.assert_allclose(batch.left, batch.came - level - slope * batch.x_hat, atol=1e-4)
    removed = batch.removed()
    assert removed.examples == 12
    assert abs(removed.left_mean) < 1e-14
    assert removed.scale_gap < 1e-14 and 0 < removed.shrinks < 1e-3
    assert removed.left_slope == pytest.approx(removed.came_slope * removed.kept_share, rel=1e-6)
    assert examples.passed_through_batch_norm(seed).removed() == removed
    assert examples.passed_through_batch_norm(seed + 1).removed() != removed


def test_pulls_of_even_logits_by_hand():
    pulls = examples.pulls_of([[0.0, 0.0, 0.0, 0.0]], 2)
    assert pulls.whole.tolist() == [[0.25, 0.25, -0.75, 0.25]]
    assert pulls.own.tolist() == [[0, 0, -0.75, 0]]
    assert pulls.parting(2) == examples.Parting(true_gap=0.0, other_whole=0.25, other_own=0.0)
