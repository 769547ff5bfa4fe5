"""Densities of maps in parts of known size."""

import numpy as np
import pytest

from fer.data.emotions import PARTS, index_of
from fer.data.synthetic import draw as synthetic
from fer.saliency import parts as regions


def masks_of(**boxes):
    """Masks of PARTS, one face: each a box (top, bottom, left, right), else empty."""
    masks = np.zeros((1, 4, 48, 48), dtype=bool)
    for name, (top, bottom, left, right) in boxes.items():
        masks[0, PARTS.index(name), top:bottom, left:right] = True
    return masks


def test_an_even_map_covers_every_part_as_densely_as_any_other():
    areas = regions.areas(regions.mean_face_parts())
    found = regions.densities({"even": np.full((2, 48, 48), -0.3)}, areas)["even"]
    np.testing.assert_allclose(found, 1)


def test_a_map_of_the_mouth_has_the_inverse_of_the_mouths_area_there_and_nothing_elsewhere():
    masks = masks_of(mouth=(36, 40, 20, 32))
    maps = np.zeros((2, 48, 48))
    maps[0, 38, 24] = -2.0
    found = regions.densities({"m": maps}, regions.areas(masks))["m"]
    assert found[0, regions.AREAS.index("mouth")] == pytest.approx(48 * 48 / (4 * 12))
    assert found[0, regions.AREAS.index("rest")] == 0
    assert found[0, regions.AREAS.index("eyes_and_mouth")] == found[0, regions.AREAS.index("mouth")]
    assert np.isnan(found[0, regions.AREAS.index("eyes")])  # a part without a pixel
    assert np.isnan(found[1]).all()  # a map of zeros


def test_areas_cover_the_picture_and_the_rest_overlaps_no_part():
    areas = regions.areas(synthetic.draw(5, seed=0).masks)
    assert areas[:, :5].any(axis=1).all()
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


def test_the_mean_over_methods_leaves_out_what_is_undefined():
    found = {"a": np.array([[1.0], [np.nan], [np.nan]]), "b": np.array([[3.0], [2.0], [np.nan]])}
    np.testing.assert_array_equal(regions.over_methods(found)[:, 0], [2, 2, np.nan])


def test_the_densest_part_is_ahead_of_the_one_it_is_least_surely_ahead_of():
    """By mean the eyes come second; but the mouth, further behind, is at times as dense as the brows."""
    found = np.ones((6, len(regions.AREAS)))
    found[:, 0], found[:, 1], found[:, 3] = 3, 2, [3, 0, 3, 0, 3, 0]
    lead = regions.densest(found)
    assert (lead["part"], lead["rival"], lead["value"]) == ("brows", "mouth", 1.5)
    assert lead["low"] < 0.5
    assert regions.densest(np.full((2, 6), np.nan)) is None
    assert regions.densest(found[:1])["low"] is None


def test_densities_by_class():
    found = np.ones((3, len(regions.AREAS)))
    found[:2, 3] = 2.0
    by_class = regions.by_class(found, np.array([3, 3, 4]))["mouth"]
    assert by_class["classes"][3] == {"value": 2, "low": 2, "high": 2, "faces": 2}
    assert by_class["classes"][4]["value"] == 1 and by_class["classes"][0]["value"] is None
    assert by_class["all"]["value"] == pytest.approx(5 / 3)


def test_density_weighs_every_face_alike():
    maps = np.ones((2, 48, 48))
    maps[1] = 0
    maps[1, :24] = -50.0  # all of it in the upper half: density 2 there
    density = regions.mean_density(maps)
    np.testing.assert_allclose(density[:24], 1.5)
    np.testing.assert_allclose(density[24:], 0.5)
    assert not regions.mean_density(np.zeros((2, 48, 48))).any()


def test_class_means_are_none_without_faces():
    images = np.stack([np.full((48, 48), 10, np.uint8), np.full((48, 48), 30, np.uint8)])
    means = regions.class_means(images, np.array([2, 2]))
    assert [mean is None for mean in means] == [True, True, False, True, True, True, True]
    assert (means[2] == 20).all()
    assert regions.class_densities(images, np.array([2, 2]))[2] == pytest.approx(np.ones((48, 48)))


def test_what_random_weights_do_too_is_no_gain():
    """Maps of the mouth alone by both networks: far denser there than elsewhere, and nothing gained."""
    labels, parts = np.full(3, index_of("happy")), masks_of(mouth=(36, 40, 20, 32), nose=(20, 30, 20, 28))
    maps = {"m": np.broadcast_to(parts[:, PARTS.index("mouth")], (3, 48, 48)).astype(float)}
    facs = regions.against_facs(maps, maps, parts, labels)[index_of("happy")]
    assert facs["difference"]["value"] > 1 and facs["gain"]["value"] == 0
    even = {"m": np.ones((3, 48, 48))}
    assert regions.against_facs(maps, even, parts, labels)[index_of("happy")]["gain"] == facs["difference"]
    found = regions.densities(maps, regions.areas(parts))
    gain = regions.summary(found, found, labels)["gain"]["m"]
    assert gain["mouth"]["value"] == 0 and gain["eyes"]["value"] is None
