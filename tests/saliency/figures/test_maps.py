"""Maps of faces and of means are drawn as they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.figures import style
from fer.saliency.figures import maps as figures


def test_a_map_is_scaled_by_its_own_99th_percentile():
    maps = np.stack([np.full((48, 48), -3.0), np.zeros((48, 48))])
    assert np.array_equal(figures.scale_each(maps), [np.ones((48, 48)), np.zeros((48, 48))])


def test_explanations_show_a_column_a_face_and_one_map_over_it():
    images = np.full((3, 48, 48), 255, np.uint8)
    maps = {"one": np.zeros((3, 48, 48)), "two": np.ones((3, 48, 48))}
    ax = figures.plot_explanations(images, maps, ["a", "b", "c"], overlay=("over", np.zeros((3, 48, 48))))
    sheet = ax.images[0].get_array()
    assert sheet.shape[:2] == (4 * 51 - 3, 3 * 51 - 3)
    jet, inferno = plt.get_cmap("jet"), plt.get_cmap("inferno")
    np.testing.assert_allclose(sheet[20, 20], 1)  # the white face
    np.testing.assert_allclose(sheet[2 * 51 + 20, 51 + 20], inferno(1.0)[:3])
    np.testing.assert_allclose(sheet[3 * 51 + 20, 20], 0.55 + 0.45 * np.array(jet(0.0)[:3]))
    assert [text.get_text() for text in ax.texts] == ["a", "b", "c"]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["", "one", "two", "over"]


@pytest.mark.parametrize("number", [1, 7])
def test_a_map_is_at_least_18_mm_wide_in_print(number):
    style.use()
    images = np.zeros((number, 48, 48), np.uint8)
    maps = dict.fromkeys(("input\ngradient", "SmoothGrad", "integrated\ngradients", "Grad-CAM"), images.astype(float))
    over = ("Grad-CAM\nover the face", images.astype(float))
    single = figures.plot_explanations(images, maps, ["surprise\nas neutral\n100 %"] * number, overlay=over)
    faces = {str(k): face for k, face in enumerate(images.astype(float))}
    mean = figures.plot_mean_maps(faces, {name: list(of) for name, of in maps.items()}, words={"unit": "× even"})
    for ax in (single, mean.axes[0]):
        ax.figure.canvas.draw()
        inches = ax.get_window_extent().width / ax.figure.dpi
        assert 25.4 * inches * 48 / (number * 51 - 3) >= 18


def test_mean_maps_leave_a_class_without_faces_empty():
    faces = {"angry": np.full((48, 48), 9.0), "fear": None}
    maps = {"method": [np.ones((48, 48)), None]}
    fig = figures.plot_mean_maps(faces, maps, words={"unit": "x", "missing": "none"})
    face_axes, map_axes = (ax for ax in fig.axes if ax.images)
    assert np.ma.getmaskarray(map_axes.images[0].get_array())[:, 51:].all()
    assert "none" in [text.get_text() for text in face_axes.texts]
