"""Faces turned, zoomed and shifted about their middle: what a search for second pictures of a photograph looks at."""

import numpy as np
import torch
from jaxtyping import Float32
from torch.nn.functional import grid_sample

FLAT = 0.1  # a norm, in grey levels, below which a picture shows nothing to correlate


def similarity(*, turn: float = 0, zoom: float = 1, right: float = 0, down: float = 0) -> Float32[np.ndarray, "2 3"]:
    """The pose (A, b) that turns by degrees, zooms by a factor, and moves by pixels, in that order."""
    angle = np.deg2rad(turn)
    turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.column_stack([zoom * turned, [right, down]]).astype(np.float32)


def seen(
    images: Float32[np.ndarray, "n h h"], poses: Float32[np.ndarray, "#n 2 3"], *, size: int, step: float
) -> Float32[np.ndarray, "n s s"]:
    """s x s samples, `step` pixels apart, about the middle of each image: where the middle is 0, the sample for place u
    is what the image shows at A u + b for its pose (A, b). An image goes on beyond its edge as it ends there."""
    half = images.shape[-1] / 2  # grid_sample has the edges at -1 and 1
    place = (np.arange(size, dtype=np.float32) - (size - 1) / 2) * step
    (a, b, right), (c, d, down) = (poses / half).transpose(1, 2, 0)[..., None, None].astype(np.float32)
    grid = np.stack([a * place + (b * place[:, None] + right), c * place + (d * place[:, None] + down)], axis=-1)
    grid = np.broadcast_to(grid, (len(images), size, size, 2)).copy()
    faces = torch.from_numpy(np.ascontiguousarray(images))[:, None]
    return grid_sample(faces, torch.from_numpy(grid), padding_mode="border", align_corners=False)[:, 0].numpy()


def unit(vectors: Float32[np.ndarray, "*b k"]) -> Float32[np.ndarray, "*b k"]:
    """Each with mean 0 and norm 1, so that a dot product is a correlation; zeros for what is flat."""
    centred = vectors - vectors.mean(axis=-1, keepdims=True)
    norm = np.sqrt(np.einsum("...k,...k->...", centred, centred))[..., None]
    return np.where(norm > FLAT, centred / norm.clip(FLAT), 0)
