"""Near twins made by hand are found, and unrelated faces are not."""

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter, rotate, zoom

from fer.twins import near_twins
from fer.twins.near_twins import ALIKE, around, nearest, side_by_side


def pictures(n, *, seed=0, size=72):
    """Smooth random pictures, larger than a face, so that cuts of them can move."""
    noise = np.random.default_rng(seed).normal(size=(n, size, size))
    smooth = np.stack([gaussian_filter(of, 2.5) for of in noise])
    return (smooth - smooth.min()) / (smooth.max() - smooth.min()) * 255


def cut(picture, *, down=0, right=0):
    return picture[12 + down : 60 + down, 12 + right : 60 + right]


PICTURES = pictures(40)
TRAINING = np.stack([cut(picture) for picture in PICTURES]).astype(np.uint8)


def found(face):
    likeness, place, mirrored = nearest(face.clip(0, 255).astype(np.uint8)[None], TRAINING)
    return float(likeness[0]), int(place[0]), bool(mirrored[0])


def scaled(picture, factor):
    whole = zoom(picture, factor, order=1)
    start = (len(whole) - 48) // 2
    return whole[start : start + 48, start : start + 48]


@pytest.mark.parametrize(
    "face",
    [
        cut(PICTURES[5]),
        cut(PICTURES[5], down=3, right=-4),
        0.6 * cut(PICTURES[5]) + 60,
        scaled(PICTURES[5], 1.2),
        rotate(PICTURES[5], 10, reshape=False)[12:60, 12:60],
        rotate(PICTURES[5], -20, reshape=False)[12:60, 12:60],
        cut(PICTURES[5], right=5),
        cut(PICTURES[5], down=-8),
        cut(PICTURES[5]) + 12 * (np.indices((48, 48)).sum(axis=0) % 9 == 0),
    ],
    ids=[
        "itself",
        "shifted",
        "brighter and flatter",
        "larger",
        "turned",
        "turned back",
        "further right",
        "far up",
        "under a watermark",
    ],
)
def test_another_cut_of_a_picture_is_found(face):
    likeness, place, mirrored = found(face)
    assert likeness > ALIKE
    assert (place, mirrored) == (5, False)


def test_a_mirror_image_is_found_as_one():
    likeness, place, mirrored = found(cut(PICTURES[9], right=2)[:, ::-1])
    assert likeness > ALIKE
    assert (place, mirrored) == (9, True)


def test_an_equal_picture_has_likeness_one():
    assert found(TRAINING[7].astype(float)) == (pytest.approx(1, abs=1e-5), 7, False)


def test_unrelated_pictures_are_not_alike():
    strangers = np.stack([cut(of) for of in pictures(40, seed=1)]).astype(np.uint8)
    assert nearest(strangers, TRAINING).likeness.max() < ALIKE


def test_a_picture_that_shows_nothing_is_like_none():
    blank = np.full((1, 48, 48), 130, dtype=np.uint8)
    assert nearest(blank, TRAINING).likeness[0] == pytest.approx(0, abs=1e-3)
    assert nearest(TRAINING[:1], blank).likeness[0] == pytest.approx(0, abs=1e-3)


def test_blocks_give_what_one_face_alone_gives(monkeypatch):
    faces = np.stack([cut(of, down=1) for of in PICTURES]).astype(np.uint8)
    whole = nearest(faces, TRAINING)
    monkeypatch.setattr(near_twins, "_BLOCK", 16)
    for one, other in zip(whole, nearest(faces, TRAINING), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)
    assert whole.place.tolist() == list(range(40))


def test_pairs_around_a_limit_go_outwards():
    likeness = np.array([0.9, 0.2, 0.76, 0.74, 0.75, 0.1, 0.73], dtype=np.float32)
    above, below = around(likeness, 0.75, 2)
    assert (above.tolist(), below.tolist()) == ([4, 2], [3, 6])
    above, below = around(likeness, 0.95, 9)
    assert (above.tolist(), below.tolist()) == ([], [0, 2, 4, 3, 6, 1, 5])


def test_a_mirrored_twin_is_shown_mirrored():
    shown = side_by_side(TRAINING[:2], TRAINING[2:4], np.array([False, True]))
    expected = [TRAINING[0], TRAINING[2], TRAINING[1], TRAINING[3][:, ::-1]]
    assert np.array_equal(shown, expected)
