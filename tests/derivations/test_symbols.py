"""One formula takes numbers and symbols: what each helper gives for either."""

import numpy as np
import sympy
import torch

from fer.derivations.symbols import exp, identity, named, softmax


def test_symbols_are_named_in_their_order_and_shape():
    x = named("x", 2, 3)
    assert x.shape == (2, 3)
    assert [str(symbol) for symbol in x.flat] == ["x0", "x1", "x2", "x3", "x4", "x5"]
    assert all(symbol.is_real for symbol in x.flat)


def test_softmax_of_symbols_is_that_of_numbers():
    z = named("z", 2, 3)
    values = torch.tensor([[0.0, 1.0, 2.0], [3.0, -1.0, 0.5]], dtype=torch.float64)
    at = dict(zip(z.flat, values.flatten().tolist(), strict=True))
    found = np.array([[float(entry.subs(at)) for entry in row] for row in softmax(z)])
    np.testing.assert_allclose(found, softmax(values).numpy(), rtol=1e-14)
    assert exp(z)[0, 0] == sympy.exp(z[0, 0])
    assert torch.equal(exp(values), values.exp())


def test_softmax_of_large_numbers_stays_finite():
    assert softmax(torch.tensor([[1000.0, -1000.0]])).tolist() == [[1.0, 0.0]]


def test_identity_is_as_wide_as_the_last_axis():
    assert identity(named("z", 2, 3)).tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert torch.equal(identity(torch.zeros(2, 3, dtype=torch.float64)), torch.eye(3, dtype=torch.float64))
