"""How concentrated a map is, where it is known by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

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


@given(st.integers(1, 12).flatmap(lambda n: arrays(float, (1, 1, n), elements=st.integers(-9, 9))), st.floats(0.1, 50))
@settings(max_examples=60, deadline=None)
def test_of_any_map_it_is_half_the_mean_difference_over_the_mean(maps, factor):
    found, sizes = sparseness.gini(maps)[0], np.abs(maps).ravel()
    if not sizes.any():
        assert np.isnan(found)
        return
    expected = np.abs(sizes[:, None] - sizes).mean() / 2 / sizes.mean()
    assert found == pytest.approx(expected, abs=1e-12)
    assert found + 1e-12 >= 0 and found <= 1 - 1 / len(sizes) + 1e-12
    assert sparseness.gini(-factor * maps[..., ::-1])[0] == pytest.approx(found, abs=1e-9)
