"""Images made for known kernels; and what a call leaves behind."""

import copy

import numpy as np
import pytest
import torch
from torch import nn

from fer.errors import InputError
from fer.filters import responses
from fer.filters.maximise import SETTLED, WINDOW, from_other_starts, maximise


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


def test_ascent_ends_where_it_no_longer_gains_and_says_so(matcher):
    made = maximise(matcher, matcher[0], np.array([0, 1]), steps=400)
    assert made.steps < 400 and made.steps % WINDOW == 0 and made.gain < SETTLED
    longer = maximise(matcher, matcher[0], np.array([0, 1]), steps=made.steps - 1)
    assert longer.steps == made.steps - 1 and longer.gain >= SETTLED
    short = maximise(matcher, matcher[0], np.array([0, 1]), steps=2 * WINDOW - 1)
    assert short.gain is None


def test_a_filter_named_twice_starts_from_two_images(tiny_model):
    made = maximise(tiny_model, tiny_model.last_convolution, np.array([2, 2]), steps=3)
    assert not np.array_equal(*made.images) and made.start[0] != made.start[1]


def test_a_filter_that_nothing_excites_is_left_with_an_image(matcher):
    matcher[0].weight.data.zero_()
    made = maximise(matcher, matcher[0], np.array([0, 1]), steps=40)
    assert np.isfinite(made.images).all() and not made.activation.any() and made.gain == 0


def test_no_steps_are_refused_by_the_name_of_the_parameter(tiny_model):
    with pytest.raises(InputError, match=r"^steps=0: ask for at least one$"):
        maximise(tiny_model, tiny_model.last_convolution, np.array([0]), steps=0)


def test_each_other_start_has_the_next_seed(tiny_model):
    layer, channels = tiny_model.last_convolution, np.array([5, 2])
    found = from_other_starts(tiny_model, layer, channels, starts=3, steps=2, seed=7)
    own = [maximise(tiny_model, layer, channels, steps=2, seed=seed) for seed in (8, 9)]
    assert [np.array_equal(a.images, b.images) for a, b in zip(found, own, strict=True)] == [True, True]
    with pytest.raises(InputError, match=r"^starts=1: ask for at least two"):
        from_other_starts(tiny_model, layer, channels, starts=1, steps=2, seed=0)


@pytest.mark.parametrize("training", [True, False])
def test_nothing_is_left_behind(tiny_model, training, left_as_it_was):
    model = copy.deepcopy(tiny_model).train(training)
    unchanged = left_as_it_was(model)
    assert maximise(model, model.last_convolution, np.array([0, 4]), steps=2).channels.tolist() == [0, 4]
    unchanged()
