"""Facial action units: which of them an emotion shows, and how strongly one face shows them.

The units and their numbers are those of the Facial Action Coding System (P. Ekman, W. V. Friesen & J. C. Hager, Facial
Action Coding System: The Manual, 2002); `fer.data.emotions` says which of them make up each emotion.

    1  inner brow raiser      6  cheek raiser         15  lip corner depressor    23  lip tightener
    2  outer brow raiser      7  lid tightener        16  lower lip depressor     26  jaw drop
    4  brow lowerer           9  nose wrinkler        20  lip stretcher
    5  upper lid raiser      12  lip corner puller
"""

import numpy as np
from jaxtyping import Bool, Float32, Int

from fer.data.emotions import EMOTIONS

ACTION_UNITS = tuple(sorted({unit for emotion in EMOTIONS for unit in emotion.action_units}))

# Share of each class, in label order: uneven as in FER2013, disgust rarest, though far less so than there.
CLASS_SHARES = (0.14, 0.10, 0.14, 0.19, 0.15, 0.13, 0.15)

WEAKEST, STRONGEST = 0.12, 0.95  # how strongly a whole face is moved
SPREAD = 0.35  # how far one unit may fall short of, or exceed, the whole face's strength, as a share of it


def units_of_emotions() -> Bool[np.ndarray, "7 units"]:
    """Row k marks the action units of emotion k."""
    return np.array([[unit in emotion.action_units for unit in ACTION_UNITS] for emotion in EMOTIONS])


def draw_labels(n: int, rng: np.random.Generator) -> Int[np.ndarray, " n"]:
    """Labels drawn independently by CLASS_SHARES."""
    return np.searchsorted(np.cumsum(CLASS_SHARES)[:-1], rng.random(n), side="right").astype(np.int64)


def draw_intensities(labels: Int[np.ndarray, " n"], rng: np.random.Generator) -> Float32[np.ndarray, "n units"]:
    """Intensity of every action unit: in (0, 1] for those of the face's emotion, 0 for all others.

    A face has one strength, even on [WEAKEST, STRONGEST], and each unit strays from it by up to SPREAD, as the muscles
    of one expression act together but not in lockstep.
    """
    strength = WEAKEST + (STRONGEST - WEAKEST) * rng.random((len(labels), 1))
    stray = 1 + SPREAD * (2 * rng.random((len(labels), len(ACTION_UNITS))) - 1)
    return (np.minimum(strength * stray, 1) * units_of_emotions()[labels]).astype(np.float32)
