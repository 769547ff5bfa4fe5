"""What the choice of an epoch adds: by hand, and beside the truth where it is simulated."""

import numpy as np
import pytest

from fer.training.chosen import NEAR, flattery


def test_the_lead_is_over_the_mean_of_the_epochs_that_come_near():
    found = flattery(np.array([0.3, 0.60, 0.62, 0.64]), faces=400)
    assert found.within == pytest.approx(NEAR * np.sqrt(0.64 * 0.36 / 400))
    assert (found.near, found.most) == (3, pytest.approx(0.02))


def test_an_epoch_that_none_comes_near_has_no_lead():
    found = flattery(np.array([0.1, 0.2, 0.9]), faces=1000)
    assert (found.near, found.most) == (1, 0)


@pytest.mark.parametrize("alike", [0.0, 0.5, 0.9])
@pytest.mark.parametrize("shape", ["level", "rises", "rises and falls"])
def test_on_average_the_choice_adds_no_more_than_is_said(alike, shape):
    """Epochs err together on hard faces; what an epoch has of its own makes the choice too high."""
    rng, n, epochs = np.random.default_rng(2), 1000, 30
    course = {
        "level": np.full(epochs, 0.68),
        "rises": 0.68 - 0.3 * np.exp(-np.arange(epochs) / 6),
        "rises and falls": 0.68 - 0.0004 * (np.arange(epochs) - 15.0) ** 2,
    }[shape]
    own = np.sqrt(0.1 / 2 / n)  # two epochs disagree on a tenth of the faces
    added, said = [], []
    for _ in range(300):
        noise = rng.standard_normal(epochs)
        for k in range(1, epochs):
            noise[k] = alike * noise[k - 1] + np.sqrt(1 - alike**2) * noise[k]
        accuracies = course + own * noise
        added.append(own * noise[accuracies.argmax()])
        said.append(flattery(accuracies, faces=n).most)
    assert np.mean(added) <= 1.1 * np.mean(said)  # of a level course the two are equal, but for chance
    if shape == "level":
        assert np.mean(said) <= 1.2 * np.mean(added)
