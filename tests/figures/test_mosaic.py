"""Many small pictures as one image: every pixel in its place, gaps empty, and rows named at their middle."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.figures import mosaic


def test_a_mosaic_keeps_every_pixel_and_leaves_gaps_empty(ax):
    pictures = np.arange(6 * 48 * 48, dtype=float).reshape(2, 3, 48, 48)
    sheet = mosaic.draw(ax, pictures).get_array().filled(np.nan)
    assert sheet.shape == (2 * 51 - 3, 3 * 51 - 3)
    assert np.array_equal(sheet[51:99, 102:150], pictures[1, 2])
    assert np.isnan(sheet[48:51]).all() and np.isnan(sheet[:, 48:51]).all()
    assert len(ax.get_xticks()) == len(ax.get_yticks()) == 0


def test_gaps_between_coloured_pictures_are_white(ax):
    pictures = np.zeros((1, 2, 4, 5, 3))
    sheet = mosaic.draw(ax, pictures).get_array()
    assert sheet.shape == (4, 2 * 5 + 3, 3)
    assert (sheet[:, 5:8] == 1).all()
    assert (sheet[:, :5] == 0).all() and (sheet[:, 8:] == 0).all()


def test_options_are_those_of_imshow(ax):
    image = mosaic.draw(ax, np.zeros((1, 1, 4, 4)), cmap="jet", vmin=-1.0, vmax=1.0)
    assert (image.get_cmap().name, image.get_clim()) == ("jet", (-1.0, 1.0))


def test_edges_and_centres_are_those_of_pictures_of_48_pixels():
    assert [mosaic.edge(k) for k in range(3)] == [-0.5, 50.5, 101.5]
    assert mosaic.centre(1) == 74.5


def test_rows_are_named_at_their_middle(ax):
    mosaic.draw(ax, np.zeros((2, 1, 48, 48)))
    mosaic.name_rows(ax, ["one", "two"])
    assert ax.get_yticks().tolist() == [mosaic.centre(0), mosaic.centre(1)]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["one", "two"]


@pytest.mark.parametrize("shape", [(2, 3), (4, 2, 3)])
def test_numbers_become_the_colours_of_a_map(shape):
    values = np.linspace(0, 1, np.prod(shape)).reshape(shape)
    found = mosaic.coloured(values, "jet")
    assert found.shape == (*shape, 3)
    assert found.reshape(-1, 3)[0].tolist() == list(plt.get_cmap("jet")(0.0)[:3])
    assert found.reshape(-1, 3)[-1].tolist() == list(plt.get_cmap("jet")(1.0)[:3])
