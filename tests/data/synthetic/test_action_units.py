"""A face shows the action units of its emotion, weakly or strongly."""

import numpy as np

from fer.data.emotions import EMOTIONS, index_of
from fer.data.synthetic.action_units import ACTION_UNITS


def test_a_face_shows_the_action_units_of_its_emotion_and_no_others(faces):
    for label, shown in zip(faces.labels, faces.action_units > 0, strict=True):
        assert tuple(np.array(ACTION_UNITS)[shown]) == EMOTIONS[label].action_units


def test_intensities_reach_from_hardly_visible_to_full(faces):
    strongest = faces.action_units[faces.labels != index_of("neutral")].max(axis=1)
    assert np.quantile(strongest, 0.05) < 0.25 and np.quantile(strongest, 0.95) > 0.9
