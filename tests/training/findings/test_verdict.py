"""What is said of overfitting: the opposite where the numbers are the opposite."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.findings.said import Said
from fer.statistics.interval import share
from fer.training.facts import Facts
from fer.training.findings import verdict as findings
from fer.training.overfitting import Rule
from fer.training.printed import loss, percent
from fer.training.twin_free import TwinFree
from fer.wording import numbers
from fer.wording.load import languages, load
from tests.training.courses import MEMBERS, facts, original, underfitting, well_fitted
from tests.training.drawn import key, trainings, value

ENGLISH = load("en")
TWINS = TwinFree("absent", 280, 0, share(2015, 3309))  # near ones could not be searched for
BOTH = TwinFree("done", 280, 743, share(1560, 2566))


def verdict(found: Facts) -> str:
    return "\n\n".join(map(ENGLISH.text, findings.verdict(found)))


def answer(found: Facts) -> str:
    return ENGLISH.text(findings.answer(found)).replace("\N{NO-BREAK SPACE}", " ")


def told(said: Said | None) -> list[int]:
    """The counts that a clause on twins tells, without that of all faces where there is another."""
    numbers = dict(said.values) if said else {}
    if len(numbers) > 1:
        numbers.pop("faces", None)
    return list(numbers.values())


def counts(twins: TwinFree) -> list[int]:
    """How many faces have a twin of each kind, but for kinds that none has."""
    return [number for number in (twins.exact, twins.near) if number]


def test_the_original_course_is_called_overfitting_with_its_numbers():
    text = verdict(original())
    assert text.startswith("**Verdict: mild overfitting** of the network that was kept. At epoch 30, on all")
    assert "At the last epoch (100) the gap on all validation faces is 40.0 percentage points" in text
    assert "By the same rule this would be strong overfitting." in text
    assert "Up to epoch 100 the validation loss was lowest at epoch 10 (1.20). At epoch 100 it is 1.34 higher" in text
    assert "Validation accuracy rose from 36.5" in text
    assert text.count("more confident in errors that it makes already") == 1


def test_the_answer_has_loss_accuracy_and_the_gap_with_its_interval():
    text = answer(original())
    assert text.startswith("Epoch 30 of 100 was kept: loss is 1.15 on training and 1.49 on val")
    assert " accuracy 47.6 % and 51.0 %. This is mild overfitting: after epoch 10 the validation loss rose" in text
    assert "Training accuracy is 3.4 percentage points below validation accuracy (95 % CI −5.7 to −1.1)." in text
    last = answer(facts([1.0], [1.0], [0.9], [0.5], n=400))
    assert last.startswith("After 1 epoch, loss is 1.00")
    assert "This is strong overfitting: training accuracy is 40.0 percentage points above" in last


def test_the_answer_turns_round_with_the_numbers():
    assert "This is mild overfitting: training accuracy is 5.0" in answer(facts([1.5, 1.4], [1.5, 1.4], 0.75, 0.70))
    assert "no sign of overfitting: training accuracy is 5.0 percentage points below" in answer(
        facts([1.5, 1.4], [1.5, 1.4], 0.70, 0.75)
    )
    assert answer(well_fitted()).endswith(
        "validation accuracy differ by 0.0 percentage points (95 % CI −1.4 to 1.4), an interval that includes 0."
    )
    assert "This is underfitting: even training accuracy is below 50 %." in answer(underfitting())


def test_where_training_faces_were_among_those_judged_mild_overfitting_may_be_graver():
    mild, strong = (([0.6] * 5, [0.9] * 5, [train] * 5, [0.68] * 5) for train in (0.70, 0.90))
    assert "This is at least mild overfitting" in answer(facts(*mild, twins=TWINS))
    assert verdict(facts(*mild, twins=TWINS)).startswith("**Verdict: at least mild overfitting**")
    assert "could not be searched for, because" in verdict(facts(*mild, twins=TWINS))
    assert "Any among these faces make the gap smaller than it is on new ones" in verdict(facts(*mild, twins=TWINS))
    assert "This is strong overfitting" in answer(facts(*strong, twins=TWINS))
    assert "at least" not in answer(facts([1.5, 1.4], [1.5, 1.4], 0.75, 0.70))


def test_the_answer_tells_which_faces_were_left_out_and_what_is_a_mean():
    curves = ([0.6] * 5, [0.9] * 5, [0.77] * 5, [0.68] * 5)
    equal = "overfitting: without the 280 validation faces that equal a training face in every pixel, training"
    assert equal in answer(facts(*curves, twins=TWINS))
    altered = "without the 743 validation faces whose photograph is also in training, altered, training"
    assert altered in answer(facts(*curves, twins=replace(BOTH, exact=0)))
    assert (
        "strong overfitting: without the validation faces whose photograph is also in training (280 in the same "
        "pixels, 743 altered), training accuracy is 16.2" in answer(facts(*curves, twins=BOTH))
    )
    assert "without" not in answer(facts(*curves))
    several = replace(well_fitted(), members=MEMBERS)
    assert answer(several).startswith("At the best epoch of the mean curves, 20 of 20, loss is")
    assert "on average over the networks" in answer(replace(several, keep="last"))


def test_faces_with_a_twin_in_training_do_not_hide_a_gap():
    curves = ([0.6] * 5, [0.9] * 5, [0.77] * 5, [0.68] * 5)
    text = verdict(facts(*curves, twins=TWINS))
    assert "280 of the 3,589 validation faces equal a training face in every pixel." in text
    assert "Without these 280 validation accuracy is 60.9" in text
    assert "and the gap is 16.1 percentage points" in text
    assert text.startswith("**Verdict: strong")
    assert verdict(facts(*curves)).startswith("**Verdict: mild")
    assert "None of the 3,589 validation faces equals a training face" in verdict(
        facts(*curves, twins=TwinFree("done", 0, 0, None))
    )
    everyone = facts(*curves, twins=TwinFree("done", 280, 3309, None))
    assert "They are no test" in verdict(everyone)
    assert "Overfitting cannot be judged" in answer(everyone)
    assert "Overfitting cannot be judged" not in answer(facts(*curves, twins=TwinFree("done", 0, 0, None)))


def test_altered_copies_are_counted_beside_equal_faces_and_leave_nothing_open():
    mild = ([0.6] * 5, [0.9] * 5, [0.66] * 5, [0.68] * 5)
    text = verdict(facts(*mild, twins=BOTH)).replace("\N{NO-BREAK SPACE}", " ")
    assert text.startswith("**Verdict: mild overfitting**")
    assert (
        "280 of the 3,589 validation faces equal a training face in every pixel, and 743 more have a near twin" in text
    )
    assert "or mirrored. Without these 1,023 validation accuracy is 60.8 %" in text
    assert "Chapter 3 says how near twins are found" in text
    assert "at least" not in text + answer(facts(*mild, twins=BOTH))
    none_equal = verdict(facts(*mild, twins=replace(BOTH, exact=0)))
    assert "None of the 3,589 validation faces equals a training face in every pixel, but 743 have a near" in none_equal
    none_altered = verdict(facts(*mild, twins=replace(BOTH, near=0)))
    assert "280 of the 3,589 validation faces equal a training face in every pixel. No other was found" in none_altered


def test_near_twins_are_neither_denied_nor_feared_where_the_program_draws_every_face():
    text = verdict(facts([0.6] * 5, [0.9] * 5, [0.66] * 5, [0.68] * 5, twins=replace(TWINS, search="drawn")))
    assert "280 of the 3,589 validation faces equal a training face in every pixel. Without these 280" in text
    assert "near twin" not in text.lower()
    assert "at least" not in text


def test_faces_that_the_verdict_leaves_out_are_said_to_be_in_figure_and_last_gap():
    curves = ([0.6] * 5, [0.9] * 5, [0.77] * 5, [0.68] * 5)
    alike = facts(*curves, kept=3, twins=TwinFree("done", 0, 0, None))
    without, both = (facts(*curves, kept=3, twins=twins) for twins in (TWINS, BOTH))
    assert "leaves out the 280 validation faces that equal a" in ENGLISH.text(findings.gap_caption(without))
    assert "leaves out the validation faces whose photograph is" in ENGLISH.text(findings.gap_caption(both))
    assert "(5) the gap on all validation faces, including the 1,023 left out above, is 9.0" in verdict(both)
    assert "every pixel" not in ENGLISH.text(findings.gap_caption(alike))
    assert "(5) the gap on all validation faces, including the 280 left out above, is 9.0" in verdict(without)
    assert "(5) the gap on all validation faces is 9.0" in verdict(alike)


def test_equal_curves_are_called_free_of_overfitting():
    text = verdict(well_fitted())
    assert text.startswith("**Verdict: no sign of overfitting** of")
    assert "training and validation accuracy differ by 0.0" in text
    assert "it has not risen" in text


def test_low_accuracy_on_both_is_called_underfitting():
    assert verdict(underfitting()).startswith("**Verdict: underfitting** of")
    assert "wrong on most of its own training faces" in verdict(underfitting())


def test_one_epoch_is_not_said_to_have_a_course():
    one = facts([1.5], [1.4], [0.55], [0.56], n=100)
    assert "nothing can be said of a rise" in verdict(one)
    assert "training accuracy is 1.0 percentage points below validation" in verdict(one)
    assert answer(one).startswith("After 1 epoch, ")


@pytest.mark.parametrize(
    ("val", "meaning"),
    [
        (0.70, "The whole interval lies above 0, but not above 10 percentage points, so the gap is mild."),
        (0.60, "The whole interval lies above 10 percentage points, so the gap is strong."),
        (0.74, "The interval includes 0, so a gap is not shown."),
        (0.80, "The whole interval lies below 0: the network does better on validation faces."),
    ],
)
def test_a_gap_is_what_its_interval_says(val, meaning):
    assert meaning in verdict(facts([1.5, 1.4], [1.5, 1.4], 0.75, val))


def test_a_loss_level_with_its_lowest_value_is_not_said_to_lie_higher():
    text = verdict(facts([1.0, 0.9, 0.8], [0.9147, 0.9146, 0.915], 0.75, [0.6, 0.6, 0.61]))
    assert "Up to epoch 3 the validation loss was lowest at epoch 2 (0.915). At epoch 3 it is 0.915, less than" in text


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
    assert "cannot separate a rise from chance" in verdict(facts([1, 0.5], [1, 2], 0.8, 0.8, kept=2))


def test_a_fall_of_the_training_loss_that_print_does_not_show_is_none_for_answer_and_verdict_alike():
    val_loss = np.append(np.linspace(1.6, 1.0, 6), np.linspace(1.012, 1.168, 14))
    train_loss = np.append(np.linspace(1.6, 0.504, 6), np.linspace(0.5039, 0.4961, 14))
    unseen, seen = (facts(train, val_loss, 0.8, 0.8, kept=20) for train in (train_loss, train_loss - 0.002))
    assert "did not fall meanwhile, so this is no sign" in verdict(unseen)
    assert "no sign of overfitting" in answer(unseen)
    assert "fell from 0.50 to 0.49" in verdict(seen)
    assert "This is mild overfitting" in answer(seen)


def test_thresholds_in_the_rule_are_those_that_were_used():
    used = Rule(strong_gap=0.17, chance=0.031, low_accuracy=0.33)
    changed = replace(original(), assessment=replace(original().assessment, rule=used))
    text = ENGLISH.text(findings.rule(changed))
    assert "above 17 percentage points" in text
    assert "fewer than 3.1" in text
    assert "below 33" in text
    assert "above 17" in ENGLISH.words("training.verdict.names", kept="kept", strong_gap=used.strong_gap)["limit"]


def test_the_figure_of_the_gap_is_told_with_its_faces_and_numbers():
    assert "3,589 training and all 3,589 validation faces" in ENGLISH.text(findings.gap_caption(original()))
    text = ENGLISH.text(findings.gap_alt(original()))
    assert "At the kept epoch, 30, the gap is −3.4 percentage points" in text
    assert "at the last epoch it is 40.0" in text
    assert "At the last epoch, which was kept," in ENGLISH.text(findings.gap_alt(well_fitted()))


def test_whose_verdict_it_is_is_said_of_several_networks():
    several = replace(well_fitted(), members=MEMBERS)
    assert "**Verdict: no sign of overfitting** of the mean curves at their best epoch." in verdict(several)
    assert "of the mean curves of the networks that were kept." in verdict(replace(several, keep="last"))


@settings(max_examples=60, deadline=None)
@given(trainings())
def test_what_is_said_follows_from_any_facts(found):
    judged, gap = found.assessment, found.assessment.gap
    said = [of for paragraph in findings.verdict(found) for of in paragraph]
    keys = list(map(key, said))
    assert ("gap_strong" in keys) == (gap.low > judged.rule.strong_gap)
    assert ("gap_mild" in keys) == (0 < gap.low <= judged.rule.strong_gap)
    assert ("gap_open" in keys) == (gap.low <= 0 <= gap.high)
    assert ("gap_below" in keys) == (gap.high < 0)
    caption, twins = findings.gap_caption(found), judged.twins
    without = twins is not None and twins.accuracy is not None
    assert ("at_last" in keys) == (judged.kept.gap.epoch < judged.last.gap.epoch)
    assert ("without_twins" in keys) == without
    for of in said:
        if key(of) == "at_last":
            assert value(of, "left_out") == (twins.exact + twins.near if without else None)
    assert told(value(caption, "left_out")) == (counts(twins) if without else [])
    for of in said:
        if key(of) == "without_twins":
            assert told(value(of, "counted")) == counts(twins)
    assert ("searched" in keys) == (without and twins.search == "done")
    assert ("not_searched" in keys) == (without and twins.search == "absent")
    assert ("no_twins" in keys) <= (twins is not None and twins.search == "done")
    if value(said[0], "least"):
        assert "not_searched" in keys
    if "training_did_not_fall" in keys:
        assert judged.kept.by_rise == "none"
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
    for language in map(load, languages()):
        assert all(map(language.text, [*said, findings.gap_alt(found), caption]))


@settings(max_examples=80, deadline=None)
@given(trainings())
def test_the_answer_follows_from_any_facts(found):
    ended, judged = findings.answer(found)
    twins = found.assessment.twins
    assert (key(judged) == "untested") == (twins is not None and twins.twins == found.assessment.n_val)
    if key(judged) == "untested":
        return
    kept, gap, rule = found.assessment.kept, found.assessment.gap, found.assessment.rule
    assert value(ended, "losses") == (kept.gap.train_loss, kept.gap.val_loss)
    assert value(ended, "accuracies") == (kept.gap.train_accuracy, kept.gap.val_accuracy)
    assert (key(ended) == "ended_at_kept") == (kept.gap.epoch < found.epochs)
    assert (key(judged) in ("overfits", "overfits_by_rise")) == (kept.verdict != "none")
    if key(judged) == "overfits":
        assert gap.low > (rule.strong_gap if kept.verdict == "strong" else 0)
    if key(judged) == "overfits_by_rise":
        assert value(judged, "share") >= (rule.strong_rise if kept.verdict == "strong" else rule.mild_rise)
        assert gap.low <= rule.strong_gap
    if key(judged) == "no_sign_open":
        assert gap.low <= 0 <= gap.high
    if key(judged) == "underfits":
        assert kept.gap.train_accuracy < rule.low_accuracy
    apart = value(judged, "apart")
    left_out = key(apart) == "apart_without_twins"
    assert left_out == (twins is not None and twins.accuracy is not None)
    if left_out:
        assert told(value(apart, "left_out")) == counts(twins)
    apart = value(apart, "apart") if left_out else apart
    assert value(apart, "difference") == gap
    assert {"above": 1, "below": -1, "level": 0}[key(apart)] == np.sign(round(1000 * gap.value))
    for language in map(load, languages()):
        assert language.text([ended, judged])


@settings(max_examples=60, deadline=None)
@given(st.floats(1e-5, 5), st.floats(1e-5, 5))
def test_losses_that_are_called_different_are_printed_differently(one, other):
    assert (loss(one) == loss(other)) == (numbers.loss(one) == numbers.loss(other))
