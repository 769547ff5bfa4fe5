"""Sentences on several trainings turn round when the numbers do."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.findings.ensemble import first_of
from fer.statistics.interval import Interval
from fer.training.findings import members
from fer.training.members import Member, Members, Together
from fer.wording.load import languages, load
from tests.training.drawn import intervals, key

ENGLISH = load("en")


def each(*named: tuple[str, str | None, int]) -> tuple[Member, ...]:
    return tuple(Member(group, fold, seed, Interval(0.66, 0.64, 0.68), 9, 9) for group, fold, seed in named)


FOLDS = Members(
    each=each(*(("cpu", f"{k}/5", 0) for k in range(1, 6))),
    mean=0.662,
    sd=Interval(0.008, 0.005, 0.023),
    lowest=0.65,
    highest=0.671,
    train_faces=20000,
    out_of_fold=True,
    together=Together("test", 3589, Interval(0.68, 0.66, 0.70), 0.66, Interval(0.02, -0.01, 0.05)),
)
SEEDS = replace(FOLDS, each=each(*(("cpu", None, seed) for seed in range(3))), out_of_fold=False)


def spread(of: Members, keep: str = "last") -> str:
    return ENGLISH.text(members.spread(of, keep=keep))


def together(of: Members, keep: str = "last", **changes) -> str:
    return ENGLISH.text(members.together(replace(of, together=replace(of.together, **changes)), keep=keep))


def test_the_spread_has_mean_deviation_and_range():
    said = spread(FOLDS).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("Five networks were trained, one for each of five folds.")
    assert "mean validation accuracy is 66.2 %, ranging from 65.0 % to 67.1 %." in said
    assert "The standard deviation is 0.8 percentage points (95 % CI 0.5 to 2.3)." in said


def test_what_the_spread_covers_depends_on_what_varied():
    assert "Folds differ in their training and their validation faces" in spread(FOLDS)
    assert "the chance of the training" in spread(SEEDS)
    assert "with three seeds" in spread(SEEDS)
    kinds = spread(replace(SEEDS, each=each(("quick", None, 0), ("cpu", None, 0))))
    assert "two kinds of them (quick, cpu)" in kinds
    assert "differ in kind" in kinds


@pytest.mark.parametrize(
    ("gain", "says"),
    [
        (Interval(0.02, 0.001, 0.04), "**better** than one of them"),
        (Interval(-0.02, -0.04, -0.001), "**worse** than one of them"),
        (Interval(0.0, -0.02, 0.02), "A gain from averaging is **not shown**"),
        (Interval(0.01, -0.01, 0.03), "A gain from averaging is **not shown**"),
    ],
)
def test_together_they_gain_or_lose_or_neither_is_shown(gain, says):
    assert says in together(SEEDS, gain=gain)


def test_networks_whose_epoch_was_chosen_are_not_said_to_have_chosen_none():
    assert "No face chose an epoch" in spread(FOLDS)
    assert "No face chose" not in spread(FOLDS, keep="best")
    assert "also chose its epoch" in spread(FOLDS, keep="best")
    assert "or chose its epoch by it" in together(FOLDS, split="val")
    assert "these faces chose its epoch" in together(FOLDS, keep="best", split="val")
    assert "No face chose" not in spread(FOLDS, keep="stopped")
    assert "also decided when its training ended" in spread(FOLDS, keep="stopped")
    assert "these faces chose its epoch" in together(FOLDS, keep="stopped", split="val")


@settings(max_examples=60, deadline=None)
@given(intervals(), st.sampled_from(["best", "last", "stopped"]), st.booleans())
def test_what_is_said_follows_from_any_gain(gain, keep, out_of_fold):
    for split in ("val", "test"):
        of = replace(FOLDS, out_of_fold=out_of_fold, together=replace(FOLDS.together, split=split, gain=gain))
        said = key(members.together(of, keep=keep))
        if out_of_fold and split == "val":
            assert said == ("out_of_fold" if keep == "last" else "out_of_fold_chosen")
        else:
            assert (said == "together_more") == (gain.low > 0)
            assert (said == "together_less") == (gain.high < 0)
        for language in map(load, languages()):
            told = [*members.labels(of), *members.spread(of, keep=keep), members.together(of, keep=keep)]
            assert all(map(language.text, [*told, members.caption(of), members.alt(of)]))


def test_faces_judged_out_of_fold_are_said_to_be():
    assert "No network was trained on a face that it judges" in together(FOLDS, split="val")
    assert "mean log-probability" in together(FOLDS)


def test_members_are_called_by_what_tells_them_apart():
    folds = replace(FOLDS, each=each(("cpu", "1/2", 0), ("cpu", "2/2", 0)))
    kinds = replace(FOLDS, each=each(("cpu", None, 0), ("quick", None, 1)))
    assert [ENGLISH.drawn(said) for said in members.labels(folds)] == ["fold 1/2, seed 0", "fold 2/2, seed 0"]
    assert [ENGLISH.drawn(said) for said in members.labels(kinds)] == ["cpu, seed 0", "quick, seed 1"]


def test_the_caption_counts_them():
    assert "each of the five networks" in ENGLISH.text(members.caption(FOLDS))
    assert "Five dots with intervals, a row each, from 65.0" in ENGLISH.text(members.alt(FOLDS))


@pytest.mark.parametrize(("alike", "says"), [(True, "have the same layers"), (False, "differ in layers")])
def test_a_chapter_on_one_of_several_says_so(alike, says):
    text = ENGLISH.text(first_of(3, alike=alike))
    assert "average the log-probabilities of three networks" in text
    assert says in text
