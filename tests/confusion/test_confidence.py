"""Calibration, temperature and abstention, with predictors whose figures are known by hand."""

import numpy as np
import pytest
from scipy.special import softmax

from fer.confusion import abstention, calibration, temperature
from fer.statistics import bootstrap
from fer.statistics.classification import confidence, correct, cross_entropy
from fer.statistics.interval import wilson

LABELS = np.arange(70) % 7
PERFECT = 50.0 * np.eye(7)[LABELS]
CONSTANT = 50.0 * np.eye(7)[np.zeros(70, int)]


def calibrated(n=4000, *, seed=0):
    """Labels drawn from the network's own probabilities."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(scale=1.5, size=(n, 7))
    draws = rng.random((n, 1)) < softmax(logits, axis=1).cumsum(axis=1)
    return logits, draws.argmax(axis=1)


def test_a_network_calibrated_by_construction_errs_no_more_than_chance():
    logits, labels = calibrated()
    chance = calibration.error_by_chance(logits)
    assert calibration.calibration_error(logits, labels) < chance.high < 0.05
    over = calibration.overconfidence(logits, labels)
    assert over.low < 0 < over.high


def test_twice_the_logits_are_overconfident_and_half_of_them_under():
    logits, labels = calibrated()
    assert calibration.overconfidence(2 * logits, labels).low > 0
    assert calibration.overconfidence(logits / 2, labels).high < 0
    for factor in (2, 0.5):
        error = calibration.error_interval(factor * logits, labels)
        assert error.low > calibration.error_by_chance(factor * logits).high
        assert error.low < error.value < error.high


def test_the_interval_of_a_calibrated_network_reaches_down_to_nought():
    assert calibration.error_interval(*calibrated(500)).low == 0


def test_the_interval_of_a_calibration_error_holds_the_error_itself():
    for seed in range(30):
        found = calibration.error_interval(*calibrated(200, seed=seed), seed=seed)
        assert found.low <= found.value <= found.high


def test_what_chance_adds_to_a_resample_is_taken_off():
    """Resamples 0.1 to 0.3 above the value: the truth lies as far below it."""
    assert bootstrap.basic(1.0, np.linspace(1.1, 1.3, 1001)) == pytest.approx((1, 0.705, 1), abs=1e-9)
    assert bootstrap.basic(0.1, np.linspace(0.1, 0.9, 1001), least=0).low == 0


def test_bins_hold_all_faces_with_their_accuracy():
    rows = [[0.62, *[0.38 / 6] * 6]] * 3 + [[0.95, *[0.05 / 6] * 6], [1.0, *[1e-30] * 6]]
    bins = calibration.reliability(np.log(rows), np.array([0, 0, 1, 1, 0]), bins=10)
    assert [of.faces for of in bins] == [0, 0, 0, 0, 0, 0, 3, 0, 0, 2]
    assert bins[6].confidence == pytest.approx(0.62)
    assert (bins[6].accuracy, bins[9].accuracy.value) == (wilson(2, 3), 0.5)
    assert (bins[0].low, bins[0].high, bins[0].confidence, bins[0].accuracy) == (0, 0.1, None, None)


@pytest.mark.parametrize("factor", [0.5, 1.0, 3.0])
def test_the_temperature_that_was_put_in_is_found(factor):
    logits, labels = calibrated(20_000)
    assert temperature.fit_temperature(factor * logits, labels) == pytest.approx(factor, rel=0.05)


def test_a_perfect_predictor_asks_for_the_least_temperature_and_chance_for_the_greatest():
    assert temperature.fit_temperature(np.eye(7)[LABELS], LABELS) == pytest.approx(temperature.BOUNDS[0], rel=0.01)
    assert temperature.fit_temperature(np.eye(7)[(LABELS + 1) % 7], LABELS) == pytest.approx(20, rel=0.01)
    assert temperature.fit_temperature(np.zeros((0, 7)), np.zeros(0, int)) == 1


def test_twins_stay_in_one_half():
    groups = np.repeat(np.arange(10), [1, 2, 3, 4, 5, 1, 2, 3, 4, 5])
    one = temperature.halves(groups)
    assert all(len(set(one[groups == g])) == 1 for g in range(10))
    assert len(set(groups[one])) == 5


def test_each_half_is_scaled_by_the_other_halfs_temperature():
    logits, labels = calibrated()
    groups = np.arange(len(labels))
    scaled, (of_one, of_other) = temperature.cross_scaled(3 * logits, labels, groups)
    one = temperature.halves(groups)
    assert scaled[one] == pytest.approx(3 * logits[one] / of_other)
    assert scaled[~one] == pytest.approx(3 * logits[~one] / of_one)
    assert of_one == temperature.fit_temperature(3 * logits[one], labels[one])
    found = temperature.change(3 * logits, scaled, labels)
    assert found["gain"].low > 0
    assert found["gain"].value == pytest.approx(found["before"]["loss"] - found["after"]["loss"])
    assert found["before"]["loss"] == cross_entropy(3 * logits, labels)
    assert found["after"]["error"] < found["before"]["error"]


def test_accuracy_of_the_surest_is_counted_from_the_top():
    sure, right = np.array([0.3, 0.9, 0.5, 0.7]), np.array([False, True, True, False])
    assert abstention.selective_accuracy(sure, right) == pytest.approx([1, 1 / 2, 2 / 3, 1 / 2])
    assert abstention.ideal_accuracy(right) == pytest.approx([1, 1, 2 / 3, 1 / 2])
    found = abstention.abstain(sure, right, goal=0.6)
    assert found.area.value == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)
    assert found.ideal == pytest.approx((0 + 0 + 1 / 3 + 1 / 2) / 4)
    assert found.chance == 0.5
    assert found.gain.value == pytest.approx((0.5 - found.area.value) / (0.5 - found.ideal))
    assert found.coverage.value == 0.75  # two of the three surest are right, above 0.6


def test_equally_sure_answers_come_in_random_order():
    right = np.arange(10) < 7
    assert abstention.selective_accuracy(np.ones(10), right) == pytest.approx(np.full(10, 0.7))
    found = abstention.abstain(confidence(CONSTANT), correct(CONSTANT, LABELS))
    assert found.gain.value == pytest.approx(0)
    assert found.coverage.value == 0


@pytest.mark.parametrize(("n", "hits"), [(3589, 359), (3589, 894), (1000, 900), (500, 450), (50, 45)])
def test_equally_sure_answers_are_not_judged_by_rounding(n, hits):
    found = abstention.abstain(np.full(n, 0.3), np.arange(n) < hits)
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
    found = abstention.abstain(sure, right)
    assert (found.area.low, found.area.high) == pytest.approx(np.quantile(areas, [0.025, 0.975]), abs=0.02)


def test_a_perfect_predictor_need_not_stay_silent():
    found = abstention.abstain(confidence(PERFECT), correct(PERFECT, LABELS))
    assert (found.area.value, found.ideal, found.chance, found.gain, found.coverage) == (0, 0, 0, None, (1, 1, 1))


def test_the_best_and_the_worst_order_bound_the_gain():
    right = np.arange(100) < 60
    assert abstention.abstain(-np.arange(100.0), right).gain.value == pytest.approx(1)
    assert abstention.abstain(np.arange(100.0), right).gain.high < 0


def test_a_mean_bootstraps_to_its_standard_error():
    values = np.random.default_rng(0).normal(size=2000)
    found = bootstrap.mean(values)
    spread = 1.96 * values.std() / np.sqrt(2000)
    assert found == pytest.approx((values.mean(), values.mean() - spread, values.mean() + spread), abs=0.006)


def test_resamples_draw_every_face_anew():
    drawn = bootstrap.resamples(50, number=20)
    assert (drawn.sum(axis=1) == 50).all()
    assert (drawn == 0).any()
    assert np.array_equal(drawn, bootstrap.resamples(50, number=20))
