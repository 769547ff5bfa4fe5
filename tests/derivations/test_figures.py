"""The figures of question 6 show what they are given."""

import numpy as np
import pytest

from fer.derivations import examples
from fer.derivations.figures import plot_components, plot_kernel_positions, plot_pulls, plot_sizes
from fer.wording.load import load

WORDS = load("en").words


def test_the_figure_has_a_cell_a_column_and_hatches_those_never_covered():
    names = WORDS("derivations.examples.position_names")
    ax = plot_kernel_positions([0, 3, 6], size=10, kernel=4, padding=1, names=names)
    cells = [patch for patch in ax.patches if patch.get_width() == 1]
    assert [patch.get_x() for patch in cells if patch.get_hatch()] == [10, 11]
    assert len(cells) == 12
    assert [label.get_text() for label in ax.get_yticklabels()] == ["0", "1", "2"]


def test_a_size_that_torch_does_not_share_is_seen_beside_the_stairs():
    sizes = examples.stairs_by_stride([1, 2, 3], [0, 1], size=12, kernel=5)
    labels = WORDS("derivations.examples.padding_labels", paddings=sizes.curves)
    names = WORDS("derivations.examples.by_stride_names", **sizes.fixed)
    ax = plot_sizes(sizes.along, sizes.formula, sizes.torch + 1, labels=labels, **names)
    stairs, rings = ax.lines[0::2], ax.lines[1::2]
    assert len(stairs) == len(rings) == len(ax.get_legend().get_texts()) == 2
    assert (np.array([line.get_ydata() for line in rings]) == sizes.torch + 1).all()


def test_more_curves_than_colours_are_refused():
    sizes, names = np.ones((5, 3), dtype=int), WORDS("derivations.examples.by_stride_names", size=48, kernel=3)
    with pytest.raises(ValueError, match="zip"):
        plot_sizes([1, 2, 3], sizes, sizes, labels=list("abcde"), **names)


def test_threads_run_from_the_line_to_the_dots():
    x_hat, gradient = np.array([-1.0, 1.0]), np.array([0.0, 3.0])
    names = WORDS("derivations.examples.component_names")
    ax = plot_components(x_hat, gradient, level=1.0, slope=1.0, names=names, title="t")
    (threads,) = ax.collections
    assert [segment[:, 1].tolist() for segment in threads.get_segments()] == [[0, 0], [2, 3]]


def test_bars_are_the_whole_gradient_and_diamonds_that_of_the_own_terms():
    (whole,), (own,) = pulls = examples.pulls_of([[0.0, 1.0, 2.0]], 1)
    ax = plot_pulls(whole, own, true=1, names=WORDS("derivations.examples.pull_names"), title="t")
    assert [bar.get_height() for bar in ax.patches] == pulls.whole[0].tolist()
    assert ax.lines[1].get_ydata().tolist() == own.tolist()
    assert [label.get_text() for label in ax.get_xticklabels()] == ["1", "2\ntrue", "3"]
