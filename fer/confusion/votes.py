"""The majority of people's votes on a face: more than half of all votes cast, whatever they were for.

So there is never a tie, and faces on which people are split have no majority.
"""

import numpy as np
from jaxtyping import Int

from fer.statistics.classification import CLASSES

SPLIT = -1  # instead of a class where no answer has a majority
NO_CLASS = CLASSES  # a majority for none of the seven


def majority(ballots: Int[np.ndarray, "*b k"]) -> Int[np.ndarray, "*b"]:
    """The column with more than half of a face's votes; SPLIT where none has."""
    return np.where(2 * ballots.max(axis=-1) > ballots.sum(axis=-1), ballots.argmax(axis=-1), SPLIT)
