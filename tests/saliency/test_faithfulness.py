"""Deletion and insertion on answers whose curves are known by hand."""

import numpy as np
import pytest
from scipy.special import expit

from fer.errors import InputError
from fer.saliency import faithfulness
from fer.saliency.plain_maps import CENTRE, plain_maps

SIDE = 48
WEIGHTS = np.random.default_rng(5).normal(size=(12, 12)).repeat(4, 0).repeat(4, 1) / 2000  # one for each block


@pytest.fixture
def faces():
    return np.random.default_rng(0).integers(0, 256, size=(5, SIDE, SIDE)).astype(np.uint8)


@pytest.fixture
def target(faces):
    return np.ones(len(faces), dtype=int)


def linear(images):
    """Logit 1 is a weighted sum of the pixels, logit 0 is 0."""
    return np.stack([np.zeros(len(images)), (images * WEIGHTS).sum(axis=(1, 2))], axis=1)


def parts(faces):
    """What each pixel adds to the linear logit, over the blurred face."""
    return (faces.astype(float) - faithfulness.blurred(faces)) * WEIGHTS


def test_the_curve_of_a_linear_network_is_known(faces, target):
    blank, order = faithfulness.blurred(faces), faithfulness.order(parts(faces))
    found = faithfulness.curves(linear, faces, blank, target, order, steps=144)
    sums = -np.sort(-parts(faces).reshape(5, 12, 4, 12, 4).sum(axis=(2, 4)).reshape(5, -1), axis=1)
    gone = np.concatenate([np.zeros((5, 1)), sums.cumsum(axis=1)], axis=1)
    np.testing.assert_allclose(found.deletion, expit(linear(faces)[:, [1]] - gone), atol=1e-9)
    np.testing.assert_allclose(found.insertion, expit(linear(blank)[:, [1]] + gone), atol=1e-9)


def test_the_area_under_an_even_curve_is_its_height():
    curves = faithfulness.Curves(np.full((2, 5), 0.25), np.tile(np.linspace(0, 1, 5), (2, 1)))
    areas = curves.areas()
    assert areas["deletion"].tolist() == [0.25, 0.25] and areas["insertion"].tolist() == [0.5, 0.5]


def test_a_perfect_order_beats_random_ones_and_the_reverse_is_worse():
    faces = np.random.default_rng(2).integers(0, 256, size=(30, SIDE, SIDE)).astype(np.uint8)
    target = np.ones(30, dtype=int)
    maps = {"perfect": parts(faces), "reverse": -parts(faces)}
    found = faithfulness.summarised(faithfulness.all_curves(linear, faces, target, maps, signed=tuple(maps))).orders
    for kind in ("deletion", "insertion"):
        assert found["perfect"][kind].lead.difference.low > 0
        assert found["reverse"][kind].lead.difference.high < 0
        assert found["random"][kind].lead is found["centre"][kind].lead is None


def test_one_face_has_no_lead_and_two_have_wider_ones_than_their_range(faces, target):
    def found(n):
        return faithfulness.all_curves(linear, faces[:n], target[:n], {"m": parts(faces)[:n]}, signed=["m"])

    alone = faithfulness.summarised(found(1)).orders["m"]["deletion"]
    assert alone.lead is None
    assert alone.area.interval is None
    areas = found(2)["m"][0].areas()["insertion"]
    of_two = faithfulness.summarised(found(2)).orders["m"]["insertion"].area
    assert of_two.interval.low < areas.min()
    assert of_two.interval.high > areas.max()


def test_the_ends_of_all_curves_are_asked_for_once(faces, target):
    asked = []
    faithfulness.all_curves(lambda f: asked.append(1) or linear(f), faces, target, {"m": parts(faces)})
    assert len(asked) == 2 + (3 + faithfulness.ORDERS) * 2 * (faithfulness.STEPS - 1)


def test_only_of_parts_of_the_logit_does_the_sign_count(faces, target):
    maps = {"gradient": -parts(faces), "occlusion": -parts(faces), "magnitude": np.abs(parts(faces))}
    found = faithfulness.all_curves(linear, faces, target, maps)
    assert np.array_equal(found["gradient"][0].deletion, found["magnitude"][0].deletion)
    assert (found["occlusion"][0].areas()["deletion"] > found["magnitude"][0].areas()["deletion"]).all()


def test_an_arbitrary_order_does_not_beat_plain_ones():
    images = np.random.default_rng(1).integers(0, 256, size=(40, SIDE, SIDE)).astype(np.uint8)
    maps = {"arbitrary": np.random.default_rng(7).random(images.shape)}
    found = faithfulness.summarised(faithfulness.all_curves(linear, images, np.ones(40, dtype=int), maps))
    leads = [of.lead.difference for of in found.orders["arbitrary"].values()]
    assert len(leads) == 2
    assert all(lead.low < 0 for lead in leads)


def test_to_lead_is_to_be_better_than_every_plain_order(faces, target):
    """The blob's own order ties with the blob, whatever it gains on random blocks."""
    blob = plain_maps(faces)[CENTRE]
    found = faithfulness.summarised(faithfulness.all_curves(linear, faces, target, {"blob": blob})).orders["blob"]
    assert all(of.lead.difference.low <= 0 for of in found.values())


def test_an_answer_that_never_changes_gives_flat_curves_and_no_lead(faces, target):
    found = faithfulness.summarised(
        faithfulness.all_curves(lambda f: np.zeros((len(f), 7)), faces, target, {"m": parts(faces)})
    )
    assert found.orders["m"]["deletion"].curve == pytest.approx([1 / 7] * (faithfulness.STEPS + 1))
    assert found.orders["m"]["insertion"].lead.difference == pytest.approx([0, 0, 0])


def test_blocks_go_from_the_largest_sum_and_keep_their_sign():
    maps = np.zeros((1, SIDE, SIDE))
    maps[0, 4:8, 0:4], maps[0, 0:4, 8:12], maps[0, 40, 40] = 2, 1, -50
    first, *_, last = faithfulness.order(maps)[0].tolist()
    assert (first, last) == (12, 130)
    assert faithfulness.order(maps)[0, 1] == 2


def test_equal_blocks_go_in_random_order():
    even = np.zeros((2, SIDE, SIDE))
    one, other, again = (faithfulness.order(even, seed=seed) for seed in (0, 1, 0))
    assert np.array_equal(one, again) and not np.array_equal(one, other)
    assert np.array_equal(np.sort(one), np.tile(np.arange(144), (2, 1)))


def test_the_same_seed_gives_the_same_facts_and_leaves_the_faces(faces, target):
    before = faces.copy()
    one, other = (
        faithfulness.summarised(faithfulness.all_curves(linear, faces, target, {"m": parts(faces)})) for _ in range(2)
    )
    assert one == other
    assert np.array_equal(faces, before)


def test_no_face_is_refused(faces, target):
    with pytest.raises(InputError, match=r"^checked_faces=0: ask for at least one$"):
        faithfulness.all_curves(linear, faces[:0], target[:0], {"m": np.zeros((0, SIDE, SIDE))})
