"""The verdict on overfitting: histories whose answer is known, and an interval from the literature."""

import numpy as np
import pandas as pd
import pytest

from fer.errors import InputError
from fer.training.overfitting import Rule, assess, find_rise, gaps, grade_rise, measure, measured_on, scatter

N = 3589  # faces, as in FER2013's validation split


def history(train_loss, val_loss, train_accuracy, val_accuracy) -> pd.DataFrame:
    columns = np.broadcast_arrays(train_loss, val_loss, train_accuracy, val_accuracy)
    frame = pd.DataFrame(np.transpose(columns), columns=["train_loss", "val_loss", "train_accuracy", "val_accuracy"])
    return frame.assign(epoch=np.arange(1, len(frame) + 1))


def course(start: float, end: float, epochs: int = 100) -> np.ndarray:
    """A smooth approach from one value to another, reached at the last epoch."""
    return end + (start - end) * (1 - np.linspace(0, 1, epochs)) ** 3


def test_the_report_that_this_one_follows_overfits_strongly_by_both_signs():
    val_loss = np.concatenate([course(1.6, 1.2, 10), course(1.21, 2.54, 90)])
    found = assess(history(course(1.6, 0.05), val_loss, course(0.3, 0.9), 0.5), kept=60, n_train=N, n_val=N)
    assert (found.verdict, found.by_gap, found.by_rise) == ("strong", "strong", "strong")
    assert found.rise.epoch == 10
    assert (found.last.train_loss, found.last.val_loss) == pytest.approx((0.05, 2.54))
    assert found.last.difference.value == pytest.approx(0.4)
    assert not found.underfits


def test_equal_curves_show_no_overfitting():
    loss, accuracy = course(1.9, 0.3), course(0.2, 0.9)
    found = assess(history(loss, loss, accuracy, accuracy), kept=100, n_train=N, n_val=N)
    assert found.verdict == "none"
    assert found.last.difference.low == pytest.approx(-found.last.difference.high)
    assert not found.underfits


def test_low_accuracy_on_both_is_underfitting():
    loss, accuracy = course(1.95, 1.8), course(0.15, 0.3)
    found = assess(history(loss, loss, accuracy, accuracy), kept=100, n_train=N, n_val=N)
    assert (found.verdict, found.underfits) == ("none", True)


def test_one_epoch_is_judged_by_its_gap_alone():
    found = assess(history([1.5], [1.6], [0.5], [0.49]), kept=1, n_train=200, n_val=200)
    assert (found.verdict, found.by_rise, found.rise.scatter) == ("none", "none", None)
    assert found.last == found.kept


def test_the_same_gap_is_mild_with_many_faces_and_none_with_few():
    shown = history(course(1.9, 0.5), course(1.9, 0.6), course(0.2, 0.85), course(0.2, 0.80))
    assert assess(shown, kept=100, n_train=N, n_val=N).verdict == "mild"
    assert assess(shown, kept=100, n_train=100, n_val=100).verdict == "none"


def test_the_interval_of_the_gap_is_newcombes():
    # Newcombe 1998, Statistics in Medicine 17:873-890, table II, column (a): 56/70 - 48/80 by method 10
    table = gaps(history([1.0], [1.0], [56 / 70], [48 / 80]), n_train=70, n_val=80)
    assert table[0] == pytest.approx([0.2, 0.0524, 0.3339], abs=5e-5)


def test_a_level_loss_that_scatters_is_hardly_ever_called_rising():
    noise = 0.05 * np.random.default_rng(0).standard_normal((300, 100))
    verdicts = [grade_rise(find_rise(history(course(1.0, 0.2), 1 + row, 0.8, 0.8)), Rule()) for row in noise]
    assert np.mean([verdict != "none" for verdict in verdicts]) < 0.02
    assert grade_rise(find_rise(history(course(1.0, 0.2), course(1.0, 1.1), 0.8, 0.8)), Rule()) == "mild"


def test_a_rise_counts_only_while_the_training_loss_falls():
    rising, falling = course(1.0, 2.0, 40), course(1.0, 0.2, 40)
    assert grade_rise(find_rise(history(falling, rising, 0.8, 0.8)), Rule()) == "strong"
    assert grade_rise(find_rise(history(rising, rising, 0.8, 0.8)), Rule()) == "none"


def test_scatter_is_the_standard_deviation_about_a_slope():
    noise = 0.1 * np.random.default_rng(1).standard_normal(20000)
    assert scatter(noise + np.linspace(5, 1, 20000)) == pytest.approx(0.1, rel=0.03)
    assert scatter(np.linspace(5, 1, 50)) == pytest.approx(0, abs=1e-12)
    assert scatter(np.ones(4)) is None


def test_the_kept_epoch_is_the_one_named():
    found = assess(
        history(course(2, 1, 5), course(2, 1, 5), [0.1, 0.2, 0.3, 0.4, 0.5], 0.2), kept=2, n_train=9, n_val=9
    )
    assert (found.kept.epoch, found.kept.train_accuracy) == (2, 0.2)


def test_a_diverged_training_is_named_with_its_epoch():
    broken = history([1.0, np.nan, np.nan], 1.0, 0.5, 0.5)
    with pytest.raises(InputError, match=r"not finite at epoch 2.*lower rate"):
        assess(broken, kept=1, n_train=9, n_val=9)


def test_a_run_is_assessed_by_its_own_curves(tiny_run):
    found, history = measure(tiny_run), tiny_run.history()
    assert (found.n_train, found.n_val) == measured_on(tiny_run) == (300, 300)
    assert found.last.val_loss == history["val_loss"].iloc[-1]
    assert found.kept.epoch == tiny_run.metrics().best_epoch
    table = gaps(history, n_train=300, n_val=300)
    assert table.shape == (len(history), 3)
    assert table[-1, 1:].tolist() == [found.last.difference.low, found.last.difference.high]
