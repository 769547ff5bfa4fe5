"""The pixels that a cell hangs on, where they are known."""

import numpy as np
import torch
from torch import nn

from fer.filters import field


def test_energy_of_a_kernel_lies_where_the_kernel_lies_at_the_strongest_cell():
    model = nn.Sequential(nn.Conv2d(1, 2, 5, padding=2, bias=False))
    model[0].weight.data.zero_()
    model[0].weight.data[1] = 1
    model[0].weight.data[1, 0, 2, 2] = 3
    x = torch.zeros(1, 1, 48, 48)
    x[0, 0, 20, 31] = 1
    x[0, 0, 20, 30] = 0.5
    energy = field.peak_energy(model, model[0], x, np.array([1]))
    expected = np.zeros((48, 48))
    expected[18:23, 29:34] = 1
    expected[20, 31] = 9
    assert np.array_equal(energy[0], expected)
    assert model[0].weight.grad is None and not model[0]._forward_hooks


def test_the_effective_side_holds_the_share_and_not_less():
    energy = np.zeros((3, 48, 48))
    energy[:, 22:27, 8:13] = 1  # 25 pixels round (24, 10)
    energy[2] = 0
    centre = field.centres(energy)
    assert centre.tolist() == [[24, 10], [24, 10], [24, 24]]
    assert field.effective_side(energy, centre, share=9 / 25) == 3
    assert field.effective_side(energy, centre, share=10 / 25) == 5
    assert field.effective_side(np.zeros((2, 48, 48)), np.zeros((2, 2), dtype=int)) == 1


def test_crops_are_empty_beyond_the_edge_or_go_round_it():
    image = np.arange(48.0 * 48).reshape(1, 48, 48)
    inside = field.crops(image, np.array([[10, 20]]), 3)
    assert np.array_equal(inside[0], image[0, 9:12, 19:22])
    corner = field.crops(image, np.array([[0, 47]]), 3)
    assert np.isnan(corner[0, 0]).all() and np.isnan(corner[0, :, 2]).all()
    assert field.crops(image, np.array([[0, 47]]), 3, wrap=True)[0, 0, 2] == image[0, 47, 0]


def test_crops_keep_the_rows_of_filters():
    images = np.arange(6 * 48.0 * 48).reshape(2, 3, 48, 48)
    centre = np.full((2, 3, 2), 24)
    found = field.crops(images, centre, 5)
    assert found.shape == (2, 3, 5, 5) and np.array_equal(found[1, 2], images[1, 2, 22:27, 22:27])


def test_what_a_filter_sees_is_found_in_faces_and_in_its_own_image():
    model = nn.Sequential(nn.Conv2d(1, 2, 3, padding=1, bias=False))
    model[0].weight.data.zero_()[:, :, 1] = 1  # three pixels in a row
    x = torch.zeros(3, 1, 48, 48)
    x[1, 0, 20, 31] = x[2, 0, 8, 9] = 1
    x[1, 0, 20, 30] = x[2, 0, 8, 8] = x[1, 0, 20, 32] = x[2, 0, 8, 10] = 0.5
    seen = field.seen(model, model[0], x, np.array([[1, 2], [2, 1]]), np.array([0, 1]))
    assert seen.centre.tolist() == [[[20, 31], [8, 9]], [[8, 9], [20, 31]]] and seen.side == 3
    index, whole = np.array([[1, 2], [2, 1]]), np.array([[1, 0], [0, 2]])
    facts = field.measure(seen, index, np.array([[0, 6], [6, 0]]), whole)
    assert facts.crop_index == ((1, 2), (2, 1)) and facts.crop_labels == ((0, 6), (6, 0))
    assert (facts.side, facts.share, facts.shared, facts.shared_with_others) == (3, field.SHARE, 2, 2)
    assert facts.beyond == (0, 0, 0)
    assert field.measure(seen, index[:1], np.array([[0, 6]]), whole[:1]).beyond is None
    motif = field.motifs(model, model[0], x[1].numpy(), np.array([1]), side=3)
    assert np.array_equal(motif[0], x[1, 0, 19:22, 30:33].numpy())
