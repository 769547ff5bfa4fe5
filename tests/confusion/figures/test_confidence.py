"""Figures on confidence draw what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.confusion.abstention import ideal_accuracy, selective_accuracy
from fer.confusion.calibration import Bin
from fer.confusion.figures.confidence import plot_coverage, plot_reliability
from fer.statistics.interval import Interval
from fer.wording.load import load


def test_an_empty_bin_has_no_mark():
    bins = [
        Bin(low=0.0, high=0.5, faces=0, confidence=None, accuracy=None),
        Bin(low=0.5, high=1.0, faces=8, confidence=0.7, accuracy=Interval(0.5, 0.2, 0.8)),
    ]
    figure = plot_reliability(bins, words=load("en").words("confusion.calibration.figure_words"))
    above, below = figure.axes
    marks = [line.get_xydata().tolist() for line in above.lines]
    assert marks == [[[0, 0], [1, 1]], [[0.7, 0.2], [0.7, 0.8]], [[0.7, 0.5]]]
    assert [bar.get_height() for bar in below.patches] == [0, 8]
    plt.close(figure)


@pytest.mark.parametrize(("coverage", "lines"), [(0.4, 4), (0.0, 3)])
def test_curves_end_at_the_accuracy_of_all_answers(ax, coverage, lines):
    sure, right = np.arange(10.0), np.arange(10) > 5
    accuracy, ideal = selective_accuracy(sure, right), ideal_accuracy(right)
    words = load("en").words("confusion.abstention.figure_words")
    plot_coverage(accuracy, ideal, goal=0.9, coverage=coverage, words=words, ax=ax)
    assert len(ax.lines) == lines
    assert [line.get_ydata()[-1] for line in ax.lines[:3]] == pytest.approx([0.4, 0.4, 0.4])
