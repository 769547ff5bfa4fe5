"""The rank correlation of maps, on maps whose order is known."""

import numpy as np
import pytest

from fer.saliency.agreement import agreements, rank_correlation


@pytest.fixture
def maps():
    return np.random.default_rng(1).random((5, 48, 48))


def test_it_is_one_for_equal_order_and_minus_one_for_the_opposite(maps):
    np.testing.assert_allclose(rank_correlation(maps, maps**3), 1, rtol=1e-6)
    np.testing.assert_allclose(rank_correlation(maps, 1 - maps), -1, rtol=1e-6)
    np.testing.assert_allclose(rank_correlation(maps, -maps), 1, rtol=1e-6)  # magnitudes
    assert np.isnan(rank_correlation(maps, np.zeros_like(maps))).all()


def test_every_two_methods_have_an_agreement_and_no_order_has_none(maps):
    found = agreements({"a": maps, "b": 2 * maps, "c": 0 * maps})
    assert [pair.methods for pair in found] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert found[0].correlation.value == pytest.approx(1)
    assert found[1].correlation is found[2].correlation is None


def test_a_face_without_an_order_is_left_out_of_the_mean(maps):
    blank = maps.copy()
    blank[2:] = 0
    (pair,) = agreements({"a": maps, "b": blank})
    assert pair.correlation.value == pytest.approx(1)
    assert pair.correlation.faces == 2
