"""Intervals drawn at random, and where they lie."""

from hypothesis import strategies as st

from fer.statistics.interval import Interval


def intervals(least, most):
    """A value between its bounds, all from `least` to `most`; about a third hold nought where that lies between."""
    return st.tuples(*[st.floats(least, most)] * 3).map(sorted).map(lambda of: Interval(of[1], of[0], of[2]))


def side(of):
    """1 of an interval that is printed above nought, in tenths of a percent, -1 of one below, 0 of any other."""
    return (round(of.low, 3) > 0) - (round(of.high, 3) < 0)


def negated(of):
    return Interval(-of.value, -of.high, -of.low)
