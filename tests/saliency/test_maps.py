"""Attribution maps of networks whose maps are known by hand; and what a call leaves behind."""

import copy

import numpy as np
import pytest
import torch
from torch import nn

from fer.errors import InputError
from fer.models.build import build
from fer.models.random_weights import with_random_weights
from fer.saliency import maps as saliency

SIDE = 48


class MeanNet(nn.Module):
    """Logit k is k times the mean of the image."""

    def forward(self, x):
        return x.mean(dim=(1, 2, 3))[:, None] * torch.arange(7.0)


class OnePixel(nn.Module):
    """Every logit is the square of the pixel in row 30, column 20."""

    def forward(self, x):
        return x[:, :, 30, 20].square().expand(-1, 7)


class Linear(nn.Module):
    """Logit k is (k + 1) times the sum of w * x, for weights of either sign."""

    def __init__(self):
        super().__init__()
        self.w = torch.linspace(-1, 1, SIDE * SIDE).reshape(SIDE, SIDE)

    def forward(self, x):
        return (x[:, 0] * self.w).sum(dim=(1, 2))[:, None] * torch.arange(1, 8)


class Guided(torch.autograd.Function):
    """A ReLU that lets only positive gradients through, written out."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp_min(0)

    @staticmethod
    def backward(ctx, gradient):
        (x,) = ctx.saved_tensors
        return gradient.clamp_min(0) * (x > 0)


class GuidedReLU(nn.Module):
    def forward(self, x):
        return Guided.apply(x)


class TwoMaps(nn.Module):
    """Two maps: the image as it is and its negative, averaged over 8x8 blocks; logit 0 is 3 x the first's mean, logit 1
    3 x the second's."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 2, 1, bias=False), nn.AvgPool2d(8))
        self.features[0].weight.data = torch.tensor([1.0, -1.0]).reshape(2, 1, 1, 1)
        self.last_maps = self.features

    def forward(self, x):
        return 3 * self.features(x).mean(dim=(2, 3))


class Failing(nn.Module):
    def forward(self, x):
        raise RuntimeError("on purpose")


@pytest.fixture
def faces():
    return torch.rand(5, 1, SIDE, SIDE, generator=torch.Generator().manual_seed(1))


@pytest.fixture
def target():
    return torch.tensor([0, 1, 2, 3, 6])


@pytest.fixture(scope="module")
def tiny_model():
    torch.manual_seed(0)
    return build("vgg", widths=(4, 8), stem_stride=2, dropout=0.5)


@pytest.mark.parametrize("method", [saliency.input_gradient, saliency.smooth_grad])
def test_gradient_of_the_mean_is_k_over_the_number_of_pixels_everywhere(method, faces, target):
    maps = method(MeanNet(), faces, target)
    expected = (target / SIDE**2)[:, None, None].expand(-1, SIDE, SIDE)
    torch.testing.assert_close(maps, expected, rtol=1e-4, atol=1e-9)


def test_integrated_gradients_of_a_linear_network_are_the_pixels_times_the_gradient(faces, target):
    maps = saliency.integrated_gradients(MeanNet(), faces, target, baseline=0.0)
    torch.testing.assert_close(maps, faces[:, 0] * (target / SIDE**2)[:, None, None], rtol=1e-4, atol=1e-9)


def test_every_attribution_of_a_linear_network_is_exact(faces, target):
    """Gradient |w|, integrated gradients w (x - grey), guided backpropagation w, all times the logit's factor."""
    model, factor = Linear(), (target + 1.0)[:, None, None]
    close = {"rtol": 1e-3, "atol": 1e-5}
    torch.testing.assert_close(saliency.input_gradient(model, faces, target), factor * model.w.abs(), **close)
    torch.testing.assert_close(saliency.smooth_grad(model, faces, target), factor * model.w.abs(), **close)
    torch.testing.assert_close(saliency.guided_backprop(model, faces, target), factor * model.w, **close)
    integrated = saliency.integrated_gradients(model, faces, target)
    torch.testing.assert_close(integrated, factor * model.w * (faces[:, 0] - 0.5), **close)


def test_occlusion_of_a_linear_network_is_the_sum_over_the_patch(faces, target):
    """Squares that do not overlap: each pixel has the whole square's w (x - grey)."""
    model = Linear()
    part = (target + 1.0)[:, None, None] * model.w * (faces[:, 0] - 0.5)
    sums = nn.functional.avg_pool2d(part[:, None], 8) * 64
    expected = nn.functional.interpolate(sums, scale_factor=8)[:, 0]
    found = saliency.occlusion(model, faces, target, patch=8, stride=8)
    torch.testing.assert_close(found, expected, rtol=1e-3, atol=2e-3)


