"""Noise that shares the faces' spectrum, and ascents that agree or do not."""

import numpy as np
import pytest
import torch
from scipy.stats import binomtest

from fer.errors import InputError
from fer.filters import maxima, responses
from fer.filters.groups import membership
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


ALONE = np.arange(12)  # of twelve filters none is near-equal to another


def led(by):
    """Faces and noise for filters that each have a strongest image of their own, a face where `by` is 1."""
    return np.diag(by).astype(float), np.diag(1 - np.array(by)).astype(float)


def test_who_leads_is_tested_by_strongest_images_and_not_by_filters():
    """Twelve filters led by twelve faces are many witnesses; led by one and the same face, one."""
    noise = np.zeros((12, 12))
    assert maxima.lead(*led([1] * 12), ALONE) == maxima.Lead(12, 12, 0, binomtest(12, 12).pvalue)
    assert maxima.lead(*led([0] * 12), ALONE) == maxima.Lead(12, 0, 12, binomtest(0, 12).pvalue)
    assert maxima.lead(np.tile(np.eye(12)[:1].T, 12), noise, ALONE) == maxima.Lead(1, 1, 0, 1.0)
    assert maxima.lead(*led([1] * 9 + [0] * 3), ALONE) == maxima.Lead(12, 9, 3, binomtest(9, 12).pvalue)
    assert maxima.lead(noise, noise, ALONE) == maxima.Lead(0, 0, 0, 1.0)


def test_near_equal_filters_have_one_vote_and_a_divided_group_none():
    """Nine filters led by nine faces: of three groups that is three votes, not nine; three filters of noise are one."""
    faces, noise = led([1] * 9 + [0] * 3)
    grouped = maxima.lead(faces, noise, np.repeat([0, 3, 6, 9], 3))
    assert grouped == maxima.Lead(4, 3, 1, binomtest(3, 4).pvalue)
    assert maxima.lead(faces, noise, ALONE).p < grouped.p
    assert maxima.lead(faces, noise, np.r_[ALONE[:8], 8, 8, 10, 11]) == maxima.Lead(11, 8, 2, binomtest(8, 10).pvalue)
    assert maxima.lead(faces, noise, np.r_[ALONE[:7], [7] * 5]) == maxima.Lead(8, 7, 1, binomtest(7, 8).pvalue)


def test_a_group_and_a_shared_image_join_all_that_either_joins():
    """Filters 0 and 1 are near-equal, 1 and 2 share a face: the three are one witness."""
    faces, noise = led([1] * 4)
    faces[:, 2] = faces[:, 1]
    assert maxima.lead(faces, noise, np.array([0, 0, 2, 3])) == maxima.Lead(2, 2, 0, 0.5)


def test_an_image_is_held_against_noise_and_a_second_ascent(tiny_model, faces):
    layer, channels = tiny_model.last_convolution, np.array([5, 2])
    images = (255 * faces[:, 0].numpy()).astype(np.uint8)
    found = responses.responses(tiny_model, layer, torch.from_numpy(images / 255).float()[:, None]).mean
    made, again = (maximise(tiny_model, layer, channels, steps=3, seed=seed) for seed in (4, 5))
    held = maxima.measure(tiny_model, layer, images, found, made, again, seed=4)
    assert held.noise_images == 6 and len(held.noise) == 2
    blank = responses.responses(
        tiny_model, layer, torch.from_numpy(maxima.noise_like(images / 255, number=6, seed=4))[:, None]
    ).mean
    assert held.lead == maxima.lead(found[:, channels], blank[:, channels], membership(found)[channels])
    first, second = (responses.standardised(one.activation, found, channels) for one in (made, again))
    assert held.second == tuple(second.tolist())
    assert held.ratio == tuple(maxima.lower_over_higher(first, second).tolist())
    assert held.likeness == tuple(maxima.likeness(made.images, again.images).tolist())
