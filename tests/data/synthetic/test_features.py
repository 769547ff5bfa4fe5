"""The masks of brows, eyes, nose and mouth."""

import numpy as np


def test_regions_lie_in_the_order_of_a_face(faces):
    rows = np.arange(48)[:, None]
    height = (faces.masks * rows).sum(axis=(2, 3)) / faces.masks.sum(axis=(2, 3))
    assert (np.diff(height, axis=1) > 1).all(), "brows above eyes above nose above mouth"
    assert faces.masks.sum(axis=(2, 3)).min() >= 10
