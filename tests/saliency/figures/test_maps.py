"""Maps of faces and of means are drawn as they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.saliency.figures import maps as figures


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def test_a_map_is_scaled_by_its_own_99th_percentile():
    maps = np.stack([np.full((48, 48), -3.0), np.zeros((48, 48))])
    assert np.array_equal(figures.scale_each(maps), [np.ones((48, 48)), np.zeros((48, 48))])


def test_explanations_show_the_face_the_overlay_and_the_map():
    images = np.full((2, 48, 48), 255, np.uint8)
    maps = {"one": np.zeros((2, 48, 48)), "two": np.ones((2, 48, 48))}
    ax = figures.plot_explanations(images, maps, ["a", "b"])
    sheet = ax.images[0].get_array()
    assert sheet.shape[:2] == (2 * 51 - 3, 5 * 51 - 3)
    jet, inferno = plt.get_cmap("jet"), plt.get_cmap("inferno")
    np.testing.assert_allclose(sheet[20, 20], 1)  # the white face
    np.testing.assert_allclose(sheet[20, 51 + 20], 0.55 + 0.45 * np.array(jet(0.0)[:3]))
    np.testing.assert_allclose(sheet[20, 4 * 51 + 20], inferno(1.0)[:3])
    assert [text.get_text() for text in ax.texts] == ["one", "two"]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["a", "b"]


def test_mean_maps_leave_a_class_without_faces_empty():
    faces = {"angry": np.full((48, 48), 9.0), "fear": None}
    maps = {"method": [np.ones((48, 48)), None]}
    fig = figures.plot_mean_maps(faces, maps, words={"unit": "x", "missing": "none"})
    face_axes, map_axes = (ax for ax in fig.axes if ax.images)
    assert np.ma.getmaskarray(map_axes.images[0].get_array())[:, 51:].all()
    assert "none" in [text.get_text() for text in face_axes.texts]
