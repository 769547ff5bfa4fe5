"""What intervals allow to be said of an order."""

import pytest

from fer.statistics.interval import Interval
from fer.statistics.order import ends, overlap, rivals, separate

LOW, MIDDLE, HIGH = Interval(0.2, 0.1, 0.3), Interval(0.35, 0.25, 0.5), Interval(0.8, 0.7, 0.9)


def test_intervals_that_touch_overlap():
    assert overlap(LOW, MIDDLE)
    assert not overlap(LOW, HIGH)
    assert overlap(LOW, Interval(0.4, 0.3, 0.5))


def test_ends_are_all_places_that_tie_and_what_is_not_known_is_none_of_them():
    assert ends([None, LOW, HIGH, MIDDLE, LOW]) == ([2], [1, 4])
    with pytest.raises(ValueError, match="empty"):
        ends([None])


def test_ends_are_separate_where_every_interval_is():
    assert separate([LOW, MIDDLE, HIGH], [2], [0, 1])
    assert not separate([LOW, MIDDLE, HIGH], [1, 2], [0])


def test_rivals_overlap_an_end_and_do_not_belong_to_it():
    assert rivals([LOW, None, MIDDLE, HIGH], [0]) == [2]
    assert rivals([LOW, None, MIDDLE, HIGH], [0, 2]) == []
