"""What is said of the choice of an epoch: that it flatters only where one was made, and by how much at most."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from fer.statistics.interval import Interval
from fer.training.facts import Facts
from fer.training.findings import choice
from fer.training.printed import percent
from fer.wording.load import languages, load
from tests.training.courses import MEMBERS, UNLIKE, facts, well_fitted
from tests.training.drawn import key, trainings, value

ENGLISH = load("en")


def told(found: Facts) -> str:
    return ENGLISH.text(choice.choice(found))


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (0.49, ", 1.0 percentage points more than at the last epoch"),
        (0.4997, ", hardly more than at the last epoch"),
        (0.5, ", as much as at the last epoch"),
    ],
)
def test_a_lead_of_the_kept_epoch_that_rounds_to_nothing_is_not_given_in_points(last, told):
    text = ENGLISH.text(choice.kept_weights(facts([1.5, 1.4], [1.5, 1.4], [0.5, 0.5], [0.5, last])))
    assert f"50.0\N{NO-BREAK SPACE}%{told}" in text
    assert text.startswith("The weights of epoch 1 were kept, the first with the best validation accuracy")


def test_a_single_epoch_is_not_said_to_be_kept_for_a_reason():
    assert choice.kept_weights(facts([1.0], [1.0], [0.5], [0.5])) == []


def test_what_the_choice_adds_is_bounded():
    def chosen(*accuracies: float, **others) -> str:
        return told(facts(np.linspace(2, 1, len(accuracies)), 1.0, 0.7, list(accuracies), n=3600, **others))

    assert "3 epochs come within two standard errors (1.6 percentage points)" in chosen(0.3, 0.640, 0.646, 0.649)
    assert "which lies **0.4 percentage points** above their mean" in chosen(0.3, 0.640, 0.646, 0.649)
    assert "No other epoch comes within" in chosen(0.3, 0.4, 0.649)
    assert "less than 0.1 percentage points above their mean" in chosen(0.3, 0.649, 0.649)
    assert "which chose nothing" in chosen(0.3, 0.649)
    assert "which chose nothing" not in chosen(0.3, 0.649, held_out="val")
    assert "nothing to choose" in told(facts([1.0], [1.0], [0.5], [0.5]))


def test_an_epoch_that_nobody_chose_is_not_said_to_flatter():
    assert "therefore somewhat too high" in told(well_fitted())
    assert "No face chose" in told(replace(well_fitted(), keep="last"))
    assert "therefore somewhat too high" in told(replace(well_fitted(), patience=3))


def test_a_last_epoch_that_faces_could_bring_about_is_not_said_to_be_chosen_by_none():
    stopped = replace(well_fitted(), keep="last", patience=3)
    assert "No face chose" not in told(stopped)
    assert "the validation faces decided when the training ends" in told(stopped)
    assert "on the test faces, which chose nothing" in told(stopped)
    assert "nothing to choose" in told(replace(facts([1.0], [1.0], [0.5], [0.5]), keep="last", patience=3))


def test_of_a_choice_by_several_networks_no_luck_is_counted():
    each = replace(well_fitted(), flattery=None)
    assert key(choice.choice(well_fitted())[1]) in ("flatters", "no_lead", "none_near")
    assert [key(said) for said in choice.choice(each)] == [
        key(said) for said in choice.choice(well_fitted()) if key(said) not in ("flatters", "no_lead", "none_near")
    ]


def test_choice_by_one_view_and_judgement_by_ten_are_told_apart():
    found = replace(well_fitted(), views=10, accuracy=Interval(0.683, 0.668, 0.698), held_out="val")
    said = told(found).replace("\N{NO-BREAK SPACE}", " ")
    assert "each face once, as it is: at the kept epoch 90.0 %" in said
    assert "averages ten views of each face, with an accuracy of 68.3 % (95 % CI 66.8–69.8) on the validation" in said
    assert "views" not in told(well_fitted())


@pytest.mark.parametrize("keep", ["best", "last"])
def test_of_networks_together_no_views_are_said_to_lie_between_curves_and_accuracy(keep):
    assert "views" not in told(replace(well_fitted(), views=10, members=MEMBERS, keep=keep, flattery=None))


@pytest.mark.parametrize("keep", ["best", "last"])
def test_of_networks_of_unlike_lengths_the_choice_is_that_of_the_mean_curves(keep):
    found = replace(well_fitted(), members=UNLIKE, keep=keep, flattery=None)
    assert told(found).startswith("The marked epoch is the best of the mean curves on the validation faces.")
    assert "No face chose" not in told(found)
    for language in map(load, languages()):
        assert all(map(language.text, [*choice.choice(found), *choice.kept_weights(found)]))


@settings(max_examples=60, deadline=None)
@given(trainings())
def test_a_choice_is_said_to_flatter_only_where_one_was_made(found):
    keys = list(map(key, choice.choice(found)))
    chose = found.keep == "best" and found.epochs > 1
    assert ("of_best" in keys) == chose == any(key in keys for key in ("flatters", "no_lead", "none_near"))
    assert ("of_last" in keys) == (found.keep == "last" and found.patience is None)
    assert ("of_stopped" in keys) == (found.keep == "last" and found.patience is not None and found.epochs > 1)
    if "flatters" in keys:
        assert found.flattery.near > 1
        assert found.flattery.most >= 0.0005
    assert ("views" in keys) == (found.views > 1)
    kept = choice.kept_weights(found)
    for said in kept:
        assert (key(said) == "last_is_kept") == (found.keep == "last")
        if key(said) == "kept_before":
            first, last = found.assessment.kept.gap, found.assessment.last.gap
            differ = percent(first.val_accuracy - last.val_accuracy) != 0
            assert differ == (key(value(said, "lead")) == "lead")
    for language in map(load, languages()):
        assert all(map(language.text, [*choice.choice(found), *kept]))
