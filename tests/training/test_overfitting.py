"""The verdict on overfitting: histories whose answer is known, and an interval from the literature."""

import numpy as np
import pandas as pd
import pytest

from fer.errors import InputError
from fer.statistics.interval import Interval, share
from fer.training.overfitting import Rule, assess, find_rise, gaps, grade_rise, measure, measured_on
from fer.training.twin_free import TwinFree

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
    assert (found.last.verdict, found.last.by_gap, found.last.by_rise) == ("strong", "strong", "strong")
    assert found.last.rise.epoch == found.kept.rise.epoch == 10
    assert (found.last.gap.train_loss, found.last.gap.val_loss) == pytest.approx((0.05, 2.54))
    assert found.last.gap.difference.value == pytest.approx(0.4)
    assert (found.kept.verdict, found.kept.gap.epoch, found.underfits) == ("strong", 60, False)


def test_the_kept_epoch_is_judged_and_not_the_last():
    curves = history(course(1.9, 0.3), course(1.9, 1.0), course(0.2, 0.9), np.minimum(course(0.2, 0.9), 0.7))
    early, late = (assess(curves, kept=kept, n_train=N, n_val=N) for kept in (20, 100))
    assert (early.kept.verdict, early.last.verdict) == ("none", "strong")
    assert late.kept == late.last
    assert early.last == late.last
    assert early.kept.rise.val_last == curves["val_loss"].iloc[19]


def test_the_gap_judged_is_the_one_without_twins():
    curves = history([1.0] * 5, [1.0] * 5, [0.76] * 5, [0.68] * 5)
    twins = TwinFree("done", 280, 0, Interval(0.6, 0.583, 0.616))
    known = assess(curves, kept=5, n_train=N, n_val=N, twins=twins)
    assert (known.kept.verdict, known.gap.value) == ("strong", pytest.approx(0.16, abs=1e-3))
    assert known.kept.gap.difference.value == pytest.approx(0.08)
    none = assess(curves, kept=5, n_train=N, n_val=N, twins=TwinFree("done", 0, 0, None))
    assert none.gap == none.kept.gap.difference
    assert none.kept.verdict == "mild"


def test_altered_copies_that_are_left_out_too_turn_a_mild_gap_into_a_strong_one():
    curves = history([1.0] * 5, [1.0] * 5, [0.775] * 5, [0.687] * 5)
    exact = assess(curves, kept=5, n_train=N, n_val=N, twins=TwinFree("absent", 280, 0, share(2227, 3309)))
    both = assess(curves, kept=5, n_train=N, n_val=N, twins=TwinFree("done", 280, 743, share(1668, 2566)))
    assert (exact.kept.by_gap, exact.gap.value) == ("mild", pytest.approx(0.102, abs=1e-3))
    assert (both.kept.by_gap, both.gap.value) == ("strong", pytest.approx(0.125, abs=1e-3))
    assert both.gap.low > both.rule.strong_gap > exact.gap.low
    assert exact.last == both.last


def test_equal_curves_show_no_overfitting():
    loss, accuracy = course(1.9, 0.3), course(0.2, 0.9)
    found = assess(history(loss, loss, accuracy, accuracy), kept=100, n_train=N, n_val=N)
    assert found.kept.verdict == "none"
    assert found.gap.low == pytest.approx(-found.gap.high)
    assert not found.underfits


def test_low_accuracy_on_both_is_underfitting():
    loss, accuracy = course(1.95, 1.8), course(0.15, 0.3)
    found = assess(history(loss, loss, accuracy, accuracy), kept=100, n_train=N, n_val=N)
    assert (found.kept.verdict, found.underfits) == ("none", True)
    few = assess(history(loss, loss, 0.48, 0.48), kept=100, n_train=50, n_val=50)
    assert not few.underfits  # 24 of 50 may well be more than half


