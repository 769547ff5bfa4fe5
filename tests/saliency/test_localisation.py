"""Maps whose truth is known by hand, and networks that look at one part alone or at nothing."""

import numpy as np
import pytest
import torch
from torch import nn

from fer.data.emotions import PARTS, index_of
from fer.data.synthetic import draw as synthetic
from fer.models.build import build
from fer.models.prediction import to_input
from fer.models.random_weights import with_random_weights
from fer.saliency import localisation
from fer.saliency import maps as saliency
from fer.saliency.drawn_truth import SEED, draw_truth
from fer.statistics.interval import wilson

NEUTRAL = index_of("neutral")


class OnePart(nn.Module):
    """Every logit is the sum of the pixels under a mask: the network looks at nothing else."""

    def __init__(self, mask):
        super().__init__()
        self.mask = torch.from_numpy(mask).float()
        self.features = nn.Identity()
        self.last_maps = self.features

    def forward(self, x):
        return (self.features(x)[:, 0] * self.mask).sum(dim=(1, 2))[:, None].expand(-1, 7)


@pytest.fixture(scope="module")
def truth():
    return draw_truth(60)


@pytest.fixture(scope="module")
def mouths():
    """The pixels that lie in the mouth most often, and the faces in which they all do."""
    drawn = synthetic.draw(60, seed=SEED)
    of_each = drawn.masks[drawn.labels != NEUTRAL]
    often = of_each[:, PARTS.index("mouth")].mean(axis=0)
    common = often == often.max()
    return common, of_each, of_each[:, PARTS.index("mouth"), common].all(axis=1)


def test_measures_of_a_perfect_map_an_even_one_and_one_of_zeros(truth):
    region, perfect, even = truth.region, truth.region.astype(float), np.ones(truth.region.shape)
    area = region.mean(axis=(1, 2))
    np.testing.assert_allclose(localisation.pointing(perfect, region), 1)
    np.testing.assert_allclose(localisation.energy(perfect, region), 1)
    np.testing.assert_allclose(localisation.rank(-truth.movement, truth.movement), 1)
    for nothing in (even, 0 * even):
        np.testing.assert_allclose(localisation.pointing(nothing, region), area)
        np.testing.assert_allclose(localisation.energy(nothing, region), area)
        assert not localisation.rank(nothing, truth.movement).any()


@pytest.mark.parametrize("name", ["input_gradient", "smooth_grad", "integrated_gradients", "guided_backprop"])
def test_a_network_that_looks_only_at_the_mouth_points_at_it_and_never_at_the_brows(name, truth, mouths):
    common, masks, there = mouths
    maps = saliency.METHODS[name](OnePart(common), to_input(truth.images), torch.from_numpy(truth.labels)).numpy()
    pointing = {part: localisation.pointing(maps[there], masks[there][:, k]) for k, part in enumerate(PARTS)}
    assert there.mean() > 0.8
    np.testing.assert_allclose(pointing["mouth"], 1)
    np.testing.assert_allclose(pointing["brows"], 0)
    np.testing.assert_allclose(pointing["eyes"], 0)


def test_its_occlusion_map_peaks_within_a_patch_of_the_mouth(truth, mouths):
    maps = saliency.occlusion(OnePart(mouths[0]), to_input(truth.images), torch.from_numpy(truth.labels)).numpy()
    around = np.zeros((48, 48), dtype=bool)
    rows, columns = np.nonzero(mouths[0])
    around[rows.min() - 8 : rows.max() + 9, columns.min() - 8 : columns.max() + 9] = True
    np.testing.assert_allclose(localisation.pointing(maps, np.broadcast_to(around, maps.shape)), 1)


def test_an_even_network_points_no_better_than_chance(truth):
    maps = saliency.input_gradient(
        OnePart(np.ones((48, 48))), to_input(truth.images), torch.from_numpy(truth.labels)
    ).numpy()
    found = localisation.score(maps, truth)
    chance = localisation.baselines(truth)[localisation.CHANCE]
    for measure in localisation.MEASURES:
        np.testing.assert_allclose(found[measure], chance[measure], atol=1e-6)


