"""Attribution maps of any faces by networks whose gradients are known: linear ones, products, sums of two networks."""

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from fer.saliency import maps as saliency

SIDE = 12
SEEDS = st.integers(0, 2**32)
QUICK = settings(max_examples=20, deadline=None)
CLOSE = {"rtol": 1e-3, "atol": 1e-4}


def drawn(*shape: int, seed: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def faces(seed: int, n: int = 3) -> tuple[torch.Tensor, torch.Tensor]:
    """Greys from 0 to 1, and the class of each face that is asked about."""
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(n, 1, SIDE, SIDE, generator=generator), torch.randint(7, (n,), generator=generator)


class Linear(nn.Module):
    """Logit k is the sum of w_k * x."""

    def __init__(self, seed: int):
        super().__init__()
        self.w = nn.Parameter(drawn(7, SIDE, SIDE, seed=seed))

    def forward(self, x):
        return torch.einsum("khw,bhw->bk", self.w, x[:, 0])


class Product(nn.Module):
    """Logit k is w_k times the product of the pixels at (1, 2) and (6, 9)."""

    def __init__(self, seed: int):
        super().__init__()
        self.w = nn.Parameter(drawn(7, seed=seed))

    def forward(self, x):
        return (x[:, 0, 1, 2] * x[:, 0, 6, 9])[:, None] * self.w


class Curved(nn.Module):
    """Smooth and not linear: a hidden layer of tanh."""

    def __init__(self, seed: int):
        super().__init__()
        self.one = nn.Parameter(drawn(SIDE**2, 8, seed=seed) / SIDE)
        self.two = nn.Parameter(drawn(8, 7, seed=seed + 1))

    def forward(self, x):
        return torch.tanh(x.flatten(1) @ self.one) @ self.two


class Sum(nn.Module):
    """2 f - 3 g."""

    def __init__(self, f: nn.Module, g: nn.Module):
        super().__init__()
        self.f, self.g = f, g

    def forward(self, x):
        return 2 * self.f(x) - 3 * self.g(x)


class Pooled(nn.Module):
    """Three maps, each the image times a number, in blocks of 2x2; logit k adds up their means, weighed."""

    def __init__(self, seed: int):
        super().__init__()
        self.last_maps = nn.Sequential(nn.Conv2d(1, 3, 1, bias=False), nn.AvgPool2d(2))
        self.last_maps[0].weight.data = drawn(3, 1, 1, 1, seed=seed)
        self.head = nn.Parameter(drawn(3, 7, seed=seed + 1))

    def forward(self, x):
        return self.last_maps(x).mean(dim=(2, 3)) @ self.head


@given(SEEDS)
@settings(max_examples=8, deadline=None)
def test_of_a_linear_network_every_map_is_its_weights(seed):
    model, (x, target) = Linear(seed), faces(seed)
    w = model.w.detach()[target]
    torch.testing.assert_close(saliency.input_gradient(model, x, target), w.abs(), **CLOSE)
    torch.testing.assert_close(saliency.smooth_grad(model, x, target, samples=3, seed=seed), w.abs(), **CLOSE)
    torch.testing.assert_close(saliency.guided_backprop(model, x, target), w, **CLOSE)
    for baseline in (0.0, 0.5):
        found = saliency.integrated_gradients(model, x, target, steps=2, baseline=baseline)
        torch.testing.assert_close(found, w * (x[:, 0] - baseline), **CLOSE)
    found = saliency.occlusion(model, x, target, patch=4, stride=4, fill=0.25)
    blocks = F.avg_pool2d(w * (x[:, 0] - 0.25), 4) * 16
    torch.testing.assert_close(found, blocks.repeat_interleave(4, dim=1).repeat_interleave(4, dim=2), **CLOSE)


@given(SEEDS)
@QUICK
def test_of_a_product_each_pixel_has_the_other_ones_grey(seed):
    model, (x, target) = Product(seed), faces(seed)
    w, a, b = model.w.detach()[target], x[:, 0, 1, 2], x[:, 0, 6, 9]
    expected = torch.zeros(3, SIDE, SIDE)
    expected[:, 1, 2], expected[:, 6, 9] = (w * b).abs(), (w * a).abs()
    torch.testing.assert_close(saliency.input_gradient(model, x, target), expected, **CLOSE)
    expected[:, 1, 2], expected[:, 6, 9] = w * (a - 0.5) * (b + 0.5) / 2, w * (b - 0.5) * (a + 0.5) / 2
    torch.testing.assert_close(saliency.integrated_gradients(model, x, target, steps=2), expected, **CLOSE)
    expected = torch.zeros(3, SIDE, SIDE)
    expected[:, 0:4, 0:4], expected[:, 4:8, 8:12] = (
        (w * b * (a - 0.5))[:, None, None],
        (w * a * (b - 0.5))[:, None, None],
    )
    torch.testing.assert_close(saliency.occlusion(model, x, target, patch=4, stride=4), expected, **CLOSE)


@given(SEEDS, st.floats(0, 1))
@QUICK
def test_integrated_gradients_add_up_to_the_change_of_the_logit(seed, baseline):
    (x, target), at = faces(seed), torch.full((1, 1, SIDE, SIDE), baseline)
    for model, steps in ((Linear(seed), 1), (Product(seed), 1), (Curved(seed), 32)):
        found = saliency.integrated_gradients(model, x, target, steps=steps, baseline=baseline)
        change = (model(x) - model(at)).gather(1, target[:, None])[:, 0].detach()
        torch.testing.assert_close(found.sum(dim=(1, 2)), change, **CLOSE)


@pytest.mark.parametrize("method", ["integrated_gradients", "occlusion", "guided_backprop"])
@given(SEEDS)
@QUICK
def test_what_has_a_sign_is_linear_in_the_network(method, seed):
    f, g, (x, target) = Curved(seed), Product(seed), faces(seed)
    found, of_f, of_g = (saliency.METHODS[method](model, x, target) for model in (Sum(f, g), f, g))
    torch.testing.assert_close(found, 2 * of_f - 3 * of_g, **CLOSE)


@given(SEEDS)
@QUICK
def test_grad_cam_weighs_maps_by_their_mean_gradients(seed):
    model, (x, target) = Pooled(seed), faces(seed)
    blocks = F.avg_pool2d(x, 2)
    alpha = (model.head.detach()[:, target] * model.last_maps[0].weight.detach()[:, 0, 0]).sum(dim=0) / 36
    expected = F.interpolate((alpha[:, None, None, None] * blocks).relu(), size=SIDE, mode="bilinear")[:, 0]
    found = saliency.grad_cam(model, x, target)
    torch.testing.assert_close(found, expected, **CLOSE)
    both = saliency.guided_grad_cam(model, x, target)
    torch.testing.assert_close(both, saliency.guided_backprop(model, x, target) * expected, **CLOSE)


@pytest.mark.parametrize("method", [name for name in saliency.METHODS if "cam" not in name and name != "smooth_grad"])
@given(SEEDS)
@QUICK
def test_a_faces_map_does_not_hang_on_its_neighbours_and_nothing_is_left_behind(method, seed):
    model, (x, target) = Curved(seed), faces(seed, n=2)
    before, weights = x.clone(), [p.detach().clone() for p in model.parameters()]
    found = saliency.METHODS[method](model, x, target)
    alone = torch.cat([saliency.METHODS[method](model, x[k : k + 1], target[k : k + 1]) for k in range(2)])
    torch.testing.assert_close(found, alone, **CLOSE)
    assert torch.equal(x, before) and x.grad is None and not x.requires_grad
    assert not found.requires_grad
    assert all(p.grad is None and torch.equal(p, was) for p, was in zip(model.parameters(), weights, strict=True))
    assert not any(part._forward_hooks or part._backward_hooks for part in model.modules())
