"""Where a filter's answer is read: with the sign in which the network takes it."""

import numpy as np
import pytest
import torch
from torch import nn

from fer.filters import responses
from fer.filters.maximise import maximise
from fer.filters.selectivity import selectivity
from fer.filters.silencing import ablate
from fer.models.build import build
from fer.models.probe import passed_on


@pytest.fixture
def turned():
    """A network whose last batch normalisation turns every second filter round."""
    torch.manual_seed(0)
    model = build("vgg", widths=(4, 8), stem_stride=2).eval()
    behind = passed_on(model, model.last_convolution)
    behind.weight.data[::2] *= -1
    return model, behind


def test_filters_are_read_at_the_normalisation_right_behind_their_convolution(turned):
    _, behind = turned
    assert isinstance(behind, nn.BatchNorm2d) and len(behind.weight) == 8
    bare = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.BatchNorm2d(2))
    assert passed_on(bare, bare[0]) is bare[0]
    original = build("original", up_width=8, width=6)
    assert passed_on(original, original.last_convolution) is original.classifier[0]
    with pytest.raises(ValueError, match="no layer of this model"):
        passed_on(bare, nn.Conv2d(1, 2, 3))


def test_under_a_negative_gain_a_filter_prefers_and_seeks_what_its_convolution_answers_to_least(turned):
    model, behind = turned
    x = torch.rand(60, 1, 48, 48, generator=torch.Generator().manual_seed(1))
    raw = responses.responses(model, model.last_convolution, x).mean
    read = responses.responses(model, behind, x).mean
    most, least = raw.argmax(axis=0), raw.argmin(axis=0)
    assert read.argmax(axis=0).tolist() == np.where(np.arange(8) % 2, most, least).tolist()
    brightest = np.where(np.argsort(np.argsort(raw[:, 0])) < 20, 2, 5)  # class 2: the least answers of filter 0
    assert selectivity(read, brightest, shuffles=5).prefers[0] == 2
    made = maximise(model, behind, np.array([0]), steps=8)
    image = torch.from_numpy(made.images)[:, None]
    assert responses.responses(model, model.last_convolution, image).mean[0, 0] < raw[:, 0].min()


def test_a_filter_left_out_behind_its_normalisation_is_left_out_as_before_it(turned):
    model, behind = turned
    x = torch.rand(5, 1, 48, 48, generator=torch.Generator().manual_seed(1))
    first, second = (ablate(model, layer, x, [[1], [0, 3]]) for layer in (model.last_convolution, behind))
    np.testing.assert_allclose(first.without, second.without, rtol=1e-4, atol=1e-5)
