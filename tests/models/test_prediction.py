"""Prediction: the network's own logits by a faster copy, and the network left as it was."""

import pytest
import torch
from jaxtyping import Float
from torch import Tensor, nn

from fer.models.build import build
from fer.models.prediction import Predictor, predict, to_input

NETWORKS = {
    "vgg": {"widths": (8, 16)},
    "resnet": {"widths": (8, 16)},
    "original": {},
}


def trained(name: str) -> nn.Module:
    """A network whose batch norms do something, in eval mode."""
    torch.manual_seed(0)
    model = build(name, **NETWORKS[name]).eval()
    for layer in model.modules():
        if isinstance(layer, nn.BatchNorm2d | nn.BatchNorm1d):
            layer.running_mean.normal_(0, 0.2)
            layer.running_var.uniform_(0.5, 2)
            nn.init.uniform_(layer.weight, 0.5, 2)
            nn.init.normal_(layer.bias, 0, 0.2)
    return model


@pytest.fixture(scope="module")
def images():
    return torch.randint(0, 256, (9, 48, 48), generator=torch.Generator().manual_seed(1), dtype=torch.uint8)


@torch.no_grad()
def eager(model: nn.Module, images) -> Float[Tensor, "n 7"]:
    return model(to_input(images))


@pytest.mark.parametrize("name", NETWORKS)
def test_float32_logits_are_the_networks_own(name, images):
    model = trained(name)
    torch.testing.assert_close(predict(model, images), eager(model, images), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", NETWORKS)
def test_bfloat16_logits_are_near_the_networks_own(name, images):
    model = trained(name)
    expected = eager(model, images)
    found = predict(model, images, precision=torch.bfloat16)
    assert found.dtype == torch.float32
    difference = (found - expected).abs().max() / expected.abs().max()
    assert 1e-4 < difference < 0.05  # of 8 bits, not 24: with these it would be 1e-6


def test_no_batch_norm_is_left_to_compute():
    assert not [layer for layer in Predictor(trained("vgg")).model.modules() if isinstance(layer, nn.BatchNorm2d)]


@pytest.mark.parametrize("training", [True, False])
def test_the_network_is_left_as_it_was(images, training):
    model = trained("vgg").train(training)
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    predict(model, images, precision=torch.bfloat16)
    after = model.state_dict()
    assert list(after) == list(before)
    assert all(after[name].dtype == before[name].dtype and torch.equal(after[name], before[name]) for name in before)
    assert all(layer.training == training for layer in model.modules())
    assert not [layer for layer in model.modules() if layer._forward_hooks or layer._forward_pre_hooks]


def test_what_happens_to_the_network_later_does_not_reach_a_predictor(images):
    model = trained("vgg")
    predictor = Predictor(model)
    expected = predictor(images)
    nn.init.zeros_(model.first_convolution.weight)
    assert torch.equal(predictor(images), expected)


class Untraceable(nn.Module):
    """Logit k is k * mean(image), by a path that depends on the image."""

    def forward(self, x: Float[Tensor, "b 1 h w"]) -> Float[Tensor, "b 7"]:
        mean = x.mean(dim=(1, 2, 3))
        return mean[:, None] * torch.arange(7.0) if mean.sum() > 0 else torch.zeros(len(x), 7)


def test_a_network_that_cannot_be_traced_is_asked_as_it_is(images):
    torch.testing.assert_close(predict(Untraceable(), images), eager(Untraceable(), images))


def test_ten_views_of_one_face_do_not_mix_with_anothers(images):
    model = trained("vgg")
    alone = torch.cat([predict(model, image[None], views=10) for image in images])
    torch.testing.assert_close(predict(model, images, views=10), alone, rtol=1e-4, atol=1e-5)


def test_no_faces_give_no_logits(images):
    assert predict(trained("vgg"), images[:0]).shape == (0, 7)


def test_another_number_of_views_is_refused(images):
    with pytest.raises(ValueError, match="views=3; choose 1, 2 or 10"):
        predict(trained("vgg"), images, views=3)
