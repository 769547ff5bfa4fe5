"""Calibration held to predictors whose figures are known by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_logits import calibrated

from fer.confusion import calibration
from fer.confusion.calibration import brier, calibration_error
from fer.confusion.temperature import cross_scaled
from fer.statistics import means
from fer.statistics.classification import cross_entropy, losses
from fer.statistics.interval import wilson

LABELS = np.array([0, 1, 2, 3, 4, 5, 6, 0, 1, 2])
SURE = 50.0  # a logit so far above 0 that its softmax is 1 in float64


def test_a_perfect_predictor_has_no_error():
    logits = SURE * np.eye(7)[LABELS]
    assert calibration_error(logits, LABELS) == pytest.approx(0, abs=1e-12)
    assert brier(logits, LABELS) == pytest.approx(0, abs=1e-12)


def test_a_sure_predictor_that_is_always_wrong_errs_by_all_it_can():
    logits = SURE * np.eye(7)[(LABELS + 1) % 7]
    assert calibration_error(logits, LABELS) == pytest.approx(1)
    assert brier(logits, LABELS) == pytest.approx(2)


def test_a_constant_that_is_sure_errs_by_the_share_of_other_classes():
    """Always class 0 with certainty: right on 2 of 10 faces, so confidence 1 stands against accuracy 0.2."""
    logits = SURE * np.eye(7)[np.zeros(10, dtype=int)]
    assert calibration_error(logits, LABELS) == pytest.approx(0.8)
    assert brier(logits, LABELS) == pytest.approx(0.8 * 2)


def test_no_opinion_is_calibrated_where_classes_are_even():
    """Seven equal probabilities, each class once: confidence and accuracy are both 1/7, Brier 1 - 1/7."""
    labels = np.arange(7)
    assert calibration_error(np.zeros((7, 7)), labels) == pytest.approx(0, abs=1e-12)
    assert brier(np.zeros((7, 7)), labels) == pytest.approx(6 / 7)


def test_errors_of_two_bins_are_weighed_by_their_faces():
    """Three faces at confidence 0.6, all right (gap 0.4), and one at 0.9, wrong (gap 0.9): (3 * 0.4 + 0.9) / 4."""
    rows = [[0.6, *[0.4 / 6] * 6]] * 3 + [[0.9, *[0.1 / 6] * 6]]
    assert calibration_error(np.log(rows), np.array([0, 0, 0, 1])) == pytest.approx((3 * 0.4 + 0.9) / 4)


def test_a_network_calibrated_by_construction_errs_no_more_than_chance():
    logits, labels = calibrated()
    _, seldom = calibration.error_by_chance(logits)
    assert calibration.calibration_error(logits, labels) < seldom < 0.05
    over = calibration.overconfidence(logits, labels)
    assert over.low < 0 < over.high


def test_twice_the_logits_are_overconfident_and_half_of_them_under():
    logits, labels = calibrated()
    assert calibration.overconfidence(2 * logits, labels).low > 0
    assert calibration.overconfidence(logits / 2, labels).high < 0
    for factor in (2, 0.5):
        error = calibration.error_interval(factor * logits, labels)
        assert error.value > calibration.error_by_chance(factor * logits)[1]
        assert error.low < error.value < error.high


def test_the_interval_of_a_calibrated_network_reaches_down_to_nought():
    assert calibration.error_interval(*calibrated(500)).low == 0


def test_the_interval_of_a_calibration_error_holds_the_error_itself():
    for seed in range(30):
        found = calibration.error_interval(*calibrated(200, seed=seed), seed=seed)
        assert found.low <= found.value <= found.high


def test_bins_hold_all_faces_with_their_accuracy():
    rows = [[0.62, *[0.38 / 6] * 6]] * 3 + [[0.95, *[0.05 / 6] * 6], [1.0, *[1e-30] * 6]]
    bins = calibration.reliability(np.log(rows), np.array([0, 0, 1, 1, 0]), bins=10)
    assert [of.faces for of in bins] == [0, 0, 0, 0, 0, 0, 3, 0, 0, 2]
    assert bins[6].confidence == pytest.approx(0.62)
    assert (bins[6].accuracy, bins[9].accuracy.value) == (wilson(2, 3), 0.5)
    assert (bins[0].low, bins[0].high, bins[0].confidence, bins[0].accuracy) == (0, 0.1, None, None)


def test_before_and_after_temperature_scaling_are_measured_on_the_same_faces():
    logits, labels = calibrated(1000)
    groups = np.arange(len(labels))
    found = calibration.measure(3 * logits, labels, groups)
    scaled, temperatures = cross_scaled(3 * logits, labels, groups)
    assert found.temperatures == temperatures
    assert (found.before, found.after) == (calibration.quality(3 * logits, labels), calibration.quality(scaled, labels))
    assert found.gain.low > 0
    assert found.gain.value == pytest.approx(found.before.loss - found.after.loss)
    assert found.before.loss == cross_entropy(3 * logits, labels)
    assert found.after.error < found.before.error == found.error.value
    assert found.before.brier == brier(3 * logits, labels)
    assert found.bins == calibration.reliability(3 * logits, labels)
    assert (found.by_chance, found.seldom) == calibration.error_by_chance(3 * logits)
    assert found.overconfidence == calibration.overconfidence(3 * logits, labels)


@pytest.mark.parametrize("n", [2, 4, 20])
def test_of_few_faces_the_gain_has_the_interval_of_a_mean_of_few(n):
    """A percentile bootstrap left the truth out of 28 intervals in a hundred at 4 faces."""
    logits, labels = calibrated(n)
    scaled, _ = cross_scaled(logits, labels, np.arange(n))
    found = calibration.measure(logits, labels, np.arange(n)).gain
    assert found == means.mean_interval(losses(logits, labels) - losses(scaled, labels))


def test_one_face_tells_nothing_of_the_gain():
    logits, labels = calibrated(1)
    assert calibration.measure(logits, labels, np.arange(1)).gain is None


def test_overconfidence_has_a_width_where_all_answers_are_right():
    found = calibration.overconfidence(50.0 * np.eye(7)[LABELS], LABELS)
    assert found.value == pytest.approx(0)
    assert found.low < 0 < found.high


@st.composite
def predictions(draw):
    """Logits of 1 to 40 faces, sure or unsure, and their labels."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    n = draw(st.integers(1, 40))
    return draw(st.floats(0.1, 8)) * rng.normal(size=(n, 7)), rng.integers(7, size=n)