def test_one_epoch_is_judged_by_its_gap_alone():
    found = assess(history([1.5], [1.6], [0.5], [0.49]), kept=1, n_train=200, n_val=200)
    assert (found.kept.verdict, found.kept.by_rise, found.kept.rise.p) == ("none", "none", None)
    assert found.last == found.kept


def test_the_same_gap_is_mild_with_many_faces_and_none_with_few():
    shown = history(course(1.9, 0.5), course(1.9, 0.6), course(0.2, 0.85), course(0.2, 0.80))
    assert assess(shown, kept=100, n_train=N, n_val=N).kept.verdict == "mild"
    assert assess(shown, kept=100, n_train=100, n_val=100).kept.verdict == "none"


def test_the_interval_of_the_gap_is_newcombes():
    # Newcombe 1998, Statistics in Medicine 17:873-890, table II, column (a): 56/70 - 48/80 by method 10
    table = gaps(history([1.0], [1.0], [56 / 70], [48 / 80]), n_train=70, n_val=80)
    assert table[0] == pytest.approx([0.2, 0.0524, 0.3339], abs=5e-5)


def autoregressive(alike: float, *, series: int, epochs: int) -> np.ndarray:
    """Series of standard deviation 1 about 0 whose neighbours have this correlation; 1 is a random walk."""
    noise = np.random.default_rng(0).standard_normal((series, epochs))
    found = noise.copy()
    for k in range(1, epochs):
        found[:, k] = alike * found[:, k - 1] + (np.sqrt(1 - alike**2) if alike < 1 else 1) * noise[:, k]
    return found


def rise_of(val_loss, train_loss=None) -> str:
    train = np.linspace(1.0, 0.2, len(val_loss)) if train_loss is None else train_loss
    return grade_rise(find_rise(history(train, val_loss, 0.8, 0.8), n_val=100), Rule())


@pytest.mark.parametrize("epochs", [12, 60, 100])
@pytest.mark.parametrize("alike", [0.0, 0.5, 0.9, 1.0])
def test_a_loss_that_stays_or_wanders_is_hardly_ever_called_rising(alike, epochs):
    losses = 100 + 10 * autoregressive(alike, series=200, epochs=epochs)
    assert np.mean([rise_of(loss) != "none" for loss in losses]) <= 0.05


def test_a_steady_rise_is_one_also_in_scatter():
    assert rise_of(course(1.0, 1.1)) == "mild"
    noise = 0.02 * autoregressive(0.0, series=100, epochs=60)
    assert np.mean([rise_of(np.linspace(1, 2, 60) + row) == "strong" for row in noise]) > 0.9


def test_a_rise_counts_only_while_the_training_loss_falls():
    rising, falling = course(1.0, 2.0, 40), course(1.0, 0.2, 40)
    assert rise_of(rising, falling) == "strong"
    assert rise_of(rising, rising) == "none"


def test_the_kept_epoch_is_the_one_named():
    found = assess(
        history(course(2, 1, 5), course(2, 1, 5), [0.1, 0.2, 0.3, 0.4, 0.5], 0.2), kept=2, n_train=9, n_val=9
    )
    assert (found.kept.gap.epoch, found.kept.gap.train_accuracy) == (2, 0.2)


def test_a_diverged_training_is_named_with_its_epoch():
    broken = history([1.0, np.nan, np.nan], 1.0, 0.5, 0.5)
    with pytest.raises(InputError, match=r"not finite at epoch 2.*lower rate"):
        assess(broken, kept=1, n_train=9, n_val=9)


def test_a_run_is_assessed_by_its_own_curves(tiny_run):
    found, history = measure(tiny_run), tiny_run.history()
    assert (found.n_train, found.n_val) == measured_on(tiny_run) == (300, 300)
    assert found.last.gap.val_loss == history["val_loss"].iloc[-1]
    assert found.kept.gap.epoch == tiny_run.metrics().best_epoch
    table = gaps(history, n_train=300, n_val=300)
    assert table.shape == (len(history), 3)
    assert table[-1, 1:].tolist() == [found.last.gap.difference.low, found.last.gap.difference.high]
