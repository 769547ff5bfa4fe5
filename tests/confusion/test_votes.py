"""The majority of votes made by hand."""

from made_votes import HAPPY, SAD, ballots

from fer.confusion.votes import NO_CLASS, SPLIT, majority


def test_a_majority_is_more_than_half_of_all_votes():
    votes = ballots({HAPPY: 6, SAD: 4}, {HAPPY: 5, SAD: 5}, {HAPPY: 4, SAD: 3, NO_CLASS: 3}, {NO_CLASS: 9, SAD: 1}, {})
    assert majority(votes.astype(int)).tolist() == [HAPPY, SPLIT, SPLIT, NO_CLASS, SPLIT]