@given(predictions(), st.integers(1, 20))
@settings(max_examples=40, deadline=None)
def test_any_error_and_its_bins_are_what_the_definition_says(faces, number):
    logits, labels = faces
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    sure, right, error = shares.max(axis=1), shares.argmax(axis=1) == labels, 0.0
    bins = calibration.reliability(logits, labels, bins=number)
    assert sum(of.faces for of in bins) == len(labels)
    for of in bins:
        inside = (sure >= of.low) & (sure < of.high)
        assert of.faces == inside.sum()
        assert of.accuracy == wilson(int(right[inside].sum()), int(inside.sum()))
        if of.faces:
            assert of.confidence == pytest.approx(sure[inside].mean())
            error += inside.mean() * abs(right[inside].mean() - sure[inside].mean())
    found = calibration_error(logits, labels, bins=number)
    assert found == pytest.approx(error)
    assert found >= abs(calibration.overconfidence(logits, labels).value) - 1e-12
    assert brier(logits, labels) == pytest.approx(((shares - np.eye(7)[labels]) ** 2).sum(axis=1).mean())


@given(predictions())
@settings(max_examples=20, deadline=None)
def test_any_interval_holds_its_value_within_what_it_can_be(faces):
    error, over = calibration.error_interval(*faces), calibration.overconfidence(*faces)
    assert error.value == calibration_error(*faces)
    rounding = 1e-9
    assert 0 <= error.low <= error.value + rounding
    assert error.value - rounding <= error.high <= 1
    assert over.low - rounding <= over.value <= over.high + rounding
    by_chance, seldom = calibration.error_by_chance(faces[0])
    assert 0 <= by_chance <= seldom + rounding
    assert seldom <= 1


def test_faces_apart_have_their_own_mean_confidence():
    """Half of 300 faces are answered with a confidence near 1 and right, the others, apart, with the same and wrong."""
    labels, apart = np.arange(300) % 7, np.arange(300) >= 150
    logits = SURE * np.eye(7)[np.where(apart, (labels + 1) % 7, labels)]
    found = calibration.measure(logits, labels, np.arange(300), apart=apart)
    assert found.overconfidence.value == pytest.approx(0.5)
    assert found.overconfidence_apart.value == pytest.approx(1)
    assert calibration.measure(logits, labels, np.arange(300)).overconfidence_apart is None
