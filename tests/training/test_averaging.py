"""The moving average by hand, and beside the network that it averages where there are few steps."""

import dataclasses

import pytest
import torch
from torch import nn

from fer.models.build import build
from fer.models.prediction import predict
from fer.statistics.interval import difference, share
from fer.training.averaging import MovingAverage, decay_after, settle_norms
from fer.training.loop import Labelled, fit


def test_the_decay_grows_with_the_steps_up_to_its_limit():
    assert [decay_after(n, limit=0.5) for n in (0, 1, 8, 9)] == pytest.approx([1 / 10, 2 / 11, 0.5, 0.5])
    assert decay_after(4481, limit=0.998) < 0.998
    assert decay_after(4491, limit=0.998) == 0.998


def test_the_average_by_hand_and_restored():
    """Weights 0, 1, 1, 1: the first is taken over, then 2/11, 3/12 and 4/13 of the average stay."""
    model = nn.Linear(1, 1, bias=False)
    average, restored = MovingAverage(model, limit=0.9), MovingAverage(model, limit=0.9)
    for step, (value, expected) in enumerate(((0, 0), (1, 9 / 11), (1, 1 - 2 / 44), (1, 1 - 8 / 572))):
        nn.init.constant_(model.weight, value)
        average.update_parameters(model)
        assert average.module.weight.item() == pytest.approx(expected)
        if step == 1:
            restored.load_state_dict(average.state_dict())
        elif step > 1:
            restored.update_parameters(model)
    assert torch.equal(restored.module.weight, average.module.weight)


def grey_faces(n: int, *, seed: int) -> Labelled:
    """Noise whose mean grey tells the label, seldom beyond doubt."""
    generator = torch.Generator().manual_seed(seed)
    labels = torch.randint(0, 7, (n,), generator=generator)
    light = 60 + 15 * labels + 12 * torch.randn(n, generator=generator)
    noise = 20 * torch.randn(n, 48, 48, generator=generator)
    return Labelled((noise + light.view(-1, 1, 1)).clamp(0, 255).to(torch.uint8), labels)


def test_after_few_steps_the_averaged_network_is_no_worse_than_the_last_one(tiny_recipe):
    """After 4, 8 and 12 steps, beyond what 500 faces leave to chance."""
    recipe = dataclasses.replace(tiny_recipe, epochs=3, averaging=0.998)
    torch.manual_seed(0)
    model = build(recipe.model, **recipe.model_options)
    train, val = grey_faces(256, seed=2), grey_faces(500, seed=9)
    last: list[float] = []
    for epoch in fit(model, train, val, recipe, seed=0):
        last.append((predict(model, val.images).argmax(dim=1) == val.labels).float().mean().item())
        averaged = epoch.row["val_accuracy"]
        assert difference(*(share(round(500 * right), 500) for right in (averaged, last[-1]))).high >= 0
    assert last[-1] > 0.25  # what is averaged has learnt something


def test_settled_norms_have_the_statistics_of_the_faces_and_nothing_else_has_changed():
    torch.manual_seed(0)
    model = build("vgg", widths=(4,), depth=1, dropout=0.0)
    before = {name: value.clone() for name, value in model.named_parameters()}
    x = torch.rand(8, 1, 48, 48)
    settle_norms(model, x)
    norm = next(layer for layer in model.modules() if isinstance(layer, nn.BatchNorm2d))
    maps = model.features[1](model.features[0](x))
    torch.testing.assert_close(norm.running_mean, maps.mean(dim=(0, 2, 3)))
    torch.testing.assert_close(norm.running_var, maps.var(dim=(0, 2, 3)))
    assert norm.momentum == 0.1
    assert all(torch.equal(value, before[name]) for name, value in model.named_parameters())
