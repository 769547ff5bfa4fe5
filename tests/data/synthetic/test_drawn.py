"""The default faces and their masks."""

from functools import partial

import numpy as np

from fer.data.synthetic import draw, drawn
from fer.data.synthetic.draw import draw_at
from fer.data.synthetic.drawn import drawn_faces, drawn_masks


def test_masks_of_the_source_belong_to_its_faces():
    faces = drawn_faces().split("test")
    again = draw_at(faces.rows[:3], seed=0)
    assert np.array_equal(again.images, faces.images[:3])
    assert np.array_equal(drawn_masks(faces.rows[:3]), again.masks)


def test_a_cache_without_them_is_filled_with_faces_of_seed_0(monkeypatch):
    monkeypatch.setattr(drawn, "cached", lambda name, make: make())
    monkeypatch.setattr(draw, "synthetic_faces", partial(draw.synthetic_faces, n_train=4, n_val=1, n_test=1))
    faces = drawn.drawn_faces()
    assert np.array_equal(faces.images, draw.draw(6, seed=0).images)
    assert faces.usage.tolist() == ["train"] * 4 + ["val", "test"]
