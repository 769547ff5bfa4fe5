"""Means that hold in several places."""

import numpy as np
import pytest

from fer.saliency.parts import mean_face_parts
from fer.saliency.placement import placed_mean, shifted
from fer.statistics.means import mean


def test_parts_move_over_a_disc_from_their_own_place():
    parts = mean_face_parts()
    found = shifted(parts)
    assert len(found) == 29  # pixels of a disc of radius 3
    assert np.array_equal(found[0], parts)
    assert (found.sum(axis=(1, 3, 4)) == parts.sum(axis=(0, 2, 3))).all()
    assert len(np.unique(found.reshape(29, -1), axis=0)) == 29


def test_in_one_place_it_is_students_interval():
    values = np.random.default_rng(0).random((1, 9))
    assert placed_mean(values).interval == pytest.approx(mean(values[0]).interval)
    assert placed_mean(values, level=0.99).interval.low < placed_mean(values).interval.low


def test_in_several_it_is_the_envelope_round_the_mean_in_the_first():
    values = np.array([[1.0, 2.0, 3.0], [5.0, 6.0, 7.0], [1.0, 1.0, 1.0]])
    found, ends = placed_mean(values), [mean(of_place).interval for of_place in values]
    assert found.value == 2
    assert found.interval.low == pytest.approx(min(end.low for end in ends))
    assert found.interval.high == pytest.approx(max(end.high for end in ends))


def test_a_face_without_a_number_in_one_place_is_left_out():
    values = np.array([[1.0, 2.0, np.nan], [3.0, np.nan, 1.0]])
    assert placed_mean(values).faces == 1
    assert placed_mean(values).interval is None
    assert placed_mean(values[:, 1:]) is None
