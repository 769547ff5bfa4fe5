"""The sentences on the pairs most often confused, fed with matrices that demand opposite ones."""

import drawn_intervals as drawn
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from made_matrices import ANGRY, BOTH_WAYS, FEAR, NEUTRAL, NO_DISGUST, ONE_WAY, PERFECT, SAD, facts_of, matrix

from fer.confusion.findings import pairs
from fer.wording.load import load

ENGLISH = load("en")
said = ENGLISH.text


def test_a_perfect_predictor_has_no_confusion():
    facts = facts_of(PERFECT)
    assert "no confusion to rank" in said(pairs.ranking(facts))
    assert said(pairs.directions(facts)) == ""
    assert said(pairs.finding(facts)) == "The network mistakes no held-out face."


@pytest.mark.parametrize(
    ("number", "start"),
    [(1, "The confusion with the highest share"), (2, "The two confusions with the highest shares")],
)
def test_the_table_of_one_pair_speaks_of_one(number, start):
    assert said(pairs.table_caption(facts_of(BOTH_WAYS, pairs=number))).startswith(start)


def test_the_pairs_are_named_in_order():
    text = said(pairs.ranking(facts_of(matrix((FEAR, SAD, 60), (SAD, FEAR, 25), (ANGRY, NEUTRAL, 5)))))
    assert text.startswith("Most often fear is taken for sad: 37.5\N{NO-BREAK SPACE}%")
    assert "of the 160 faces of that class. Next: sad is taken for fear (20.0\N{NO-BREAK SPACE}%) and angry" in text


def test_confusion_one_way_is_told_from_confusion_both_ways():
    one, both = facts_of(ONE_WAY), facts_of(BOTH_WAYS)
    assert "More often than the reverse" in said(pairs.directions(one))
    assert "takes fear for sad" in said(pairs.directions(one))
    assert "None of the 100 sad faces is taken for fear, so that at most 7" in said(pairs.directions(one))
    assert "the reverse is rarer, 0.0\N{NO-BREAK SPACE}% (95" in said(pairs.finding(one))
    assert "More often" not in said(pairs.directions(both))
    assert said(pairs.directions(both)).count("between fear and sad") == 1
    assert "no direction can be told" in said(pairs.finding(both))


def test_confusion_that_leans_is_not_said_never_to_go_back():
    facts = facts_of(matrix((FEAR, SAD, 80), (SAD, FEAR, 10)))
    assert "takes fear for sad" in said(pairs.directions(facts))
    assert "None" not in said(pairs.directions(facts))
    assert "the reverse is rarer, 9.1" in said(pairs.finding(facts))


def test_the_commonest_confusion_is_one_of_several_where_it_is_not_told_from_others():
    alone = facts_of(matrix((FEAR, SAD, 90), (ANGRY, NEUTRAL, 5)))
    tied = facts_of(matrix((FEAR, SAD, 50), (ANGRY, NEUTRAL, 50)))
    assert "commonest is open" not in said(pairs.ranking(alone))
    assert said(pairs.finding(alone)).startswith("The commonest confusion")
    assert "commonest is open" in said(pairs.ranking(tied))
    assert said(pairs.finding(tied)).startswith("One of the commonest")
    first_alone = facts_of(matrix((FEAR, SAD, 50), (ANGRY, NEUTRAL, 50)), pairs=1)
    assert said(pairs.finding(first_alone)).startswith("One of")


def test_the_reverse_of_a_class_without_faces_is_unknown():
    facts = facts_of(NO_DISGUST)
    assert "disgust for fear cannot be seen" in said(pairs.directions(facts))
    assert "no disgust face to show the reverse" in said(pairs.finding(facts))
    assert ENGLISH.table(pairs.table(facts)).loc[0, "Difference, points"] == "–"


def test_the_table_holds_counts_and_signed_differences():
    table = ENGLISH.table(pairs.table(facts_of(BOTH_WAYS)))
    assert table["True → predicted"].tolist() == ["fear → sad", "sad → fear"]
    assert table["Faces"].tolist() == ["60 of 160", "55 of 155"]
    assert table["Difference, points"].tolist() == ["2.0 (−14.2 to 18.0)", "−2.0 (−18.0 to 14.2)"]


def test_labels_of_faces_name_both_classes_and_the_confidence():
    labels = ENGLISH.words("confusion.pairs.mistake_labels", true=FEAR, predicted=SAD, confidences=[0.874])
    assert labels == ["fear → sad\n87\N{NO-BREAK SPACE}%"]


COUNTS = arrays(np.int64, (7, 7), elements=st.sampled_from([0, 0, 0, 1, 3, 20, 90]))


@given(COUNTS.filter(lambda counts: counts.any()))
@settings(max_examples=40, deadline=None)
def test_what_is_said_of_a_pair_follows_its_own_interval_and_the_lead(counts):
    facts = facts_of(counts)
    said, found = pairs.ranking(facts), {of.key.rsplit(".")[-1]: of.values for of in pairs.directions(facts)}
    if not facts.pairs:
        assert not found
        return
    assert ("confusion.pairs.lead_open" in [of.key for of in said]) == (facts.lead.low <= 0)
    assert pairs.finding(facts).values["several"] == (facts.lead.low <= 0)
    for pair in facts.pairs:
        way = (pair.true, pair.predicted)
        assert (way in found.get("one_way", {"pairs": []})["pairs"]) <= (
            pair.excess is not None and pair.excess.low > 0
        )
        assert (way[::-1] in found.get("unseen", {"pairs": []})["pairs"]) == (pair.excess is None)
    first = facts.pairs[0]
    direction = pairs.finding(facts).values["direction"].key.rsplit(".")[-1]
    keys = {1: "more_than_reverse", 0: "direction_open", -1: "direction_open"}
    assert direction == ("reverse_unseen" if first.excess is None else keys[drawn.side(first.excess)])
    if "no_reverse" in found:
        assert found["no_reverse"]["back"].value == 0


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
