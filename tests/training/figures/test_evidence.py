"""Rate, gradient, several trainings and the learning curve: what is drawn where."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.figures.style import series
from fer.training.figures.evidence import plot_learning_curve, plot_norm, plot_rate, plot_splits, plot_trainings

NAMES = {
    "epoch": "epoch", "rate": "rate", "norm": "norm", "limit": "limit 5", "loss": "loss", "accuracy": "accuracy",
    "faces": "faces",
}  # fmt: skip


@pytest.mark.parametrize("norms", [[1.0, 3.0, 2.0], [0.001, 4.0, 300.0], [2.0, 2.0], [2.0]])
def test_the_peak_is_circled_and_the_limit_drawn_where_it_is_near(ax, norms):
    norms = np.array(norms)
    plot_norm(np.arange(1, len(norms) + 1), norms, limit=5.0, late=len(norms), names=NAMES, ax=ax)
    circle = next(line for line in ax.lines if line.get_markerfacecolor() == "none")
    assert circle.get_ydata()[0] == norms.max()
    assert ("limit 5" in [text.get_text() for text in ax.texts]) == (norms.max() > 2.5)
    bottom, top = ax.get_ylim()
    assert bottom < norms.min() <= norms.max() < top
    assert len([tick for tick in ax.get_yticks() if bottom <= tick <= top]) >= 2


@pytest.mark.parametrize(("norms", "drawn"), [([0.0, 0.5, 3.0], [0.5, 0.5, 3.0]), ([0.0, 0.0], [0.0, 0.0])])
def test_epochs_without_a_gradient_are_drawn_too(ax, norms, drawn):
    plot_norm(np.arange(1, len(norms) + 1), np.array(norms), limit=5.0, late=2, names=NAMES, ax=ax)
    assert ax.lines[0].get_ydata().tolist() == drawn
    assert ax.get_yscale() == ("log" if any(norms) else "linear")


def test_the_rate_fills_its_axes(ax):
    plot_rate(np.array([1, 2]), np.array([0.1, 0.2]), names=NAMES, ax=ax)
    assert 0.09 < ax.get_ylim()[0] < 0.1
    assert ax.get_xlim()[0] > 0


def test_each_training_has_a_colour_and_a_marker_and_training_is_dotted():
    figure, axes = plt.subplots(1, 2)
    epochs = [np.array([1, 2]), np.array([1, 2, 3])]
    one = {name: [np.linspace(0.1, 0.9, len(at)) for at in epochs] for name in ("train_loss", "val_loss")}
    two = {name: [np.linspace(0.1, 0.9, len(at)) for at in epochs] for name in ("train_accuracy", "val_accuracy")}
    plot_trainings(epochs, one | two, ["this", "that"], names=NAMES, axes=tuple(axes))
    this, that = series(2)
    for ax in axes:
        assert [(line.get_color(), line.is_dashed(), line.get_marker()) for line in ax.lines] == [
            (this["color"], True, ""),
            (this["color"], False, this["marker"]),
            (that["color"], True, ""),
            (that["color"], False, that["marker"]),
        ]
        assert 0 < ax.get_ylim()[0] < 0.1 < 0.9 < ax.get_ylim()[1] < 1
    assert [text.get_text() for text in figure.legends[0].get_texts()] == ["this", "that"]
    plt.close(figure)


def test_the_learning_curve_has_its_faces_as_ticks_and_its_line(ax):
    accuracy = np.array([[0.3, 0.2, 0.4], [0.5, 0.4, 0.6]])
    plot_learning_curve([100, 400], accuracy, slope=0.1, intercept=0.3 - 0.1 * np.log2(100), names=NAMES, ax=ax)
    assert ax.get_xscale() == "log"
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["100", "400"]
    assert ax.lines[0].get_ydata() == pytest.approx([0.3, 0.5])


def test_each_part_has_a_row_from_the_top_with_its_interval(ax):
    plot_splits(np.array([[0.9, 0.8, 0.95], [0.5, 0.4, 0.7]]), ["train", "test"], axis="accuracy", ax=ax)
    (bars,) = ax.containers
    assert bars.lines[0].get_xdata().tolist() == [0.9, 0.5]
    assert [segment[:, 0].tolist() for segment in bars.lines[2][0].get_segments()] == [
        pytest.approx([0.8, 0.95]), pytest.approx([0.4, 0.7]),
    ]  # fmt: skip
    assert [label.get_text() for label in ax.get_yticklabels()] == ["train", "test"]
    assert ax.yaxis_inverted()


@pytest.mark.parametrize(("norms", "ticks"), [([0.04, 4.0], ["0.1", "1"]), ([2.0, 9.0], ["2", "4", "6", "8"])])
def test_norms_have_round_ticks(ax, norms, ticks):
    plot_norm(np.array([1, 2]), np.array(norms), limit=100.0, late=2, names=NAMES, ax=ax)
    assert {label.get_text() for label in ax.get_yticklabels()} >= set(ticks)
