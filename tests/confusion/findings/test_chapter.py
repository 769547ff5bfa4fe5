"""Question 3's sentences, fed with matrices that demand opposite ones."""

import numpy as np
import pytest

from fer.confusion.pairs import contested, most_confused_pairs
from fer.statistics import classification
from fer.statistics.order import overlap, rivals, separate
from fer.wording.load import load

ANGRY, DISGUST, FEAR, HAPPY, SAD, SURPRISE, NEUTRAL = range(7)
words, pair_words = load("en").module("confusion.headline"), load("en").module("confusion.pairs")


def facts_of(counts, *, split="val", leaked=(0, 0), majority=HAPPY, pairs=3, keep="best", out_of_fold=False):
    """What the notebook writes for a matrix; `leaked`: how many recognised and how many mistaken faces have a twin."""
    true, predicted = np.indices((7, 7)).reshape(2, -1)
    labels, answers = (np.repeat(part, np.ravel(counts)) for part in (true, predicted))
    right = labels == answers
    twins = np.zeros(len(labels), bool)
    for mask, number in zip((right, ~right), leaked, strict=True):
        twins[np.flatnonzero(mask)[:number]] = True
    _, accuracy = classification.majority_baseline(labels, np.array([majority]))
    return {
        "split": split,
        "keep": keep,
        "out_of_fold": out_of_fold,
        "metrics": classification.metrics(5 * np.eye(7)[answers], labels, leaked=twins),
        "majority": {"label": majority, "accuracy": accuracy},
        "counts": np.asarray(counts),
        "recall": classification.recall_intervals(counts),
        "precision": classification.precision_intervals(counts),
        "pairs": [pair._asdict() for pair in most_confused_pairs(counts, pairs)],
        "contested": contested(np.asarray(counts)),
    }


def matrix(*cells, diagonal=100):
    """`diagonal` faces of each class are recognised; `cells` are (true, predicted, count)."""
    counts = np.diag(np.broadcast_to(diagonal, 7).copy())
    for true, predicted, number in cells:
        counts[true, predicted] = number
    return counts


PERFECT = matrix()
CONSTANT = matrix(*[(k, HAPPY, 100) for k in range(7)], diagonal=[0, 0, 0, 100, 0, 0, 0])
ONE_WAY = matrix((FEAR, SAD, 60))
BOTH_WAYS = matrix((FEAR, SAD, 60), (SAD, FEAR, 55))
NO_DISGUST = matrix((FEAR, DISGUST, 40), diagonal=[100, 0, 100, 100, 100, 100, 100])


def test_a_perfect_predictor_has_no_best_class_and_no_confusion():
    facts = facts_of(PERFECT)
    assert "same for angry, disgust, fear, happy, sad, surprise and neutral" in words.recall(facts)
    assert "no confusion to rank" in pair_words.pairs(facts)
    assert pair_words.directions(facts) == ""
    assert pair_words.pair_finding(facts) == "The network mistakes no held-out face."
    assert "above both" in words.accuracy(facts)
    assert "better" not in words.accuracy_finding(facts)
    assert "no interval" in words.accuracy(facts)


def test_a_constant_predictor_is_no_better_than_a_guess():
    facts = facts_of(CONSTANT)
    assert "cannot be told from the better of the two" in words.accuracy(facts)
    assert "cannot be told from a guess" in words.accuracy_finding(facts)
    assert "known of one class only: happy" in words.precision(facts)
    assert "never answers angry, disgust, fear, sad, surprise or neutral" in words.precision(facts)
    assert "highest for happy, 100.0" in words.recall(facts)
    assert "lowest for angry, disgust, fear, sad, surprise and neutral, 0.0" in words.recall(facts)


def test_an_inverted_predictor_is_worse_than_a_guess():
    facts = facts_of(matrix(*[(k, (k + 1) % 7, 100) for k in range(7)], diagonal=1))
    assert "**worse**" in words.accuracy(facts)
    assert "which is below a guess" in words.accuracy_finding(facts)


