"""Filters that alone decide a class, filters that nobody hears, and intervals that hold together."""

import numpy as np
import pytest
from made_filters import detectors, quadrants
from statsmodels.stats.contingency_tables import mcnemar

from fer.errors import InputError
from fer.filters import ablation, responses, silencing
from fer.filters.selectivity import selectivity
from fer.statistics.interval import Interval, paired_difference, together


@pytest.fixture(scope="module")
def ablated():
    x, _ = quadrants()
    model = detectors(filters=6)
    return silencing.ablate(model, model.last_convolution, x, [[k] for k in range(6)], batch=64)


def right_or_not(before, after, labels, *, classes):
    """Logits of faces that are right before and after, or not; `after` has a row a group."""
    right = np.eye(classes)[labels]
    wrong = np.eye(classes)[(labels + 1) % classes]
    pick = [np.where(np.asarray(row)[:, None], right, wrong) for row in (before, *after)]
    return silencing.Ablated(pick[0], np.stack(pick[1:]))


def test_without_its_filter_a_class_loses_its_recall_and_no_other_does(ablated):
    _, labels = quadrants()
    table = ablation.recall_changes(ablated, labels)
    for k, row in enumerate(table[:4]):
        assert [cell.change.value for cell in row] == [-1.0 if other == k else 0.0 for other in range(5)]
        assert row[k].change.low == -1 < row[k].change.high < -0.7 and (row[k].lost, row[k].won) == (40, 0)
    change, sure = ablation.as_arrays(table)
    assert np.array_equal(change, [[cell.change.value for cell in row] for row in table])
    assert np.array_equal(sure, np.eye(6, 5, dtype=bool) & (np.arange(6) < 4)[:, None])
    np.testing.assert_allclose(ablation.balanced_change(ablated, labels), [-0.2] * 4 + [0, 0], atol=1e-9)


def test_all_changes_of_a_table_hold_together_and_an_exact_test_must_agree():
    labels = np.arange(60) % 2
    lost = np.zeros(60, dtype=bool)
    lost[labels == 0] = np.arange(30) < 8
    found = right_or_not(np.ones(60, dtype=bool), [~lost, np.ones(60, dtype=bool)], labels, classes=2)
    cell = ablation.recall_changes(found, labels)[0][0]
    level = together(4)
    assert mcnemar([[0, 8], [0, 22]], exact=True).pvalue < 1 - level  # so the interval is as it is
    assert cell.change == paired_difference(0, 8, 30, level=level) and cell.sure
    lost[labels == 0] = np.arange(30) < 6
    found = right_or_not(np.ones(60, dtype=bool), [~lost, np.ones(60, dtype=bool)], labels, classes=2)
    cell = ablation.recall_changes(found, labels)[0][0]
    assert mcnemar([[0, 6], [0, 24]], exact=True).pvalue > 1 - level
    assert cell.change.low < 0 <= cell.change.high and not cell.sure


def test_a_class_is_held_against_the_mean_of_the_others():
    labels = np.repeat([0, 1, 2], 100)
    without = np.ones(300, dtype=bool)
    without[:40] = without[100:110] = without[200:220] = False
    found = right_or_not(np.ones(300, dtype=bool), [without], labels, classes=3)
    (row,) = ablation.beyond_others(found, labels)
    assert [cell.value for cell in row] == pytest.approx([-0.25, 0.2, 0.05])
    variance = sum(
        weight**2 * ((k + 1) / 102 - (k / 102) ** 2) / 102 for k, weight in ((40, 1), (10, -0.5), (20, -0.5))
    )
    middle = -(40 - 0.5 * 10 - 0.5 * 20) / 102
    assert row[0].low == pytest.approx(middle - 1.96 * variance**0.5, abs=1e-4)
    assert row[0].high == pytest.approx(middle + 1.96 * variance**0.5, abs=1e-4)


