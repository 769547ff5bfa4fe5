"""Figures of questions 4 and 5 show what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.figures import mosaic
from fer.filters.figures import images as filters
from fer.saliency.figures import maps as saliency


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def test_a_mosaic_keeps_every_pixel_and_leaves_gaps_empty():
    pictures = np.arange(6 * 48 * 48, dtype=float).reshape(2, 3, 48, 48)
    _, ax = plt.subplots()
    sheet = mosaic.draw(ax, pictures).get_array().filled(np.nan)
    assert sheet.shape == (2 * 51 - 3, 3 * 51 - 3)
    assert np.array_equal(sheet[51:99, 102:150], pictures[1, 2])
    assert np.isnan(sheet[48:51]).all() and np.isnan(sheet[:, 48:51]).all()
    assert (mosaic.edge(2), mosaic.centre(1)) == (101.5, 74.5)


def test_a_map_is_scaled_by_its_own_99th_percentile():
    maps = np.stack([np.full((48, 48), -3.0), np.zeros((48, 48))])
    assert np.array_equal(saliency.scale_each(maps), [np.ones((48, 48)), np.zeros((48, 48))])


def test_explanations_show_the_face_the_overlay_and_the_map():
    images = np.full((2, 48, 48), 255, np.uint8)
    maps = {"one": np.zeros((2, 48, 48)), "two": np.ones((2, 48, 48))}
    ax = saliency.plot_explanations(images, maps, ["a", "b"])
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
    fig = saliency.plot_mean_maps(faces, maps, words={"unit": "x", "missing": "none"})
    face_axes, map_axes = (ax for ax in fig.axes if ax.images)
    assert np.ma.getmaskarray(map_axes.images[0].get_array())[:, 51:].all()
    assert "none" in [text.get_text() for text in face_axes.texts]


def test_densities_are_drawn_where_they_are_known():
    known = {"value": 1.6, "low": 1.5, "high": 1.7}
    alone = {"value": 0.4, "low": None, "high": None}
    nothing = dict.fromkeys(("value", "low", "high"))
    _, ax = plt.subplots()
    saliency.plot_densities({"m": [known, alone, nothing]}, ["a", "b", "c"], title="t", ax=ax)
    marks, even = ax.lines
    assert marks.get_xdata() == pytest.approx([1.6, 0.4])
    assert even.get_xdata() == pytest.approx([1, 1])
    (segment,) = ax.collections[0].get_segments()
    assert segment[:, 0] == pytest.approx([1.5, 1.7])


def test_outlines_lie_round_the_parts_of_their_own_picture():
    mask = np.zeros((2, 48, 48), dtype=bool)
    mask[:, 10:20, 30:40] = True
    face = np.full((48, 48), 99.0)
    ax = saliency.plot_parts({"angry": face, "fear": None}, {"brows": mask, "eyes": ~mask & False})
    (outline,) = ax.collections  # none round an empty part, none where there is no picture
    corners = outline.get_paths()[0].vertices
    assert (corners.min(axis=0).tolist(), corners.max(axis=0).tolist()) == ([29.5, 9.5], [39.5, 19.5])
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["brows", "eyes"]


@pytest.mark.parametrize("number", [1, 5, 16])
def test_any_number_of_filters_has_its_faces_beside_it(number):
    made = np.linspace(0, 1, number)[:, None, None] * np.ones((number, 48, 48))
    faces = np.zeros((number, 4, 48, 48), np.uint8)
    labels, peaks = np.zeros((number, 4), int), np.full((number, 4, 2), 10)
    titles = [str(k) for k in range(number)]
    fig = filters.plot_strongest(made, faces, labels, peaks, titles, names=["x"] * 7)
    assert sum(len(ax.patches) for ax in fig.axes) == 4 * number
    shown = [tick.get_text() for ax in fig.axes if ax.images for tick in ax.get_yticklabels()]
    assert shown == titles
    assert [text.get_text() for text in filters.plot_maximisers(made, titles).texts] == titles


@pytest.mark.parametrize("side", [1, 3, 7])
def test_kernels_share_one_scale_round_zero(side):
    kernels = np.zeros((20, side, side))
    kernels[3, 0, 0] = -2.0
    image = filters.plot_kernels(kernels).images[0]
    assert image.get_clim() == (-2.0, 2.0)
