"""The figures show what they were given."""

import matplotlib.pyplot as plt
import numpy as np

from fer.explore.figures import plot_answer, plot_probabilities, plot_row

NAMES = list("abcdefg")
WORDS = {"face": "face", "map": "map", "over": "over", "probabilities": "p"}


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_a_bar_a_class_is_as_long_as_its_probability(ax):
    shares = [0.1, 0.0, 0.5, 0.2, 0.0, 0.2, 0.0]
    plot_probabilities(shares, NAMES, ["red"] * 7, [f"{share}" for share in shares], title="p", ax=ax)
    assert [bar.get_width() for bar in ax.containers[1]] == shares
    assert texts(ax) == [f"{share}" for share in shares]
    assert ax.yaxis_inverted()


def test_a_row_has_its_texts_and_is_no_taller_for_fewer_faces():
    one, six = (plot_row(np.zeros((k, 48, 48), np.uint8), ["up"] * k, ["down"] * k, columns=6) for k in (1, 6))
    assert texts(one.axes[0]) == ["up", "down"]
    assert one.get_figheight() == six.get_figheight()
    assert np.isclose(6 * one.get_figwidth(), six.get_figwidth())


def test_a_map_of_zeros_is_drawn_too():
    fig = plot_answer(
        np.zeros((48, 48), np.uint8),
        np.zeros((48, 48), np.float32),
        [1 / 7] * 7,
        names=NAMES,
        colours=["red"] * 7,
        shares=[""] * 7,
        words=WORDS,
    )
    fig.canvas.draw()
    assert texts(fig.axes[0]) == ["face", "map", "over"]
    plt.close(fig)
