"""Faces seen in poses whose effect is known."""

import numpy as np
import pytest
from made_faces import random_faces

from fer.twins.poses import seen, similarity, unit

FACES = random_faces(3).astype(np.float32)


def test_the_plain_pose_shows_the_middle():
    assert np.allclose(seen(FACES, similarity()[None], size=40, step=1), FACES[:, 4:44, 4:44], atol=1e-2)


def test_a_shift_shows_what_lies_right_and_below():
    shown = seen(FACES, similarity(right=3, down=-2)[None], size=40, step=1)
    assert np.allclose(shown, FACES[:, 2:42, 7:47], atol=1e-2)


def test_a_quarter_turn_is_that_of_numpy_and_each_face_has_its_own_pose():
    poses = np.stack([similarity(turn=90), similarity(), similarity(turn=-90)])
    shown = seen(FACES, poses, size=48, step=1)
    expected = [np.rot90(FACES[0]), FACES[1], np.rot90(FACES[2], -1)]
    assert np.allclose(shown, expected, atol=1e-2)


def test_zoom_and_step_take_samples_further_apart():
    assert np.allclose(
        seen(FACES, similarity(zoom=2)[None], size=20, step=1), seen(FACES, similarity()[None], size=20, step=2)
    )


def test_units_have_mean_nought_and_norm_one_and_flat_ones_are_nought():
    vectors = unit(np.array([[1, 2, 3, 4], [5, 5, 5, 5]], np.float32))
    assert vectors[0].mean() == pytest.approx(0, abs=1e-6)
    assert np.linalg.norm(vectors[0]) == pytest.approx(1)
    assert not vectors[1].any()
