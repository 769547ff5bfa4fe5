"""Exact twins: faces that are equal in every pixel."""

import numpy as np
from jaxtyping import Bool, Int, UInt8

from fer.data.emotions import UNLABELLED
from fer.data.faces import SIDE, Faces


def twin_groups(images: UInt8[np.ndarray, "n 48 48"]) -> Int[np.ndarray, " n"]:
    """A group number for each face; faces equal in every pixel share one. Numbers follow first appearance."""
    keys = np.ascontiguousarray(images).reshape(len(images), SIDE * SIDE).view(f"V{SIDE * SIDE}").ravel()
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    order = np.empty_like(first)
    order[np.argsort(first)] = np.arange(len(first))
    return order[inverse]


def leaked(faces: Faces, split: str, *, into: str = "train") -> Bool[np.ndarray, " m"]:
    """For each face of `split`: has it an exact twin in split `into`?"""
    groups = twin_groups(faces.images)
    return np.isin(groups[faces.usage == split], groups[faces.usage == into])


def disputed_twins(images: UInt8[np.ndarray, "n 48 48"], labels: Int[np.ndarray, " n"]) -> list[Int[np.ndarray, " _"]]:
    """The sets of faces that are equal in every pixel but not in label, in order of appearance.

    Each is given by the positions of its labelled members; faces without a label say nothing.
    """
    known = np.flatnonzero(labels != UNLABELLED)
    groups = twin_groups(images[known])
    order = np.argsort(groups, kind="stable")
    sets = np.split(known[order], np.flatnonzero(np.diff(groups[order])) + 1)
    return [members for members in sets if len(set(labels[members])) > 1]
