"""Filters that are the mask of a part, filters that lie elsewhere, and filters without meaning."""

import numpy as np
import pytest
import torch

from fer.filters import dissection
from fer.filters.drawn import faces_with_parts
from fer.models.random_weights import with_random_weights


@pytest.fixture(scope="module")
def masks():
    return faces_with_parts(40).masks


def blurred(mask):
    """A map of 12x12 that is brightest where the mask is."""
    return torch.nn.functional.adaptive_avg_pool2d(torch.from_numpy(mask).float(), 12)


def test_a_filter_that_is_a_part_lies_on_it_and_follows_it(masks):
    maps = torch.stack([blurred(masks[:, k]) for k in range(4)], dim=1)
    found = dissection.dissect(maps, masks)
    assert {of.filter: of.part for of in found.filters} == dict(enumerate(dissection.PARTS))
    assert found.on_parts == 4 and found.p <= 0.025
    assert all(of.places <= 0.05 and of.p_follows <= 0.025 for of in found.filters)


def test_a_filter_that_lies_where_the_part_does_on_the_mean_face_does_not_follow(masks):
    fixed = blurred(masks[:, 3]).mean(dim=0, keepdim=True).expand(len(masks), -1, -1)
    found = dissection.dissect(fixed[:, None] + 1e-4 * torch.rand(40, 1, 12, 12), masks)
    (only,) = found.filters
    assert only.part == "mouth" and only.places <= 0.05 and only.p_follows > 0.025


def test_moved_masks_take_the_part_away_and_not_its_size(masks):
    """The same filters beside masks that all lie 20 pixels lower: they lie on none."""
    maps = torch.stack([blurred(masks[:, k]) for k in range(4)], dim=1)
    moved = dissection.dissect(maps, np.roll(masks, 20, axis=2))
    assert moved.on_parts == 0 and moved.p > 0.5


def test_iou_is_that_of_the_pixels(masks):
    maps = torch.rand(40, 1, 6, 6, generator=torch.Generator().manual_seed(0))
    (only,) = dissection.dissect(maps, masks).filters
    (strong,) = dissection.strong_values(maps[:, :1])
    part = masks[:, dissection.PARTS.index(only.part)]
    assert only.iou == pytest.approx((strong & part).sum() / (strong | part).sum())
    assert strong.mean() == pytest.approx(dissection.TOP, abs=1e-4)


def test_how_far_own_masks_suit_is_the_z_of_a_random_assignment(masks):
    rng = np.random.default_rng(0)
    strong, flat = rng.random((40, 48, 48)) < 0.1, masks.swapaxes(0, 1).reshape(-1, 48 * 48).astype(np.float32).T
    swaps = np.array([rng.permutation(40) for _ in range(4000)])
    own, highest = dissection._swapped(strong, flat, swaps)
    both = np.einsum("nij,mpij->pnm", strong, masks, dtype=float)
    sums = both[:, np.arange(40), swaps].sum(axis=2)
    expected = (both[:, np.arange(40), np.arange(40)].sum(axis=1) - sums.mean(axis=1)) / sums.std(axis=1)
    np.testing.assert_allclose(own, expected, atol=0.1)
    assert highest.shape == (4000,)


def test_a_filter_of_one_number_is_silent(masks):
    found = dissection.dissect(torch.ones(40, 2, 3, 3), masks)
    assert found.filters == () and found.silent == 2 and found.on_parts == 0 and found.p == 1


def test_a_network_is_measured_and_left_as_it_was(tiny_model, left_as_it_was):
    check, drawn = left_as_it_was(tiny_model), faces_with_parts(20)
    seen = dissection.measure(tiny_model, with_random_weights(tiny_model, seed=0), drawn, learnt_from="photographs")
    check()
    assert seen.of == 8 == len(seen.trained.filters) + seen.trained.silent
    best = seen.trained.filters[:2]
    strong = dissection.strong_on(tiny_model, drawn, np.array([of.filter for of in best]), faces=3)
    assert strong.shape == dissection.masks_of(drawn, best, faces=3).shape == (2, 3, 48, 48)
    assert dissection.strong_on(tiny_model, drawn, np.array([], dtype=int), faces=3).shape[0] == 0
