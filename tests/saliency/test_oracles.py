"""Our figures on maps beside those of quantus (Hedström et al. 2023), on the same maps."""

from functools import partial

import numpy as np
import pytest
import torch
from scipy.special import softmax
from torch import nn

from fer.models.build import build
from fer.models.prediction import to_input
from fer.saliency import density, faithfulness, localisation, randomisation, sensitivity, sparseness
from fer.saliency.agreement import rank_correlation
from fer.saliency.maps import attributions, input_gradient

quantus = pytest.importorskip("quantus")

QUIETLY = {"disable_warnings": True, "normalise": False}
DRAW = np.random.default_rng(0)
FACES = DRAW.integers(0, 256, size=(4, 48, 48)).astype(np.uint8)
MAPS = DRAW.normal(size=(4, 48, 48))
REGION = DRAW.random((4, 48, 48)) < 0.2


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    return build("vgg", widths=(4, 8), stem_stride=2).eval()


def called(metric, network, *, maps, **options):
    x, target = to_input(FACES).numpy(), np.zeros(4, int)
    return metric(model=network, x_batch=x, y_batch=target, a_batch=maps[:, None].copy(), device="cpu", **options)


def by_quantus(metric, network, *, maps=MAPS, masks=None):
    return np.array(called(metric, network, maps=maps, s_batch=masks))


def explained(method):
    """A method of ours as quantus calls it."""

    def explain(model, inputs, targets, **_):
        return attributions(model, torch.as_tensor(inputs), torch.as_tensor(targets), methods=[method], passes=2)[
            method
        ][:, None]

    return explain


def test_the_pointing_game(network):
    metric = quantus.PointingGame(abs=True, **QUIETLY)
    theirs = by_quantus(metric, network, masks=REGION[:, None])
    assert theirs.astype(float).tolist() == localisation.pointing(MAPS, REGION).tolist()


def test_energy_inside_and_density(network):
    theirs = by_quantus(quantus.RelevanceMassAccuracy(abs=True, **QUIETLY), network, masks=REGION[:, None])
    np.testing.assert_allclose(localisation.energy(MAPS, REGION), theirs, rtol=1e-6)
    area = REGION.mean(axis=(1, 2))
    np.testing.assert_allclose(density.densities({"m": MAPS}, REGION[:, None])["m"][:, 0] * area, theirs, rtol=1e-6)


def test_the_rank_correlation_of_two_maps():
    other = DRAW.normal(size=MAPS.shape)
    flat = (np.abs(maps).reshape(4, -1) for maps in (MAPS, other))
    theirs = quantus.similarity_func.correlation_spearman(*flat, batched=True)
    np.testing.assert_allclose(rank_correlation(MAPS, other), theirs, rtol=1e-6)


def test_deletion_one_pixel_after_another(network):
    """Pixel flipping to black, strongest first; ours with blocks of one pixel, and black for blurred."""
    maps = input_gradient(network, to_input(FACES), torch.zeros(4, dtype=torch.long)).numpy()
    metric = quantus.PixelFlipping(features_in_step=48, perturb_baseline="black", abs=True, **QUIETLY)
    theirs = np.array(by_quantus(metric, network, maps=maps))

    def answer(images):
        with torch.no_grad():
            return network(to_input(images))

    whole = softmax(answer(FACES).numpy().astype(float), axis=1)[:, 0]
    order = faithfulness.order(maps, block=1)
    ours = faithfulness.curves(
        answer, FACES, np.zeros_like(FACES), np.zeros(4, int), order, block=1, steps=48
    ).deletion  # fmt: skip
    np.testing.assert_allclose(ours[:, 0], whole, rtol=1e-5)
    np.testing.assert_allclose(ours[:, 1:], theirs, atol=1e-4)


