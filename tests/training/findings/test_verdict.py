"""What is said of overfitting: the opposite where the numbers are the opposite."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from fer.training.findings import verdict as findings
from fer.training.overfitting import Rule
from fer.wording.load import languages, load
from tests.training.courses import MEMBERS, TWINS, facts, original, underfitting, well_fitted
from tests.training.drawn import key, trainings, value
from tests.training.in_english import ENGLISH, answer, verdict


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


def test_the_answer_tells_what_is_a_mean():
    several = replace(well_fitted(), members=MEMBERS)
    assert answer(several).startswith("At the best epoch of the mean curves, 20 of 20, loss is")
    assert "on average over the networks" in answer(replace(several, keep="last"))


def test_equal_curves_are_called_free_of_overfitting():
    text = verdict(well_fitted())
    assert text.startswith("**Verdict: no sign of overfitting** of")
    assert "training and validation accuracy differ by 0.0" in text
    assert "it has not risen" in text


def test_low_accuracy_on_both_is_called_underfitting():
    assert verdict(underfitting()).startswith("**Verdict: underfitting** of")
    assert "wrong on most of its own training faces" in verdict(underfitting())


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
    keys = [of.key.removeprefix("training.verdict.") for of in said]
    assert ("gap_strong" in keys) == (gap.low > judged.rule.strong_gap)
    assert ("gap_mild" in keys) == (0 < gap.low <= judged.rule.strong_gap)
    assert ("gap_open" in keys) == (gap.low <= 0 <= gap.high)
    assert ("gap_below" in keys) == (gap.high < 0)
    assert ("at_last" in keys) == (judged.kept.gap.epoch < judged.last.gap.epoch)
    if value(said[0], "least"):
        assert "training.twins.not_searched" in keys
    for language in map(load, languages()):
        assert all(map(language.text, [*said, findings.gap_alt(found), findings.gap_caption(found)]))


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
    if twins is not None and twins.accuracy is not None:
        assert apart.key == "training.twins.apart_without"
        apart = value(apart, "apart")
    assert value(apart, "difference") == gap
    assert {"above": 1, "below": -1, "level": 0}[key(apart)] == np.sign(round(1000 * gap.value))
    for language in map(load, languages()):
        assert language.text([ended, judged])
