"""Our figures on maps beside those of quantus (Hedström et al. 2023), on the same maps."""

import numpy as np
import pytest
import torch
from scipy.special import softmax

from fer.models.build import build
from fer.models.prediction import to_input
from fer.saliency import density, faithfulness, localisation
from fer.saliency.agreement import rank_correlation
from fer.saliency.maps import input_gradient

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


def by_quantus(metric, network, *, maps=MAPS, masks=None):
    x = to_input(FACES).numpy()
    return np.array(
        metric(model=network, x_batch=x, y_batch=np.zeros(4, int), a_batch=maps[:, None], s_batch=masks, device="cpu")
    )


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
