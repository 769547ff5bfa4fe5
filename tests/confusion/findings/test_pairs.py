"""The sentences on the pairs most often confused, fed with matrices that demand opposite ones."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from made_matrices import ANGRY, BOTH_WAYS, FEAR, NEUTRAL, NO_DISGUST, ONE_WAY, PERFECT, SAD, facts_of, matrix

from fer.confusion.findings import pairs
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
said = ENGLISH.text


def test_a_perfect_predictor_has_no_confusion():
    facts = facts_of(PERFECT)
    assert "there is nothing to rank" in said(pairs.ranking(facts))
    assert said([*pairs.directions(facts), *pairs.reasons(facts)]) == ""


@pytest.mark.parametrize(
    ("number", "start"),
    [(1, "The confusion with the highest rate."), (2, "The two confusions with the highest rates.")],
)
def test_the_table_of_one_pair_speaks_of_one(number, start):
    assert said(pairs.table_caption(facts_of(BOTH_WAYS, pairs=number))).startswith(start)


def test_confusion_one_way_is_told_from_confusion_both_ways():
    one, both = facts_of(ONE_WAY), facts_of(BOTH_WAYS)
    assert said(pairs.directions(one)) == "Significantly more often than the reverse, the network takes fear for sad."
    assert "more often than the reverse" not in said(pairs.directions(both))
    assert said(pairs.directions(both)).count("Between fear and sad, neither direction") == 1


def test_confusion_that_leans_is_told_with_the_rate_of_its_reverse():
    facts = facts_of(matrix((FEAR, SAD, 80), (SAD, FEAR, 10)))
    assert "Significantly more often than the reverse, the network takes fear for sad" in said(pairs.directions(facts))
    assert ENGLISH.table(pairs.table(facts)).loc[0, "Reverse, % (95 % CI)"].startswith("9.1 (")


def test_the_highest_rate_is_called_so_only_where_it_stands_clear_of_all_others():
    alone = facts_of(matrix((FEAR, SAD, 90), (ANGRY, NEUTRAL, 5)))
    tied = facts_of(matrix((FEAR, SAD, 50), (ANGRY, NEUTRAL, 50)))
    assert "fear taken for sad, is significantly above all others (tested on the differences" in said(
        pairs.ranking(alone)
    )
    assert "is not significantly above all others" in said(pairs.ranking(tied))
    first_alone = facts_of(matrix((FEAR, SAD, 50), (ANGRY, NEUTRAL, 50)), pairs=1)
    assert "is not significantly above all others" in said(pairs.ranking(first_alone))


def test_the_reverse_of_a_class_without_faces_is_unknown():
    facts = facts_of(NO_DISGUST)
    assert "no faces to show disgust taken for fear" in said(pairs.directions(facts))
    assert ENGLISH.table(pairs.table(facts)).loc[0, "Difference, points (95 % CI)"] == "–"


def test_action_units_that_two_classes_share_are_a_reason():
    assert said(pairs.reasons(facts_of(BOTH_WAYS))) == (
        "Fear and sad may be confused because both move action units 1 (inner brow raiser) and 4 (brow lowerer) "
        "[@ekman2002]."
    )
    assert pairs.reasons(facts_of(matrix((ANGRY, NEUTRAL, 50)))) == []


def test_few_training_faces_are_a_reason_for_the_class_that_is_mistaken_and_no_other():
    counts = matrix((ANGRY, NEUTRAL, 50))
    rare = said(pairs.reasons(facts_of(counts, rarest=ANGRY)))
    assert rare.startswith("Angry has the fewest training faces, 5 of 75")
    assert pairs.reasons(facts_of(counts, rarest=NEUTRAL)) == []
    assert pairs.reasons(facts_of(counts, rarest=ANGRY, training_known=False)) == []


def test_the_table_holds_counts_and_signed_differences():
    table = ENGLISH.table(pairs.table(facts_of(BOTH_WAYS)))
    assert table["True → predicted"].tolist() == ["fear → sad", "sad → fear"]
    assert table["Faces"].tolist() == ["60 of 160", "55 of 155"]
    assert table["Difference, points (95 % CI)"].tolist() == ["2.0 (−14.2 to 18.0)", "−2.0 (−18.0 to 14.2)"]


def test_labels_of_faces_name_both_classes_and_the_confidence():
    labels = ENGLISH.words("confusion.pairs.mistake_labels", true=FEAR, predicted=SAD, confidences=[0.874])
    assert labels == ["fear → sad\n87\N{NO-BREAK SPACE}%"]


def test_the_picture_is_told_with_the_faces_that_it_has():
    text = said(pairs.mistakes_alt(facts_of(matrix((FEAR, SAD, 60), (ANGRY, NEUTRAL, 1))), shown=6))
    assert text.endswith("6 faces of fear taken for sad and 1 face of angry taken for neutral.")


COUNTS = arrays(np.int64, (7, 7), elements=st.sampled_from([0, 0, 0, 1, 3, 20, 90]))


def test_a_difference_that_the_table_has_from_nought_on_gives_no_direction():
    facts = facts_of(ONE_WAY)
    (pair,) = facts.pairs
    for low, key in ((0.0003, "no_direction"), (0.0006, "one_way")):
        close = replace(facts, pairs=(replace(pair, excess=Interval(0.02, low, 0.04)),))
        assert [of.key for of in pairs.directions(close)] == [f"confusion.pairs.{key}"]


@given(COUNTS.filter(lambda counts: counts.any()))
@settings(max_examples=40, deadline=None)
def test_what_is_said_of_a_pair_follows_its_own_interval_and_the_lead(counts):
    facts = facts_of(counts)
    said, found = pairs.ranking(facts), {of.key.rsplit(".")[-1]: of.values for of in pairs.directions(facts)}
    if not facts.pairs:
        assert not found
        return
    assert [of.key for of in said] == [f"confusion.pairs.{'leads' if facts.lead.low > 0 else 'lead_open'}"]
    for pair in facts.pairs:
        way = (pair.true, pair.predicted)
        assert (way in found.get("one_way", {"pairs": []})["pairs"]) <= (
            pair.excess is not None and pair.excess.low > 0
        )
        assert (way[::-1] in found.get("unseen", {"pairs": []})["pairs"]) == (pair.excess is None)
    told = [frozenset(way) for group in found.values() for way in group["pairs"]]
    assert sorted(map(sorted, told)) == sorted(map(sorted, {frozenset((of.true, of.predicted)) for of in facts.pairs}))


@given(COUNTS.filter(lambda counts: counts.sum(axis=1).all()))
@settings(max_examples=40, deadline=None)
def test_a_confusion_turned_round_is_said_the_other_way(counts):
    """The commonest confusion and its reverse change places with their classes' faces."""
    facts = facts_of(counts, pairs=1)
    if not facts.pairs:
        return
    one, other = facts.pairs[0].true, facts.pairs[0].predicted
    places = np.arange(7)
    places[[one, other]] = other, one
    turned = facts_of(counts[np.ix_(places, places)], pairs=1).pairs[0]
    back = {one: other, other: one}
    if (turned.true, turned.predicted) == (back[one], back[other]):
        assert turned.excess == facts.pairs[0].excess
