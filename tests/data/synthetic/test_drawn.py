"""The default faces and their masks."""

import numpy as np

from fer.data.synthetic.draw import draw_at
from fer.data.synthetic.drawn import drawn_faces, drawn_masks


def test_masks_of_the_source_belong_to_its_faces():
    faces = drawn_faces().split("test")
    drawn = draw_at(faces.rows[:3], seed=0)
    assert np.array_equal(drawn.images, faces.images[:3])
    assert np.array_equal(drawn_masks(faces.rows[:3]), drawn.masks)