def test_a_predictor_above_a_guess_is_not_compared_with_it():
    assert "guess" not in words.accuracy_finding(facts_of(ONE_WAY))


@pytest.mark.parametrize(("pairs", "start"), [(1, "The commonest confusion by its"), (2, "The two commonest conf")])
def test_the_table_of_one_pair_speaks_of_one(pairs, start):
    assert pair_words.pairs_table_caption(facts_of(BOTH_WAYS, pairs=pairs)).startswith(start)


def test_the_best_and_the_worst_class_change_places_with_the_numbers():
    assert "highest for happy" in (text := words.recall(facts_of(matrix(diagonal=50) + spread(happy=10, others=60))))
    assert "lowest for happy" not in text
    assert "lowest for happy" in words.recall(facts_of(matrix(diagonal=50) + spread(happy=60, others=10)))


def spread(*, happy, others):
    """Mistakes of each class, all for the next one."""
    counts = np.zeros((7, 7), int)
    for k in range(7):
        counts[k, (k + 1) % 7] = happy if k == HAPPY else others
    return counts


def test_no_order_of_classes_is_claimed_where_intervals_overlap():
    facts = facts_of(matrix((FEAR, SAD, 2), diagonal=10))
    assert "order of the two is open" in words.recall(facts)
    assert "clearly better" not in words.accuracy_finding(facts)
    assert "overlap" in words.accuracy_finding(facts)


def test_a_rival_of_the_worst_class_is_named():
    facts = facts_of(matrix((FEAR, SAD, 100), (ANGRY, SAD, 95)))
    assert "lowest for fear" in words.recall(facts)
    assert "The interval of angry overlaps that of fear, so which is lowest remains open." in words.recall(facts)


def test_confusion_one_way_is_told_from_confusion_both_ways():
    one, both = facts_of(ONE_WAY), facts_of(BOTH_WAYS)
    assert "More often than the reverse" in pair_words.directions(one)
    assert "takes fear for sad" in pair_words.directions(one)
    assert "Never does it take sad for fear" in pair_words.directions(one)
    assert "reverse never happens" in pair_words.pair_finding(one)
    assert "More often" not in pair_words.directions(both)
    assert pair_words.directions(both).count("between fear and sad") == 1
    assert "no direction can be told" in pair_words.pair_finding(both)


def test_confusion_that_leans_is_not_said_never_to_go_back():
    facts = facts_of(matrix((FEAR, SAD, 80), (SAD, FEAR, 10)))
    assert "takes fear for sad" in pair_words.directions(facts)
    assert "Never" not in pair_words.directions(facts)
    assert "more often than the reverse" in pair_words.pair_finding(facts)


def test_the_commonest_confusion_is_one_of_several_where_intervals_overlap():
    alone = facts_of(matrix((FEAR, SAD, 90), (ANGRY, NEUTRAL, 5)))
    tied = facts_of(matrix((FEAR, SAD, 50), (ANGRY, NEUTRAL, 50)))
    assert "leads is open" not in pair_words.pairs(alone)
    assert pair_words.pair_finding(alone).startswith("The commonest confusion")
    assert "leads is open" in pair_words.pairs(tied)
    assert pair_words.pair_finding(tied).startswith("One of the commonest")
    assert pair_words.pair_finding(facts_of(matrix((FEAR, SAD, 50), (ANGRY, NEUTRAL, 50)), pairs=1)).startswith(
        "One of"
    )


def test_a_rare_class_may_hold_the_commonest_confusion_without_leading_the_table():
    """Eleven of 41 are fewer than 3,000 of 10,000 and than 2,800 of 10,000, but may be more for all that is known."""
    counts = matrix((FEAR, SAD, 3000), (ANGRY, NEUTRAL, 2800), diagonal=[7200, 30, 7000, 100, 100, 100, 100])
    assert not contested(counts)
    counts[DISGUST, ANGRY] = 11
    assert contested(counts)