@pytest.fixture(scope="module")
def scores_of(truth):
    """scores_of(seed) -> the scores of all methods on a network with random weights."""
    torch.manual_seed(0)
    network = build("vgg", widths=(4, 8), stem_stride=2)
    return lambda seed: localisation.scores_of(with_random_weights(network, seed=seed), truth, passes=2, seed=0)


def test_a_network_with_random_weights_is_not_ahead_of_what_it_has_to_beat(truth, scores_of):
    found = localisation.compare(scores_of(1), scores_of(2), localisation.baselines(truth))
    assert all(lead.difference.low <= 0 for of_method in found.ahead.values() for lead in of_method.values())


def test_a_map_of_the_truth_is_ahead_by_every_measure_with_wider_intervals_for_more_comparisons(truth, scores_of):
    perfect = {"perfect": localisation.score(truth.movement, truth)}
    untrained = {"perfect": scores_of(2)["grad_cam"]}
    found = localisation.compare(perfect, untrained, localisation.baselines(truth))
    assert all(lead.difference.low > 0 for lead in found.ahead["perfect"].values())
    twice = localisation.compare(
        {**perfect, "again": perfect["perfect"]}, {**untrained, "again": untrained["perfect"]}, {}
    )
    assert found.baselines.keys() == {"chance", "centre", "edges"}
    alone = localisation.compare(perfect, untrained, {}).ahead["perfect"]["rank"]
    assert twice.ahead["perfect"]["rank"].difference.low < alone.difference.low
    assert alone.rival == "untrained"


def test_to_be_ahead_is_to_be_so_of_every_rival_and_not_only_of_the_best_by_mean():
    """One rival is better by mean and always beaten; another is beaten by more, and not surely."""
    own, steady, wild = np.full(30, 0.5), np.full(30, 0.4), np.tile([0.0, 0.7], 15)
    of = [dict.fromkeys(localisation.MEASURES, values) for values in (own, wild, steady)]
    lead = localisation.compare({"m": of[0]}, {"m": of[1]}, {"steady": of[2]}).ahead["m"]["rank"]
    assert lead.rival == "untrained"
    assert lead.difference.low < 0


def test_the_pointing_game_has_wilsons_interval_and_no_mean_leaves_its_range(truth):
    perfect = {"perfect": localisation.score(truth.movement, truth)}
    found = localisation.compare(perfect, perfect, localisation.baselines(truth)).methods["perfect"]["pointing"]
    assert 0 <= found.low < found.value < found.high <= 1
    assert found == wilson(int(perfect["perfect"]["pointing"].sum()), len(truth.labels))


def test_who_cannot_be_told_from_the_first_is_named_with_it():
    noise = np.random.default_rng(0).normal(0, 0.1, 40)
    scores = {"high": 0.8 + 0 * noise, "near": 0.79 + noise, "low": 0.3 + noise}
    of = {name: {"energy": values} for name, values in scores.items()}
    assert localisation.compare(of, of, {}).top == {"energy": ("high", "near")}


def test_measures_are_those_asked_for(truth):
    assert localisation.score(truth.movement, truth, measures=("energy",)).keys() == {"energy"}


def test_a_judgement_sets_the_networks_maps_beside_those_of_random_weights(truth, monkeypatch):
    """The network's lie where the truth does, those of random weights elsewhere."""
    asked = []

    def explains(name, maps):
        def explain(model, x, target, **options):
            asked.append((name, len(x), target.tolist(), options))
            return {"m": maps.astype(float)}

        monkeypatch.setattr(localisation, name, explain)

    explains("attributions", truth.region)
    explains("untrained", ~truth.region)
    found = localisation.judge(nn.ReLU(), truth, passes=5, seed=3)
    options = {"methods": tuple(saliency.METHODS), "passes": 5, "seed": 3}
    assert asked == [
        (name, len(truth.labels), truth.labels.tolist(), options) for name in ("attributions", "untrained")
    ]
    assert found.methods["m"]["energy"].value > 0.6 > 0.4 > found.untrained["m"]["energy"].value
    assert found.measures == localisation.MEASURES
    assert localisation.judge(nn.Identity(), truth, measures=("energy",)).measures == ("energy",)
    assert [name for name in saliency.METHODS if "guided" not in name] == list(asked[-1][-1]["methods"])
