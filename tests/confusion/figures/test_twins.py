"""The figure on twins draws what it is given."""

import matplotlib.colors as mcolors
import numpy as np
import pytest

from fer.confusion.figures.twins import plot_likeness
from fer.figures.style import TRAIN, VAL
from fer.wording.load import load


@pytest.mark.parametrize("likeness", [[0.2, 0.74, 0.75, 0.9, 1.0000001], [0.9, 1.0], [0.1, 0.3], []])
def test_every_likeness_is_in_a_bar_on_its_side_of_the_limit(ax, likeness):
    plot_likeness(np.array(likeness), 0.75, words=load("en").words("confusion.memory.figure_words"), ax=ax)
    heights = {"below": 0, "above": 0}
    for bar in ax.patches:
        heights["below" if bar.get_x() < 0.75 - 1e-9 else "above"] += bar.get_height()
    assert heights["below"] == sum(value < 0.75 for value in likeness)
    assert heights["above"] == sum(value >= 0.75 for value in likeness)


def test_each_bin_has_one_bar_in_the_colour_of_its_side(ax):
    plot_likeness(np.array([0.7, 0.74, 0.9]), 0.75, words=load("en").words("confusion.memory.figure_words"), ax=ax)
    lefts = np.array([bar.get_x() for bar in ax.patches])
    assert len(np.unique(lefts.round(6))) == len(lefts)
    colours = [mcolors.to_hex(bar.get_facecolor()) for bar in ax.patches]
    assert colours == [(VAL if left < 0.75 - 1e-9 else TRAIN).lower() for left in lefts]
