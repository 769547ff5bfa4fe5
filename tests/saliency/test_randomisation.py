"""Cascading randomisation, on networks and maps of which it is known what has to come out."""

import copy
from functools import partial
from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import nn

from fer.errors import InputError
from fer.models.build import build
from fer.models.ensemble import Ensemble
from fer.saliency import maps as saliency
from fer.saliency import randomisation


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    return build("vgg", widths=(4, 8)).eval()


@pytest.fixture(scope="module")
def faces():
    return torch.rand(6, 1, 48, 48, generator=torch.Generator().manual_seed(1))


def cascade(model, faces, explain):
    """`explain` gives the maps of one method."""
    target = torch.zeros(len(faces), dtype=torch.long)
    return randomisation.cascade(model, faces, target, explain=lambda *given, seed: {"m": explain(*given)})


def summarised(model, faces, explain):
    return randomisation.summarised(cascade(model, faces, explain)).methods["m"]


def test_maps_that_do_not_depend_on_the_weights_fail(network, faces):
    found = randomisation.summarised(cascade(network, faces, lambda model, x, target: x[:, 0].numpy()))
    assert found.layers == (0, 1, 2, 3, 4, 5)
    assert np.allclose(found.methods["m"].curve, 1)
    assert found.methods["m"].kept == pytest.approx([1, 1, 1])


def test_a_network_that_keeps_its_weights_keeps_the_maps_of_every_method(network, faces, monkeypatch):
    monkeypatch.setattr(randomisation, "redraw", lambda *group, **options: None)
    explain = partial(saliency.attributions, methods=saliency.METHODS, passes=3, stride=8)
    target = network(faces).argmax(dim=1)
    found = randomisation.summarised(randomisation.cascade(network, faces, target, explain=explain, steps=2))
    assert found.methods.keys() == saliency.METHODS.keys()
    for likeness in found.methods.values():
        assert np.allclose(likeness.curve, 1, atol=1e-3) and likeness.kept == pytest.approx([1, 1, 1], abs=1e-3)


def test_maps_that_read_the_first_layer_alone_are_kept_where_only_the_logits_are_random(network, faces):
    def filtered(model, x, target):
        return model.first_convolution(x).detach().numpy()[:, 0]

    found = summarised(network, faces, filtered)
    assert found.kept_logits == pytest.approx([1, 1, 1])
    assert [value for value, *_ in found.curve[:5]] == pytest.approx([1] * 5)
    assert found.kept.high < 1


def test_one_map_for_every_face_and_network_fails(network, faces):
    blob = np.arange(48.0)
    found = summarised(network, faces, lambda model, x, target: np.broadcast_to(blob, (len(x), 48, 48)))
    assert found.kept == pytest.approx([1, 1, 1])


def test_maps_that_are_drawn_from_the_weights_pass(network, faces):
    def noise(model, x, target):
        total = sum(float(p.detach().double().sum()) for p in model.parameters())
        return np.random.default_rng(abs(hash(total))).normal(size=(len(x), 48, 48))

    value, low, high = summarised(network, faces, noise).kept
    assert low < 0.05 and high < 0.1 and value == pytest.approx(0, abs=0.05)


def test_the_gradient_of_a_linear_network_changes_with_its_one_layer(faces):
    """Its map is |w|, for every face the same: strangers are alike, and yet the new weights have another order."""
    torch.manual_seed(17)
    linear = nn.Sequential(nn.Flatten(), nn.Linear(48 * 48, 7))
    found = cascade(linear, faces, lambda *given: saliency.input_gradient(*given).numpy())
    assert found.layers == [0, 1]
    assert found.strangers["m"] == pytest.approx(np.ones(6))
    assert np.abs(found.likeness["m"][1]).max() < 0.1
    assert len(set(found.likeness["m"][1])) == 6  # each face has weights of its own
    assert abs(randomisation.summarised(found).methods["m"].kept.value) < 0.1


