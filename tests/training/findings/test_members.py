"""Sentences on several trainings turn round when the numbers do."""

from dataclasses import replace

import pytest

from fer.findings.ensemble import first_of
from fer.statistics.interval import Interval
from fer.training.findings import members
from fer.training.members import Member, Members, Together
from fer.wording.load import load

ENGLISH = load("en")


def each(*named: tuple[str, str | None, int]) -> tuple[Member, ...]:
    return tuple(Member(group, fold, seed, Interval(0.66, 0.64, 0.68)) for group, fold, seed in named)


FOLDS = Members(
    each=each(*(("cpu", f"{k}/5", 0) for k in range(1, 6))),
    mean=0.662,
    sd=0.008,
    lowest=0.65,
    highest=0.671,
    train_faces=20000,
    out_of_fold=True,
    together=Together("test", 3589, Interval(0.68, 0.66, 0.70), 0.66),
)
SEEDS = replace(FOLDS, each=each(*(("cpu", None, seed) for seed in range(3))), out_of_fold=False)


def spread(of: Members) -> str:
    return ENGLISH.text(members.spread(of))


def together(of: Members, **changes) -> str:
    return ENGLISH.text(members.together(replace(of, together=replace(of.together, **changes))))


def test_the_spread_has_mean_deviation_and_range():
    said = spread(FOLDS).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("Five networks were trained, one for each of five parts of the faces held out.")
    assert "66.2 % on average, with a standard deviation of 0.8 percentage points, from 65.0 % to 67.1 %" in said


def test_what_the_spread_covers_depends_on_what_varied():
    assert "both the faces that judge and the training differ" in spread(FOLDS)
    assert "the chance of the training" in spread(SEEDS)
    assert "with three seeds" in spread(SEEDS)
    kinds = spread(replace(SEEDS, each=each(("quick", None, 0), ("cpu", None, 0))))
    assert "two kinds of them (quick, cpu)" in kinds
    assert "differ by their kind" in kinds


@pytest.mark.parametrize(
    ("mean", "says"),
    [(0.66, "2.0 percentage points more"), (0.69, "1.0 percentage points less"), (0.68, "nothing is gained")],
)
def test_together_they_gain_or_lose_or_neither(mean, says):
    assert says in together(SEEDS, mean_of_members=mean)


def test_faces_judged_out_of_fold_are_said_to_be():
    assert "No network trained on a face that it judges" in together(FOLDS, split="val")
    assert "mean log-probability" in together(FOLDS)


def test_members_are_called_by_what_tells_them_apart():
    folds = replace(FOLDS, each=each(("cpu", "1/2", 0), ("cpu", "2/2", 0)))
    kinds = replace(FOLDS, each=each(("cpu", None, 0), ("quick", None, 1)))
    assert [ENGLISH.text(said) for said in members.labels(folds)] == ["fold 1/2, seed 0", "fold 2/2, seed 0"]
    assert [ENGLISH.text(said) for said in members.labels(kinds)] == ["cpu, seed 0", "quick, seed 1"]


def test_the_caption_counts_them():
    assert "each of the five networks" in ENGLISH.text(members.caption(FOLDS))


@pytest.mark.parametrize(("alike", "says"), [(True, "have the same layers"), (False, "have other layers")])
def test_a_chapter_on_one_of_several_says_so(alike, says):
    text = ENGLISH.text(first_of(3, alike=alike))
    assert "mean log-probability of three networks" in text
    assert says in text
