"""Maps that know nothing of a network."""

import numpy as np

from fer.saliency.plain_maps import CENTRE, EDGES, plain_maps


def test_the_blob_is_the_same_for_all_and_falls_off_from_the_middle():
    blob = plain_maps(np.random.default_rng(0).integers(256, size=(3, 48, 48), dtype=np.uint8))[CENTRE]
    assert np.array_equal(blob[0], blob[2])
    assert blob[0].max() == blob[0, 23, 23] == blob[0, 24, 24]
    np.testing.assert_allclose(blob[0, 23, 23] / blob[0, 23, 31], np.exp((7.5**2 - 0.5**2) / (2 * 8**2)))


def test_edges_lie_where_the_grey_changes():
    images = np.zeros((1, 48, 48), np.uint8)
    images[:, :, 24:] = 200
    edges = plain_maps(images)[EDGES][0]
    assert np.flatnonzero(edges.any(axis=0)).tolist() == [23, 24]
    assert np.ptp(edges[:, 23:25]) == 0


def test_the_edges_of_a_face_do_not_depend_on_the_faces_beside_it():
    """Sobel's filter of one bright pixel, known by hand: 1, 2, 1 on either side, and 1, 1 across the corners."""
    images = np.zeros((3, 48, 48), np.uint8)
    images[1, 20, 20] = 1
    edges = plain_maps(images)[EDGES]
    assert not edges[[0, 2]].any()
    np.testing.assert_allclose(edges[1, 19:22, 19:22], [[2**0.5, 2, 2**0.5], [2, 0, 2], [2**0.5, 2, 2**0.5]])