def test_without_another_class_or_without_faces_nothing_is_held_against_others():
    labels = np.zeros(10, dtype=int)
    found = right_or_not(np.ones(10, dtype=bool), [np.zeros(10, dtype=bool)], labels, classes=3)
    assert ablation.beyond_others(found, labels) == ((None,) * 3,)
    labels = np.arange(10) % 2
    (row,) = ablation.beyond_others(
        right_or_not(np.ones(10, dtype=bool), [np.ones(10, dtype=bool)], labels, classes=3), labels
    )
    assert row[2] is None and row[0].value == 0 and row[0].low < 0 < row[0].high


def test_single_filters_and_those_that_prefer_one_class_are_measured():
    x, labels = quadrants()
    model = detectors(filters=6)
    response = responses.responses(model, model.last_convolution, x)
    selective = selectivity(response.mean, labels, shuffles=5)
    options = {"near_equal": [[0, 4, 5]], "faces_a_class": 30}
    found = ablation.measure(model, model.last_convolution, x, labels, selective, np.array([2, 5]), **options)
    assert (found.faces, found.class_faces, found.filters, found.right) == (150, (30,) * 5, 6, 150)
    assert (found.classes, found.sizes) == ((0, 1, 2, 3), (3, 1, 1, 1))  # two filters copy that of class 0
    assert [cell.change.value for cell in found.single[0]] == [0, 0, -1, 0, 0]
    assert not any(cell.change.value or cell.sure for cell in found.single[1])
    assert all(row[k].change.value == -1 and row[k].sure for k, row in enumerate(found.groups))
    assert all(row[k].value == -1 and row[k].high < -0.5 for k, row in enumerate(found.beyond))
    assert all(row[4].low > 0 for row in found.beyond)  # spared by all
    assert found.answers_changed == pytest.approx([0.2] * 4 + [0, 0]) and found.unheard == (4, 5)
    assert found.recall_lost == pytest.approx([0.2] * 4 + [0, 0])
    assert found.correlations == (4, None, None)  # four filters that differ, all of one weight


def test_a_network_that_is_never_right_loses_nothing_and_the_measure_goes_on():
    x, labels = quadrants()
    model = detectors()
    response = responses.responses(model, model.last_convolution, x)
    wrong = (labels + 1) % 5
    selective = selectivity(response.mean, wrong, shuffles=5)
    options = {"near_equal": [], "faces_a_class": 30}
    found = ablation.measure(model, model.last_convolution, x, wrong, selective, np.array([0]), **options)
    assert found.right == 0 and all(cell.lost == 0 for row in found.groups for cell in row)


def test_a_class_without_faces_has_no_change():
    found = silencing.Ablated(np.eye(3)[[0, 2]], np.eye(3)[[0, 2]][None])
    table = ablation.recall_changes(found, np.array([0, 2]))
    first, missing, last = table[0]
    assert missing.change is None and not missing.sure
    np.testing.assert_array_equal(ablation.as_arrays(table)[0], [[0, np.nan, 0]])
    assert first.change.value == last.change.value == 0


def test_faces_are_taken_evenly_from_each_class():
    labels = np.array([0, 1, 0, 0, 0, 0, 1])
    assert ablation.some_of_each_class(labels, limit=3).tolist() == [0, 1, 3, 5, 6]
    with pytest.raises(InputError, match=r"^ablation_faces_a_class=0: ask for at least one$"):
        ablation.some_of_each_class(labels, limit=0)


def test_rank_correlation_with_its_interval():
    a = np.arange(50.0)
    up = ablation.rank_correlation(a, a**3, level=0.95)
    assert up.value == pytest.approx(1) and up.low > 0.99
    none = ablation.rank_correlation(a, np.random.default_rng(0).random(50), level=0.95)
    assert none.low < 0 < none.high and isinstance(none, Interval)
    assert ablation.rank_correlation(a, np.ones(50), level=0.95) is None
    assert ablation.rank_correlation(a[:3], a[:3], level=0.95) is None


def test_where_every_filter_is_dead_no_class_is_preferred():
    x, labels = quadrants()
    model = detectors()
    dead = selectivity(np.zeros((len(x), 4), np.float32), labels, shuffles=5)
    found = ablation.measure(
        model, model.last_convolution, x, labels, dead, np.arange(4), near_equal=[], faces_a_class=9
    )
    assert (found.classes, found.sizes, found.groups) == ((), (), ())
