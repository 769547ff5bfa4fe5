"""Images made for filters, the strongest faces and the kernels are drawn as they are given."""

import numpy as np
import pytest

from fer.filters.figures import images


@pytest.mark.parametrize("number", [1, 5, 16])
def test_any_number_of_filters_has_its_faces_beside_it(number):
    made = np.linspace(0, 1, number)[:, None, None] * np.ones((number, 48, 48))
    faces = np.zeros((number, 4, 48, 48), np.uint8)
    labels, peaks = np.zeros((number, 4), int), np.full((number, 4, 2), 10)
    titles = [str(k) for k in range(number)]
    fig = images.plot_strongest(made, faces, labels, peaks, titles, names=["x"] * 7, initials=list("abcdefg"))
    assert sum(len(ax.patches) for ax in fig.axes) == 4 * number
    shown = [tick.get_text() for ax in fig.axes if ax.images for tick in ax.get_yticklabels()]
    assert shown == titles
    assert [text.get_text() for ax in fig.axes for text in ax.texts] == ["a"] * 4 * number
    assert [text.get_text() for text in images.plot_maximisers(made, titles).texts] == titles


def test_crops_of_any_side_are_drawn_in_full_and_without_crosses():
    crops = np.arange(2 * 3 * 9.0).reshape(2, 3, 3, 3)
    large = images.enlarged(crops)
    assert large.shape == (2, 3, 48, 48)
    assert np.array_equal(np.unique(large[1, 2]), np.unique(crops[1, 2])) and large[0, 0, 0, -1] == crops[0, 0, 0, -1]
    labels, names = np.zeros((2, 3), dtype=int), list("abcdefg")
    fig = images.plot_strongest(np.zeros((2, 48, 48)), large, labels, None, ["1", "2"], names=names, initials=names)
    assert not [line for ax in fig.axes for line in ax.lines]


def test_what_filters_reach_has_a_mark_a_kind_of_image():
    ax = images.plot_reached({"made": np.array([3.0, 4]), "face": np.array([1.0, -2])}, ["7", "9"], label="sd")
    marks = {line.get_label(): line.get_ydata().tolist() for line in ax.lines if not line.get_label().startswith("_")}
    assert marks == {"made": [3, 4], "face": [1, -2]}
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["7", "9"] and ax.get_ylabel() == "sd"


@pytest.mark.parametrize("side", [1, 3, 7])
def test_kernels_share_one_scale_round_zero(side):
    kernels = np.zeros((20, side, side))
    kernels[3, 0, 0] = -2.0
    image = images.plot_kernels(kernels).images[0]
    assert image.get_clim() == (-2.0, 2.0)
