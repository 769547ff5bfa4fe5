"""Maximisers of known kernels, strongest faces found by hand; and what a call leaves behind."""

import copy

import numpy as np
import pytest
import torch
from torch import nn

from fer.errors import InputError
from fer.filters import responses
from fer.filters.kernels import edge_chance, edge_share
from fer.filters.maximise import maximise
from fer.models.build import build


@pytest.fixture(scope="module")
def templates():
    """Two patterns as large as the image, with a mean of zero: a horizontal and a diagonal wave."""
    y, x = torch.meshgrid(torch.arange(48.0), torch.arange(48.0), indexing="ij")
    return torch.stack([torch.cos(2 * torch.pi * y / 24), torch.cos(2 * torch.pi * (x + y) / 32)])


@pytest.fixture
def matcher(templates):
    """One convolution whose kernels are the templates: the activation is the product of image and template."""
    model = nn.Sequential(nn.Conv2d(1, 2, 48, bias=False))
    model[0].weight.data = templates[:, None] / 48
    return model


@pytest.fixture(scope="module")
def tiny_model():
    torch.manual_seed(0)
    return build("vgg", widths=(4, 8), stem_stride=2, dropout=0.5)


@pytest.fixture
def faces():
    return torch.rand(6, 1, 48, 48, generator=torch.Generator().manual_seed(1))


def test_the_image_made_for_a_kernel_looks_like_the_kernel(matcher, templates):
    made = maximise(matcher, matcher[0], np.array([1, 0]), steps=64)
    for image, template in zip(made.images, templates.flip(0), strict=True):
        assert np.corrcoef(image.ravel(), template.ravel())[0, 1] > 0.8
    assert (made.activation > made.start + 1).all()


def test_images_stay_between_black_and_white_and_their_activation_is_reported(matcher):
    made = maximise(matcher, matcher[0], np.array([0, 1]), steps=16)
    assert made.images.min() >= 0 and made.images.max() <= 1
    own = responses.responses(matcher, matcher[0], torch.from_numpy(made.images)[:, None]).mean
    np.testing.assert_allclose(own.diagonal(), made.activation, rtol=1e-5)


def test_the_same_seed_gives_the_same_images_whatever_was_drawn_before(tiny_model):
    channels = np.array([3, 5])
    first = maximise(tiny_model, tiny_model.last_convolution, channels, steps=4, seed=1)
    torch.manual_seed(99)
    again = maximise(tiny_model, tiny_model.last_convolution, channels, steps=4, seed=1)
    other = maximise(tiny_model, tiny_model.last_convolution, channels, steps=4, seed=2)
    assert np.array_equal(first.images, again.images)
    assert not np.array_equal(first.images, other.images)


def test_activation_is_the_mean_of_the_map(tiny_model, faces):
    layer = tiny_model.first_convolution
    with torch.no_grad():
        maps = layer(tiny_model.features[0](faces))
    found = responses.responses(tiny_model, layer, faces, batch=4).mean
    np.testing.assert_allclose(found, maps.mean(dim=(2, 3)).numpy(), rtol=1e-4, atol=1e-6)


def test_strongest_faces_and_their_peaks_by_hand():
    """A kernel of one weight: the activation is the mean grey, the peak the brightest pixel."""
    model = nn.Sequential(nn.Conv2d(1, 1, 1, bias=False))
    model[0].weight.data.fill_(1)
    x = torch.zeros(4, 1, 48, 48)
    x[1], x[3] = 0.2, 0.4
    x[1, 0, 7, 40] = x[3, 0, 30, 2] = 1.0
    found = responses.responses(model, model[0], x).mean
    best = responses.strongest(model, model[0], x, found, np.array([0]), number=2)
    assert best.index.tolist() == [[3, 1]]
    assert best.peak.tolist() == [[[30, 2], [7, 40]]]
    np.testing.assert_allclose(best.activation, [[found[3, 0], found[1, 0]]])


