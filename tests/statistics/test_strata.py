"""A difference of shares within classes, made by hand."""

import numpy as np
import pytest

from fer.statistics.interval import difference, wilson
from fer.statistics.strata import class_by_class

HAPPY, SAD = 3, 4


def test_a_difference_class_by_class_is_none_where_classes_explain_it():
    """The second sort is all of the class in which both sorts hold half: overall 50 against 75 %, within it none."""
    counts = np.zeros((2, 7, 2), int)
    counts[0, HAPPY], counts[0, SAD], counts[1, SAD] = (0, 100), (50, 50), (20, 20)
    found = class_by_class(counts)
    assert found.value == 0
    assert found.low < 0 < found.high
    counts[1, SAD] = 0, 40
    assert class_by_class(counts).value == 0.5
    counts[0, SAD] = 0
    assert class_by_class(counts) is None


def test_of_one_class_it_is_newcombes_difference():
    counts = np.zeros((2, 7, 2), int)
    counts[0, SAD], counts[1, SAD] = (32, 48), (14, 56)
    assert class_by_class(counts) == pytest.approx(difference(wilson(56, 70), wilson(48, 80)))


def test_faces_that_all_agree_have_an_interval_with_a_width():
    counts = np.zeros((2, 7, 2), int)
    counts[0, :, 1], counts[1, SAD, 1] = 50, 1
    found = class_by_class(counts)
    assert found.low < found.value == 0 < found.high
