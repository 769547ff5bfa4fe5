"""What is measured is what is drawn."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from fer.figures.style import VAL
from fer.filters.figures import truths

WORDS = {"rows": "r", "columns": "c", "across": "a", "share": "s", "trained": "t", "random": "w", "chance": "k"}


def test_strong_values_are_tinted_and_the_part_is_framed():
    image, strong, part = np.full((48, 48), 255, dtype=np.uint8), np.zeros((48, 48), bool), np.zeros((48, 48), bool)
    strong[:10, :10], part[20:30, 20:30] = True, True
    picture = truths._marked(image, strong, part)
    assert picture[0, 0, 0] > picture[0, 0, 1] and tuple(picture[100, 100]) == (1, 1, 1)
    assert tuple(picture[79, 100]) == to_rgb(VAL)
    fig = truths.plot_parts(image[None], strong[None, None], part[None, None], ["7"])
    assert [label.get_text() for label in fig.axes[0].get_yticklabels()] == ["7"]


def test_sure_cells_are_framed_and_expected_ones_marked():
    sure, expected = np.array([[True, False]]), np.array([[False, True]])
    ax = truths.plot_concepts(np.array([[0.5, 1.0]]), sure, expected, ["12"], ["a", "b"], words=WORDS)
    assert [text.get_text() for text in ax.texts] == ["50", "100"] and len(ax.patches) == 1
    assert ax.lines[0].get_xdata().tolist() == [1.15]
    assert ax.collections[0].get_array().ravel().tolist() == pytest.approx([0.5, 0.7])


def test_layers_have_their_bounds_and_nothing_is_drawn_of_none():
    values = np.array([[0.5, 0.4, 0.6], [0.7, 0.6, 0.8]])
    ax = truths.plot_layers(values, values - 0.2, 0.1, [(8, 24), (16, 12)], title="t", words=WORDS)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["8\n24×24", "16\n12×12"]
    np.testing.assert_allclose(ax.containers[0].lines[0].get_ydata(), [50, 70])
    truths.plot_layers(
        np.empty((0, 3)), np.empty((0, 3)), np.nan, [], title="t", words=WORDS, ax=plt.figure().subplots()
    )


def test_only_classes_with_faces_are_named():
    places, labels = np.arange(8.0).reshape(4, 2), np.array([0, 0, 2, 2])
    ax = truths.plot_embedding(places, labels, ["a", "b", "c"], ["red", "green", "blue"], title="t")
    assert ax.get_legend_handles_labels()[1] == ["a", "c"]
    np.testing.assert_allclose(ax.collections[1].get_offsets(), places[2:])
