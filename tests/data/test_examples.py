"""Examples and mean faces on images whose every value is known."""

import numpy as np
import pytest

from fer.data.examples import class_means, deviations, first_of_each_class
from fer.errors import InputError
from tests.data.made import grey


def test_the_first_of_each_class_come_in_the_source_order():
    labels = np.array([3, 0, 3, -1, 3, 1])
    found = [places.tolist() for places in first_of_each_class(labels, 2)]
    assert found == [[1], [5], [], [0, 2], [], [], []]


def test_fewer_than_one_example_is_refused():
    with pytest.raises(InputError, match="examples=0"):
        first_of_each_class(np.array([0]), 0)


def test_means_and_distances_of_even_faces():
    labels = np.arange(7).repeat(2)
    images = grey(*(label * 10 + step for label in range(7) for step in (0, 2)))
    means = class_means(images, labels)
    assert means[:, 0, 0].tolist() == [1, 11, 21, 31, 41, 51, 61]
    distance, chance = deviations(images, labels)
    assert distance == pytest.approx([30, 20, 10, 0, 10, 20, 30])
    # variance 1 within each class, two faces each: sqrt(1/2 (1 - 2/7) + 7/2 / 49)
    assert chance == pytest.approx(np.full(7, np.sqrt(3 / 7)))


def test_classes_that_look_alike_lie_as_far_apart_as_chance_gives():
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (700, 48, 48), dtype=np.uint8)
    distance, chance = deviations(images, np.arange(700) % 7)
    assert distance == pytest.approx(chance, rel=0.05)


def test_classes_without_faces_have_no_mean():
    labels = np.array([3, 3, 6, 6])
    images = grey(0, 2, 20, 22)
    assert class_means(images, labels)[:, 0, 0].tolist() == [1, 21]
    distance, chance = deviations(images, labels)
    assert distance == pytest.approx([10, 10])
    assert chance == pytest.approx(np.full(2, 0.5))  # variance 1, two faces each: sqrt(1/2 (1 - 2/2) + 1 / 4)
