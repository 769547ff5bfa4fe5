"""Calibration held to predictors whose figures are known by hand."""

import numpy as np
import pytest

from fer.confusion.calibration import brier, calibration_error

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
