"""Noise that shares the faces' spectrum, and ascents that agree or do not."""

import numpy as np
import pytest
import torch
from scipy.stats import binomtest

from fer.errors import InputError
from fer.filters import maxima, responses
from fer.filters.maximise import maximise


@pytest.fixture(scope="module")
def waves():
    """Forty images of one frequency, three cycles downwards, in random phases."""
    phases = np.random.default_rng(0).uniform(0, 2 * np.pi, (40, 1, 1))
    rows = np.arange(48)[:, None]
    return 0.5 + 0.1 * np.sin(2 * np.pi * 3 * rows / 48 + phases) * np.ones((1, 1, 48))


def test_noise_has_the_frequency_and_the_contrast_of_the_images_and_no_other(waves):
    noise = maxima.noise_like(waves, number=30)
    assert noise.min() >= 0 and noise.max() <= 1
    power = (np.abs(np.fft.fft2(noise - waves.mean(axis=0))) ** 2).mean(axis=0)
    assert (power[3, 0] + power[-3, 0]) / power.sum() > 0.99
    assert noise.std() == pytest.approx(waves.std(), rel=0.05)


def test_noise_is_drawn_by_its_seed(waves):
    first, again, other = (maxima.noise_like(waves, number=3, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(first, again) and not np.allclose(first, other)
    with pytest.raises(InputError, match=r"^noise_images=0: ask for at least one$"):
        maxima.noise_like(waves, number=0)


def test_the_lower_of_two_activations_over_the_higher():
    found = maxima.lower_over_higher(np.array([4.0, 5.0, -1.0, 2.0]), np.array([5.0, 4.0, 3.0, 2.0]))
    assert found.tolist() == [0.8, 0.8, 0.0, 1.0]


def test_a_pattern_is_like_itself_moved_and_unlike_another():
    rng = np.random.default_rng(0)
    first, other = rng.random((2, 1, 48, 48))
    assert maxima.likeness(first, np.roll(first, (5, -9), axis=(1, 2)))[0] == pytest.approx(1)
    assert maxima.likeness(first, other)[0] < 0.2
    assert maxima.likeness(first, np.full((1, 48, 48), 0.3))[0] == 0


def test_who_leads_is_tested_by_strongest_images_and_not_by_filters():
    """Twelve filters led by twelve faces are many witnesses; led by one and the same face, one."""
    noise = np.zeros((12, 12))
    assert maxima.lead_p(np.eye(12), noise) == pytest.approx(binomtest(12, 12).pvalue)
    assert maxima.lead_p(noise, np.eye(12)) == pytest.approx(binomtest(0, 12).pvalue)
    assert maxima.lead_p(np.tile(np.eye(12)[:1].T, 12), noise) == 1
    of_faces, of_noise = np.diag([1.0] * 9 + [0.0] * 3), np.diag([0.0] * 9 + [1.0] * 3)
    assert maxima.lead_p(of_faces, of_noise) == pytest.approx(binomtest(9, 12).pvalue)
    assert maxima.lead_p(noise, noise) == 1


def test_an_image_is_held_against_noise_and_a_second_ascent(tiny_model, faces):
    layer, channels = tiny_model.last_convolution, np.array([5, 2])
    images = (255 * faces[:, 0].numpy()).astype(np.uint8)
    found = responses.responses(tiny_model, layer, torch.from_numpy(images / 255).float()[:, None]).mean
    made, again = (maximise(tiny_model, layer, channels, steps=3, seed=seed) for seed in (4, 5))
    held = maxima.measure(tiny_model, layer, images, found, made, again, seed=4)
    assert held.noise_images == 6 and len(held.noise) == 2
    assert 0 < held.noise_p <= 1
    first, second = (responses.standardised(one.activation, found, channels) for one in (made, again))
    assert held.second == tuple(second.tolist())
    assert held.ratio == tuple(maxima.lower_over_higher(first, second).tolist())
    assert held.likeness == tuple(maxima.likeness(made.images, again.images).tolist())
