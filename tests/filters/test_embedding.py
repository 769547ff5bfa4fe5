"""Pictures of layers that have groups, that are noise, and that are one face."""

import numpy as np
import pytest

from fer.filters import embedding
from fer.filters.layers import Layer

LABELS = np.random.default_rng(0).integers(0, 4, 130)


def layer(values, side=6):
    return Layer(values.shape[1], side, values)


def test_a_picture_keeps_groups():
    values = 6 * np.eye(4)[LABELS] + np.random.default_rng(1).standard_normal((130, 4))
    found = embedding.pictures([layer(values)], LABELS)
    (picture,) = found
    assert picture.places.shape == (130, 2)
    assert picture.kept.in_layer.value > 0.9 and picture.kept.in_picture.value > 0.9
    embedded = embedding.measure(found, LABELS)
    pairs = (LABELS[:, None] == LABELS).sum() - 130
    assert embedded.chance == pytest.approx(pairs / (130 * 129)) and embedded.faces == 130


def test_a_picture_that_is_the_layer_keeps_all_and_a_shuffled_one_nothing():
    places = np.random.default_rng(2).standard_normal((130, 2))
    same = embedding.kept_of(layer(places), places, LABELS)
    assert same.neighbours.value == 1 and same.difference.value == 0
    other = embedding.kept_of(layer(places), np.random.default_rng(3).permutation(places), LABELS)
    assert other.neighbours.value < 0.15


def test_few_faces_or_equal_ones_are_not_drawn():
    values = np.random.default_rng(4).standard_normal((130, 3))
    assert embedding.pictures([layer(values[:50])], LABELS[:50]) == []
    assert embedding.pictures([layer(np.zeros((130, 3)))], LABELS) == []
    assert embedding.measure([], LABELS) is None


def test_a_middle_and_the_last_layer_are_chosen():
    layers = [layer(np.zeros((2, 1)), side) for side in (48, 24, 12, 6)]
    assert [of.side for of in embedding.chosen(layers)] == [24, 6]
    assert [of.side for of in embedding.chosen(layers[:2])] == [48, 24]
    assert [of.side for of in embedding.chosen(layers[:1])] == [48]
