"""Each action unit moves the part of the face that its muscle moves, the right way."""

import numpy as np
import pytest
from scipy.ndimage import binary_dilation

from fer.data.synthetic.action_units import ACTION_UNITS
from fer.data.synthetic.draw import render
from fer.data.synthetic.drawing import REGIONS
from fer.data.synthetic.people import average_person, draw_people

BROWS, EYES, NOSE, MOUTH = range(len(REGIONS))


def alone(unit: int, n: int) -> np.ndarray:
    """n rows of intensities: this action unit fully on, all others at rest."""
    return np.tile(np.eye(len(ACTION_UNITS), dtype=np.float32)[ACTION_UNITS.index(unit)], (n, 1))


@pytest.fixture(scope="module")
def moved():
    """The same 40 people at rest (key None) and with one action unit fully on (key: its number)."""
    people = draw_people(40, np.random.default_rng(3))
    rest = render(np.zeros((40, len(ACTION_UNITS))), people=people)
    return {None: rest} | {unit: render(alone(unit, 40), people=people) for unit in ACTION_UNITS}


def change_within(moved, unit: int, zone: np.ndarray) -> float:
    """Share of all change of grey that a unit makes inside a zone."""
    change = np.abs(moved[unit][0].astype(float) - moved[None][0])
    return float((change * zone).sum() / change.sum())


def around(moved, unit: int, regions: list[int], *, pixels: int) -> np.ndarray:
    """These regions at rest and moved, grown by so many pixels."""
    zone = (moved[None][1] | moved[unit][1])[:, regions].any(axis=1)
    return binary_dilation(zone, structure=np.ones((1, 3, 3)), iterations=pixels)


@pytest.mark.parametrize(
    ("unit", "regions", "pixels"),
    [
        (1, [BROWS], 4),
        (2, [BROWS], 4),
        (4, [BROWS], 4),
        (5, [EYES], 2),
        (7, [EYES], 3),
        (6, [EYES], 9),  # the cheeks are raised, and the folds beneath them
        (9, [BROWS, NOSE, MOUTH], 7),
        (12, [MOUTH], 8),  # cheeks and nasolabial folds move with the lip corners
        (15, [MOUTH], 4),
        (16, [MOUTH], 4),
        (20, [MOUTH], 4),
        (23, [MOUTH], 4),
        (26, [MOUTH], 8),  # the jaw moves with it
    ],
)
def test_an_action_unit_changes_the_picture_where_its_muscle_acts(moved, unit, regions, pixels):
    assert change_within(moved, unit, around(moved, unit, regions, pixels=pixels)) >= 0.9


def test_every_action_unit_is_visible_and_unlike_the_others(moved):
    rest = moved[None][0].astype(float)
    change = {unit: moved[unit][0] - rest for unit in ACTION_UNITS}
    for unit in ACTION_UNITS:
        largest = np.abs(change[unit]).max(axis=(1, 2))
        assert np.median(largest) > 25, f"action unit {unit} moves hardly a pixel"
    alike = np.corrcoef([change[unit].mean(axis=0).ravel() for unit in ACTION_UNITS]) - np.eye(len(ACTION_UNITS))
    assert alike.max() < 0.85


def extent(mask: np.ndarray, axis: int) -> float:
    """Mean number of rows (axis 1) or columns (axis 2) that a mask reaches over."""
    return mask.any(axis=3 - axis).sum(axis=1).mean()


def test_muscles_pull_the_right_way(moved):
    area = {unit: masks.sum(axis=(2, 3)).mean(axis=0) for unit, (_, masks) in moved.items()}
    assert area[5][EYES] > 1.1 * area[None][EYES], "the upper lid raiser opens the eyes"
    assert area[7][EYES] < 0.9 * area[None][EYES], "the lid tightener narrows them"
    assert area[23][MOUTH] < 0.8 * area[None][MOUTH], "the lip tightener thins the lips"
    mouth = {unit: masks[:, MOUTH] for unit, (_, masks) in moved.items()}
    assert extent(mouth[26], axis=1) > extent(mouth[None], axis=1) + 3, "the jaw drop opens the mouth"
    assert extent(mouth[20], axis=2) > extent(mouth[None], axis=2) + 2, "the lip stretcher widens it"


def test_brows_and_lip_corners_of_an_average_face_move_up_and_down():
    units = (None, 1, 2, 4, 12, 15)
    shown = [np.zeros((1, len(ACTION_UNITS))) if unit is None else alone(unit, 1) for unit in units]
    masks = render(np.concatenate(shown), people=average_person().take(np.zeros(len(units), dtype=int)))[1]
    face = dict(zip(units, masks, strict=True))

    def height(region: np.ndarray, columns: slice) -> float:
        return np.nonzero(region[:, columns])[0].mean()

    inner, outer = slice(20, 28), slice(35, 40)
    assert height(face[1][BROWS], inner) < height(face[None][BROWS], inner) - 1
    assert height(face[2][BROWS], outer) < height(face[None][BROWS], outer) - 1
    assert height(face[4][BROWS], inner) > height(face[None][BROWS], inner) + 1

    def corners_below_middle(unit: int | None) -> float:
        mouth = face[unit][MOUTH]
        right = np.flatnonzero(mouth.any(axis=0))[-1]
        return height(mouth, slice(right - 1, right + 1)) - height(mouth, slice(23, 25))

    assert corners_below_middle(12) < corners_below_middle(None) - 1.5
    assert corners_below_middle(15) > corners_below_middle(None) + 1.5
