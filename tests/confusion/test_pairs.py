"""Confusions by hand: which come first, and which faces show them."""

import numpy as np
import pytest
from made_matrices import ANGRY, DISGUST, FEAR, HAPPY, NEUTRAL, SAD, matrix

from fer.confusion.pairs import contested, most_confused_pairs, spread_mistakes
from fer.errors import InputError
from fer.statistics import classification


def test_pairs_go_by_share_and_not_by_count():
    counts = np.diag([90, 10, 90, 500, 90, 90, 90])
    counts[HAPPY, NEUTRAL] = 50
    counts[1, 0] = 10
    first, second = most_confused_pairs(counts, 5)
    assert (first.true, first.predicted, first.count, first.share.value) == (1, 0, 10, 0.5)
    assert (second.true, second.predicted) == (HAPPY, NEUTRAL)
    assert first.back_count == 0
    assert first.excess.low > 0


def test_equal_shares_go_by_count_then_by_label():
    counts = np.zeros((7, 7), int)
    counts[0, 1], counts[0, 2], counts[3, 4], counts[0, 0], counts[3, 3] = 1, 1, 2, 2, 2
    order = [(pair.true, pair.predicted) for pair in most_confused_pairs(counts, 3)]
    assert order == [(3, 4), (0, 1), (0, 2)]


def test_the_reverse_of_a_pair_without_faces_is_unknown():
    counts = np.zeros((7, 7), int)
    counts[0, 1] = 3
    pair = most_confused_pairs(counts, 1)[0]
    assert (pair.back_count, pair.back_share, pair.excess) == (0, None, None)


def test_a_perfect_predictor_confuses_no_pair():
    assert most_confused_pairs(np.diag(range(1, 8)), 3) == []


def test_example_mistakes_go_from_sure_to_unsure_in_even_steps():
    heights = [0.0, 9.0, 3.0, 5.0, 7.0, 1.0, 2.0, 8.0]
    logits = np.stack([height * np.eye(7)[SAD] for height in heights])
    logits[0] = 4 * np.eye(7)[HAPPY]  # the one face that is recognised
    labels = np.full(8, HAPPY)
    pair = most_confused_pairs(classification.confusion(labels, logits.argmax(axis=1)), 1)[0]
    assert spread_mistakes(logits, labels, pair, 50).tolist() == [1, 7, 4, 3, 2, 6, 5]
    assert spread_mistakes(logits, labels, pair, 4).tolist() == [1, 4, 2, 5]
    assert spread_mistakes(logits, labels, pair, 1).tolist() == [1]


def test_a_rare_class_may_hold_the_commonest_confusion_without_leading_the_table():
    """Eleven of 41 are fewer than 3,000 of 10,000 and than 2,800 of 10,000, but may be more for all that is known."""
    counts = matrix((FEAR, SAD, 3000), (ANGRY, NEUTRAL, 2800), diagonal=[7200, 30, 7000, 100, 100, 100, 100])
    assert not contested(counts)
    counts[DISGUST, ANGRY] = 11
    assert contested(counts)


@pytest.mark.parametrize("number", [0, -1])
def test_fewer_than_one_is_refused(number):
    counts = matrix((FEAR, SAD, 1))
    with pytest.raises(InputError, match=f"pairs={number}: ask for at least one"):
        most_confused_pairs(counts, number)
    with pytest.raises(InputError, match=f"examples={number}: ask for at least one"):
        spread_mistakes(np.eye(7), np.arange(7), most_confused_pairs(counts, 1)[0], number)
