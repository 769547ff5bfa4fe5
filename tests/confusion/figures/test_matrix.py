"""Figures of question 3 draw what they are given."""

import matplotlib.pyplot as plt
import numpy as np

from fer.confusion.figures.matrix import plot_confusion, plot_mistakes, plot_recall_precision
from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.confusion.headline import figure_words


def test_cells_show_the_count_and_the_share_of_the_true_class(ax):
    counts = np.diag([1000, 0, 3, 3, 3, 3, 3])
    counts[0, 4] = 1000
    plot_confusion(counts.tolist(), names(), words=figure_words(), ax=ax)
    texts = [text.get_text() for text in ax.texts]
    assert len(texts) == 42  # six rows: the seventh, disgust, has no face
    assert texts[:7] == ["1,000\n50\N{NO-BREAK SPACE}%", "0", "0", "0", "1,000\n50\N{NO-BREAK SPACE}%", "0", "0"]
    rows = [label.get_text() for label in ax.get_yticklabels()]
    assert rows[:2] == ["angry\n2,000 faces", "disgust\n0 faces"]


def test_classes_stand_by_falling_recall_and_the_unknown_one_last(ax):
    recall = [Interval(k / 10, k / 10 - 0.05, k / 10 + 0.05) for k in range(1, 8)]
    recall[2] = None
    plot_recall_precision(recall, recall, names(), accuracy=0.5, words=figure_words(), ax=ax)
    order = [label.get_text() for label in ax.get_yticklabels()]
    assert order == ["neutral", "surprise", "sad", "happy", "disgust", "angry", "fear"]


def test_a_long_group_of_faces_goes_on_in_the_next_line():
    faces = np.random.default_rng(0).integers(0, 256, size=(7, 48, 48), dtype=np.uint8)
    figure = plot_mistakes([faces, faces[:2]], [[f"face {k}" for k in range(7)], ["a", "b"]])
    shown = [[ax.get_title() for ax in figure.axes[start : start + 6] if ax.images] for start in (0, 6, 12)]
    assert shown == [[f"face {k}" for k in range(6)], ["face 6"], ["a", "b"]]
    assert np.array_equal(figure.axes[6].images[0].get_array(), faces[6])
    plt.close(figure)


def test_where_every_class_has_faces_no_row_is_hatched(ax):
    plot_confusion([[1] * 7] * 7, names(), words=figure_words(), ax=ax)
    assert len(ax.texts) == 49 and ax.patch.get_hatch() is None