def test_overlapping_squares_are_averaged_where_they_overlap(faces, target):
    """Of a network that reads one pixel, each pixel has the share of the squares over it that hide that one too."""
    maps = saliency.occlusion(OnePixel(), faces, target, patch=8, stride=4)
    change = faces[:, 0, 30, 20].square() - 0.25
    torch.testing.assert_close(maps[:, 30, 20], change)  # rows 24-31 and 28-35, columns 16-23 and 20-27: all four
    torch.testing.assert_close(maps[:, 26, 20], change / 2)  # two of the four over it
    assert not maps[:, :24].any() and not maps[:, 36:].any()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("vgg", {"widths": (4, 8), "stem_stride": 2}),
        ("resnet", {"widths": (4, 8), "blocks": 1}),
        ("original", {"up_width": 8, "width": 8, "hidden": 8}),  # its trunk uses each ReLU twice
    ],
)
def test_guided_backprop_is_the_gradient_through_guided_relus(name, options, faces, target):
    torch.manual_seed(0)
    model = build(name, **options).eval()
    by_hand = copy.deepcopy(model)
    for layer in list(by_hand.modules()):
        for child, module in layer.named_children():
            if isinstance(module, nn.ReLU):
                setattr(layer, child, GuidedReLU())
    x = faces.clone().requires_grad_()
    by_hand(x).gather(1, target[:, None]).sum().backward()
    assert x.grad.any()
    torch.testing.assert_close(saliency.guided_backprop(model, faces, target), x.grad[:, 0], rtol=1e-4, atol=1e-7)


def test_guided_backprop_bears_a_relu_in_place(tiny_model, faces, target):
    in_place = copy.deepcopy(tiny_model)
    for layer in in_place.modules():
        if isinstance(layer, nn.ReLU):
            layer.inplace = True
    torch.testing.assert_close(
        saliency.guided_backprop(in_place, faces, target), saliency.guided_backprop(tiny_model, faces, target)
    )


def test_guided_grad_cam_is_zero_where_grad_cam_is(tiny_model, faces, target):
    cam = saliency.grad_cam(tiny_model, faces, target)
    both = saliency.guided_grad_cam(tiny_model, faces, target)
    torch.testing.assert_close(both, cam * saliency.guided_backprop(tiny_model, faces, target))
    assert not both[cam == 0].any()


@pytest.mark.parametrize("baseline", [0.0, 0.5])
def test_integrated_gradients_add_up_to_the_change_of_the_logit(tiny_model, faces, target, baseline):
    model = copy.deepcopy(tiny_model).eval()
    maps = saliency.integrated_gradients(model, faces, target, steps=256, baseline=baseline)
    with torch.no_grad():
        change = model(faces) - model(torch.full_like(faces, baseline))
    torch.testing.assert_close(maps.sum(dim=(1, 2)), change[range(5), target], rtol=0.02, atol=0.005)


@pytest.mark.parametrize("name", ["input_gradient", "smooth_grad", "integrated_gradients"])
def test_a_network_that_looks_at_one_pixel_has_a_map_of_one_pixel(name, faces, target):
    maps = saliency.METHODS[name](OnePixel(), faces, target)
    assert (maps[:, 30, 20] != 0).all()
    maps[:, 30, 20] = 0
    assert not maps.any()


def test_grad_cam_by_hand(faces):
    """alpha_k is 3/36 for the target's map and 0 for the other; relu leaves what is positive."""
    blocks = nn.functional.avg_pool2d(faces, 8)
    wanted = nn.functional.interpolate(blocks * 3 / 36, size=(SIDE, SIDE), mode="bilinear")[:, 0]
    torch.testing.assert_close(saliency.grad_cam(TwoMaps(), faces, torch.zeros(5, dtype=torch.long)), wanted)
    assert not saliency.grad_cam(TwoMaps(), faces, torch.ones(5, dtype=torch.long)).any()


def test_grad_cam_reads_the_layer_it_is_given(faces):
    model, target = TwoMaps(), torch.zeros(5, dtype=torch.long)
    at_full_size = saliency.grad_cam(model, faces, target, layer=model.features[0])
    torch.testing.assert_close(at_full_size, faces[:, 0] * 3 / SIDE**2)


