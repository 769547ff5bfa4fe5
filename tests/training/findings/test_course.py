"""What is said of a training's course: the opposite where the numbers are the opposite."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.runs.seen import Training
from fer.statistics.interval import Interval, share
from fer.training.chosen import flattery
from fer.training.facts import Facts
from fer.training.findings import choice, course
from fer.training.findings.printed import loss, percent
from fer.training.members import Member, Members, Together
from fer.training.overfitting import Rule, assess
from fer.training.twin_free import TwinFree
from fer.wording.en import prose
from fer.wording.load import load
from tests.training.drawn import trainings, value

ENGLISH = load("en")
INTERVAL = Interval(0.5, 0.4, 0.6)
MEMBERS = Members(
    each=tuple(Member("cpu", None, seed, INTERVAL) for seed in range(3)),
    mean=0.5, sd=Interval(0.0, 0.0, 0.0), lowest=0.5, highest=0.5, train_faces=20000, out_of_fold=False,
    together=Together("test", 3589, INTERVAL, 0.5, Interval(0.0, -0.1, 0.1)),
)  # fmt: skip


def facts(
    train_loss, val_loss, train_accuracy, val_accuracy, *, n: int = 3589, kept=None, twins=None, **others
) -> Facts:
    """What the notebook measures of these curves."""
    columns = np.broadcast_arrays(train_loss, val_loss, train_accuracy, val_accuracy)
    history = pd.DataFrame(np.transpose(columns), columns=["train_loss", "val_loss", "train_accuracy", "val_accuracy"])
    history["epoch"] = np.arange(1, len(history) + 1)
    kept = kept or int(history["epoch"][history["val_accuracy"].idxmax()])
    assessment = assess(history, kept=kept, n_train=n, n_val=n, twins=twins)
    found = Facts(
        parameters=11, faces=28709, held_out="test", epochs=len(history), planned=len(history), patience=None,
        keep="best", views=1, accuracy=INTERVAL, seconds=754.2, faces_per_second=3456.7, device="x86_64", threads=2,
        trained_on=None,
        assessment=assessment, members=None,
        flattery=flattery(history["val_accuracy"].to_numpy(), faces=n) if len(history) > 1 else None,
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
    assert text.startswith("**Verdict: mild overfitting** of the network that was kept. At epoch 30 the loss is")
    assert "By the last epoch (100), on all validation faces, the loss is 0.05 on training and 2.54" in text
    assert "90.0\N{NO-BREAK SPACE}% and 50.0\N{NO-BREAK SPACE}%" in text
    assert "training lies 40.0 percentage points above validation" in text
    assert "By the rule that would be strong overfitting." in text
    assert "lowest at epoch 10 (1.20) and lies 1.34 higher at epoch 100" in text
    assert "Validation accuracy rose from 36.5" in text
    assert "surer of errors that it makes already" in text
    assert finding(original()).startswith("The network that was kept (epoch 30 of 100) overfits mildly: accuracy")


def test_faces_with_a_twin_in_training_do_not_hide_a_gap():
    curves = ([0.6] * 5, [0.9] * 5, [0.77] * 5, [0.68] * 5)
    text = verdict(facts(*curves, twins=TwinFree(280, share(2015, 3309))))
    assert "Of the 3,589 validation faces 280 equal a training face in every pixel." in text
    assert "Without them validation accuracy is 60.9" in text
    assert text.startswith("**Verdict: strong")
    assert verdict(facts(*curves)).startswith("**Verdict: mild")
    assert "None of the 3,589 validation faces equals a training face" in verdict(
        facts(*curves, twins=TwinFree(0, None))
    )
    assert "they are no test" in verdict(facts(*curves, twins=TwinFree(3589, None)))


def test_equal_curves_are_called_free_of_overfitting():
    text = verdict(well_fitted())
    assert text.startswith("**Verdict: no sign of overfitting** of")
    assert "training and validation are level" in text
    assert "it has not risen" in text
    assert "no sign of overfitting" in finding(well_fitted())


def test_low_accuracy_on_both_is_called_underfitting():
    assert verdict(underfitting()).startswith("**Verdict: underfitting** of")
    assert "wrong on most of the faces that it was trained on" in verdict(underfitting())
    assert "(epoch 1 of 20) underfits: accuracy is 10.0" in finding(underfitting())


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
        (0.80, "The whole interval lies below 0: the network does better on validation faces."),
    ],
)
def test_a_gap_is_what_its_interval_says(val, meaning):
    assert meaning in verdict(facts([1.5, 1.4], [1.5, 1.4], 0.75, val))


def test_a_loss_level_with_its_lowest_value_is_not_said_to_lie_higher():
    text = verdict(facts([1.0, 0.9, 0.8], [0.9147, 0.9146, 0.915], 0.75, [0.6, 0.6, 0.61]))
    assert "lowest at epoch 2 (0.91), and is level with that at epoch 3." in text


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
    fell = facts(
        np.linspace(1, 0.1, 20), np.linspace(1, 2, 20), np.linspace(0.5, 0.9, 20), np.linspace(0.6, 0.5, 20), kept=20
    )
    assert "Validation accuracy fell from 60.0\N{NO-BREAK SPACE}% to 50.0" in verdict(fell)


@pytest.mark.parametrize(
    ("last", "told"),
    [(0.6703, "is 67.0\N{NO-BREAK SPACE}% at both"), (0.66, "went from 67.0"), (0.70, "rose from 67.0")],
)
def test_accuracies_printed_alike_are_not_said_to_fall(last, told):
    right = np.append(np.full(19, 0.6704), last)
    text = verdict(facts(np.linspace(1, 0.1, 20), np.linspace(1, 2, 20), 0.9, right, kept=20))
    assert f"Validation accuracy {told}" in text


def test_a_rise_too_small_to_count_is_said_to_be_so():
    wobble = 1 + 0.01 * np.tile([1.0, -1.0], 10)
    text = verdict(facts(np.linspace(1, 0.5, 20), np.append(wobble[:17], [1.0, 1.003, 1.005]), 0.8, 0.8, kept=20))
    assert "too little to count as a rise" in text


def test_a_rise_is_no_sign_where_the_training_loss_rose_too_or_the_epochs_are_few():
    both = np.linspace(1, 2, 20)
    assert "did not fall meanwhile, so this is no sign" in verdict(facts(both, both, 0.8, 0.8, kept=20))
    assert "cannot be told from wandering" in verdict(facts([1, 0.5], [1, 2], 0.8, 0.8, kept=2))


@pytest.mark.parametrize(
    ("epochs", "said"), [(20, "All 20 epochs of the recipe were run"), (12, "stopped early, after 12 of 20 epochs")]
)
def test_the_end_of_the_training_is_told(epochs, said):
    accuracy = np.linspace(0.2, 0.9, epochs)
    text = effort(facts(1.0, 1.0, accuracy, accuracy, planned=20, patience=10))
    assert said in text
    assert ("last 10 brought no better" in text) == (epochs == 12)
    assert "the last one brought no better" in effort(facts(1.0, 1.0, accuracy, accuracy, planned=99, patience=1))
    assert "12 min 34 s" in text
    assert "3,457 faces a second" in text


def test_thresholds_in_the_rule_are_those_that_were_used():
    used = Rule(strong_gap=0.17, chance=0.031, low_accuracy=0.33)
    changed = replace(original(), assessment=replace(original().assessment, rule=used))
    text = ENGLISH.text(course.rule(changed))
    assert "above 17 percentage points" in text
    assert "fewer than 3.1" in text
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
    assert "therefore somewhat too high" in told(chosen)
    assert "No face chose" in told(last)


def told(found: Facts) -> str:
    return ENGLISH.text(choice.choice(found))


def test_what_the_choice_adds_is_bounded():
    def chosen(*accuracies: float, **others) -> str:
        return told(facts(np.linspace(2, 1, len(accuracies)), 1.0, 0.7, list(accuracies), n=3600, **others))

    assert "3 epochs come within two standard errors (1.6 percentage points)" in chosen(0.3, 0.640, 0.646, 0.649)
    assert "it lies **0.4 percentage points** above their mean" in chosen(0.3, 0.640, 0.646, 0.649)
    assert "No other epoch comes within" in chosen(0.3, 0.4, 0.649)
    assert "it does not lie a tenth of a point above" in chosen(0.3, 0.649, 0.649)
    assert "which chose nothing" in chosen(0.3, 0.649)
    assert "which chose nothing" not in chosen(0.3, 0.649, held_out="val")
    assert "nothing to choose" in told(facts([1.0], [1.0], [0.5], [0.5]))


def test_choice_by_one_view_and_judgement_by_ten_are_told_apart():
    found = replace(well_fitted(), views=10, accuracy=Interval(0.683, 0.668, 0.698), held_out="val")
    assert "see each face once, as it is: 90.0" in told(found)
    assert (
        "68.3\N{NO-BREAK SPACE}% (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI 66.8–69.8) of the validation faces"
        in told(found)
    )
    assert "mean over ten views" in told(found)
    assert "views" not in told(well_fitted())


def test_several_networks_are_counted_and_their_curves_called_means():
    said = effort(replace(well_fitted(), members=MEMBERS))
    assert said.startswith("Three networks with 11 parameters together were trained, each on at least 20,000 faces")
    assert "the mean over these networks" in said


def test_networks_that_each_chose_an_epoch_have_none_in_common():
    several = replace(well_fitted(), members=MEMBERS)
    assert "no single epoch of these mean curves was kept" in verdict(several)
    assert kept_name(several).startswith("best mean")
    assert "those of the last epoch" in verdict(replace(several, keep="last"))
    assert kept_name(well_fitted()).startswith("kept")
    assert "**Verdict: no sign of overfitting** of the mean curves at their best epoch." in verdict(several)
    assert "of the mean curves of the networks that were kept." in verdict(replace(several, keep="last"))


def test_a_ready_made_network_is_not_said_to_be_trained_here():
    training = Training("fer2013.csv", "ab", (1,) * 7, 3589)
    assert "came ready-made" in effort(replace(well_fitted(), trained_on=training))
    assert "ready-made" not in effort(well_fitted())


@settings(max_examples=60, deadline=None)
@given(trainings())
def test_what_is_said_follows_from_any_facts(found):
    judged, gap = found.assessment, found.assessment.gap
    said = [of for paragraph in course.verdict(found) for of in paragraph]
    keys = [of.key.rpartition(".")[2] for of in said]
    assert ("gap_strong" in keys) == (gap.low > judged.rule.strong_gap)
    assert ("gap_mild" in keys) == (0 < gap.low <= judged.rule.strong_gap)
    assert ("gap_open" in keys) == (gap.low <= 0 <= gap.high)
    assert ("gap_below" in keys) == (gap.high < 0)
    assert ("at_last" in keys) == (judged.kept.gap.epoch < judged.last.gap.epoch)
    assert ("without_twins" in keys) == (gap != judged.kept.gap.difference)
    for of in said:
        if of.key.endswith(".rise"):
            assert value(of, "p") < judged.rule.chance
            assert loss(value(of, "train")[1]) < loss(value(of, "train")[0])
        if "accuracy_fell" in of.key:
            assert value(of, "change").high < 0
        if "accuracy_rose" in of.key:
            assert value(of, "change").low > 0
        if of.key.endswith(("accuracy_fell", "accuracy_rose", "accuracy_open")):
            assert percent(value(of, "then")) != percent(value(of, "last"))
    name = value(course.finding(found), "verdict")
    assert (name in ("none", "underfitting")) == (judged.kept.verdict == "none")
    if name == "underfitting":
        assert judged.kept.gap.train_accuracy < judged.rule.low_accuracy


@settings(max_examples=60, deadline=None)
@given(trainings())
def test_a_choice_is_said_to_flatter_only_where_one_was_made(found):
    keys = [of.key.rpartition(".")[2] for of in choice.choice(found)]
    chose = found.keep == "best" and found.epochs > 1
    assert ("of_best" in keys) == chose == any(key in keys for key in ("flatters", "no_lead", "none_near"))
    if "flatters" in keys:
        assert found.flattery.near > 1
        assert found.flattery.most >= 0.0005
    assert ("views" in keys) == (found.views > 1)
    (kept,) = choice.kept_weights(found)
    if kept.key.endswith("kept_before"):
        first, last = found.assessment.kept.gap, found.assessment.last.gap
        differ = percent(first.val_accuracy - last.val_accuracy) != 0
        assert differ == (value(kept, "lead").key.rpartition(".")[2] == "lead")


@settings(max_examples=60, deadline=None)
@given(st.floats(1e-5, 5), st.floats(1e-5, 5))
def test_losses_that_are_called_different_are_printed_differently(one, other):
    assert (loss(one) == loss(other)) == (prose.loss(one) == prose.loss(other))
