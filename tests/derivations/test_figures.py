"""Question 6: the worked cases and their figures show what the formulas give."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.derivations import examples
from fer.derivations.figures import plot_components, plot_kernel_positions, plot_pulls, plot_sizes
from fer.wording.en.derivations import answers as words
from fer.wording.en.derivations import figures as drawn


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def test_the_figure_has_a_cell_a_column_and_hatches_those_never_covered():
    ax = plot_kernel_positions([0, 3, 6], size=10, kernel=4, padding=1, names=words.position_names())
    cells = [patch for patch in ax.patches if patch.get_width() == 1]
    assert [patch.get_x() for patch in cells if patch.get_hatch()] == [10, 11]
    assert len(cells) == 12


def test_stairs_are_the_sizes_counted_by_hand_and_torch_lies_on_them():
    by_stride = examples.sizes_by_stride([1, 2, 3, 8], [0, 2], size=12, kernel=5)
    assert by_stride.formula.tolist() == [[8, 4, 3, 1], [12, 6, 4, 2]]
    by_input = examples.sizes_by_input([3, 4, 5], [1, 2], kernel=3, padding=0)
    assert by_input.formula.tolist() == [[1, 2, 3], [1, 1, 2]]
    assert by_stride.disagreements() == by_input.disagreements() == 0
    assert by_stride._replace(formula=np.add(by_stride.formula, [1, 0, 0, 0])).disagreements() == 2


def test_a_size_that_torch_does_not_share_is_seen_beside_the_stairs():
    sizes = examples.sizes_by_stride([1, 2, 3], [0, 1], size=12, kernel=5)
    ax = plot_sizes([1, 2, 3], sizes.formula, sizes.torch + 1, **drawn.by_stride([0, 1], 12, 5))
    stairs, rings = ax.lines[0::2], ax.lines[1::2]
    assert len(stairs) == len(rings) == len(ax.get_legend().get_texts()) == 2
    assert (np.array([line.get_ydata() for line in rings]) == sizes.torch + 1).all()


@pytest.mark.parametrize("seed", [0, 7])
def test_batch_norm_passes_on_what_a_line_on_x_hat_leaves_over(seed):
    batch = examples.passed_through_batch_norm(seed)
    slope, level = np.polyfit(batch.x_hat, batch.came, 1)  # least squares, by another library
    np.testing.assert_allclose(batch.left, batch.came - level - slope * batch.x_hat, atol=1e-4)
    facts = batch.facts()
    assert abs(facts["left_mean"]) < 1e-14
    assert facts["left_slope"] == pytest.approx(facts["came_slope"] * facts["kept_share"], rel=1e-6)


def test_threads_run_from_the_line_to_the_dots():
    x_hat, gradient = np.array([-1.0, 1.0]), np.array([0.0, 3.0])
    ax = plot_components(x_hat, gradient, level=1.0, slope=1.0, names=drawn.component_names(), title="t")
    (threads,) = ax.collections
    assert [segment[:, 1].tolist() for segment in threads.get_segments()] == [[0, 0], [2, 3]]


def test_pulls_of_even_logits_by_hand():
    pulls = examples.pulls_of([[0, 0, 0, 0]], 2)
    assert pulls.whole.tolist() == [[0.25, 0.25, -0.75, 0.25]]
    assert pulls.own.tolist() == [[0, 0, -0.75, 0]]
    assert pulls.facts(2) == {"true_gap": 0, "other_whole": 0.25, "other_own": 0}


def test_bars_are_the_whole_gradient_and_diamonds_that_of_the_own_terms():
    (whole,), (own,) = pulls = examples.pulls_of([[0, 1, 2]], 1)
    ax = plot_pulls(whole, own, true=1, names=drawn.pull_names(), title="t")
    assert [bar.get_height() for bar in ax.patches] == pulls.whole[0].tolist()
    assert ax.lines[1].get_ydata().tolist() == own.tolist()
    assert [label.get_fontweight() for label in ax.get_xticklabels()] == ["normal", "bold", "normal"]
