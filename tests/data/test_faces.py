"""Faces: blank ones, and the hash of their content."""

import numpy as np
import pytest

from fer.data.faces import blank, fingerprint


@pytest.fixture
def images():
    """Six faces, of which the first, third and last are equal."""
    drawn = np.random.default_rng(0).integers(0, 256, (6, 48, 48), dtype=np.uint8)
    drawn[2] = drawn[5] = drawn[0]
    return drawn


def test_one_pixel_or_one_label_changes_the_fingerprint(images):
    labels = np.arange(6)
    before = fingerprint(images, labels)
    assert fingerprint(images.copy(), labels.astype(np.int32)) == before
    assert fingerprint(images, labels[::-1]) != before
    images[3, 10, 10] ^= 1
    assert fingerprint(images, labels) != before


def test_a_face_of_one_grey_is_blank(images):
    images[1] = 77
    assert blank(images).tolist() == [False, True, False, False, False, False]


def test_a_range_of_eight_greys_is_no_longer_blank():
    ramp = np.full((2, 48, 48), 100, dtype=np.uint8)
    ramp[:, 0, 0] = 107, 108
    assert blank(ramp).tolist() == [True, False]
