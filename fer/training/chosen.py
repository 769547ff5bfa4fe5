"""How far the choice of the epoch by the validation faces may flatter their accuracy there.

Of epochs that are equally good the luckiest is kept. How much of its lead is luck cannot be known from one accuracy an
epoch: a network also gets truly better and worse. But it is bounded: were all of the epochs that come near it as good
as each other, all of the lead would be luck, and it would be that over their mean.
"""

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

NEAR = 2  # standard errors of an accuracy: an epoch within so many of the best has come near it


@dataclass(frozen=True)
class Flattery:
    """What the accuracy at the chosen epoch may owe to the choice."""

    near: int  # epochs whose accuracy comes near the best, this one among them
    within: float  # how near that is, as a share
    most: float  # best accuracy minus the mean of those: what the choice adds at most, on average over data sets


def flattery(accuracies: Float[np.ndarray, " n"], *, faces: int) -> Flattery:
    """From the validation accuracy of each epoch, measured on the same `faces`, the best of which was chosen.

    The standard error is that of one share. Errors of the epochs have much in common, so two that are equally good
    hardly ever lie further apart, and all that the choice may have been made among are near.
    """
    best = float(accuracies.max())
    within = NEAR * math.sqrt(best * (1 - best) / faces)
    near = accuracies[accuracies >= best - within]
    return Flattery(len(near), within, float(best - near.mean()))
