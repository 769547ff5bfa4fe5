"""Densities of maps in parts of known size."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_parts import masks_of

from fer.data.emotions import PARTS, index_of
from fer.saliency import density
from fer.saliency.parts import AREAS, areas, mean_face_parts
from fer.statistics.interval import Interval
from fer.statistics.means import Mean


def test_an_even_map_covers_every_part_as_densely_as_any_other():
    regions = areas(mean_face_parts())
    found = density.densities({"even": np.full((2, 48, 48), -0.3)}, regions)["even"]
    np.testing.assert_allclose(found, 1)


def test_a_map_of_the_mouth_has_the_inverse_of_the_mouths_area_there_and_nothing_elsewhere():
    masks = masks_of(mouth=(36, 40, 20, 32))
    maps = np.zeros((2, 48, 48))
    maps[0, 38, 24] = -2.0
    found = density.densities({"m": maps}, areas(masks))["m"]
    assert found[0, AREAS.index("mouth")] == pytest.approx(48 * 48 / (4 * 12))
    assert found[0, AREAS.index("rest")] == 0
    assert np.isnan(found[0, AREAS.index("eyes")])  # a part without a pixel
    assert np.isnan(found[1]).all()  # a map of zeros


def test_the_mean_over_methods_leaves_out_what_is_undefined():
    found = {"a": np.array([[1.0], [np.nan], [np.nan]]), "b": np.array([[3.0], [2.0], [np.nan]])}
    np.testing.assert_array_equal(density.over_methods(found)[:, 0], [2, 2, np.nan])


def test_the_densest_part_is_ahead_of_the_one_it_is_least_surely_ahead_of():
    """By mean the eyes come second; but the mouth, further behind, is at times as dense as the brows."""
    found = np.ones((6, len(AREAS)))
    found[:, 0], found[:, 1], found[:, 3] = 3, 2, [3, 0, 3, 0, 3, 0]
    lead = density.densest(found[None])
    assert (lead.part, lead.rival, lead.lead.value) == ("brows", "mouth", 1.5)
    assert lead.lead.interval.low < 0.5
    assert density.densest(np.full((1, 2, 5), np.nan)) is None
    assert density.densest(found[None, :1]).lead.interval is None


def test_parts_that_no_face_has_together_have_no_lead():
    found = np.full((2, len(AREAS)), np.nan)
    found[0, 1], found[1, 3] = 2, 3
    assert density.densest(found[None]) == density.Densest("mouth", "eyes", None)


def test_densities_by_class():
    found = np.ones((3, len(AREAS)))
    found[:2, 3] = 2.0
    mouth = density.by_area(found[None], np.array([3, 3, 4]))["mouth"]
    assert mouth.classes[3] == Mean(2.0, Interval(2.0, 2.0, 2.0), 2)
    assert mouth.classes[4] == Mean(1.0, None, 1)
    assert mouth.classes[0] is None
    assert mouth.all.value == pytest.approx(5 / 3)


def test_what_random_weights_do_too_is_no_gain():
    """Maps of the mouth alone by both networks: far denser there than elsewhere, and nothing gained."""
    labels, parts = np.full(3, index_of("happy")), masks_of(mouth=(36, 40, 20, 32), nose=(20, 30, 20, 28))
    maps = {"m": np.broadcast_to(parts[:, PARTS.index("mouth")], (3, 48, 48)).astype(float)}
    found = density.measure(maps, maps, parts, labels, drawn=True)
    assert found.drawn
    assert found.area["mouth"] == pytest.approx(4 * 12 / 48**2)
    assert found.mean["mouth"].all.value == pytest.approx(48**2 / (4 * 12))
    assert found.against["m"]["mouth"].gain.value == 0
    assert found.against["m"]["eyes"] == density.Against(None, None)
    assert found.densest.part == "mouth"
    assert [of is None for of in found.densest_of_class] == [True, True, True, False, True, True, True]


def test_the_figure_has_a_row_a_class_and_one_for_random_weights():
    labels, parts = np.array([0, 3]), masks_of(mouth=(36, 40, 20, 32))
    maps = {"m": np.broadcast_to(parts[:, PARTS.index("mouth")], (2, 48, 48)).astype(float)}
    even = {"m": np.ones((2, 48, 48))}
    panels = density.panels(density.measure(maps, even, parts, labels, drawn=True))
    assert list(panels) == ["brows", "eyes", "nose", "mouth", "rest"]
    *rows, last = panels["mouth"]["m"]
    assert [row is None for row in rows] == [False, True, True, False, True, True, True]
    assert last.value == 1


def test_the_figure_of_the_answer_has_a_row_a_part():
    labels, parts = np.array([0, 3]), masks_of(mouth=(36, 40, 20, 32))
    maps = {"m": np.broadcast_to(parts[:, PARTS.index("mouth")], (2, 48, 48)).astype(float)}
    found = density.measure(maps, {"m": np.ones((2, 48, 48))}, parts, labels, drawn=True)
    both, mouth = density.yardsticks(found), PARTS.index("mouth")
    assert both.keys() == {"even", "random"}
    assert both["even"]["m"] == [found.against["m"][part].even for part in PARTS]
    assert both["random"]["m"][mouth].value == pytest.approx(both["even"]["m"][mouth].value - 1)


def test_fixed_parts_are_moved_about_and_known_ones_are_not():
    """A map of one row: a part that holds it in place holds nothing of it three pixels on."""
    labels, parts = np.full(4, 3), masks_of(mouth=(38, 39, 10, 40), nose=(20, 30, 20, 28))
    maps = {"m": np.zeros((4, 48, 48))}
    maps["m"][:, 38, 20:30] = 1
    still, moved = (
        density.measure(maps, maps, parts, labels, drawn=drawn).mean["mouth"].all for drawn in (True, False)
    )
    assert still.value == moved.value == pytest.approx(48**2 / 30)
    assert still.interval.low == pytest.approx(still.value)
    assert (moved.interval.low, moved.interval.high) == (0, pytest.approx(still.value))


def test_the_intervals_of_both_yardsticks_hold_for_all_methods_and_parts_together():
    labels, parts = np.full(9, 3), masks_of(mouth=(30, 40, 10, 40), nose=(10, 20, 10, 40))
    maps = {"m": np.random.default_rng(0).random((9, 48, 48))}
    found = density.measure(maps, {"m": np.ones((9, 48, 48))}, parts, labels, drawn=True)
    alone, together = found.methods["m"]["mouth"].all, found.against["m"]["mouth"].even
    assert together.value == alone.value
    assert together.interval.low < alone.interval.low


@given(st.integers(0, 2**32), st.integers(1, 4), st.booleans())
@settings(max_examples=20, deadline=None)
def test_any_density_is_the_share_of_the_map_over_the_share_of_the_picture(seed, n, alike):
    rng = np.random.default_rng(seed)
    maps, regions = rng.normal(size=(n, 48, 48)), rng.random((1 if alike else n, 3, 48, 48)) < 0.3
    maps[0, :, 20:] = 0
    found = density.densities({"m": maps}, regions)["m"]
    for face in range(n):
        for part in range(3):
            inside = regions[0 if alike else face, part]
            share = np.abs(maps[face])[inside].sum() / np.abs(maps[face]).sum()
            assert found[face, part] == pytest.approx(share / inside.mean())
            if alike:
                assert density.share_inside(maps, regions[:, part])[face] == pytest.approx(share)
