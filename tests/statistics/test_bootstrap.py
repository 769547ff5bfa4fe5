"""Faces drawn anew."""

import numpy as np

from fer.statistics.bootstrap import resamples


def test_resamples_draw_every_face_anew():
    drawn = resamples(50, number=20)
    assert (drawn.sum(axis=1) == 50).all()
    assert (drawn == 0).any()
    assert np.array_equal(drawn, resamples(50, number=20))
    assert not np.array_equal(drawn, resamples(50, number=20, seed=1))
