"""Muon: orthogonal by its singular values, weights that keep their norm, SGD for the rest, a task learnt."""

import dataclasses

import pytest
import torch
from torch import nn

from fer.errors import InputError
from fer.models.build import build
from fer.recipes import Augmentation
from fer.training.loop import Labelled, fit
from fer.training.muon import Muon, directions, hidden_convolutions, orthogonal
from fer.training.optimiser import make_optimiser, set_rate


def noise(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("shape", [(16, 144), (144, 16), (32, 32)])
def test_singular_values_come_near_one(shape):
    """A square of noise has singular values down to zero, so only those that three steps reach are held to it."""
    before, after = (torch.linalg.svdvals(m) for m in (noise(*shape), orthogonal(noise(*shape))))
    reached = after[before > 0.02 * before.norm()]
    assert len(reached) >= 14
    assert (reached > 0.65).all()
    assert (reached < 1.25).all()


def test_more_steps_come_near_the_orthogonal_factor_of_the_decomposition():
    m = noise(8, 72)
    u, _, v = torch.linalg.svd(m, full_matrices=False)
    assert nn.functional.cosine_similarity(orthogonal(m, steps=5).flatten(), (u @ v).flatten(), dim=0) > 0.98


def test_scale_does_not_matter_and_zeros_stay():
    m = noise(4, 9)
    torch.testing.assert_close(orthogonal(m), orthogonal(1000 * m))
    assert not orthogonal(torch.zeros(4, 9)).any()


def test_kernels_are_turned_as_matrices_of_a_row_an_output():
    kernels = noise(6, 3, 3, 3).to(memory_format=torch.channels_last)
    (turned,) = directions([kernels], torch.float32)
    assert turned.shape == kernels.shape
    torch.testing.assert_close(turned.flatten(1), orthogonal(kernels.flatten(1)))


@pytest.mark.parametrize("muon", [0.0, 0.05])
def test_without_momentum_a_step_follows_the_gradient_alone(tiny_recipe, muon):
    """Nesterov's steps are none without it."""
    model = build("vgg", **tiny_recipe.model_options)
    optimiser = make_optimiser(model, dataclasses.replace(tiny_recipe, momentum=0.0, muon=muon))
    bias = model.classifier[-1].bias
    model(noise(2, 1, 48, 48)).square().sum().backward()
    before = bias.detach().clone()
    optimiser.step()
    torch.testing.assert_close(bias.detach(), before - tiny_recipe.learning_rate * bias.grad)


def test_all_convolutions_but_the_first_are_turned(tiny_recipe):
    model = build("vgg", **tiny_recipe.model_options)
    own = [layer.weight for layer in model.convolutions[1:]]
    assert [id(w) for w in hidden_convolutions(model)] == [id(w) for w in own]
    recipe = dataclasses.replace(tiny_recipe, muon=0.05, weight_decay=0.1)
    optimiser = make_optimiser(model, recipe)
    set_rate(optimiser, recipe.learning_rate / 2, recipe)
    decaying, free, turned = optimiser.param_groups
    assert [id(w) for w in turned["params"]] == [id(w) for w in own]
    assert (decaying["lr"], free["lr"], turned["lr"]) == pytest.approx((0.025, 0.025, 0.025))
    assert (decaying["weight_decay"], free["weight_decay"], turned["weight_decay"]) == (0.1, 0, 0)


def test_a_step_by_hand():
    """At first momentum is the gradient, so Nesterov's look ahead is 1 + 0.9 times it, and scale is no matter."""
    turned, other = nn.Parameter(noise(4, 2, 3, 3)), nn.Parameter(noise(5, seed=1))
    before, was = turned.detach().clone(), other.detach().clone()
    optimiser = Muon([{"params": [other]}], [turned], lr=0.1, momentum=0.9, dtype=torch.float32)
    gradient, g = noise(4, 2, 3, 3, seed=2), noise(5, seed=3)
    turned.grad, other.grad = gradient.clone(), g.clone()
    optimiser.step()
    expected = before - 0.1 * orthogonal(gradient.flatten(1)).view_as(before)
    torch.testing.assert_close(turned.detach(), expected * before.norm() / expected.norm())
    torch.testing.assert_close(other.detach(), was - 0.1 * 1.9 * g)


def test_weights_keep_their_norm_over_many_steps():
    weight = nn.Parameter(noise(8, 4, 3, 3))
    norm = weight.norm().item()
    optimiser = Muon([], [weight], lr=0.2, momentum=0.9, dtype=torch.bfloat16)
    for seed in range(50):
        weight.grad = noise(8, 4, 3, 3, seed=seed)
        optimiser.step()
    assert weight.norm().item() == pytest.approx(norm, rel=1e-4)


def test_a_learnable_task_is_learnt(tiny_recipe):
    """Stripes that lie or stand, narrow or wide: four classes."""
    labels = torch.arange(256) % 4
    wave = 60 * torch.sin(torch.arange(48) * torch.tensor([[0.5], [1.5]]))[labels // 2]
    lying = (labels % 2 == 0).view(-1, 1, 1)
    stripes = torch.where(lying, wave[:, :, None], wave[:, None, :]) + 30 * noise(256, 48, 48) + 128
    faces = Labelled(stripes.clamp(0, 255).to(torch.uint8), labels)
    recipe = dataclasses.replace(tiny_recipe, epochs=4, muon=0.05, averaging=0.0, augmentation=Augmentation())
    torch.manual_seed(0)
    *_, last = fit(build("vgg", **recipe.model_options), faces, faces, recipe, seed=0)
    assert last.row["val_accuracy"] > 0.9


def test_beside_another_optimiser_it_is_refused(tiny_recipe):
    with pytest.raises(InputError, match="optimiser=sgd, not adam"):
        dataclasses.replace(tiny_recipe, muon=0.05, optimiser="adam")
