"""What muscles do to a face: from action units to the places of brows, lids, nose and lips and the depth of folds.

The movements follow the descriptions of appearance changes in the Facial Action Coding System (Ekman, Friesen & Hager
2002). Lengths are in pixels of the upright face, y down; depths are shares of tone. An intensity of 1 is FACS level E.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float32

from fer.data.synthetic.action_units import ACTION_UNITS
from fer.data.synthetic.people import Column, People


@dataclass(frozen=True)
class Anatomy:
    """The moved landmarks and folds of n faces."""

    brow_inner_x: Column
    brow_outer_x: Column
    brow_inner_y: Column
    brow_outer_y: Column
    forehead_inner: Column  # wrinkles above the inner brows
    forehead_outer: Column  # wrinkles above the outer brows
    glabella: Column  # upright folds between the brows

    upper_lid: Column  # height of the opening above the eye's axis
    lower_lid: Column  # and below
    lower_lid_fold: Column
    crows_feet: Column
    cheek: Column  # bulge under the eye
    cheek_y: Column

    nose_wing_y: Column
    nose_wrinkles: Column
    nasolabial: Column

    mouth_y: Column
    mouth_width: Column
    corner_y: Column  # of the lip corners, against the middle of the lip line; positive is lower
    opening_up: Column
    opening_down: Column
    upper_lip: Column
    lower_lip: Column
    upper_teeth: Column
    lower_teeth: Column
    corner_pouch: Column  # fold below the lip corners
    lip_press: Column  # bulges and fine lines around tightened lips
    chin_boss: Column
    chin_y: Column


def move(people: People, intensities: Float32[np.ndarray, "n units"]) -> Anatomy:
    """The anatomy of these people while they show these action units."""
    au = {unit: intensities[:, k, None, None] for k, unit in enumerate(ACTION_UNITS)}
    return Anatomy(**_brows(people, au), **_eyes(people, au), **_nose(people, au), **_mouth(people, au))


def _brows(people: People, au: dict[int, Column]) -> dict[str, Column]:
    rest = people.eye_y - people.brow_height
    lowered = 1.7 * au[4] + 0.7 * au[9]
    return {
        "brow_inner_x": 2.9 - 1.1 * au[4] - 0.2 * au[1],
        "brow_outer_x": people.eye_x + people.eye_width + 0.9,
        "brow_inner_y": rest - people.brow_slant - 2.9 * au[1] - 0.5 * au[2] + 1.25 * lowered,
        "brow_outer_y": rest + people.brow_slant + 0.7 - 0.1 * au[1] - 2.9 * au[2] + 0.45 * lowered,
        "forehead_inner": 0.05 * people.age + 0.30 * au[1],
        "forehead_outer": 0.05 * people.age + 0.26 * au[2],
        "glabella": 0.06 * people.age + 0.48 * au[4] + 0.12 * au[9],
    }


def _eyes(people: People, au: dict[int, Column]) -> dict[str, Column]:
    squint = 0.42 * au[6] + 0.30 * au[9] + 0.08 * au[12]
    upper = 1.45 * people.eye_opening + 1.25 * au[5] - 0.40 * au[7] - 0.4 * squint - 0.10 * au[4]
    lower = 1.20 * people.eye_opening + 0.12 * au[5] - 0.85 * au[7] - 1.1 * squint
    return {
        "upper_lid": np.maximum(upper, 0.3),
        "lower_lid": np.maximum(lower, 0.05),
        "lower_lid_fold": 0.10 + 0.08 * people.age + 0.34 * au[7] + 0.26 * au[6],
        "crows_feet": 0.05 * people.age + 0.42 * au[6],
        "cheek": 0.03 + 0.13 * au[6] + 0.06 * au[12],
        "cheek_y": people.eye_y + 7.6 - 1.6 * au[6] - 0.6 * au[12],
    }


def _nose(people: People, au: dict[int, Column]) -> dict[str, Column]:
    return {
        "nose_wing_y": people.nose_y - 1.3 * au[9],
        "nose_wrinkles": 0.55 * au[9],
        "nasolabial": 0.05 + 0.12 * people.age + 0.36 * au[12] + 0.34 * au[9] + 0.08 * au[6] + 0.10 * au[20],
    }


def _mouth(people: People, au: dict[int, Column]) -> dict[str, Column]:
    smile_gap = au[12] * people.toothy
    thin = (1 - 0.62 * au[23]) * (1 - 0.30 * au[20]) * (1 - 0.22 * au[12])
    wide = 1.7 * au[12] + 2.0 * au[20] - 0.9 * au[23] - 0.9 * au[26] - 0.2 * au[15]
    jaw = 4.9 * au[26]
    return {
        "mouth_y": people.mouth_y + 0.5 * au[12] - 0.5 * au[9] + 0.4 * au[26] - 0.3 * au[15],
        "mouth_width": people.mouth_width + wide,
        "corner_y": people.mouth_curve - 2.8 * au[12] + 2.2 * au[15] + 0.25 * au[20] + 0.4 * au[16],
        "opening_up": 0.7 * au[26] + 0.4 * smile_gap + 0.4 * au[9],
        "opening_down": jaw + 2.7 * smile_gap + 2.0 * au[16] + 0.5 * au[20],
        "upper_lip": people.upper_lip * thin * (1 - 0.2 * au[26]),
        "lower_lip": people.lower_lip * thin * (1 + 0.15 * au[16]),
        "upper_teeth": 0.3 * au[26] + 2.2 * smile_gap + 0.5 * au[20],
        "lower_teeth": 1.5 * au[16],
        "corner_pouch": 0.04 * people.age + 0.34 * au[15] + 0.12 * au[20],
        "lip_press": 0.30 * au[23],
        "chin_boss": 0.05 + 0.20 * au[15] + 0.14 * au[16] + 0.10 * au[23],
        "chin_y": people.chin_y + 2.6 * au[26],
    }
