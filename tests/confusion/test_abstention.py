"""Abstention, with predictors whose figures are known by hand."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import binom, norm, t

from fer.confusion import abstention
from fer.statistics import bootstrap
from fer.statistics.classification import confidence, correct

LABELS = np.arange(70) % 7
PERFECT = 50.0 * np.eye(7)[LABELS]
CONSTANT = 50.0 * np.eye(7)[np.zeros(70, int)]


def test_accuracy_of_the_surest_is_counted_from_the_top():
    sure, right = np.array([0.3, 0.9, 0.5, 0.7]), np.array([False, True, True, False])
    assert abstention.selective_accuracy(sure, right) == pytest.approx([1, 1 / 2, 2 / 3, 1 / 2])
    assert abstention.ideal_accuracy(right) == pytest.approx([1, 1, 2 / 3, 1 / 2])
    found = abstention.measure(sure, right, goal=0.6)
    assert found.area.value == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)
    assert found.ideal == pytest.approx((0 + 0 + 1 / 3 + 1 / 2) / 4)
    assert found.chance == 0.5
    assert found.gain.value == pytest.approx((0.5 - found.area.value) / (0.5 - found.ideal))
    assert found.coverage.value == 0.75  # two of the three surest are right, above 0.6


def test_equally_sure_answers_come_in_random_order():
    right = np.arange(10) < 7
    assert abstention.selective_accuracy(np.ones(10), right) == pytest.approx(np.full(10, 0.7))
    found = abstention.measure(confidence(CONSTANT), correct(CONSTANT, LABELS))
    assert found.gain.value == pytest.approx(0)
    assert found.coverage.value == 0


def test_faces_apart_are_ordered_among_themselves():
    """Every fourth answer is wrong, which is every second of those apart."""
    sure, right = np.linspace(1, 0.2, 60), np.arange(60) % 4 > 0
    apart = np.arange(60) % 2 == 0
    found = abstention.measure(sure, right, apart=apart, goal=0.6)
    assert found.coverage_apart == abstention.coverage_at(0.6, sure[apart], right[apart])
    assert (found.coverage_apart.value, found.coverage.value) == (0, 1)
    assert replace(found, coverage_apart=None) == abstention.measure(sure, right, goal=0.6)


@pytest.mark.parametrize(("n", "hits"), [(3589, 359), (3589, 894), (1000, 900), (500, 450), (50, 45)])
def test_equally_sure_answers_are_not_judged_by_rounding(n, hits):
    found = abstention.measure(np.full(n, 0.3), np.arange(n) < hits)
    assert (found.gain.value, found.gain.low, found.gain.high) == (0, 0, 0)
    assert found.coverage.value == (1 if hits >= 0.9 * n else 0)


def test_areas_of_resamples_are_those_of_the_faces_drawn():
    """A bootstrap by hand: the faces drawn, put in order again, judged one after the other."""
    rng = np.random.default_rng(1)
    sure, right = rng.random(40), rng.random(40) < 0.6
    areas = []
    for drawn in bootstrap.resamples(40, number=500).astype(int):
        faces = np.repeat(np.arange(40), drawn)
        areas.append(1 - abstention.selective_accuracy(sure[faces], right[faces]).mean())
    found = abstention.measure(sure, right)
    few = min(right.sum(), (~right).sum()) / 2
    reach = norm.cdf(np.sqrt(few / (few - 1)) * t.ppf(0.975, few - 1))
    assert (found.area.low, found.area.high) == pytest.approx(np.quantile(areas, [1 - reach, reach]), abs=0.02)


def test_the_share_answered_with_an_accuracy_holds_what_tests_leave():
    """100 right answers, then 100 wrong ones, by hand. The upper end's test is exact. At the lower end the tests go
    together: of 200 answers, some first ones are 2.3 standard deviations above the goal in 2.5 of 100 draws."""
    right = np.arange(200) < 100
    found = abstention.coverage_at(0.9, -np.arange(200.0), right)
    inside = [k for k in range(1, 201) if binom.cdf(min(k, 100), k, 0.9) > 0.025]
    above = [k for k in range(1, 201) if min(k, 100) - 0.9 * k >= 2.3 * np.sqrt(0.09 * k)]
    assert found == pytest.approx((111 / 200, max(above) / 200, max(inside) / 200))


def test_one_wrong_answer_does_not_rule_an_accuracy_out_and_two_do():
    """Of a network that is right on 90 %, one answer is wrong in 10 of 100 draws, and two are in 1."""
    assert [abstention.coverage_at(0.9, np.ones(n), np.zeros(n, bool)).high for n in (1, 2)] == [1, 0.5]


@pytest.mark.parametrize("accuracy", [0.9, 0.89])
def test_a_network_that_is_nowhere_so_good_is_seldom_said_to_reach_the_goal(accuracy):
    """Its confidences tell nothing: tests of each share alone find one that is answered well enough in a sixth of the
    draws."""
    rng = np.random.default_rng(0)
    reached = [abstention.coverage_at(0.9, rng.random(600), rng.random(600) < accuracy).low > 0 for _ in range(300)]
    assert np.mean(reached) <= 0.025 + 3 * np.sqrt(0.025 * 0.975 / 300)


def test_a_perfect_predictor_need_not_stay_silent():
    found = abstention.measure(confidence(PERFECT), correct(PERFECT, LABELS))
    assert (found.area.value, found.ideal, found.chance, found.gain, found.coverage) == (0, 0, 0, None, (1, 1, 1))


def test_the_best_and_the_worst_order_bound_the_gain():
    right = np.arange(100) < 60
    assert abstention.measure(-np.arange(100.0), right).gain.value == pytest.approx(1)
    assert abstention.measure(np.arange(100.0), right).gain.high < 0


ANSWERS = st.lists(st.tuples(st.sampled_from([0.2, 0.5, 0.9]), st.booleans()), min_size=1, max_size=6)


@given(ANSWERS)
@settings(max_examples=40, deadline=None)
def test_of_equally_sure_answers_it_is_the_mean_over_all_orders(answers):
    sure, right = map(np.array, zip(*answers, strict=True))
    orders = [of for of in permutations(range(len(sure))) if (np.diff(sure[list(of)]) <= 0).all()]
    expected = np.mean([np.cumsum(right[list(of)]) / np.arange(1, len(sure) + 1) for of in orders], axis=0)
    accuracy = abstention.selective_accuracy(sure, right)
    assert accuracy == pytest.approx(expected)
    assert (abstention.ideal_accuracy(right) >= accuracy - 1e-9).all()
    for goal in (0.5, 0.9):
        reached = [k + 1 for k in range(len(sure)) if expected[k] >= goal - 1e-9]
        found = abstention.coverage_at(goal, sure, right)
        assert found.value == max(reached, default=0) / len(sure)
        assert 0 <= found.low <= found.value <= found.high <= 1


@given(ANSWERS)
@example([(0.2, False), (0.2, True), (0.5, False)])  # some resamples have mistakes alone
@settings(max_examples=20, deadline=None)
def test_only_the_order_of_confidences_counts_and_areas_lie_between_the_best_and_their_interval(answers):
    sure, right = map(np.array, zip(*answers, strict=True))
    found = abstention.measure(sure, right)
    assert found == abstention.measure(np.exp(7 * sure), right)
    assert found.area.value == pytest.approx(1 - abstention.selective_accuracy(sure, right).mean())
    assert found.ideal == pytest.approx(1 - abstention.ideal_accuracy(right).mean())
    assert found.chance == pytest.approx((~right).mean())
    assert found.area.low <= found.area.value <= found.area.high
    assert found.area.value >= found.ideal - 1e-9
    if found.gain:
        way = (found.chance - found.area.value) / (found.chance - found.ideal)
        assert found.gain.value == pytest.approx(way, abs=1e-9)
        assert found.gain.low <= found.gain.value <= found.gain.high