@pytest.mark.parametrize("name", saliency.METHODS)
def test_batches_do_not_change_a_map(name, tiny_model, faces, target, monkeypatch):
    whole = saliency.METHODS[name](tiny_model, faces, target)
    monkeypatch.setattr(saliency, "BATCH", 2)
    torch.testing.assert_close(saliency.METHODS[name](tiny_model, faces, target), whole, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("name", saliency.METHODS)
def test_the_same_call_gives_the_same_maps(name, tiny_model, faces, target):
    first = saliency.METHODS[name](tiny_model, faces, target)
    torch.manual_seed(99)
    assert torch.equal(first, saliency.METHODS[name](tiny_model, faces, target))
    assert first.shape == (5, SIDE, SIDE)


def test_the_noise_of_a_face_does_not_depend_on_the_faces_beside_it(tiny_model, faces, target):
    together = saliency.smooth_grad(tiny_model, faces, target, samples=3, seed=4)
    for k in range(5):
        alone = saliency.smooth_grad(tiny_model, faces[k : k + 1], target[k : k + 1], samples=3, seed=4 + k)
        torch.testing.assert_close(alone[0], together[k], rtol=1e-4, atol=1e-6)
    twice = saliency.smooth_grad(tiny_model, faces[[0, 0]], target[[0, 0]], samples=3)
    assert not torch.equal(*twice)  # each face has noise of its own


def test_another_seed_draws_other_noise(tiny_model, faces, target):
    one, other = (saliency.smooth_grad(tiny_model, faces, target, seed=seed) for seed in (0, 1))
    assert not torch.equal(one, other)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("name", saliency.METHODS)
def test_nothing_is_left_behind(name, training, tiny_model, faces, target):
    model = copy.deepcopy(tiny_model).train(training)
    model.features[2].train(not training)
    frozen = next(model.parameters()).requires_grad_(False)
    weights, modes = copy.deepcopy(model.state_dict()), [layer.training for layer in model.modules()]
    random, before = torch.get_rng_state(), faces.clone()

    maps = saliency.METHODS[name](model, faces, target)

    assert not maps.requires_grad
    assert torch.equal(faces, before) and not faces.requires_grad and faces.grad is None
    assert [layer.training for layer in model.modules()] == modes
    assert all(parameter.grad is None for parameter in model.parameters())
    assert [p.requires_grad for p in model.parameters()] == [p is not frozen for p in model.parameters()]
    assert all(torch.equal(value, weights[key]) for key, value in model.state_dict().items())
    assert sum(len(layer._forward_hooks) + len(layer._backward_hooks) for layer in model.modules()) == 0
    assert torch.equal(torch.get_rng_state(), random)


def test_attributions_are_of_the_methods_asked_for(tiny_model, faces, target):
    assert tuple(saliency.attributions(tiny_model, faces, target, passes=1)) == saliency.SHOWN
    assert list(saliency.attributions(tiny_model, faces, target, methods=["occlusion"])) == ["occlusion"]


def test_no_pass_is_refused(tiny_model, faces, target):
    with pytest.raises(InputError, match=r"^passes or mean_passes=0: ask for at least one$"):
        saliency.attributions(tiny_model, faces, target, passes=0)


def test_a_failing_call_leaves_the_mode_as_it_was(tiny_model, faces, target):
    model = copy.deepcopy(tiny_model).train()
    model.classifier = Failing()
    with pytest.raises(RuntimeError, match="on purpose"):
        saliency.grad_cam(model, faces, target)
    assert all(layer.training for layer in model.modules())
    assert not any(layer._forward_hooks for layer in model.modules())


def test_each_face_gets_the_maps_of_random_weights_of_its_own(tiny_model):
    alike = torch.rand(1, 1, SIDE, SIDE).expand(20, 1, SIDE, SIDE)
    targets = torch.zeros(20, dtype=torch.long)
    options = {"methods": ["input_gradient", "smooth_grad"], "passes": 2}
    found = saliency.untrained(tiny_model, alike, targets, seed=5, **options)
    for k in (0, 19):
        alone = saliency.attributions(
            with_random_weights(tiny_model, seed=5 + k), alike[:1], targets[:1], seed=5 + k, **options
        )
        for name, of_face in alone.items():
            np.testing.assert_allclose(found[name][k], of_face[0], rtol=1e-4, atol=1e-8)
    assert len(np.unique(found["input_gradient"], axis=0)) == 20


def test_guided_grad_cam_beside_its_factors_is_their_product(tiny_model, faces, target):
    alone = saliency.guided_grad_cam(tiny_model, faces, target).numpy()
    beside = saliency.attributions(tiny_model, faces, target, methods=saliency.METHODS, passes=1)["guided_grad_cam"]
    np.testing.assert_allclose(beside, alone, rtol=1e-5, atol=1e-8)


def test_occlusion_has_the_stride_asked_for(tiny_model, faces, target):
    found = saliency.attributions(tiny_model, faces, target, methods=["occlusion"], stride=8)["occlusion"]
    np.testing.assert_array_equal(found[:, :8, :8], np.broadcast_to(found[:, :1, :1], found[:, :8, :8].shape))


def test_guided_methods_are_those_of_a_network_with_something_to_guide(tiny_model):
    assert saliency.methods_for(tiny_model) == tuple(saliency.METHODS)
    unguided = nn.Sequential(nn.Conv2d(1, 2, 3), nn.GELU(), nn.Flatten(), nn.LazyLinear(7))
    assert saliency.methods_for(unguided) == tuple(name for name in saliency.METHODS if "guided" not in name)
    saliency.require_able("grad_cam", unguided)
    with pytest.raises(InputError, match=r"method 'guided-grad-cam': the network has no layer of torch\.nn\.ReLU"):
        saliency.require_able("guided_grad_cam", unguided)
