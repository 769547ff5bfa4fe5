"""Shares and their differences, against published intervals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.proportion import confint_proportions_2indep

from fer.statistics.interval import Interval, difference, exact_share, paired_difference, share, together, way, wilson


def test_wilson_is_the_published_interval():
    """Newcombe (1998), Statistics in Medicine 17:857, table I, method 3: 81 of 263."""
    assert wilson(81, 263) == pytest.approx((81 / 263, 0.2553, 0.3662), abs=5e-5)


@pytest.mark.parametrize(
    ("low", "high", "side"),
    [
        (0.0006, 0.04, "up"),
        (0.0003, 0.04, "open"),  # printed as 0.0 points
        (-0.04, -0.0006, "down"),
        (-0.04, -0.0003, "open"),
        (-0.04, 0.03, "open"),
    ],
)
def test_an_interval_lies_on_the_side_on_which_it_is_printed(low, high, side):
    assert way(Interval((low + high) / 2, low, high)) == side


def test_a_share_of_no_faces_is_none_or_an_error():
    assert wilson(0, 0) is None
    assert wilson(3, 4) == share(3, 4)
    with pytest.raises(ValueError, match="no faces"):
        share(0, 0)


def test_wilson_stays_within_nought_and_one():
    assert wilson(0, 10).low == 0 < wilson(0, 10).high
    assert wilson(10, 10).low < 1 == wilson(10, 10).high


@pytest.mark.parametrize(("hits", "faces"), [(0, 7), (7, 7), (3, 10), (81, 263), (3000, 3589)])
@pytest.mark.parametrize("level", [0.95, together(21)])
def test_wilson_is_scipys(hits, faces, level):
    bounds = binomtest(hits, faces).proportion_ci(level, method="wilson")
    assert share(hits, faces, level=level) == pytest.approx((hits / faces, *bounds), abs=1e-12)


@pytest.mark.parametrize(("hits", "faces"), [(0, 7), (7, 7), (1, 1), (81, 263)])
def test_the_exact_interval_is_scipys(hits, faces):
    bounds = binomtest(hits, faces).proportion_ci(together(42), method="exact")
    assert exact_share(hits, faces, level=together(42)) == pytest.approx((hits / faces, *bounds), abs=1e-9)
    with pytest.raises(ValueError, match="no faces"):
        exact_share(0, 0)


def test_intervals_that_hold_together_share_one_error():
    assert together(1) == 0.95
    assert 1 - together(21) == pytest.approx(0.05 / 21)
    assert share(30, 100, level=together(42)).low < share(30, 100, level=together(21)).low < share(30, 100).low


def test_difference_is_the_published_interval():
    """Newcombe (1998), Statistics in Medicine 17:873, table II, method 10: 56/70 - 48/80."""
    found = difference(wilson(56, 70), wilson(48, 80))
    assert found == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_a_change_of_no_face_has_an_interval_with_a_width_and_turns_round():
    none = paired_difference(0, 0, 300)
    assert none.value == 0 and none.high == -none.low == pytest.approx(1.96 / 302, rel=1e-3)
    fall, rise = paired_difference(2, 9, 50), paired_difference(9, 2, 50)
    assert fall.value == -0.14 == -rise.value
    assert fall.low == pytest.approx(-7 / 52 - 1.96 * np.sqrt(12 - 49 / 52) / 52, rel=1e-3)
    assert (fall.low, fall.high) == pytest.approx((-rise.high, -rise.low))
    assert paired_difference(0, 0, 1).low > -1 == paired_difference(0, 1, 1).low
    assert paired_difference(0, 0, 0) is None


def test_the_interval_of_a_change_holds_the_truth_in_95_of_100_draws():
    """Faces of which 4 % are lost and 1 % won in truth."""
    draws = np.random.default_rng(0).multinomial(300, [0.04, 0.01, 0.95], size=1000)
    found = [paired_difference(int(won), int(lost), 300) for lost, won, _ in draws]
    assert 0.93 < np.mean([interval.low <= -0.03 <= interval.high for interval in found]) < 0.98


SHARE = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))  # hits among faces
LEVELS = st.sampled_from([0.95, together(2), together(42)])


@given(SHARE, LEVELS)
@settings(max_examples=30, deadline=None)
def test_any_share_has_scipys_intervals_and_the_misses_have_their_mirror_image(counted, level):
    hits, faces = counted
    for ours, method in ((share, "wilson"), (exact_share, "exact")):
        found, misses = ours(hits, faces, level=level), ours(faces - hits, faces, level=level)
        theirs = binomtest(hits, faces).proportion_ci(level, method=method)
        assert found == pytest.approx((hits / faces, *theirs), abs=1e-9)
        assert misses == pytest.approx((1 - found.value, 1 - found.high, 1 - found.low), abs=1e-9)
        assert 0 <= found.low <= found.value <= found.high <= 1
        assert found.low < found.high


@given(SHARE, SHARE)
@settings(max_examples=60, deadline=None)
def test_any_difference_is_newcombes_and_turns_round(one, other):
    found = difference(share(*one), share(*other))
    assert found[1:] == pytest.approx(confint_proportions_2indep(*one, *other, method="newcomb"), abs=1e-9)
    assert difference(share(*other), share(*one)) == pytest.approx((-found.value, -found.high, -found.low))
    assert -1 <= found.low <= found.value <= found.high <= 1


@given(st.lists(st.integers(0, 400), min_size=3, max_size=3).filter(any), LEVELS)
@settings(max_examples=100, deadline=None)
def test_any_change_lies_within_its_interval_which_turns_round(cells, level):
    gained, lost, _ = cells
    n = sum(cells)
    found, back = paired_difference(gained, lost, n, level=level), paired_difference(lost, gained, n, level=level)
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert found.low < found.high
    assert back == pytest.approx((-found.value, -found.high, -found.low), abs=1e-12)
    surer = paired_difference(gained, lost, n, level=together(100))
    assert surer.low <= found.low and found.high <= surer.high
