"""What may be said of several runs: who is ahead only where the intervals say so."""

import dataclasses
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_gallery import answers, gallery, side

from fer.gallery import findings
from fer.gallery.facts import Gallery
from fer.statistics.classification import confusion, recall_intervals
from fer.statistics.interval import Interval
from fer.statistics.order import order
from fer.wording.load import languages, load


def keys(of: Gallery) -> list[str]:
    return [said.key.removeprefix("gallery.") for paragraph in findings.verdicts(of) for said in paragraph]


def test_a_run_far_above_the_others_is_ahead():
    (said,) = [s for p in findings.verdicts(gallery(0.5, 0.9, 0.6)) for s in p if s.key == "gallery.ahead"]
    assert (said.values["run"], said.values["others"]) == ("b", 2)


def test_runs_that_chance_does_not_tell_apart_have_no_winner():
    assert keys(gallery(0.700, 0.703, 0.701)) == ["on_the_same", "none_apart", "of_trainings"]


def test_two_at_the_top_are_both_named_and_the_one_below_is_not():
    (said,) = [s for p in findings.verdicts(gallery(0.80, 0.803, 0.5)) for s in p if s.key == "gallery.several_ahead"]
    assert said.values["runs"] == ["a", "b"]


def test_a_lead_that_is_chance_over_one_of_the_others_is_called_open():
    """a lies above b, and b above c, beyond chance; a over c does not."""
    made = gallery(0.80, 0.75, 0.70)
    told, open_ = Interval(0.05, 0.01, 0.09), Interval(0.10, -0.01, 0.21)
    intervals = {(0, 1): told, (1, 2): told, (0, 2): open_}
    (group,) = made.groups
    pairs = [
        dataclasses.replace(
            pair, paired=dataclasses.replace(pair.paired, difference=intervals[pair.first, pair.second])
        )
        for pair in group.pairs
    ]
    changed = dataclasses.replace(made, groups=(dataclasses.replace(group, pairs=tuple(pairs)),))
    (said,) = [s for p in findings.verdicts(changed) for s in p if s.key == "gallery.lead_open"]
    assert said.values == {"run": "a", "over": ["c"]}


def test_runs_on_other_faces_are_not_compared():
    one, two = side("a", answers(0.9)), side("b", answers(0.5), sha256="cd" * 32)
    apart = Gallery((one, two), ())
    assert keys(apart) == ["alone"]
    assert findings.differences(apart) is None


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0.2, 0.98), min_size=2, max_size=5))
def test_whoever_is_called_ahead_lies_above_every_other_beyond_chance(accuracies):
    made = gallery(*accuracies)
    for said in (s for p in findings.verdicts(made) for s in p if s.key == "gallery.ahead"):
        place = [s.name for s in made.sides].index(said.values["run"])
        signed = [
            (pair.paired.difference.low, pair.paired.difference.high)
            if pair.first == place
            else (-pair.paired.difference.high, -pair.paired.difference.low)
            for pair in made.groups[0].pairs
            if place in (pair.first, pair.second)
        ]
        assert all(low > 0 for low, _ in signed)
        assert accuracies[place] == pytest.approx(max(accuracies), abs=1 / 700)


def test_the_best_class_names_what_chance_leaves_open():
    row = findings.results(gallery(0.903, 0.5)).rows[0]  # two classes have a face more that is right
    assert row["best"].key == "gallery.class_open"
    right = np.arange(700) % 7 != 3  # happy is never recognised
    worst = findings.results(Gallery((side("a", right),), ())).rows[0]["worst"]
    assert (worst.key, worst.values["label"]) == ("gallery.class_alone", 3)


@pytest.mark.parametrize("code", languages())
def test_classes_that_tie_have_their_recall_without_the_interval_of_one_of_them(code):
    """Of 4 disgust and 178 happy faces all are recognised, of the others half."""
    labels = np.repeat(np.arange(7), [100, 4, 100, 178, 100, 100, 100])
    right = np.isin(labels, [1, 3]) | (np.arange(len(labels)) % 2 == 0)
    counts = confusion(labels, np.where(right, labels, (labels + 1) % 7))
    ranks, recall = order(counts.diagonal(), counts.sum(axis=1)), tuple(recall_intervals(counts))
    tied = side("a", right, order=ranks, recall=recall)
    said = load(code).text(findings.results(Gallery((tied,), ())).rows[0]["best"])
    assert "100.0" in said and "(" not in said