def test_the_most_varied_filters_come_first():
    found = np.array([[0.0, 1.0, 5.0], [0.0, 3.0, 6.0], [0.0, 5.0, 7.0]])
    assert responses.most_varied(found, number=2).tolist() == [1, 2]
    assert responses.most_varied(found, number=9).tolist() == [1, 2, 0]


def test_numbers_below_one_are_refused_by_the_names_of_the_parameters(tiny_model, faces):
    layer, channels = tiny_model.last_convolution, np.array([0])
    found = responses.responses(tiny_model, layer, faces).mean
    with pytest.raises(InputError, match=r"^filters_shown=0: ask for at least one$"):
        responses.most_varied(found, number=0)
    with pytest.raises(InputError, match=r"^faces_a_filter=-1: ask for at least one$"):
        responses.strongest(tiny_model, layer, faces, found, channels, number=-1)
    with pytest.raises(InputError, match=r"^steps=0: ask for at least one$"):
        maximise(tiny_model, layer, channels, steps=0)


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
    assert found["filters"] == 2 and found["pairs"] == pytest.approx(7 / 9)
    assert found["expected"] == pytest.approx(4 / 9)  # of nine others four
    one = responses.same_class(np.array([[0], [3]]), labels)
    assert (one["filters"], one["pairs"], one["p"]) == (2, None, None)


def test_filters_that_share_their_faces_are_one_witness_and_not_sixteen():
    """Two faces of one class lead all filters: by chance that happens in two of five draws."""
    labels = np.array([0] * 3 + [1] * 3)
    same = responses.same_class(np.tile([0, 1], (16, 1)), labels)
    assert same["pairs"] == 1 and same["p"] == pytest.approx(0.4, abs=0.04)
    labels = np.arange(140) % 7
    own = responses.same_class(np.stack([np.flatnonzero(labels == k)[:4] for k in range(7)]), labels)
    assert own["pairs"] == 1 and own["p"] < 0.001


def test_random_kernels_nearly_cancel_the_more_often_the_larger_they_are():
    assert edge_chance(1, least=responses.EDGES) == 0
    two = edge_chance(2, least=0.5)  # against draws of another generator
    drawn = torch.randn(40_000, 4, generator=torch.Generator().manual_seed(0))
    assert two == pytest.approx(float((drawn.sum(1).abs() <= 0.5 * drawn.abs().sum(1)).float().mean()), abs=0.02)
    assert 0.4 < edge_chance(3, least=responses.EDGES) < 0.65 < edge_chance(7, least=responses.EDGES)


def test_edge_share_is_one_where_weights_cancel_and_zero_where_they_have_one_sign():
    kernels = np.array(
        [[[1.0, -1.0], [1.0, -1.0]], [[-1.0, -2.0], [0.0, -1.0]], [[3.0, -1.0], [0.0, 0.0]], np.zeros((2, 2))]
    )
    assert edge_share(kernels).tolist() == [1.0, 0.0, 0.5, 0.0]


@pytest.mark.parametrize("training", [True, False])
def test_nothing_is_left_behind(tiny_model, faces, training):
    model = copy.deepcopy(tiny_model).train(training)
    layer, channels = model.last_convolution, np.array([0, 4])
    weights, modes = copy.deepcopy(model.state_dict()), [part.training for part in model.modules()]
    random = torch.get_rng_state()

    found = responses.responses(model, layer, faces).mean
    responses.strongest(model, layer, faces, found, channels, number=2)
    maximise(model, layer, channels, steps=2)

    assert [part.training for part in model.modules()] == modes
    assert all(p.grad is None and p.requires_grad for p in model.parameters())
    assert all(torch.equal(value, weights[key]) for key, value in model.state_dict().items())
    assert not any(part._forward_hooks for part in model.modules())
    assert torch.equal(torch.get_rng_state(), random)


def test_a_failing_call_removes_its_hook(tiny_model):
    with pytest.raises(RuntimeError):
        responses.responses(tiny_model, tiny_model.last_convolution, torch.rand(1, 3, 48, 48))
    assert not any(part._forward_hooks for part in tiny_model.modules())
