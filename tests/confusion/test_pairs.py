"""Confusions by hand: which come first, and which faces show them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from made_matrices import ANGRY, DISGUST, FEAR, HAPPY, NEUTRAL, SAD, matrix

from fer.confusion.pairs import lead, most_confused_pairs, of_every_cell, spread_mistakes
from fer.errors import InputError
from fer.statistics import classification
from fer.statistics.interval import difference, paired_difference, share, together


def test_pairs_go_by_share_and_not_by_count():
    counts = np.diag([90, 10, 90, 500, 90, 90, 90])
    counts[HAPPY, NEUTRAL] = 50
    counts[1, 0] = 10
    first, second = most_confused_pairs(counts, 5)
    assert (first.true, first.predicted, first.count, first.share.value) == (1, 0, 10, 0.5)
    assert (second.true, second.predicted) == (HAPPY, NEUTRAL)
    assert first.back_share.value == 0
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
    assert (pair.back_share, pair.excess) == (None, None)


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


def test_faces_of_every_cell_stand_row_by_row_and_the_surest_first():
    labels, answers = np.array([1, 0, 0, 1, 0, 0, 0]), np.array([0, 3, 0, 0, 3, 3, 0])
    logits = np.eye(7)[answers] * np.array([1.0, 2, 1, 3, 9, 5, 2])[:, None]
    assert of_every_cell(logits, labels, number=2).tolist() == [6, 2, 4, 1, 3, 0]
    assert of_every_cell(logits, labels, number=9).tolist() == [6, 2, 4, 5, 1, 3, 0]
    with pytest.raises(InputError, match="faces_a_cell=0"):
        of_every_cell(logits, labels, number=0)


def test_a_rare_class_may_hold_the_commonest_confusion_without_leading_the_table():
    """Eleven of 41 are fewer than 3,000 of 10,000 and than 2,800 of 10,000, but may be more for all that is known."""
    counts = matrix((FEAR, SAD, 3000), (ANGRY, NEUTRAL, 2800), diagonal=[7200, 30, 7000, 100, 100, 100, 100])
    assert lead(counts).low > 0
    assert lead(counts).value == pytest.approx(0.02)
    counts[DISGUST, ANGRY] = 11
    assert lead(counts).low < 0


def test_confusions_of_one_class_are_held_against_each_other_on_the_same_faces():
    """60 and 40 of 110 fear faces: as if of different faces the two would be told apart."""
    counts = matrix((FEAR, SAD, 60), (FEAR, ANGRY, 40), diagonal=[100, 100, 10, 100, 100, 100, 100])
    assert difference(share(60, 110), share(40, 110)).low > 0 > lead(counts).low - 0.02
    assert lead(counts) == pytest.approx(paired_difference(60, 40, 110, level=together(2)))


def test_without_a_mistake_nothing_leads():
    assert lead(np.diag(range(1, 8))) is None


def test_the_direction_of_a_pair_that_chance_chose_asks_for_more_than_one_interval_does():
    """12 of 100 against 3 of 100 would be told apart by themselves; as the largest of 21 they are not."""
    counts = matrix((FEAR, SAD, 12), (SAD, FEAR, 3), diagonal=[100, 100, 88, 100, 97, 100, 100])
    (pair,) = most_confused_pairs(counts, 1)
    assert difference(share(12, 100), share(3, 100)).low > 0 > pair.excess.low
    assert pair.share.low < share(12, 100).low
    assert pair.back_share.value == 3 / 100


@pytest.mark.parametrize("faces", [300, 3589])
def test_under_a_symmetric_truth_no_direction_is_claimed_but_in_one_data_set_of_twenty(faces):
    truth = np.full((7, 7), 0.02)
    truth[FEAR, SAD] = truth[SAD, FEAR] = truth[SAD, NEUTRAL] = truth[NEUTRAL, SAD] = 0.15
    truth += np.diag(1 - truth.sum(axis=1))
    draws = np.random.default_rng(0).multinomial(faces, (truth / 7).ravel(), size=200).reshape(-1, 7, 7)
    claimed = [any(pair.excess.low > 0 for pair in most_confused_pairs(counts, 3)) for counts in draws]
    led = [lead(counts).low > 0 for counts in draws]
    assert np.mean(claimed) <= 0.05
    assert np.mean(led) <= 0.05


@pytest.mark.parametrize("number", [0, -1])
def test_fewer_than_one_is_refused(number):
    counts = matrix((FEAR, SAD, 1))
    with pytest.raises(InputError, match=f"pairs={number}: ask for at least one"):
        most_confused_pairs(counts, number)
    with pytest.raises(InputError, match=f"examples={number}: ask for at least one"):
        spread_mistakes(np.eye(7), np.arange(7), most_confused_pairs(counts, 1)[0], number)


COUNTS = arrays(int, (7, 7), elements=st.integers(0, 5))


@given(COUNTS, st.integers(1, 60))
@settings(max_examples=40, deadline=None)
def test_any_pairs_fall_by_their_share_and_leave_out_what_never_happened(counts, number):
    pairs, total = most_confused_pairs(counts, number), counts.sum(axis=1)
    every = [(counts[t, p] / total[t], t, p) for t in range(7) for p in range(7) if t != p and counts[t, p]]
    assert len(pairs) == min(number, len(every))
    shares = [of.share.value for of in pairs]
    assert shares == pytest.approx(sorted((of for of, *_ in every), reverse=True)[:number])
    assert len({(of.true, of.predicted) for of in pairs}) == len(pairs)
    for of in pairs:
        assert (of.count, of.faces) == (counts[of.true, of.predicted], total[of.true])
        assert of.share.value == of.count / of.faces
        assert (of.excess is None) == (of.back_share is None) == (total[of.predicted] == 0)
        if of.excess:
            assert of.back_share.value == counts[of.predicted, of.true] / total[of.predicted]
            assert of.excess.value == pytest.approx(of.share.value - of.back_share.value)


@given(COUNTS)
@settings(max_examples=30, deadline=None)
def test_the_lead_is_over_the_next_and_falls_with_another_that_comes_near(counts):
    pairs, found = most_confused_pairs(counts, 2), lead(counts)
    assert (found is None) == (not pairs)
    if len(pairs) == 2:
        assert found.value == pytest.approx(pairs[0].share.value - pairs[1].share.value)
        assert found.low <= found.value <= found.high
