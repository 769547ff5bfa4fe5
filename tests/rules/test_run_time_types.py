"""Types are checked at run time in every test, in the first calls of a function."""

import numpy as np
import pytest
import run_time_types
from jaxtyping import Float, TypeCheckError, jaxtyped


@jaxtyped(typechecker=run_time_types.checked)
def doubled(x: Float[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
    return 2 * x


@jaxtyped(typechecker=run_time_types.checked)
def lengthened(x: Float[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
    return np.append(x, 0.0)


def test_arguments_and_results_are_checked():
    assert doubled(np.ones(3)).sum() == 6
    with pytest.raises(TypeCheckError, match="parameters"):
        doubled(np.ones((3, 3)))
    with pytest.raises(TypeCheckError, match="return"):
        lengthened(np.ones(3))


@pytest.mark.parametrize("_", range(2))
def test_after_many_calls_they_are_not_until_the_next_test(_):
    with pytest.raises(TypeCheckError):
        doubled(np.ones((3, 3)))
    for _ in range(run_time_types.CALLS):
        doubled(np.ones(3))
    assert doubled(np.ones((3, 3))).sum() == 18