def test_a_map_without_an_order_is_left_out_and_one_that_lost_it_is_unlike(network, faces):
    trained = iter([True])  # the first of the networks that are asked

    def blank(model, x, target):
        drawn = np.random.default_rng(0).random((len(x), 48, 48))
        maps = drawn if next(trained, False) else np.zeros_like(drawn)
        maps[2:] = 0
        return maps

    found = cascade(network, faces, blank)
    assert found.likeness["m"][1][:2].tolist() == [0, 0]
    assert np.isnan(found.likeness["m"][:, 2:]).all() and np.isnan(found.strangers["m"][2:]).all()
    assert randomisation.summarised(found).methods["m"].faces == 2


def test_maps_that_are_all_zero_cannot_be_tested(network, faces):
    found = summarised(network, faces, lambda model, x, target: np.zeros((len(x), 48, 48)))
    assert found is None


def test_layers_lose_their_weights_from_the_top_each_with_its_batch_norm(network):
    model = copy.deepcopy(network)
    for layer in model.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.running_mean += 1
    before = copy.deepcopy(model.state_dict())
    changed = []
    for _, spoilt in randomisation.randomised(model):
        state = spoilt.state_dict()
        changed.append({key for key in state if key.endswith("weight") and not torch.equal(state[key], before[key])})
    assert changed[0] == {"classifier.3.weight"}
    assert all(early < late for early, late in pairwise(changed))
    assert model.first_convolution is not spoilt.first_convolution
    assert not any(layer.running_mean.any() for layer in spoilt.modules() if isinstance(layer, nn.BatchNorm2d))
    assert all(torch.equal(value, before[key]) for key, value in model.state_dict().items())


def test_the_same_seed_draws_the_same_weights_and_leaves_the_generator(network):
    random = torch.get_rng_state()
    one, other, third = (list(randomisation.randomised(network, seed=seed))[-1][1] for seed in (3, 3, 4))
    assert torch.equal(torch.get_rng_state(), random)
    weights = [model.first_convolution.weight for model in (one, other, third)]
    assert torch.equal(weights[0], weights[1]) and not torch.equal(weights[0], weights[2])


def test_a_deep_network_goes_in_few_steps_and_misses_no_layer():
    deep = build("original")
    groups = randomisation.from_the_top(deep, steps=8)
    layers = [layer for group in groups for layer in group]
    assert len(groups) == 8
    assert len(groups[0]) == 1 and groups[0][0].out_features == 7  # the logits alone
    assert len(layers) == len(set(layers))
    assert set(layers) == {layer for layer in deep.modules() if hasattr(layer, "reset_parameters")}


def test_layers_go_in_the_order_in_which_they_run_and_not_in_that_in_which_they_were_named():
    class Backwards(nn.Module):
        def __init__(self):
            super().__init__()
            self.head, self.norm, self.first = nn.Linear(2, 7), nn.BatchNorm2d(2), nn.Conv2d(1, 2, 3)
            self.scale = nn.Parameter(torch.ones(1))

        def forward(self, x):
            return self.head(self.scale * self.norm(self.first(x)).mean(dim=(2, 3)))

    network = Backwards()
    assert randomisation.from_the_top(network) == [[network.head], [network.first, network.norm], [network]]


def test_the_members_of_an_ensemble_lose_their_layers_side_by_side():
    both = Ensemble([build("vgg", widths=(4, 8)), build("resnet", widths=(4, 8), blocks=1)])
    groups = randomisation.from_the_top(both)
    assert [sum(isinstance(layer, nn.Linear) for layer in group) for group in groups] == [2, 0, 0, 0, 0]
    assert both.features.members[0][1] in groups[-1] and both.features.members[1][1] in groups[-1]


def test_one_face_has_no_stranger(network, faces):
    with pytest.raises(InputError, match=r"^checked_faces: too few to compare"):
        cascade(network, faces[:1], lambda model, x, target: x[:, 0].numpy())
