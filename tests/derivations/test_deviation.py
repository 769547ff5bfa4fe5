"""How far a formula is from its reference: relative or absolute, and no nan lost."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fer.derivations.deviation import deviation, largest, largest_finite


def float64(*values) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def test_deviation_is_absolute_below_one_and_relative_above():
    assert deviation(float64(0.5, 1.0), float64(0.25, 1.0)) == 0.25
    assert deviation(float64(110.0), float64(100.0)) == pytest.approx(0.1)
    with pytest.raises(ValueError, match="differ"):
        deviation(torch.zeros(2), torch.zeros(2, 2))


def test_one_nan_among_many_cases_is_not_lost():
    assert math.isnan(deviation(float64(math.nan, 0), float64(0, 0)))
    check = largest([{"x": math.nan, "y": 2.0}, {"x": 1.0, "y": 3.0}, {"x": 0.0, "y": 1.0}])
    assert (check.cases, check.deviation) == (3, {"x": None, "y": 3.0})
    assert largest_finite([1.0, math.inf]) is None


@given(arrays(float, (2, 5), elements=st.floats(-100, 100)))
@settings(max_examples=60, deadline=None)
def test_any_deviation_is_the_largest_on_either_side(values):
    each = [abs(found - expected) / max(1, abs(expected)) for found, expected in values.T]
    assert deviation(*torch.from_numpy(values)) == pytest.approx(max(each))
    assert deviation(*-torch.from_numpy(values)) == pytest.approx(max(each))
