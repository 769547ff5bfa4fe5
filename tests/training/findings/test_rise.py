"""What is said of a validation loss that rises: the opposite where it does not, or where it may be chance."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.training.findings import rise
from fer.training.findings import verdict as findings
from fer.training.printed import loss, percent
from fer.wording import numbers
from fer.wording.load import languages, load
from tests.training.courses import facts
from tests.training.drawn import key, trainings, value
from tests.training.in_english import answer, verdict


def test_one_epoch_is_not_said_to_have_a_course():
    one = facts([1.5], [1.4], [0.55], [0.56], n=100)
    assert "nothing can be said of a rise" in verdict(one)
    assert "training accuracy is 1.0 percentage points below validation" in verdict(one)
    assert answer(one).startswith("After 1 epoch, ")


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


@settings(max_examples=60, deadline=None)
@given(trainings())
def test_what_is_said_of_a_rise_follows_from_any_facts(found):
    rule = found.assessment.rule
    assert rise.whether_risen(found.assessment.kept) in findings.verdict(found)
    for judged in (found.assessment.kept, found.assessment.last):
        first, *meanwhile = rise.whether_risen(judged)
        if key(first) in ("no_course", "none", "level", "training_did_not_fall", "too_few_epochs", "too_small"):
            assert judged.by_rise == "none"
        assert bool(meanwhile) == (key(first) == "counts")
        if key(first) == "counts":
            assert value(first, "p") < rule.chance
            assert loss(value(first, "train")[1]) < loss(value(first, "train")[0])
        for of in meanwhile:
            if key(of) == "accuracy_fell":
                assert value(of, "change").high < 0
            if key(of) == "accuracy_rose":
                assert value(of, "change").low > 0
            if key(of) != "accuracy_stayed":
                assert percent(value(of, "then")) != percent(value(of, "last"))
        for language in map(load, languages()):
            assert language.text([first, *meanwhile])


@settings(max_examples=60, deadline=None)
@given(st.floats(1e-5, 5), st.floats(1e-5, 5))
def test_losses_that_are_called_different_are_printed_differently(one, other):
    assert (loss(one) == loss(other)) == (numbers.loss(one) == numbers.loss(other))
