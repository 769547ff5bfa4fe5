"""Means over the faces of a class."""

import numpy as np
import pytest

from fer.saliency import mean_maps
from fer.saliency.selection import Chosen


def test_density_weighs_every_face_alike():
    maps = np.ones((2, 48, 48))
    maps[1] = 0
    maps[1, :24] = -50.0  # all of it in the upper half: density 2 there
    density = mean_maps.mean_density(maps)
    np.testing.assert_allclose(density[:24], 1.5)
    np.testing.assert_allclose(density[24:], 0.5)
    assert not mean_maps.mean_density(np.zeros((2, 48, 48))).any()


def test_class_means_are_none_without_faces():
    images = np.stack([np.full((48, 48), 10, np.uint8), np.full((48, 48), 30, np.uint8)])
    means = mean_maps.class_means(images, np.array([2, 2]))
    assert [mean is None for mean in means] == [True, True, False, True, True, True, True]
    assert (means[2] == 20).all()
    firsts = mean_maps.first_of_class(images, np.array([2, 2]))
    assert [first is None for first in firsts] == [True, True, False, True, True, True, True]
    assert (firsts[2] == 10).all()
    assert mean_maps.class_densities(images.astype(float), np.array([2, 2]))[2] == pytest.approx(np.ones((48, 48)))


def test_averaged_maps_are_counted_and_empty_ones_too():
    full, blank = np.random.default_rng(0).random((3, 48, 48)), np.zeros((3, 48, 48))
    blank[0] = full[0]
    chosen = Chosen(np.arange(3), np.array([1, 1, 6]), right=True)
    found = mean_maps.measure({"a": full, "b": blank}, chosen, np.array([1, 1, 1, 6, 2]))
    assert found.faces == (0, 2, 0, 0, 0, 0, 1)
    assert found.empty == {"a": 0, "b": 2}
    assert found.agreement[0].methods == ("a", "b")
    assert found.agreement[0].correlation.value == pytest.approx(1)
    assert found.held_out == (0, 3, 1, 0, 0, 0, 1)
    assert found.right
