"""Probes of layers that are the class, that are noise, and of faces too few or blank."""

import numpy as np
import pytest
import torch

from fer.filters import layer_probes
from fer.filters.drawn import people_with_units
from fer.filters.layers import Layer, standardised
from fer.models.random_weights import with_random_weights


@pytest.fixture
def labels():
    return np.random.default_rng(0).integers(0, 7, 400)


def layer(values):
    return Layer(values.shape[1], 6, standardised(values))


def test_what_is_in_a_layer_is_read_and_what_is_not_is_not(labels):
    rng = np.random.default_rng(1)
    noise, known = rng.standard_normal((400, 8)), np.eye(7)[labels] + 0.1 * rng.standard_normal((400, 7))
    half = layer_probes.halves(labels, seed=0)
    own = (rng.random(400) < 0.5)[:, None]
    found = layer_probes.read([layer(noise), layer(known)], [layer(noise), layer(noise)], labels[:, None], half, own)
    assert found.layers[1].trained.value > 0.95 > 0.3 > found.layers[0].trained.value
    assert min(found.over_chance.low, found.over_random.low, found.over_first.low, found.over_own.low) > 0
    assert (found.fitted, found.judged) == (200, 200)
    differences = [value for value in vars(found).values() if hasattr(value, "low")]
    assert 2 * len(differences) - 1 == layer_probes.COMPARISONS  # of classes; units have no answer of the network's own
    again = layer_probes.read([layer(noise)], [layer(noise)], labels[:, None], half, None)
    assert again.over_random == (0, again.over_random.low, again.over_random.high) and again.over_random.low < 0
    assert again.over_first is None and again.over_own is None
    assert again.over_chance.low < 0 < again.over_chance.high


def test_people_count_once_and_a_difference_of_none_has_a_width():
    right = np.tile([True, False], (12, 7))
    share = layer_probes._share(right)
    assert share.value == 0.5 and share.low < 0.4 and share.high > 0.6
    assert layer_probes._difference(right, right).low < 0 < layer_probes._difference(right, right).high
    all_right = np.ones((12, 14), dtype=bool)
    assert layer_probes._share(all_right).low < 0.9 and layer_probes._share(all_right).value == 1


def test_few_faces_or_one_class_give_no_probe(labels):
    assert layer_probes.halves(labels[:30], seed=0) is None
    assert layer_probes.halves(np.full(400, 3), seed=0) is None


@pytest.mark.parametrize("kind", ["noise", "blank", "few", "one class"])
def test_a_network_is_measured_whatever_the_faces_are(tiny_model, labels, kind, left_as_it_was):
    n = 5 if kind == "few" else 80
    x = torch.zeros(n, 1, 48, 48) if kind == "blank" else torch.rand(n, 1, 48, 48)
    shown = np.full(n, 2) if kind == "one class" else labels[:n]
    check, random = left_as_it_was(tiny_model), with_random_weights(tiny_model, seed=0)
    found = layer_probes.measure(tiny_model, random, x, shown, people_with_units(12 if kind == "noise" else 2))
    check()
    assert (found.classes is None) == (kind in ("few", "one class"))
    assert (found.units is None) == (kind != "noise")
    for read in (found.classes, found.units):
        drawn = layer_probes.as_arrays(read)
        assert len(drawn.layers) == len(drawn.trained) == (0 if read is None else 2)
    if kind == "noise":
        assert found.units.chance == pytest.approx(1 / 14)
