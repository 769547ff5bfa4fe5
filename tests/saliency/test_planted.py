"""Planted marks: what a pair of pictures differs in, and what a small network learns of it."""

import numpy as np
import pytest
import torch
from torch import nn

from fer.errors import InputError
from fer.saliency import localisation, planted

FACES = np.random.default_rng(0).integers(60, 200, size=(200, 48, 48)).astype(np.uint8)


def test_a_pair_differs_in_one_patch_alone_the_plus_or_a_distractor():
    pairs = planted.plant(FACES, np.random.default_rng(1))
    assert pairs.region.sum(axis=(1, 2)).tolist() == [planted.SIZE**2] * len(FACES)
    differs = pairs.marked != pairs.unmarked
    assert differs.any(axis=(1, 2)).all()
    assert not (differs & ~pairs.region).any()
    for images in (pairs.marked, pairs.unmarked):  # no patch lies on another; faces have no black or white
        pasted = (images != FACES).sum(axis=(1, 2))
        assert np.array_equal(pasted, shown(images).sum(axis=1) * planted.SIZE**2)
    patches = pairs.marked[pairs.region].reshape(-1, planted.SIZE, planted.SIZE)
    assert (patches == 255 * planted.SHAPES[0]).all()
    others = pairs.unmarked[pairs.region].reshape(-1, planted.SIZE, planted.SIZE)
    assert not (others == 255 * planted.SHAPES[0]).all(axis=(1, 2)).any()


def test_shapes_differ_and_have_as_much_white():
    assert len(np.unique(planted.SHAPES.reshape(len(planted.SHAPES), -1), axis=0)) == len(planted.SHAPES)
    assert np.ptp(planted.SHAPES.sum(axis=(1, 2))) == 0


def shown(images):
    """How often each shape stands on each image: (n, shapes)."""
    shapes = torch.from_numpy(2 * planted.SHAPES.astype(np.float32) - 1)[:, None]
    signs = torch.from_numpy((images == 255).astype(np.float32) - (images == 0))[:, None]
    return (nn.functional.conv2d(signs, shapes) == planted.SIZE**2).sum(dim=(2, 3)).numpy()


def test_the_same_distractors_and_as_many_patches_stand_with_the_plus_as_without():
    pairs = planted.plant(np.repeat(FACES, 10, axis=0), np.random.default_rng(2))
    marked, unmarked = shown(pairs.marked), shown(pairs.unmarked)
    assert set(marked[:, 0]) == {1}
    assert set(unmarked[:, 0]) == {0}
    assert np.array_equal(marked[:, 1:] > 0, unmarked[:, 1:] > 0)
    assert np.array_equal(marked.sum(axis=1), unmarked.sum(axis=1))
    outside = ~pairs.region
    assert np.array_equal(pairs.marked[outside], pairs.unmarked[outside])


def test_every_number_of_patches_and_every_distractor_is_as_frequent_as_another():
    pairs = planted.plant(np.repeat(FACES, 10, axis=0), np.random.default_rng(3))
    found = shown(pairs.unmarked)
    sizes, of_size = np.unique(found.sum(axis=1), return_counts=True)
    assert sizes.tolist() == list(range(planted.FEWEST, planted.MOST + 1))
    assert of_size.min() > 0.9 * of_size.mean()
    with_it = (found[:, 1:] > 0).mean(axis=0)
    assert with_it.min() > 0.9 * with_it.max()
    assert with_it.max() < 0.9  # no distractor stands on every face


class Plus(nn.Module):
    """Logit 1 is above logit 0 exactly where somewhere the plus stands."""

    def __init__(self):
        super().__init__()
        self.plus = torch.from_numpy(planted.SHAPES[0]).float()
        self.features = nn.Identity()
        self.last_maps = self.features

    def forward(self, x):
        matches = nn.functional.conv2d(2 * self.features(x) - 1, 2 * self.plus[None, None] - 1)
        found = matches.amax(dim=(1, 2, 3)) - planted.SIZE**2 + 0.5
        return torch.stack([-found, found], dim=1)


class Never(Plus):
    """Always says that there is no mark."""

    def forward(self, x):
        return super().forward(x).abs() * torch.tensor([1.0, -1.0])


def test_a_network_that_knows_the_mark_is_fit_and_one_that_does_not_is_not():
    truth, found = planted.judged(Plus(), FACES, pairs=60)
    assert (found.marked.value, found.unmarked.value, found.faces, found.fit) == (1, 1, 30, True)
    assert len(truth.images) == 30
    assert set(truth.labels) == {1}
    assert found.area == pytest.approx(49 / 2304)
    truth, found = planted.judged(Never(), FACES, pairs=60)
    assert (found.marked.value, found.unmarked.value, found.faces, found.fit) == (0, 1, 0, False)


class Unsure(Plus):
    """Says so of five of six pictures with a plus, and of one of six without."""

    def forward(self, x):
        answer = super().forward(x)
        return torch.where((torch.arange(len(x)) % 6 == 0)[:, None], -answer, answer)


def test_who_surely_knows_enough_of_each_sort_has_enough_faces_to_judge():
    truth, found = planted.judged(Unsure(), FACES, pairs=600)
    assert (found.fit, found.faces, len(truth.images)) == (True, 300, 300)
    truth, found = planted.judged(Plus(), FACES, pairs=48)
    assert (found.fit, found.faces) == (True, localisation.ENOUGH)


def test_a_map_of_what_differs_points_at_the_mark():
    truth, _ = planted.judged(Plus(), FACES, pairs=60)
    scores = localisation.score(truth.movement, truth, measures=planted.MEASURES)
    assert scores["pointing"].all()
    assert scores["energy"].min() > 0.6  # the blur spreads some
    edges = localisation.baselines(truth, measures=planted.MEASURES)["edges"]
    assert edges["pointing"].mean() < 0.6  # distractors have edges too


def test_a_small_network_learns_the_mark_the_same_with_the_same_seed():
    before = torch.random.get_rng_state()
    one, again = (planted.learn(FACES, steps=3, seed=1) for _ in range(2))
    assert torch.equal(torch.random.get_rng_state(), before)
    assert not one.training
    assert all(torch.equal(a, b) for a, b in zip(one.parameters(), again.parameters(), strict=True))


def test_blank_faces_take_marks_too():
    model = planted.learn(np.full((1, 48, 48), 128, np.uint8))
    _, found = planted.judged(model, np.full((1, 48, 48), 128, np.uint8), pairs=48)
    assert found.fit
    assert found.marked.value > 0.9


def test_too_few_pairs_or_faces_are_refused():
    few = r"^planted_faces=47: ask for at least 48, of half of which maps are judged$"
    with pytest.raises(InputError, match=few):
        planted.judged(Plus(), FACES, pairs=47)
    with pytest.raises(InputError, match=r"^planted marks: every second held-out face .* hold out two or more$"):
        planted.judged(Plus(), FACES[:0], pairs=100)
    with pytest.raises(InputError, match="no face"):
        planted.learn(FACES[:0])
