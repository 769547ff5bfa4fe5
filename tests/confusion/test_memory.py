"""Accuracies with and without twins, by hand."""

from dataclasses import replace

import numpy as np
import pytest
from made_twins import UNKNOWN, twins

from fer.confusion import memory
from fer.statistics.interval import difference, share, together, wilson
from fer.twins.near_twins import ALIKE

HAPPY, SAD = 3, 4


def measured(*groups, twin_labels=None):
    """Each group: how many faces, their label, their answer, kind of twin."""
    labels, answers, kinds = (np.repeat([g[k] for g in groups], [g[0] for g in groups]) for k in (1, 2, 3))
    met = twins(kinds, labels if twin_labels is None else twin_labels)
    return memory.measure(met, labels=labels, answers=answers)


def test_each_face_counts_once_by_its_kind_of_twin():
    found = measured(
        (60, HAPPY, HAPPY, "none"), (20, HAPPY, SAD, "none"), (10, HAPPY, SAD, "near"), (10, HAPPY, HAPPY, "exact")
    )
    assert found.faces == (80, 10, 10)
    assert [accuracy.value for accuracy in found.accuracy] == [0.75, 0, 1]
    assert found.lift.value == pytest.approx(0.7 - 0.75)
    assert found.excess.value == pytest.approx(0.5 - 0.75)


def test_an_exact_twin_is_no_near_one_too():
    both = replace(twins(["exact"], [SAD]), near=np.array([True]), mirrored=np.array([True]))
    found = memory.measure(both, labels=np.array([SAD]), answers=np.array([SAD]))
    assert (found.faces, found.mirrored, found.mirrored_share) == ((0, 0, 1), 0, None)


def test_near_twins_are_counted_by_how_they_are_found():
    labels = np.full(6, HAPPY)
    met = twins(["none", "near", "near", "near", "near", "exact"], labels, search="done", mirrored=1)
    found = memory.measure(met, labels=labels, answers=labels)
    assert (found.search, found.alike) == ("done", ALIKE)
    assert (found.mirrored, found.mirrored_share.value) == (1, 0.25)


def test_a_network_that_knows_its_twins_by_heart_is_lifted():
    found = measured((100, HAPPY, HAPPY, "none"), (100, HAPPY, SAD, "none"), (100, HAPPY, HAPPY, "exact"))
    assert found.lift.value == pytest.approx(200 / 300 - 0.5)
    assert 0 < found.lift.low < found.lift.value < found.lift.high
    assert found.excess.value == 0.5


def test_a_difference_of_none_has_an_interval_too():
    """All 200 faces without a twin are recognised and all 15 with one: what lies below 100 % of either is not known."""
    found = measured((200, HAPPY, HAPPY, "none"), (15, HAPPY, HAPPY, "exact"))
    assert found.lift.value == 0
    assert found.lift == pytest.approx([15 / 215 * of for of in difference(share(15, 15), share(200, 200))])
    assert found.lift.low < -0.01 and found.lift.high > 0.001


def test_classes_are_weighed_as_among_the_twins():
    """Twins are all of the hard class: there they are no better, though the easy class lifts the others."""
    found = measured(
        (100, HAPPY, HAPPY, "none"), (50, SAD, SAD, "none"), (50, SAD, HAPPY, "none"), (10, SAD, SAD, "near"),
        (10, SAD, HAPPY, "near"),
    )  # fmt: skip
    assert found.accuracy[1].value < found.accuracy[0].value
    assert found.excess.value == 0
    assert found.excess.low < 0 < found.excess.high


def test_a_class_counts_as_often_as_it_has_twins():
    """Happy twins are 20 points better than other happy faces, sad ones 60 points; there are three times as many sad
    twins, and three times as many happy others."""
    found = measured(
        (240, HAPPY, HAPPY, "none"), (60, HAPPY, SAD, "none"), (20, SAD, SAD, "none"), (80, SAD, HAPPY, "none"),
        (20, HAPPY, HAPPY, "near"), (48, SAD, SAD, "near"), (12, SAD, HAPPY, "near"),
    )  # fmt: skip
    assert found.excess.value == pytest.approx((20 * 0.2 + 60 * 0.6) / 80)


