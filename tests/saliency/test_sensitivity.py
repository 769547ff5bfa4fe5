"""Max-sensitivity, where it is known."""

import numpy as np
import torch
from torch import nn

from fer.saliency import sensitivity

FACES = torch.rand(3, 1, 48, 48, generator=torch.Generator().manual_seed(1))
TARGET = torch.zeros(3, dtype=torch.long)


def the_face(model, x, target, *, seed):
    """A map that is the face, so that it moves as far as the noise does."""
    return {"face": x[:, 0].numpy(), "twice": 2 * x[:, 0].numpy(), "none": 0 * x[:, 0].numpy()}


class Linear(nn.Module):
    def __init__(self):
        super().__init__()
        self.features, self.head = nn.Conv2d(1, 2, 8, stride=8), nn.Linear(72, 7)
        self.last_maps = self.features

    def forward(self, x):
        return self.head(self.features(x).flatten(1))


def found(**options):
    return sensitivity.max_sensitivity(nn.Identity(), FACES, TARGET, explain=the_face, **options)


def test_it_is_the_largest_noise_in_sizes_of_the_map():
    generator = np.random.default_rng(5)
    noise = generator.uniform(-0.1, 0.1, size=(4, *FACES.shape))
    size = np.linalg.norm(FACES.flatten(1).numpy(), axis=1)
    wanted = np.linalg.norm(noise.reshape(4, 3, -1), axis=2).max(axis=0) / size
    of = found(draws=4, radius=0.1, seed=5)
    np.testing.assert_allclose(of["face"], wanted, rtol=1e-5)
    np.testing.assert_allclose(of["twice"], wanted, rtol=1e-5)


def test_it_grows_with_the_noise_and_with_the_number_of_draws():
    assert (found(radius=0.02)["face"] < found(radius=0.04)["face"]).all()
    assert (found(draws=1)["face"] <= found(draws=5)["face"]).all()


def test_a_map_that_is_zero_everywhere_has_none():
    assert np.isnan(found()["none"]).all()


def test_gradients_of_a_linear_network_hold_still_and_those_times_the_face_do_not():
    torch.manual_seed(0)
    linear = Linear()
    measured = sensitivity.measure(linear, FACES, TARGET, passes=2)
    assert (measured.faces, measured.passes, measured.draws) == (3, 2, 3)
    assert list(measured.methods) == ["input_gradient", "smooth_grad", "integrated_gradients", "grad_cam"]
    assert measured.methods["input_gradient"].value < 1e-5
    assert measured.methods["integrated_gradients"].value > 0.01
    assert all(of is None or of.interval.low >= 0 for of in measured.methods.values())
