"""Labels that a network finds unlikely, and what people's votes say of them."""

import numpy as np
import pytest
from made_votes import ANGRY, DISGUST, FEAR, HAPPY, ballots

from fer.data.suspects import confidently_other, contradicted, margins, measure
from fer.statistics.interval import share


def test_margins_are_the_label_against_the_likeliest_other_class():
    shares = np.array([[0.7, 0.2, 0.1], [0.7, 0.2, 0.1], [0.4, 0.2, 0.4]])
    np.testing.assert_allclose(margins(shares, np.array([0, 2, 0])), [0.5, -0.6, 0.0])
    assert shares[0, 0] == 0.7, "the shares stay as they were"


def test_a_face_is_confidently_other_where_another_class_is_as_likely_as_on_its_own_faces():
    """By hand: class 0 is 0.8 likely on average on its faces, class 1 0.7."""
    shares = np.array([[0.9, 0.1], [0.7, 0.3], [0.1, 0.9], [0.5, 0.5], [0.25, 0.75]])
    labels = np.array([0, 0, 1, 1, 0])
    usual = [shares[labels == 0, 0].mean(), shares[labels == 1, 1].mean()]
    np.testing.assert_allclose(usual, [1.85 / 3, 0.7])
    assert confidently_other(shares, labels).tolist() == [False, False, False, False, True]


def test_votes_contradict_where_another_answer_has_more_than_the_label():
    votes = ballots({HAPPY: 4, FEAR: 3, ANGRY: 3}, {HAPPY: 5, FEAR: 5}, {7: 8, ANGRY: 2}, {DISGUST: 9})
    assert contradicted(np.array([FEAR, FEAR, ANGRY, DISGUST]), votes).tolist() == [True, False, True, False]


def test_the_first_hundred_are_held_against_those_below():
    """Of 300 ranked faces people refuse 80 of the first hundred, and every fourth of the others."""
    refused = np.concatenate([np.arange(100) < 80, np.arange(200) % 4 == 0])
    found = measure(np.arange(300) < 30, refused)
    assert (found.faces, found.confident, found.first) == (300, 30, 100)
    assert found.refused.first == share(80, 100)
    assert found.refused.everywhere == share(130, 300)
    assert found.refused.difference.value == pytest.approx(0.8 - 0.25)
    few = measure(np.arange(40) < 3, np.arange(40) < 10)
    assert (few.first, few.refused.first, few.refused.difference) == (40, share(10, 40), None)
    assert measure(np.arange(40) < 3, None).refused is None
