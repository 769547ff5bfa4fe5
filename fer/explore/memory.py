"""Training faces that a network takes for near: by the features that its answer is made of.

A face's features are the mean over positions of the last maps, which the program's own networks hand to their last
linear layer. Near is what points the same way: the cosine of two faces' features.
"""

from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float, Int, UInt8

from fer.data.faces import Faces
from fer.models.network import Network
from fer.models.prediction import CPU_BATCH, to_input
from fer.models.probe import reader
from fer.progress import bar


class Memory(NamedTuple):
    """Faces to search, and where each lies."""

    faces: Faces
    features: Float[np.ndarray, "n c"]  # of length 1; 0 where no map answers


class Near(NamedTuple):
    """Faces of a memory, the nearest first."""

    places: Int[np.ndarray, " k"]  # in the memory
    cosines: Float[np.ndarray, " k"]  # from -1 to 1


def features(network: Network, images: UInt8[np.ndarray, "n 48 48"]) -> Float[np.ndarray, "n c"]:
    """Of length 1, with a bar. A face to which no map answers has zeros."""
    maps_of = reader(network, network.last_maps)
    found = []
    with bar(description="features of the training faces", total=len(images), unit="face") as shown, torch.no_grad():
        for part in torch.from_numpy(images).split(CPU_BATCH):
            found.append(maps_of(to_input(part)).mean(dim=(2, 3)))
            shown.update(len(part))
    return torch.nn.functional.normalize(torch.cat(found), dim=1).numpy()


def remembered(network: Network, faces: Faces) -> Memory | None:
    """The memory of these faces; None where there are none."""
    return Memory(faces, features(network, faces.images)) if len(faces.images) else None


def nearest(memory: Memory, to: Float[np.ndarray, " c"], *, number: int) -> Near:
    """The `number` faces, or as many as there are, whose features lie nearest to `to`."""
    cosines = memory.features @ to
    places = np.argsort(-cosines, kind="stable")[:number]
    return Near(places, cosines[places])
