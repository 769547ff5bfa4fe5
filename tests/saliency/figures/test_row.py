"""Pictures side by side, some of which are missing."""

import numpy as np

from fer.saliency.figures.row import row_of


def test_a_missing_picture_is_empty():
    row = row_of([np.full((48, 48), 7, np.uint8), None])
    assert row.shape == (1, 2, 48, 48)
    assert (row[0, 0] == 7).all()
    assert np.isnan(row[0, 1]).all()
