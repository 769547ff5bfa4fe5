"""The drawn faces: the same for the same seed, and with no way round the expression."""

import hashlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from fer.data.emotions import index_of
from fer.data.synthetic.draw import BLOCK, draw, draw_at, synthetic_faces
from fer.data.twins import twin_groups

# Of the pixels of draw(200, seed=0). Whoever changes the drawing changes it too.
PINNED = "b2ef6122db35ffa4e0ac0d9e90fc998ffc8834ba7cc2d896116afcfe0c5569e1"


def test_arrays_have_the_promised_form(faces):
    assert faces.images.shape == (1200, 48, 48) and faces.images.dtype == np.uint8
    assert faces.labels.shape == (1200,) and faces.labels.dtype == np.int64
    assert faces.masks.shape == (1200, 4, 48, 48) and faces.masks.dtype == bool
    assert faces.action_units.shape == (1200, 13) and faces.action_units.dtype == np.float32
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
