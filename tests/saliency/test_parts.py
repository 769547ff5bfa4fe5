"""Where the parts of the face lie."""

import numpy as np
import pytest
from made_parts import masks_of

from fer.data.emotions import index_of
from fer.data.synthetic import draw as synthetic
from fer.saliency import parts as regions


def test_areas_cover_the_picture_and_the_rest_overlaps_no_part():
    areas = regions.areas(synthetic.draw(5, seed=0).masks)
    assert areas.any(axis=1).all()
    assert not (areas[:, 4] & areas[:, :4].any(axis=1)).any()


def test_parts_of_the_mean_face_do_not_overlap_and_stand_as_in_a_face():
    brows, eyes, nose, mouth = regions.mean_face_parts()[0]
    assert (brows.astype(int) + eyes + nose + mouth).max() == 1
    middles = [np.argwhere(part).mean(axis=0) for part in (brows, eyes, nose, mouth)]
    assert [row for row, _ in middles] == sorted(row for row, _ in middles)
    assert [column for _, column in middles] == pytest.approx([23.7] * 4, abs=0.5)


def test_the_expected_region_is_the_union_of_what_the_action_units_move():
    masks = masks_of(brows=(0, 1, 0, 48), eyes=(1, 2, 0, 48), nose=(2, 3, 0, 48), mouth=(3, 4, 0, 48))
    labels = np.array([index_of(name) for name in ("happy", "disgust", "sad", "neutral")])
    rows = regions.expected(masks, labels)[:, :4, 0]
    assert rows.tolist() == [
        [False, True, False, True],
        [True, False, True, True],
        [True, False, False, True],
        [False] * 4,
    ]


def test_the_parts_of_the_first_face_of_each_class():
    masks = np.zeros((3, 4, 48, 48), dtype=bool)
    masks[1, 2], masks[2, 2] = True, False
    found = regions.of_first_faces(masks, np.array([6, 3, 3]))["nose"]
    assert found.any(axis=(1, 2)).tolist() == [False, False, False, True, False, False, False]
    fixed = regions.mean_face_parts()
    assert np.array_equal(regions.of_first_faces(fixed, np.array([6, 3, 3]))["eyes"], np.tile(fixed[0, 1], (7, 1, 1)))
