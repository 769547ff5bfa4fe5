"""The majority of votes made by hand."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from made_votes import HAPPY, SAD, ballots

from fer.confusion.votes import NO_CLASS, SPLIT, majority


def test_a_majority_is_more_than_half_of_all_votes():
    votes = ballots({HAPPY: 6, SAD: 4}, {HAPPY: 5, SAD: 5}, {HAPPY: 4, SAD: 3, NO_CLASS: 3}, {NO_CLASS: 9, SAD: 1}, {})
    assert majority(votes.astype(int)).tolist() == [HAPPY, SPLIT, SPLIT, NO_CLASS, SPLIT]


@given(arrays(int, (3, 8), elements=st.integers(0, 4)))
@settings(max_examples=60, deadline=None)
def test_any_majority_is_the_one_that_counting_finds(votes):
    expected = [next((k for k in range(8) if row[k] > row.sum() / 2), SPLIT) for row in votes]
    assert majority(votes).tolist() == expected