def test_an_absent_class_is_said_to_be_unknown():
    facts = facts_of(NO_DISGUST)
    assert "no face of disgust" in words.recall(facts)
    assert "disgust for fear cannot be seen" in pair_words.directions(facts)
    assert "no disgust face to show the reverse" in pair_words.pair_finding(facts)
    assert words.recall_table(facts).loc[DISGUST, "Recall, % (95 % CI)"] == "–"
    assert pair_words.pairs_table(facts).loc[0, "Difference, points"] == "–"


def test_validation_faces_chose_the_epoch_and_test_faces_did_not():
    assert "slightly optimistic" in words.held_out(facts_of(PERFECT, split="val"))
    assert "validation split" in words.held_out(facts_of(PERFECT, split="val"))
    assert "optimistic" not in words.held_out(facts_of(PERFECT, split="test"))
    assert "Nor did they choose the epoch" in words.held_out(facts_of(PERFECT, split="test"))


def test_validation_faces_chose_nothing_where_the_last_epoch_is_kept():
    said = words.held_out(facts_of(PERFECT, split="val", keep="last"))
    assert "Nor did they choose the epoch" in said
    assert "optimistic" not in said


def test_faces_held_out_by_folds_are_not_said_to_be_new_to_every_network():
    said = words.held_out(facts_of(PERFECT, split="val", keep="last", out_of_fold=True))
    assert "none of them met the optimiser" not in said
    assert "only by the networks that were not trained on it" in said
    assert "none of them met" in words.held_out(facts_of(PERFECT, split="test", keep="last", out_of_fold=True))


def test_the_accuracy_without_exact_twins_stands_beside_the_official_one():
    assert "twin" not in words.accuracy(facts_of(ONE_WAY))
    assert "Without the 100 faces that have an exact twin in training it is" in words.accuracy(
        facts_of(ONE_WAY, leaked=(100, 0))
    )
    assert "**Every** face has an exact twin" in words.accuracy(facts_of(ONE_WAY, leaked=(700, 60)))


def test_the_finding_gives_the_leak_free_accuracy_only_where_there_are_twins():
    assert "twin" not in words.accuracy_finding(facts_of(ONE_WAY))
    facts = facts_of(ONE_WAY, leaked=(100, 0))
    assert facts["metrics"]["accuracy_leak_free"] == 600 / 660
    assert "90.9\N{NO-BREAK SPACE}% without those that have an exact twin" in words.accuracy_finding(facts)


def test_tables_hold_counts_and_signed_differences():
    facts = facts_of(BOTH_WAYS)
    assert words.recall_table(facts).loc[FEAR].tolist()[:2] == ["fear", "160"]
    pairs = pair_words.pairs_table(facts)
    assert pairs["True → predicted"].tolist() == ["fear → sad", "sad → fear"]
    assert pairs["Faces"].tolist() == ["60 of 160", "55 of 155"]
    assert pairs["Difference, points"].tolist() == ["2.0 (−8.5 to 12.5)", "−2.0 (−12.5 to 8.5)"]


def test_labels_of_faces_name_both_classes_and_the_confidence():
    assert pair_words.mistake_labels(FEAR, SAD, [0.874]) == ["fear → sad\n87\N{NO-BREAK SPACE}%"]


def test_intervals_that_touch_overlap():
    assert overlap((0.5, 0.4, 0.6), (0.7, 0.6, 0.8))
    assert not overlap((0.5, 0.4, 0.6), (0.7, 0.61, 0.8))
    intervals = [(0.9, 0.8, 0.95), None, (0.85, 0.7, 0.9), (0.3, 0.2, 0.4)]
    assert rivals(intervals, [0]) == [2]
    assert separate(intervals, [0], [3])
    assert not separate(intervals, [0], [2])
