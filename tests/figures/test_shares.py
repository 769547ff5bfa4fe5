"""Counts as shares of their rows."""

import numpy as np

from fer.figures.shares import row_shares


def test_rows_sum_to_one_and_an_empty_row_is_unknown():
    counts = np.array([[3, 1], [0, 0]])
    assert row_shares(counts).tolist()[0] == [0.75, 0.25]
    assert np.isnan(row_shares(counts)[1]).all()
