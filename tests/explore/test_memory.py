"""Features and neighbours of faces, known by hand."""

import numpy as np
import torch
from torch import nn

from fer.explore.memory import Memory, features, nearest, remembered
from fer.models.network import Network


class Halves(nn.Module):
    """Two maps: one answers to the upper half of a face, the other to the lower."""

    def forward(self, x):
        upper = torch.zeros(1, 1, *x.shape[-2:])
        upper[..., : x.shape[-2] // 2, :] = 1
        return torch.cat([x * upper, x * (1 - upper)], dim=1)


def network() -> Network:
    return Network(Halves(), nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2, 7)))


def halves(*levels: tuple[int, int]) -> np.ndarray:
    images = np.zeros((len(levels), 48, 48), np.uint8)
    for image, (upper, lower) in zip(images, levels, strict=True):
        image[:24], image[24:] = upper, lower
    return images


def test_features_are_the_maps_means_of_length_one(left_as_it_was):
    model = network()
    check = left_as_it_was(model)
    found = features(model, halves((30, 40), (0, 0)))
    assert np.allclose(found, [[0.6, 0.8], [0, 0]])
    check()


def test_the_nearest_point_the_same_way_however_bright():
    faces = halves((10, 200), (100, 100), (50, 60), (200, 10))
    memory = Memory(None, features(network(), faces))  # whose faces do not matter here
    near = nearest(memory, features(network(), halves((20, 20)))[0], number=3)
    assert near.places.tolist() == [1, 2, 0]
    assert np.isclose(near.cosines[0], 1)
    assert (np.diff(near.cosines) < 0).any()


def test_all_are_found_where_there_are_fewer():
    memory = Memory(None, features(network(), halves((1, 2), (2, 1))))
    assert len(nearest(memory, np.array([1.0, 0.0], np.float32), number=9).places) == 2


def test_no_faces_are_no_memory(synthetic_none):
    assert remembered(network(), synthetic_none) is None
