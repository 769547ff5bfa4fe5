"""Held-out faces and what training holds of them, made by hand."""

import numpy as np
from made_faces import random_faces

from fer.confusion import memory
from fer.data.faces import Faces, Origin
from fer.twins.leaks import Twins

HAPPY, SAD = 3, 4
KINDS = ("none", "near", "exact")
NOT_ALIKE, ALIKE = 0.1, 0.9
UNKNOWN = -1  # the label of a twin


def altered(images):
    """Another picture of each face: flatter, brighter, and every second one mirrored."""
    copies = 60 + images // 2
    copies[::2] = copies[::2, :, ::-1]
    return copies


def copied_faces(*, training, exact, near, new):
    """So many random training faces, and validation faces that equal one, then altered copies of others, then new ones;
    classes in turn."""
    images = random_faces(training + new)
    known, unknown = images[:training], images[training:]
    held_out = [known[:exact], altered(known[exact : exact + near]), unknown]
    usage = np.repeat(["train", "val"], [training, exact + near + new])
    return Faces(
        np.concatenate([known, *held_out]),
        np.arange(len(usage)) % 7,
        usage,
        np.arange(len(usage)).astype(str),
        Origin("faces.csv", "a csv", "ab"),
    )


def twins(kinds, twin_labels, *, search="done", mirrored=0):
    """Of each face its kind of twin, and its twin's label or UNKNOWN; the first `mirrored` near twins are mirrored.

    Training holds one face a class.
    """
    kinds, twin_labels = np.asarray(kinds), np.asarray(twin_labels)
    near = kinds == "near"
    return Twins(
        search=search,
        training=Faces(
            np.zeros((7, 48, 48), np.uint8),
            np.arange(7),
            np.full(7, "train"),
            np.arange(7).astype(str),
            Origin("faces.csv", "a csv", "ab"),
        ),
        exact=kinds == "exact",
        near=near,
        likeness=np.where(twin_labels == UNKNOWN, NOT_ALIKE, ALIKE).astype(np.float32),
        place=twin_labels.clip(0),
        mirrored=near & (near.cumsum() <= mirrored),
    )


def memory_of(*groups, search="done", mirrored=0, remembers=None):
    """Each group: how many faces of happy, of which so many are recognised, and their kind of twin; `remembers`: the
    answers to twins are those of the training label (True), their own (False), or all twins have their own label."""
    kinds = np.repeat([group[2] for group in groups], [group[0] for group in groups])
    right = np.concatenate([np.arange(group[0]) < group[1] for group in groups])
    labels, answers = np.full(len(kinds), HAPPY), np.where(right, HAPPY, SAD)
    twin_labels = labels if remembers is None else np.where(right ^ remembers, SAD, HAPPY)
    met = twins(kinds, twin_labels, search=search, mirrored=mirrored)
    return memory.measure(met, labels=labels, answers=answers)
