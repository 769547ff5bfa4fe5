"""Bars as long as the counts, and faces where the gallery should have them."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.data.emotions import colours, names
from fer.data.figures import plot_class_counts, plot_gallery, plot_means, plot_over_texts
from fer.figures.mosaic import STEP
from tests.data.made import grey


def test_bars_have_the_counts_and_colours_of_the_classes_from_the_top_down():
    _, axes = plt.subplots(1, 2, sharey=True)
    for ax in axes:
        plot_class_counts(np.array([5, 1, 0, 2, 1, 1, 10]), names(), labels=list("abcdefg"), title="Training", ax=ax)
        assert [bar.get_width() for bar in ax.patches] == [5, 1, 0, 2, 1, 1, 10]
        assert [plt.matplotlib.colors.to_hex(bar.get_facecolor()).upper() for bar in ax.patches] == colours()
        assert [text.get_text() for text in ax.texts] == list("abcdefg")
        bottom, top = ax.get_ylim()
        assert bottom > top


def test_a_gallery_has_each_face_in_its_row_and_column():
    picture = plot_gallery([grey(10, 20, 30), grey(), grey(40)], names()[:3]).axes[0].images[0].get_array()
    assert picture[0, 0] == 10
    assert picture[47, 2 * STEP + 47] == 30
    assert picture[2 * STEP, 0] == 40
    assert picture.mask[STEP : STEP + 48].all()
    assert picture.mask[2 * STEP :, STEP:].all()


@pytest.mark.parametrize("examples", [1, 8, 30])
def test_a_gallery_is_never_wider_than_the_text(examples):
    figure = plot_gallery([grey(*range(examples))] * 7, names())
    assert figure.get_figwidth() <= 6.3 + 1e-9
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == names()


def test_differences_of_mean_faces_are_centred_on_their_mean():
    means = np.arange(7.0)[:, None, None] * np.ones((7, 48, 48))
    figure = plot_means(means, names(), unit="grey levels", label="mean face")
    below = [ax.images[0] for ax in figure.axes[7:14]]
    assert [image.get_array()[0, 0] for image in below] == [-3, -2, -1, 0, 1, 2, 3]
    assert {image.get_clim() for image in below} == {(-3, 3)}


def test_disputed_faces_have_their_labels_below():
    figure = plot_over_texts(grey(1, 2, 3), ["a\nb", "c", "d"], columns=2)
    assert [[text.get_text() for text in ax.texts] for ax in figure.axes] == [["a\nb"], ["c"], ["d"], []]
