"""Sentences on several trainings turn round when the numbers do."""

import pytest

from fer.wording.en.training import members

FOLDS = {
    "n": 5,
    "folds": 5,
    "seeds": 1,
    "groups": ["cpu"],
    "mean": 0.662,
    "sd": 0.008,
    "lowest": 0.65,
    "highest": 0.671,
    "out_of_fold": True,
    "together": {
        "accuracy": 0.68,
        "accuracy_low": 0.66,
        "accuracy_high": 0.70,
        "faces": 3589,
        "split": "test",
        "mean_of_members": 0.66,
    },
}
SEEDS = {**FOLDS, "n": 3, "folds": 0, "seeds": 3, "out_of_fold": False}


def together(**changes):
    return members.together({**SEEDS, "together": {**SEEDS["together"], **changes}})


def test_the_spread_has_mean_deviation_and_range():
    said = members.spread(FOLDS).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("Five networks were trained, one for each of five parts of the faces held out.")
    assert "66.2 % on average, with a standard deviation of 0.8 percentage points, from 65.0 % to 67.1 %" in said


def test_what_the_spread_covers_depends_on_what_varied():
    assert "both the faces that judge and the training differ" in members.spread(FOLDS)
    assert "the chance of the training" in members.spread(SEEDS)
    assert "with three seeds" in members.spread(SEEDS)
    kinds = members.spread({**SEEDS, "groups": ["quick", "cpu"], "seeds": 1})
    assert "two kinds of them (quick, cpu)" in kinds
    assert "differ by their kind" in kinds


@pytest.mark.parametrize(
    ("mean", "says"),
    [(0.66, "2.0 percentage points more"), (0.69, "1.0 percentage points less"), (0.68, "nothing is gained")],
)
def test_together_they_gain_or_lose_or_neither(mean, says):
    assert says in together(mean_of_members=mean)


def test_faces_judged_out_of_fold_are_said_to_be():
    facts = {**FOLDS, "together": {**FOLDS["together"], "split": "val"}}
    assert "No network trained on a face that it judges" in members.together(facts)
    assert "mean log-probability" in members.together(FOLDS)


def test_members_are_called_by_what_tells_them_apart():
    assert members.labels(["1/2", "2/2"], [0, 0], ["cpu", "cpu"]) == ["fold 1/2, seed 0", "fold 2/2, seed 0"]
    assert members.labels(["", ""], [0, 1], ["cpu", "quick"]) == ["cpu, seed 0", "quick, seed 1"]


@pytest.mark.parametrize(("alike", "says"), [(True, "have the same layers"), (False, "have other layers")])
def test_a_chapter_on_one_of_several_says_so(alike, says):
    assert "mean log-probability of three networks" in members.first_of(3, alike=alike)
    assert says in members.first_of(3, alike=alike)
