"""Figures of question 3's evidence draw what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.confusion.abstention import ideal_accuracy, selective_accuracy
from fer.confusion.figures.confidence import plot_coverage, plot_reliability
from fer.confusion.figures.judges import plot_judges
from fer.confusion.figures.twins import plot_likeness
from fer.data.emotions import names
from fer.wording.load import load


@pytest.mark.parametrize("likeness", [[0.2, 0.74, 0.75, 0.9, 1.0000001], [0.9, 1.0], [0.1, 0.3], []])
def test_every_likeness_is_in_a_bar_on_its_side_of_the_limit(ax, likeness):
    plot_likeness(np.array(likeness), 0.75, words=load("en").module("confusion.memory").figure_words(), ax=ax)
    heights = {"below": 0, "above": 0}
    for bar in ax.patches:
        heights["below" if bar.get_x() < 0.75 - 1e-9 else "above"] += bar.get_height()
    assert heights["below"] == sum(value < 0.75 for value in likeness)
    assert heights["above"] == sum(value >= 0.75 for value in likeness)


def test_judges_stand_on_one_scale_with_rows_named_once():
    counts = np.diag([4, 0, 3, 3, 3, 3, 3])
    counts[0, 4] = 12
    figure = plot_judges(
        {"annotator": counts, "label": counts, "network": counts},
        names(),
        words=load("en").module("confusion.people").figure_words(),
    )
    titles = [ax.get_title(loc="left") or ax.get_title() for ax in figure.axes]  # as the style has it
    assert titles == ["one annotator", "FER2013's label", "the network"]
    assert [ax.get_yticklabels()[0].get_text() for ax in figure.axes] == ["angry", "", ""]
    for ax in figure.axes:
        assert [text.get_text() for text in ax.texts][:5] == ["25", "0", "0", "0", "75"]
        assert len(ax.texts) == 42  # disgust has no vote
        assert ax.collections[0].get_clim() == (0, 100)
    plt.close(figure)


def test_an_empty_bin_has_no_mark():
    bins = [
        {"low": 0.0, "high": 0.5, "faces": 0, "confidence": None, "accuracy": None},
        {"low": 0.5, "high": 1.0, "faces": 8, "confidence": 0.7, "accuracy": (0.5, 0.2, 0.8)},
    ]
    figure = plot_reliability(bins, words=load("en").module("confusion.calibration").figure_words())
    above, below = figure.axes
    marks = [line.get_xydata().tolist() for line in above.lines]
    assert marks == [[[0, 0], [1, 1]], [[0.7, 0.2], [0.7, 0.8]], [[0.7, 0.5]]]
    assert [bar.get_height() for bar in below.patches] == [0, 8]
    plt.close(figure)


@pytest.mark.parametrize(("coverage", "lines"), [(0.4, 4), (0.0, 3)])
def test_curves_end_at_the_accuracy_of_all_answers(ax, coverage, lines):
    sure, right = np.arange(10.0), np.arange(10) > 5
    accuracy, ideal = selective_accuracy(sure, right), ideal_accuracy(right)
    words = load("en").module("confusion.abstention").figure_words()
    plot_coverage(accuracy, ideal, goal=0.9, coverage=coverage, words=words, ax=ax)
    assert len(ax.lines) == lines
    assert [line.get_ydata()[-1] for line in ax.lines[:3]] == pytest.approx([0.4, 0.4, 0.4])
