"""How concentrated a map is, where it is known by hand."""

import numpy as np
import pytest

from fer.saliency import sparseness
from fer.saliency.plain_maps import EDGES, plain_maps

FACES = np.random.default_rng(0).integers(0, 256, size=(5, 48, 48)).astype(np.uint8)


def of_one(*values):
    return sparseness.gini(np.array([[values]], dtype=float))[0]


def test_the_coefficient_of_a_few_pixels():
    assert of_one(2, 2, 2, 2) == 0
    assert of_one(0, 5, 0, 0) == 3 / 4
    assert of_one(1, 3) == pytest.approx(1 / 4)  # half the mean difference over the mean: (2 / 2) / 2 / 2
    assert of_one(-1, 3) == of_one(3, 1) == of_one(10, 30)
    assert np.isnan(of_one(0, 0))


def test_the_difference_from_edges_is_taken_on_each_face():
    edges = plain_maps(FACES)[EDGES]
    flat, point, none = np.ones(FACES.shape), np.zeros(FACES.shape), np.zeros(FACES.shape)
    point[:, 20, 20] = 1
    found = sparseness.measure({"edges too": edges, "flat": flat, "point": point, "none": none}, FACES)
    assert list(found.gini) == ["edges too", "flat", "point", "none", EDGES]
    assert found.over_edges["edges too"].value == 0
    assert found.over_edges["flat"].value == pytest.approx(-found.gini[EDGES].value)
    assert found.over_edges["point"].interval.low > 0.4
    assert found.gini["none"] is found.over_edges["none"] is None
    assert found.faces == 5
