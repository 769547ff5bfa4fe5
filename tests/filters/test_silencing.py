"""Filters silenced behind their rectifier; what changes, and what a call leaves behind."""

import copy

import numpy as np
import pytest
import torch
from made_filters import detectors, quadrants
from torch import nn

from fer.filters import ablation, silencing
from fer.models.build import build

LAST_APART = {
    "vgg": lambda model: model.classifier[0],  # the pooling
    "resnet": lambda model: model.features[-1].body[-1],  # the batch norm before the sum
    "original": lambda model: model.classifier[3],  # behind rectifier and pooling
}


def test_the_mean_is_that_behind_the_rectifier_and_not_the_rectified_mean():
    """A map of -3 and 1 by turns: its mean is rectified to 0, but the mean of what is passed on is a half."""
    convolution, head = nn.Conv2d(1, 1, 1, bias=False), nn.Linear(1, 2, bias=False)
    convolution.weight.data.fill_(1)
    head.weight.data = torch.tensor([[1.0], [0.0]])
    model = nn.Sequential(convolution, nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), head)
    x = torch.tensor([-3.0, 1.0]).repeat(3).reshape(6, 1, 1, 1).expand(6, 1, 48, 48)
    found = silencing.ablate(model, convolution, x, [[0]], batch=4)
    assert found.without[0, :, 0].tolist() == [0.5] * 6 and found.whole[:, 0].tolist() == [0, 1] * 3


def test_filters_of_a_group_are_silenced_together():
    x, labels = quadrants()
    model = detectors()
    both = silencing.ablate(model, model.last_convolution, x, [[0, 2]])
    assert [cell.change.value for cell in ablation.recall_changes(both, labels)[0]] == [-1, 0, -1, 0, 0]


@pytest.mark.parametrize("name", ["vgg", "resnet", "original"])
def test_only_what_lies_behind_the_layer_changes_and_nothing_is_left_behind(name):
    torch.manual_seed(0)
    options = {"original": {"up_width": 8, "width": 6}}.get(name, {"widths": (4, 6)})
    model = build(name, **options).train()
    x = torch.rand(5, 1, 48, 48, generator=torch.Generator().manual_seed(1))
    weights, layer = copy.deepcopy(model.state_dict()), model.last_convolution
    found = silencing.ablate(model, layer, x, [[1], [0, 3]], batch=2)
    place = LAST_APART[name](model)

    def by_hook(group):
        seen = []

        def replaced(layer, inputs, maps):
            seen.append(maps)
            maps = maps.clone()
            maps[:, group] = maps[:, group].mean(dim=0)
            return maps

        hook = place.register_forward_hook(replaced)
        with torch.no_grad():
            logits = model.eval()(x)
        hook.remove()
        assert len(seen) == 1
        return logits.numpy()

    assert all(part.training for part in model.modules())
    assert all(torch.equal(value, weights[key]) for key, value in model.state_dict().items())
    for group, without in zip(([1], [0, 3]), found.without, strict=True):
        np.testing.assert_allclose(without, by_hook(group), rtol=1e-4, atol=1e-5)
    with torch.no_grad():
        np.testing.assert_allclose(found.whole, model(x).numpy(), rtol=1e-4, atol=1e-5)


def test_changed_answers_and_filters_that_nobody_hears():
    x, _ = quadrants()
    model = detectors(filters=6)
    found = silencing.ablate(model, model.last_convolution, x, [[k] for k in range(6)], batch=64)
    np.testing.assert_allclose(silencing.changed_answers(found), [0.2] * 4 + [0, 0])
    assert silencing.unheard(found).tolist() == [False] * 4 + [True] * 2


def test_faces_without_any_contrast_are_answered_and_nothing_changes():
    torch.manual_seed(0)
    model = build("vgg", widths=(4, 6))
    found = silencing.ablate(model, model.last_convolution, torch.zeros(4, 1, 48, 48), [[0], [1, 2]])
    assert silencing.unheard(found).all() and np.isfinite(found.whole).all()


def test_a_layer_that_does_not_run_is_refused_without_a_graph_too():
    class Branching(nn.Module):
        def __init__(self):
            super().__init__()
            self.convolution, self.idle = nn.Conv2d(1, 7, 3), nn.Conv2d(1, 7, 3)

        def forward(self, x):
            return self.convolution(x if x.mean() > 0 else -x).mean(dim=(2, 3))

    model = Branching()
    with pytest.raises(ValueError, match="is no layer that this model runs"):
        silencing.ablate(model, model.idle, torch.ones(2, 1, 48, 48), [[0]])


@pytest.mark.parametrize("traceable", [True, False])
def test_a_filter_is_silenced_where_its_layer_runs_last_though_its_rectifier_serves_elsewhere_too(traceable):
    """Twice two filters of 3 and 5; the logits are what is left of them behind the second time."""

    class Twice(nn.Module):
        def __init__(self):
            super().__init__()
            self.spread, self.filters, self.relu = (
                nn.Conv2d(1, 2, 1, bias=False),
                nn.Conv2d(2, 2, 1, bias=False),
                nn.ReLU(),
            )
            self.spread.weight.data.fill_(1)
            self.filters.weight.data = torch.diag(torch.tensor([3.0, 5.0])).view(2, 2, 1, 1)

        def forward(self, x):
            if not traceable and x.sum() < 0:  # no trace can follow this
                raise ValueError("no face")
            x = self.relu(self.filters(self.relu(self.filters(self.relu(self.spread(x))))))
            return self.relu(x.mean(dim=(2, 3)))

    model = Twice()
    x = torch.tensor([1.0, 3.0, 5.0]).view(3, 1, 1, 1).expand(3, 1, 4, 4)
    found = silencing.ablate(model, model.filters, x, [[0], [1]], batch=2)
    np.testing.assert_allclose(found.whole, [[9, 25], [27, 75], [45, 125]])
    np.testing.assert_allclose(found.without[0], [[27, 25], [27, 75], [27, 125]])
    np.testing.assert_allclose(found.without[1], [[9, 75], [27, 75], [45, 75]])
