"""The curves: which line is which, where the kept epoch stands, and labels that do not run into each other."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from fer.figures import style
from fer.figures.style import TRAIN, VAL
from fer.training.figures.curves import plot_curves, plot_gap, plot_members, plot_so_far, spread

NAMES = {
    "epoch": "epoch", "kept": "kept", "gap": "gap", "no_gap": "none", "limit": "strong",
    "train": "training", "val": "validation",
}  # fmt: skip


def test_training_is_red_and_validation_blue(ax):
    train, val = np.array([3.0, 2, 1]), np.array([3.0, 2, 2])
    plot_curves(np.arange(1, 4), train, val, kept=2, names=NAMES, title="loss", ends=("train 1", "val 2"), ax=ax)
    red, blue = (next(line for line in ax.lines if line.get_color() == colour) for colour in (TRAIN, VAL))
    assert red.get_ydata().tolist() == [3, 2, 1]
    assert blue.get_ydata().tolist() == [3, 2, 2]
    assert {text.get_text(): text.get_color() for text in ax.texts}.items() >= {("train 1", TRAIN), ("val 2", VAL)}
    assert 0.8 < ax.get_ylim()[0] < 1
    assert ax.get_xlim()[0] > 0


def test_training_is_dotted_and_validation_is_not(ax):
    loss = np.array([3.0, 2, 1])
    plot_curves(np.arange(1, 4), loss, loss + 1, kept=2, names=NAMES, title="loss", ends=("train", "val"), ax=ax)
    train, val = (next(line for line in ax.lines if line.get_color() == colour) for colour in (TRAIN, VAL))
    assert (train.is_dashed(), val.is_dashed()) == (True, False)
    assert train.get_marker() != val.get_marker()


def test_the_kept_epoch_and_the_lowest_loss_are_marked(ax):
    loss = np.array([1.0, 0.5, 0.7])
    plot_curves(np.arange(1, 4), loss, loss, kept=3, lowest=2, names=NAMES, title="loss", ends=("", ""), ax=ax)
    assert [list(line.get_xdata()) for line in ax.lines if len(line.get_xdata()) == 2] == [[3, 3]]
    circle = next(line for line in ax.lines if line.get_markerfacecolor() == "none")
    assert (circle.get_xdata()[0], circle.get_ydata()[0]) == (2, 0.5)


@pytest.mark.parametrize("ends", [(0.9, 0.9), (0.9, 0.899), (0.0, 0.001), (0.2, 0.8)])
def test_labels_at_the_ends_do_not_overlap_and_stay_inside(ax, ends):
    train, val = (np.array([0.5, end]) for end in ends)
    names = ("training\n1%", "validation\n2%")
    plot_curves(np.array([1, 2]), train, val, kept=1, names=NAMES, title="accuracy", ends=names, shares=True, ax=ax)
    ax.figure.canvas.draw()
    first, second = (text.get_window_extent() for text in ax.texts if "%" in text.get_text())
    assert not first.overlaps(second)
    assert ax.bbox.y0 - 5 <= min(first.y0, second.y0)
    assert max(first.y1, second.y1) <= ax.bbox.y1 + 5


def test_epochs_of_smaller_faces_stand_on_grey(ax):
    loss = np.array([1.0, 0.9, 0.5, 0.4])
    plot_curves(np.arange(1, 5), loss, loss, kept=4, small=2, names=NAMES, title="loss", ends=("", ""), ax=ax)
    (band,) = ax.patches
    assert band.get_x() == ax.get_xlim()[0] and band.get_x() + band.get_width() == 2.5
    gap = np.zeros(4)
    plot_gap(np.arange(1, 5), gap, gap - 1, gap + 1, limit=0.1, kept=4, small=2, names=NAMES, ax=ax)
    assert len(ax.patches) == 2


def test_places_far_enough_apart_stay():
    assert spread([0.7, 0.2], apart=0.2) == [(0.2, 1), (0.7, 0)]
    assert spread([0.5, 0.5], apart=0.2) == [(0.4, 0), (0.6, 1)]


def test_one_epoch_can_be_drawn(ax):
    one = np.array([0.5])
    plot_curves(np.array([1]), one, one, kept=1, lowest=1, names=NAMES, title="loss", ends=("", ""), ax=ax)
    assert [tick for tick in ax.get_xticks() if ax.get_xlim()[0] <= tick <= ax.get_xlim()[1]] == [1]


def test_the_gap_is_drawn_in_percentage_points(ax):
    epochs, gap = np.array([1, 2]), np.array([0.1, 0.2])
    plot_gap(epochs, gap, gap - 0.05, gap + 0.05, limit=0.1, kept=2, names=NAMES, ax=ax)
    assert ax.lines[0].get_ydata().tolist() == pytest.approx([10, 20])
    assert {float(line.get_ydata()[0]) for line in ax.lines if len(set(line.get_ydata())) == 1} >= {0.0, 10.0}


def test_of_one_epoch_the_gap_has_an_upright_interval(ax):
    one = np.array([0.1])
    plot_gap(np.array([1]), one, one - 0.05, one + 0.05, limit=0.1, kept=1, names=NAMES, ax=ax)
    assert ax.collections[0].get_segments()[0].tolist() == [[1, pytest.approx(5)], [1, pytest.approx(15)]]


def test_a_history_is_drawn_with_loss_and_accuracy_side_by_side():
    history = pd.DataFrame(
        {
            "epoch": [1, 2],
            "train_loss": [3.0, 1],
            "val_loss": [3.0, 2],
            "train_accuracy": [0.1, 0.9],
            "val_accuracy": [0.1, 0.5],
        }
    )
    style.use()
    loss, accuracy = plt.subplots(1, 2)[1]
    plot_so_far(history, best=2, names=NAMES | {"loss": "Loss", "accuracy": "Accuracy"}, axes=(loss, accuracy))
    for ax, train, title in ((loss, [3, 1], "Loss"), (accuracy, [0.1, 0.9], "Accuracy")):
        assert next(line for line in ax.lines if line.get_color() == TRAIN).get_ydata().tolist() == train
        assert ax.get_title("left") == title


def test_members_stand_in_rows_from_the_top_around_their_mean(ax):
    accuracy = np.array([0.5, 0.6, 0.7])
    names = {"accuracy": "accuracy", "mean": "mean", "sd": "± sd"}
    plot_members(accuracy, accuracy - 0.1, accuracy + 0.1, ["a", "b", "c"], names=names, ax=ax)
    (band,) = ax.patches
    assert band.get_xy()[0] == pytest.approx(0.5)  # the mean less a standard deviation of 0.1
    assert band.get_width() == pytest.approx(0.2)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["a", "b", "c"]
    assert ax.yaxis_inverted()
    assert [text.get_text() for text in ax.texts] == ["mean ± sd"]