def test_of_classes_that_are_all_the_same_none_is_best_or_worst():
    row = findings.results(Gallery((side("a", np.ones(700, bool)),), ())).rows[0]
    assert (row["best"], row["worst"]) == (None, None)


@pytest.mark.parametrize("code", languages())
def test_no_bound_in_the_table_hides_the_side_that_a_verdict_names(code):
    """A lead of 0.30 points, 0.04 to 0.56."""
    made = gallery(0.80, 0.79)
    (group,) = made.groups
    (pair,) = group.pairs

    def cell(*difference):
        paired = dataclasses.replace(pair.paired, difference=Interval(*difference))
        told = dataclasses.replace(group, pairs=(dataclasses.replace(pair, paired=paired),))
        changed = dataclasses.replace(made, groups=(told,))
        (row,) = load(code).table(findings.differences(changed)).to_numpy()
        ahead = [s.values["run"] for p in findings.verdicts(changed) for s in p if s.key == "gallery.ahead"]
        (said, _), apart = findings.key_figures(changed)[2], len(ahead)
        assert said.values["number"] == apart
        return "".join(ahead), re.sub(" (to|到) ", "|", row[4])

    assert cell(0.003, 0.0004, 0.0056) == ("a", "0.30 (0.04|0.56)")
    assert cell(-0.003, -0.0056, -0.0004) == ("b", "−0.30 (−0.56|−0.04)")
    assert cell(0.003, 0.001, 0.005) == ("a", "0.3 (0.1|0.5)")
    assert cell(0.003, -0.0004, 0.0064) == ("", "0.3 (0.0|0.6)")


def test_a_banner_names_the_runs_on_drawn_faces_where_not_all_are():
    real = side("real", answers(0.6), synthetic=False)
    drawn = side("drawn", answers(0.6))
    assert findings.banner(Gallery((real,), ())) is None
    assert findings.banner(Gallery((drawn,), ())).key == "document.synthetic_banner"
    assert findings.banner(Gallery((real, drawn), ())).values == {"runs": ["drawn"]}


@pytest.mark.parametrize("code", languages())
def test_a_run_without_history_and_one_of_another_recipe_are_put_into_words(code):
    one = side("a", answers(0.6), epochs=None, gap=None, order=None)
    two = dataclasses.replace(one, name="b", changed=("mixup=0.0", "epochs=3"), epochs=(14, 48))
    made, language = Gallery((one, two), ()), load(code)
    told = language.table(findings.networks(made)).to_string()
    assert "mixup=0.0" in told and re.search("14 (to|到) 48", told)
    assert (language.table(findings.results(made)) == "–").sum().sum() == 6


@pytest.mark.parametrize(("code", "held_out"), [("en", "held out"), ("zh-TW", "未參與訓練")])
@pytest.mark.parametrize("unknown", [(), ("b",), ("a", "b")])
def test_faces_are_called_held_out_only_where_it_is_known_of_every_run_what_it_was_trained_on(code, held_out, unknown):
    sides = [side(name, answers(0.6), faces_known=name not in unknown) for name in "ab"]
    made, language = Gallery(tuple(sides), ()), load(code)
    captions = [findings.accuracies_caption(made), findings.results_caption(made), findings.key_figures(made)[1][1]]
    assert [held_out in language.text(of) for of in captions] == [not unknown] * 3
    told = [s.values["runs"] for p in findings.verdicts(made) for s in p if s.key == "gallery.faces_unknown"]
    assert told == ([list(unknown)] if unknown else [])


def test_of_many_runs_the_pairs_with_the_best_are_listed_and_that_is_said():
    few, many = (gallery(*np.linspace(0.4, 0.6, number), names=[f"r{k}" for k in range(number)]) for number in (12, 13))
    assert len(load("en").table(findings.differences(few))) == 66
    rows = load("en").table(findings.differences(many))
    assert len(rows) == 12 and set(rows["Second"]) == {"r12"}
    assert "Of more than 12 runs" in load("en").text(findings.differences_caption(many))
    assert "Of more than" not in load("en").text(findings.differences_caption(few))
