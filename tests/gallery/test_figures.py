"""Figures of several runs."""

import matplotlib.pyplot as plt

from fer.gallery.figures import plot_matrices

WORDS = {"true": "true class", "predicted": "predicted class"}


def test_of_an_odd_number_of_matrices_the_last_place_stays_empty():
    figure = plot_matrices([[[2, 1], [0, 3]]] * 3, ["a", "b", "c"], ["sad", "happy"], words=WORDS)
    where = plt.rcParams["axes.titlelocation"]  # left in the style of the report
    assert [ax.get_title(where) for ax in figure.axes[:4]] == ["a", "b", "c", ""]
    assert [ax.get_visible() for ax in figure.axes[:4]] == [True, True, True, False]
    assert [ax.get_ylabel() for ax in figure.axes[:3]] == ["true class", "", "true class"]
    plt.close(figure)
