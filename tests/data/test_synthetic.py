"""The drawn faces: the same for the same seed, true to their action units, and with no way round the expression."""

import hashlib

import numpy as np
import pytest
from scipy.ndimage import binary_dilation
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from fer.data.emotions import EMOTIONS, index_of
from fer.data.synthetic.action_units import ACTION_UNITS
from fer.data.synthetic.draw import BLOCK, draw, draw_at, render, synthetic_faces
from fer.data.synthetic.drawing import REGIONS
from fer.data.synthetic.drawn import drawn_faces, drawn_masks
from fer.data.synthetic.people import average_person, draw_people
from fer.data.twins import twin_groups

# Of the pixels of draw(200, seed=0). Whoever changes the drawing changes it too.
PINNED = "b2ef6122db35ffa4e0ac0d9e90fc998ffc8834ba7cc2d896116afcfe0c5569e1"
N = 1200
BROWS, EYES, NOSE, MOUTH = range(len(REGIONS))


@pytest.fixture(scope="module")
def faces():
    return draw(N, seed=11)


def alone(unit: int, n: int) -> np.ndarray:
    """n rows of intensities: this action unit fully on, all others at rest."""
    return np.tile(np.eye(len(ACTION_UNITS), dtype=np.float32)[ACTION_UNITS.index(unit)], (n, 1))


@pytest.fixture(scope="module")
def moved():
    """The same 40 people at rest (key None) and with one action unit fully on (key: its number)."""
    people = draw_people(40, np.random.default_rng(3))
    rest = render(np.zeros((40, len(ACTION_UNITS))), people=people)
    return {None: rest} | {unit: render(alone(unit, 40), people=people) for unit in ACTION_UNITS}


def test_arrays_have_the_promised_form(faces):
    assert faces.images.shape == (N, 48, 48) and faces.images.dtype == np.uint8
    assert faces.labels.shape == (N,) and faces.labels.dtype == np.int64
    assert faces.masks.shape == (N, 4, 48, 48) and faces.masks.dtype == bool
    assert faces.action_units.shape == (N, 13) and faces.action_units.dtype == np.float32
    assert faces.action_units.min() == 0 and faces.action_units.max() <= 1
    assert (faces.images.max(axis=(1, 2)) - faces.images.min(axis=(1, 2))).min() > 50


def test_same_seed_gives_the_same_bytes_and_another_seed_gives_others():
    first, again, other = draw(100, seed=1), draw(100, seed=1), draw(100, seed=2)
    for a, b in zip(first, again, strict=True):
        np.testing.assert_array_equal(a, b)
    assert (first.images != other.images).any(axis=(1, 2)).all()


def test_the_bytes_are_those_of_every_other_machine():
    assert hashlib.sha256(draw(200, seed=0).images.tobytes()).hexdigest() == PINNED


def test_a_longer_draw_begins_with_the_shorter_one():
    short, long = draw(BLOCK + 5, seed=4), draw(3 * BLOCK, seed=4)
    for a, b in zip(short, long, strict=True):
        np.testing.assert_array_equal(a, b[: BLOCK + 5])


def test_faces_are_found_again_by_row_in_any_order():
    rows = np.array(["70", "3", "3", "131"])
    found, drawn = draw_at(rows, seed=4), draw(140, seed=4)
    for a, b in zip(found, drawn, strict=True):
        np.testing.assert_array_equal(a, b[[70, 3, 3, 131]])


def test_no_face_is_drawn_twice(faces):
    assert twin_groups(faces.images).max() == len(faces.images) - 1


def test_a_face_shows_the_action_units_of_its_emotion_and_no_others(faces):
    for label, shown in zip(faces.labels, faces.action_units > 0, strict=True):
        assert tuple(np.array(ACTION_UNITS)[shown]) == EMOTIONS[label].action_units


def test_intensities_reach_from_hardly_visible_to_full(faces):
    strongest = faces.action_units[faces.labels != index_of("neutral")].max(axis=1)
    assert np.quantile(strongest, 0.05) < 0.25 and np.quantile(strongest, 0.95) > 0.9


def test_regions_lie_in_the_order_of_a_face(faces):
    rows = np.arange(48)[:, None]
    height = (faces.masks * rows).sum(axis=(2, 3)) / faces.masks.sum(axis=(2, 3))
    assert (np.diff(height, axis=1) > 1).all(), "brows above eyes above nose above mouth"
    assert faces.masks.sum(axis=(2, 3)).min() >= 10


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


def test_an_average_face_is_its_own_mirror_image():
    person = average_person()
    image = render(np.zeros((1, len(ACTION_UNITS))), people=person)[0][0, :, 8:40].astype(int)
    assert np.abs(image - image[:, ::-1]).mean() < 1.5


def linear_accuracy(features: np.ndarray, labels: np.ndarray) -> float:
    """Held-out accuracy of a linear classifier, two thirds of the faces for fitting."""
    fit = np.arange(len(labels)) % 3 != 0
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=200, C=0.1)).fit(features[fit], labels[fit])
    return model.score(features[~fit], labels[~fit])


def test_nothing_but_the_expression_tells_the_class(faces):
    images = faces.images.astype(float)
    largest_class = np.bincount(faces.labels).max() / len(faces.labels)
    contrast, texture = images.std(axis=(1, 2)), np.abs(np.diff(images)).mean(axis=(1, 2))
    exposure = np.stack([images.mean(axis=(1, 2)), contrast, texture], axis=1)
    border = images[:, ::4, [0, 1, 46, 47]].reshape(len(images), -1)
    assert linear_accuracy(exposure, faces.labels) < largest_class + 0.06
    assert linear_accuracy(border, faces.labels) < largest_class + 0.06
    coarse = images.reshape(-1, 8, 6, 8, 6).mean(axis=(2, 4)).reshape(len(images), -1)
    assert linear_accuracy(coarse, faces.labels) < 0.6


def test_the_source_has_three_splits_of_all_classes():
    faces = synthetic_faces(seed=2, n_train=320, n_val=100, n_test=150)
    assert [int((faces.usage == split).sum()) for split in ("train", "val", "test")] == [320, 100, 150]
    assert all(set(faces.split(split).labels) == set(range(7)) for split in ("train", "val", "test"))
    assert faces.origin.synthetic and faces.origin.source == "synthetic"
    assert np.bincount(faces.labels).argmin() == index_of("disgust")


def test_the_truth_about_a_split_is_found_by_its_rows():
    val = synthetic_faces(seed=2, n_train=70, n_val=30, n_test=30).split("val")
    truth = draw_at(val.rows, seed=2)
    np.testing.assert_array_equal(truth.images, val.images)
    np.testing.assert_array_equal(truth.labels, val.labels)


def test_masks_of_the_source_belong_to_its_faces():
    faces = drawn_faces().split("test")
    drawn = draw_at(faces.rows[:3], seed=0)
    assert np.array_equal(drawn.images, faces.images[:3])
    assert np.array_equal(drawn_masks(faces.rows[:3]), drawn.masks)
