"""Faces drawn for question 5, of which it is known where the parts of the face lie and which action units act."""

from typing import NamedTuple

import numpy as np
from jaxtyping import UInt8

from fer.data.synthetic.action_units import ACTION_UNITS
from fer.data.synthetic.draw import SyntheticFaces, draw, render
from fer.data.synthetic.people import draw_people
from fer.filters.checks import require_some

SEED = 52048  # of faces that are in no run: those of the source "synthetic" are drawn with another
FACES = 100  # on which filters and parts of the face are compared
PEOPLE = 60  # at rest and with each action unit
STRENGTH = 0.8  # of the one unit that acts; 1 is the strongest of FACS


class UnitsDrawn(NamedTuple):
    """The same people at rest and with one action unit at a time; they differ in nothing else, down to the grain."""

    rest: UInt8[np.ndarray, "people 48 48"]
    acting: UInt8[np.ndarray, "units people 48 48"]  # in the order of ACTION_UNITS


def faces_with_parts(number: int = FACES, *, seed: int = 0) -> SyntheticFaces:
    """Freshly drawn faces with the masks of their parts. Raises InputError for number < 1."""
    require_some(number, "number")
    return draw(number, seed=SEED + seed)


def people_with_units(number: int = PEOPLE, *, seed: int = 0) -> UnitsDrawn:
    """Freshly drawn people, with STRENGTH of each unit. Raises InputError for number < 1."""
    require_some(number, "number")
    people = draw_people(number, np.random.default_rng((SEED, seed)))
    intensities = np.concatenate([np.zeros((1, len(ACTION_UNITS))), STRENGTH * np.eye(len(ACTION_UNITS))])
    shown = np.stack([render(np.tile(of_all, (number, 1)), people=people)[0] for of_all in intensities])
    return UnitsDrawn(shown[0], shown[1:])
