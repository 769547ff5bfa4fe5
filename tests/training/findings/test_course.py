"""What is said of a training's course: the opposite where the numbers are the opposite."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from fer.runs.seen import Training
from fer.statistics.interval import Interval
from fer.training.facts import Facts
from fer.training.findings import course
from fer.training.members import Member, Members, Together
from fer.training.overfitting import Rule, assess
from fer.wording.load import load

ENGLISH = load("en")
INTERVAL = Interval(0.5, 0.4, 0.6)
MEMBERS = Members(
    each=tuple(Member("cpu", None, seed, INTERVAL) for seed in range(3)),
    mean=0.5, sd=0.0, lowest=0.5, highest=0.5, train_faces=20000, out_of_fold=False,
    together=Together("test", 3589, INTERVAL, 0.5),
)  # fmt: skip


def facts(train_loss, val_loss, train_accuracy, val_accuracy, *, n: int = 3589, **others) -> Facts:
    """What the notebook measures of these curves."""
    columns = np.broadcast_arrays(train_loss, val_loss, train_accuracy, val_accuracy)
    history = pd.DataFrame(np.transpose(columns), columns=["train_loss", "val_loss", "train_accuracy", "val_accuracy"])
    history["epoch"] = np.arange(1, len(history) + 1)
    kept = int(history["epoch"][history["val_accuracy"].idxmax()])
    assessment = assess(history, kept=kept, n_train=n, n_val=n)
    found = Facts(
        parameters=11, faces=28709, held_out="test", epochs=len(history), planned=len(history), patience=None,
        keep="best", seconds=754.2, faces_per_second=3456.7, device="x86_64", threads=2, trained_on=None,
        assessment=assessment, members=None,
    )  # fmt: skip
    return replace(found, **others)


def original() -> Facts:
    val_loss = np.concatenate([np.linspace(1.6, 1.2, 10), np.linspace(1.21, 2.54, 90)])
    val_accuracy = np.concatenate([np.linspace(0.3, 0.51, 30), np.linspace(0.51, 0.5, 70)])
    return facts(np.linspace(1.6, 0.05, 100), val_loss, np.linspace(0.3, 0.9, 100), val_accuracy)


def underfitting() -> Facts:
    return facts(np.linspace(1.95, 1.8, 20), np.linspace(1.95, 1.8, 20), np.linspace(0.1, 0.3, 20), 0.3)


def well_fitted() -> Facts:
    accuracy = np.linspace(0.2, 0.9, 20)
    return facts(np.linspace(1.9, 0.3, 20), np.linspace(1.9, 0.3, 20), accuracy, accuracy)


def verdict(found: Facts) -> str:
    return "\n\n".join(map(ENGLISH.text, course.verdict(found)))


def effort(found: Facts) -> str:
    return ENGLISH.text(course.effort(found))


def finding(found: Facts) -> str:
    return ENGLISH.text(course.finding(found))


def kept_name(found: Facts) -> str:
    return ENGLISH.text(course.kept_epoch(found))


def test_the_original_course_is_called_strong_overfitting_with_its_numbers():
    text = verdict(original())
    assert text.startswith("**Verdict: strong overfitting.**")
    assert "loss is 0.05 on training and 2.54 on validation" in text
    assert "90.0\N{NO-BREAK SPACE}% and 50.0\N{NO-BREAK SPACE}%" in text
    assert "training lies 40.0 percentage points above validation" in text
    assert "lowest at epoch 10 (1.20) and lies 1.34 higher" in text
    assert "the network errs no more often" in text
    assert finding(original()).startswith("The training overfits strongly: after 100 epochs")


def test_equal_curves_are_called_free_of_overfitting():
    text = verdict(well_fitted())
    assert text.startswith("**Verdict: no sign of overfitting.**")
    assert "training and validation are level" in text
    assert "it has not risen" in text
    assert "no sign of overfitting" in finding(well_fitted())


def test_low_accuracy_on_both_is_called_underfitting():
    assert verdict(underfitting()).startswith("**Verdict: underfitting.**")
    assert "wrong on most of the faces that it was trained on" in verdict(underfitting())
    assert finding(underfitting()).startswith("The training underfits")


def test_one_epoch_is_not_said_to_have_a_course():
    one = facts([1.5], [1.4], [0.55], [0.56], n=100)
    assert "One epoch has no course" in verdict(one)
    assert "training lies 1.0 percentage points below validation" in verdict(one)
    assert "The single epoch of the recipe was run" in effort(one)
    assert "after 1 epoch " in finding(one)


@pytest.mark.parametrize(
    ("val", "meaning"),
    [
        (0.70, "The whole interval lies above 0."),
        (0.60, "The whole interval lies above 10 percentage points."),
        (0.74, "The interval reaches down to 0: a gap is not shown."),
        (0.80, "there is no gap"),
    ],
)
def test_a_gap_is_what_its_interval_says(val, meaning):
    assert meaning in verdict(facts([1.5, 1.4], [1.5, 1.4], 0.75, val))


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (0.49, ", 1.0 percentage points above the last epoch"),
        (0.4997, ", which the last epoch all but reaches"),
        (0.5, ", which the last epoch reaches again"),
    ],
)
def test_a_lead_of_the_kept_epoch_that_rounds_to_nothing_is_not_given_in_points(last, told):
    assert told in verdict(facts([1.5, 1.4], [1.5, 1.4], [0.5, 0.5], [0.5, last]))


def test_validation_accuracy_that_falls_while_the_loss_rises_is_said_to_fall():
    fell = facts(np.linspace(1, 0.1, 20), np.linspace(1, 2, 20), np.linspace(0.5, 0.9, 20), np.linspace(0.6, 0.5, 20))
    assert "Validation accuracy fell from 60.0\N{NO-BREAK SPACE}% to 50.0" in verdict(fell)


def test_a_rise_too_small_to_count_is_said_to_be_so():
    wobble = 1 + 0.01 * np.tile([1.0, -1.0], 10)
    text = verdict(facts(np.linspace(1, 0.5, 20), wobble[::-1], 0.8, 0.8))
    assert "too little to count as a rise" in text


def test_a_rise_is_no_sign_where_the_training_loss_rose_too_or_the_epochs_are_few():
    both = np.linspace(1, 2, 20)
    assert "did not fall meanwhile, so this is no sign" in verdict(facts(both, both, 0.8, 0.8))
    assert "Over so few epochs that cannot be told from scatter" in verdict(facts([1, 0.5], [1, 2], 0.8, 0.8))


@pytest.mark.parametrize(
    ("epochs", "said"), [(20, "All 20 epochs of the recipe were run"), (12, "stopped early, after 12 of 20 epochs")]
)
def test_the_end_of_the_training_is_told(epochs, said):
    accuracy = np.linspace(0.2, 0.9, epochs)
    text = effort(facts(1.0, 1.0, accuracy, accuracy, planned=20, patience=10))
    assert said in text
    assert ("last 10 brought no better" in text) == (epochs == 12)
    assert "12 min 34 s" in text
    assert "3,457 faces a second" in text


def test_thresholds_in_the_rule_are_those_that_were_used():
    used = Rule(strong_gap=0.17, scatters=6.0, low_accuracy=0.33)
    changed = replace(original(), assessment=replace(original().assessment, rule=used))
    text = ENGLISH.text(course.rule(changed))
    assert "above 17 percentage points" in text
    assert "6 times the scatter" in text
    assert "below 33" in text
    assert "17 points" in ENGLISH.words("training.course.names", kept="kept", strong_gap=used.strong_gap)["limit"]


def test_captions_name_the_epochs_and_the_faces():
    assert "the lowest validation loss, at epoch 10." in ENGLISH.text(course.curves_caption(original()))
    assert "3,589 training and 3,589 validation faces" in ENGLISH.text(course.gap_caption(original()))


def test_an_epoch_that_nobody_chose_is_not_called_the_best():
    chosen, last = well_fitted(), replace(well_fitted(), keep="last")
    assert "the first with the best validation accuracy" in effort(chosen)
    assert "whatever the validation accuracy" in effort(last)
    assert "the best so far" in verdict(chosen)
    assert "the best so far" not in verdict(last)
    assert ", the last." in ENGLISH.text(course.curves_caption(last))
    assert "therefore a little too high" in ENGLISH.text(course.choice(chosen))
    assert "No face chose" in ENGLISH.text(course.choice(last))


def test_several_networks_are_counted_and_their_curves_called_means():
    said = effort(replace(well_fitted(), members=MEMBERS))
    assert said.startswith("Three networks with 11 parameters together were trained, each on at least 20,000 faces")
    assert "the mean over these networks" in said


def test_networks_that_each_chose_an_epoch_have_none_in_common():
    several = replace(well_fitted(), members=MEMBERS)
    assert "no single epoch of these mean curves was kept" in verdict(several)
    assert kept_name(several).startswith("best mean")
    assert "of this last epoch" in verdict(replace(several, keep="last"))
    assert kept_name(well_fitted()).startswith("kept")


def test_a_ready_made_network_is_not_said_to_be_trained_here():
    training = Training("fer2013.csv", "ab", (1,) * 7, 3589)
    assert "came ready-made" in effort(replace(well_fitted(), trained_on=training))
    assert "ready-made" not in effort(well_fitted())
