"""The sentences on the pairs most often confused, fed with matrices that demand opposite ones."""

import pytest
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


@pytest.mark.parametrize(("number", "start"), [(1, "The commonest confusion by its"), (2, "The two commonest conf")])
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
    assert "Never does it take sad for fear" in said(pairs.directions(one))
    assert "reverse never happens" in said(pairs.finding(one))
    assert "More often" not in said(pairs.directions(both))
    assert said(pairs.directions(both)).count("between fear and sad") == 1
    assert "no direction can be told" in said(pairs.finding(both))


def test_confusion_that_leans_is_not_said_never_to_go_back():
    facts = facts_of(matrix((FEAR, SAD, 80), (SAD, FEAR, 10)))
    assert "takes fear for sad" in said(pairs.directions(facts))
    assert "Never" not in said(pairs.directions(facts))
    assert "more often than the reverse" in said(pairs.finding(facts))


def test_the_commonest_confusion_is_one_of_several_where_intervals_overlap():
    alone = facts_of(matrix((FEAR, SAD, 90), (ANGRY, NEUTRAL, 5)))
    tied = facts_of(matrix((FEAR, SAD, 50), (ANGRY, NEUTRAL, 50)))
    assert "leads is open" not in said(pairs.ranking(alone))
    assert said(pairs.finding(alone)).startswith("The commonest confusion")
    assert "leads is open" in said(pairs.ranking(tied))
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
    assert table["Difference, points"].tolist() == ["2.0 (−8.5 to 12.5)", "−2.0 (−12.5 to 8.5)"]


def test_labels_of_faces_name_both_classes_and_the_confidence():
    labels = ENGLISH.words("confusion.pairs.mistake_labels", true=FEAR, predicted=SAD, confidences=[0.874])
    assert labels == ["fear → sad\n87\N{NO-BREAK SPACE}%"]
