"""What of a mean is told."""

import pytest

from fer.saliency.findings.means import side, told
from fer.statistics.interval import Interval
from fer.statistics.means import Mean

KNOWN = Mean(0.5, Interval(0.5, 0.3, 0.7), 9)


def test_a_mean_is_told_with_its_interval_where_it_has_one():
    assert told(KNOWN) == {"value": 0.5, "interval": KNOWN.interval}
    assert told(Mean(0.5, None, 1)) == {"value": 0.5, "interval": None}
    assert told(None) == {"value": None, "interval": None}


@pytest.mark.parametrize(("number", "expected"), [(0.2, 1), (0.3, 0), (0.5, 0), (0.7, 0), (0.8, -1)])
def test_a_mean_lies_on_the_side_on_which_its_whole_interval_lies(number, expected):
    assert side(KNOWN, number) == expected


def test_without_an_interval_there_is_no_side():
    assert side(Mean(0.5, None, 1), 0.0) == side(None, 0.0) == 0
