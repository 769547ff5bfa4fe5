"""Strongest faces found by hand, labels that go together or do not; and what a call leaves behind."""

import copy

import numpy as np
import pytest
import torch
from torch import nn

from fer.errors import InputError
from fer.filters import responses


def test_activation_is_the_mean_of_the_map(tiny_model, faces):
    layer = tiny_model.first_convolution
    with torch.no_grad():
        maps = layer(tiny_model.features[0](faces))
    found = responses.responses(tiny_model, layer, faces, batch=4).mean
    np.testing.assert_allclose(found, maps.mean(dim=(2, 3)).numpy(), rtol=1e-4, atol=1e-6)


def test_strongest_faces_and_their_centres_by_hand():
    """A kernel of one weight: the activation is the mean grey, the peak the brightest pixel."""
    model = nn.Sequential(nn.Conv2d(1, 1, 1, bias=False))
    model[0].weight.data.fill_(1)
    x = torch.zeros(4, 1, 48, 48)
    x[1], x[3] = 0.2, 0.4
    x[1, 0, 7, 40] = x[3, 0, 30, 2] = 1.0
    found = responses.responses(model, model[0], x).mean
    best = responses.strongest(model, model[0], x, found, np.array([0]), number=2)
    assert best.index.tolist() == [[3, 1]]
    assert best.centre.tolist() == [[[30, 2], [7, 40]]]
    np.testing.assert_allclose(best.activation, [[found[3, 0], found[1, 0]]])


def test_a_centre_is_where_the_filter_looks_however_its_map_is_moved_and_scaled():
    """Without padding and with a stride, cell (row, column) of the map is pixel (4 + 3 row, 4 + 3 column)."""
    model = nn.Sequential(nn.Conv2d(1, 1, 9, stride=3, bias=False))
    nn.init.zeros_(model[0].weight)
    model[0].weight.data[0, 0, 4, 4] = 1
    x = torch.zeros(2, 1, 48, 48)
    x[0, 0, 4, 43], x[1, 0, 22, 4] = 1.0, 0.5
    found = responses.responses(model, model[0], x).mean
    best = responses.strongest(model, model[0], x, found, np.array([0]), number=2)
    assert best.centre.tolist() == [[[4, 43], [22, 4]]]


def test_the_most_varied_filters_come_first():
    found = np.array([[0.0, 1.0, 5.0], [0.0, 3.0, 6.0], [0.0, 5.0, 7.0]])
    assert responses.most_varied(found, number=2).tolist() == [1, 2]
    assert responses.most_varied(found, number=9).tolist() == [1, 2, 0]


def test_numbers_below_one_are_refused_by_the_names_of_the_parameters(tiny_model, faces):
    layer = tiny_model.last_convolution
    found = responses.responses(tiny_model, layer, faces).mean
    with pytest.raises(InputError, match=r"^filters_shown=0: ask for at least one$"):
        responses.most_varied(found, number=0)
    with pytest.raises(InputError, match=r"^faces_a_filter=-1: ask for at least one$"):
        responses.strongest(tiny_model, layer, faces, found, np.array([0]), number=-1)


def test_where_more_faces_are_asked_for_than_there_are_all_are_shown(tiny_model, faces):
    layer = tiny_model.last_convolution
    found = responses.responses(tiny_model, layer, faces).mean
    best = responses.strongest(tiny_model, layer, faces, found, np.array([0, 1]), number=len(faces) + 5)
    assert best.index.shape == (2, len(faces))


def test_standardised_by_hand():
    found = np.array([[1.0, 10.0, 4.0], [3.0, 30.0, 4.0]])
    assert responses.standardised(np.array([5.0, 50.0]), found, np.array([0, 1])).tolist() == [3.0, 3.0]
    assert responses.standardised(np.array([9.0]), found, np.array([2])).tolist() == [0.0]


def test_pairs_of_one_class_and_their_chance_by_hand():
    labels = np.array([0] * 5 + [1] * 5)
    found = responses.same_class(np.array([[0, 1, 2], [0, 1, 5], [5, 6, 7]]), labels)
    assert found.filters == 2 and found.pairs.alike == pytest.approx(7 / 9)
    assert found.pairs.expected == pytest.approx(4 / 9)  # of nine others four
    one = responses.same_class(np.array([[0], [3]]), labels)
    assert one == (2, None)


def test_filters_that_share_their_faces_are_one_witness_and_not_sixteen():
    """Two faces of one class lead all filters: by chance that happens in two of five draws."""
    labels = np.array([0] * 3 + [1] * 3)
    same = responses.same_class(np.tile([0, 1], (16, 1)), labels)
    assert same.pairs.alike == 1 and same.pairs.p == pytest.approx(0.8, abs=0.08)  # two-sided
    labels = np.arange(140) % 7
    own = responses.same_class(np.stack([np.flatnonzero(labels == k)[:4] for k in range(7)]), labels)
    assert own.pairs.alike == 1 and own.pairs.p < 0.001


def test_pairs_that_never_agree_are_beyond_chance_too():
    labels = np.arange(140) % 7
    spread = responses.same_class(np.stack([7 * k + np.arange(7) for k in range(12)]), labels)
    assert spread.pairs.alike == 0 and spread.pairs.p < 0.01


@pytest.mark.parametrize("training", [True, False])
def test_nothing_is_left_behind(tiny_model, faces, training, left_as_it_was):
    model = copy.deepcopy(tiny_model).train(training)
    unchanged = left_as_it_was(model)
    found = responses.responses(model, model.last_convolution, faces).mean
    responses.strongest(model, model.last_convolution, faces, found, np.array([0, 4]), number=2)
    unchanged()


def test_a_failing_call_removes_its_hook(tiny_model):
    with pytest.raises(RuntimeError):
        responses.responses(tiny_model, tiny_model.last_convolution, torch.rand(1, 1, 48, 48).double())
    assert not any(part._forward_hooks for part in tiny_model.modules())
