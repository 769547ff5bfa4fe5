"""A picture is laid upon another whose place is known."""

import numpy as np
import pytest
from made_faces import random_faces
from scipy.ndimage import gaussian_filter

from fer.twins.poses import seen, similarity
from fer.twins.registering import COARSE, FINE, edges, halved, register

STILL = gaussian_filter(random_faces(4).astype(np.float32), (0, 3, 3))
PLAIN = np.repeat(similarity()[None], 4, axis=0)


@pytest.mark.parametrize("how", [{"turn": 4}, {"zoom": 1.05}, {"right": 1.5, "down": -1}, {}])
def test_the_pose_that_takes_a_moved_picture_back_is_found(how):
    moved = seen(STILL, similarity(**how)[None], size=48, step=1)
    poses, likeness = register(moved, STILL, PLAIN, size=36, steps=10)
    assert likeness.min() > 0.99
    back = seen(moved, poses, size=30, step=1)
    assert np.abs(back - STILL[:, 9:39, 9:39]).max() < 0.1 * np.ptp(STILL)


def test_without_a_step_the_likeness_is_the_plain_correlation():
    other = STILL[::-1].copy()
    poses, likeness = register(other, STILL, PLAIN, size=40, steps=0)
    expected = [
        np.corrcoef(a[4:44, 4:44].ravel(), b[4:44, 4:44].ravel())[0, 1] for a, b in zip(other, STILL, strict=True)
    ]
    assert likeness == pytest.approx(expected, abs=1e-3)
    assert (poses == PLAIN).all()


def test_a_flat_picture_is_like_none():
    flat = np.zeros_like(STILL)
    for pair in ((flat, STILL), (STILL, flat)):
        assert register(*pair, PLAIN, size=40, steps=3)[1] == pytest.approx(0, abs=1e-3)


def test_the_band_pass_is_the_difference_of_two_gaussians():
    face = random_faces(1)
    expected = gaussian_filter(face[0].astype(float), FINE, mode="nearest") - gaussian_filter(
        face[0].astype(float), COARSE, mode="nearest"
    )
    assert edges(face)[0] == pytest.approx(expected, abs=1e-2)


def test_half_size_is_means_of_four():
    assert halved(np.arange(16, dtype=np.uint8).reshape(1, 4, 4)).tolist() == [[[2.5, 4.5], [10.5, 12.5]]]