def test_the_accuracy_without_twins_is_weighed_as_among_all_faces():
    """Of 200 happy and 200 sad faces, half of the sad have a twin: without these the easy class has more weight."""
    found = measured(
        (160, HAPPY, HAPPY, "none"), (40, HAPPY, SAD, "none"), (40, SAD, SAD, "none"), (60, SAD, HAPPY, "none"),
        (70, SAD, SAD, "near"), (20, SAD, SAD, "exact"), (10, SAD, HAPPY, "exact"),
    )  # fmt: skip
    assert found.accuracy[0].value == pytest.approx(200 / 300)
    assert found.standard.value == pytest.approx((0.8 + 0.4) / 2)
    assert found.standard.low < found.standard.value < found.standard.high
    assert found.standard_lift.value == pytest.approx(290 / 400 - 0.6)
    assert found.standard_lift == pytest.approx([of / 4 for of in found.excess])  # a quarter has a twin


def test_classes_are_counted_apart_with_and_without_a_twin():
    found = measured(
        (6, HAPPY, HAPPY, "none"), (2, HAPPY, SAD, "none"), (1, HAPPY, HAPPY, "near"), (1, HAPPY, HAPPY, "exact"),
        (4, SAD, SAD, "near"),
    )  # fmt: skip
    happy, sad, angry = found.classes[HAPPY], found.classes[SAD], found.classes[0]
    assert (happy.faces, happy.twins) == (10, 2)
    assert happy.recall == wilson(8, 10)
    assert happy.without == wilson(6, 8)
    level = together(7)
    assert happy.excess == difference(share(2, 2, level=level), share(6, 8, level=level))
    assert (sad.faces, sad.twins, sad.recall, sad.without, sad.excess) == (4, 4, wilson(4, 4), None, None)
    assert (angry.faces, angry.twins, angry.recall, angry.without, angry.excess) == (0, 0, None, None, None)
    assert (found.standard, found.standard_lift) == (None, None)  # no sad face is left


def test_a_handful_of_twins_claims_nothing():
    """Four twins that are all right."""
    found = measured((25, HAPPY, HAPPY, "none"), (21, HAPPY, SAD, "none"), (4, HAPPY, HAPPY, "exact"))
    assert (found.accuracy[2].value, found.lift, found.excess) == (1, None, None)
    assert (found.standard.value, found.standard_lift) == (25 / 46, None)


@pytest.mark.parametrize("kind", ["none", "exact"])
def test_without_both_sorts_there_is_no_difference(kind):
    found = measured((10, HAPPY, HAPPY, kind))
    assert (found.lift, found.excess) == (None, None)
    assert found.disputed == memory.Disputed(0, 0, 0, 1.0)


def test_sorts_that_share_no_class_are_not_compared():
    found = measured((20, HAPPY, HAPPY, "none"), (20, SAD, SAD, "exact"))
    assert found.lift is not None
    assert found.excess is None


def test_memory_shows_where_the_twin_has_another_label():
    """Twelve twins with another label: one answered as labelled, ten as the twin is, one as neither."""
    groups = [(1, HAPPY, HAPPY, "exact"), (10, HAPPY, SAD, "near"), (1, HAPPY, 0, "exact"), (5, HAPPY, SAD, "none")]
    found = measured(*groups, twin_labels=np.full(17, SAD))
    assert (found.disputed.faces, found.disputed.own, found.disputed.training) == (12, 1, 10)
    assert found.disputed.p == pytest.approx(2 * (1 + 11) / 2**11)  # both tails of 1 of 11 at even odds


def test_a_twin_whose_label_is_not_known_disputes_nothing():
    assert measured((5, HAPPY, SAD, "exact"), twin_labels=np.full(5, UNKNOWN)).disputed.faces == 0
