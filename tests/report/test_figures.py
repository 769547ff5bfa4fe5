"""The cover's figure and the house style."""

from itertools import pairwise

import matplotlib.pyplot as plt
import pytest

from fer.data.emotions import colours, names
from fer.figures import style
from fer.report.figures import plot_recall


@pytest.fixture(autouse=True)
def settings():
    with plt.rc_context():
        yield


def test_bars_are_the_recalls_and_a_class_without_faces_has_none():
    ax = plot_recall([0.25, None, 1.0], ["a", "b", "c"], ["r", "g", "b"], percent="{:.0%}".format)
    track, bars = ax.containers
    assert [bar.get_height() for bar in track] == [1, 1, 1]
    assert [bar.get_height() for bar in bars] == [0.25, 0, 1]
    assert [text.get_text() for text in ax.texts] == ["25%", "–", "100%"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["a", "b", "c"]


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_all_seven_names_fit_into_the_text_width_without_touching(language):
    style.use(language)
    fig, ax = plt.subplots(figsize=(style.TEXT_WIDTH, 1.6))
    plot_recall([0.5] * 7, names(language), colours(), percent="{:.0%}".format, ax=ax)
    fig.canvas.draw()
    boxes = [label.get_window_extent() for label in ax.get_xticklabels()]
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))


def test_style_keeps_text_at_least_seven_points():
    style.use()
    sizes = ("font.size", "axes.labelsize", "xtick.labelsize", "ytick.labelsize", "legend.fontsize")
    assert min(plt.rcParams[name] for name in sizes) >= 7
