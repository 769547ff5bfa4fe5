"""Candidates come first by coarse pictures in any of the poses."""

import numpy as np
from made_faces import random_faces
from scipy.ndimage import gaussian_filter

from fer.twins import candidates
from fer.twins.poses import seen, similarity

TRAINING = gaussian_filter(random_faces(60).astype(np.float32), (0, 3, 3))
TRAINING = ((TRAINING - TRAINING.min()) / np.ptp(TRAINING) * 255).astype(np.uint8)


def moved(**how):
    return seen(TRAINING[:5].astype(np.float32), similarity(**how)[None], size=48, step=1).astype(np.uint8)


def test_a_face_is_its_own_first_candidate_in_the_plain_pose():
    found = candidates.find(TRAINING[:5], TRAINING)
    assert found.place[:, 0].tolist() == list(range(5))
    assert (found.pose[:, 0] == similarity()).all()
    assert found.place.shape == found.mirrored.shape == (5, 2 * candidates.CANDIDATES)
    assert found.mirrored[0].tolist() == [False] * 4 + [True] * 4


def test_a_moved_face_is_found_in_the_pose_that_takes_it_back():
    for how, back in (({"turn": 14}, {"turn": -14}), ({"right": 6}, {"right": -6}), ({"zoom": 1.2}, {"zoom": 1 / 1.2})):
        found = candidates.find(moved(**how), TRAINING)
        assert found.place[:, 0].tolist() == list(range(5))
        assert np.allclose(found.pose[:, 0], similarity(**back), atol=1e-4)


def test_a_mirrored_face_comes_first_among_the_mirrored():
    found = candidates.find(TRAINING[:5, :, ::-1], TRAINING)
    assert found.place[:, candidates.CANDIDATES].tolist() == list(range(5))


def test_fewer_training_faces_are_all_candidates():
    found = candidates.find(TRAINING[:2], TRAINING[:3])
    assert sorted(found.place[0].tolist()) == [0, 0, 1, 1, 2, 2]