@pytest.mark.parametrize("imputed", [True, False], ids=["noisy linear imputation", "black"])
def test_remove_and_debias_of_a_network_of_two_classes(network, imputed):
    """ROAD (Rong et al. 2022): the share still right at each share of pixels removed, strongest first.

    Of two classes the right one is named where its probability is above one half, so our curves tell it. What stands in
    for the pixels is taken from theirs, in whole grey levels, as it depends on which are gone.
    """
    with torch.no_grad():
        level = network(to_input(FACES))[:, 0].mean().item() * 2 / 3  # some of the pictures lie above it, some below
    two, shares = nn.Sequential(network, Above(level)).eval(), [10, 30, 50, 80]
    maps = input_gradient(two, to_input(FACES), torch.zeros(4, dtype=torch.long)).numpy()
    fill = quantus.perturb_func.noisy_linear_imputation if imputed else black
    pictures = []

    def recorded(arr, indices, **options):
        pictures.append((fill(arr, indices, **options) * 255).round().clip(0, 255).astype(np.uint8))
        return to_input(pictures[-1])[0].numpy()

    metric = quantus.ROAD(percentages=shares, perturb_func=recorded, abs=True, **QUIETLY)
    theirs = called(metric, two, maps=maps)
    filled, order = np.reshape(pictures, (len(shares), *FACES.shape)), faithfulness.order(maps, block=1)

    def answer(images):
        with torch.no_grad():
            return two(to_input(images))

    for share, blank in zip(shares, filled, strict=True):
        curves = faithfulness.curves(answer, FACES, blank, np.zeros(4, int), order, block=1, steps=10)
        assert (curves.deletion[:, share // 10] > 0.5).mean() == theirs[share]
    assert len(set(theirs.values())) > 1


class Above(nn.Module):
    """Two classes by one logit: the first where it lies above a level."""

    def __init__(self, level):
        super().__init__()
        self.level = level

    def forward(self, logits):
        above = logits[:, 0] - self.level
        return 1e3 * torch.stack([above, -above], dim=1)


def black(arr, indices, **_):
    flat = arr.reshape(-1).copy()
    flat[indices] = 0
    return flat.reshape(arr.shape)


@pytest.mark.parametrize("method", ["smooth_grad", "integrated_gradients", "grad_cam"])
def test_max_sensitivity(network, method):
    x, target, generator = to_input(FACES), torch.zeros(4, dtype=torch.long), np.random.default_rng(0)
    ours = sensitivity.max_sensitivity(
        network, x, target, explain=partial(attributions, methods=[method], passes=2), draws=3, seed=0
    )
    metric = quantus.MaxSensitivity(
        nr_samples=3,
        perturb_func=lambda arr, **_: arr + generator.uniform(-0.02, 0.02, arr.shape).astype(np.float32),
        **QUIETLY,
    )
    maps = explained(method)(network, x, target)[:, 0]
    theirs = called(metric, network, maps=maps, explain_func=explained(method))
    np.testing.assert_allclose(ours[method], theirs, rtol=1e-4)


def test_sparseness():
    theirs = by_quantus(quantus.Sparseness(abs=True, **QUIETLY), None)
    np.testing.assert_allclose(sparseness.gini(MAPS), theirs, rtol=1e-6)


@pytest.mark.parametrize("method", ["input_gradient", "integrated_gradients"])
def test_the_cascade_of_random_weights(network, method, monkeypatch):
    """Each layer gets the same weights in both, whatever the seed; batch norms, a step of their own with quantus, are
    random together with the layer before them."""
    for kind in (nn.Conv2d, nn.Linear):
        monkeypatch.setattr(kind, "reset_parameters", redrawn)
    x, target = to_input(FACES), torch.zeros(4, dtype=torch.long)
    layers = [name for name, layer in network.named_modules() if isinstance(layer, nn.Conv2d | nn.Linear)]
    explain = partial(attributions, methods=[method], passes=2)
    ours = randomisation.cascade(network, x, target, explain=explain, steps=len(layers)).likeness[method]
    metric = quantus.MPRT(similarity_func=quantus.similarity_func.correlation_spearman, abs=True, **QUIETLY)
    maps = np.abs(explained(method)(network, x, target)[:, 0])
    theirs = called(metric, network, maps=maps, explain_func=explained(method))
    np.testing.assert_allclose(ours, [theirs[name] for name in ["original", *layers[::-1]]], atol=1e-4)


def redrawn(layer):
    """Weights that the layer's size alone decides."""
    generator = torch.Generator().manual_seed(layer.weight.numel())
    with torch.no_grad():
        layer.weight.normal_(std=0.2, generator=generator)
        if layer.bias is not None:
            layer.bias.zero_()
