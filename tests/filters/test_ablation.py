"""Filters that alone decide a class, filters that nobody hears; and what a call leaves behind."""

import copy

import numpy as np
import pytest
import torch
from made_filters import detectors

from fer.errors import InputError
from fer.filters import ablation, responses
from fer.filters.selectivity import selectivity
from fer.models.build import build


@pytest.fixture(scope="module")
def quadrants():
    """Two hundred images: in class k < 4 quadrant k is brighter than the others, in class 4 none is."""
    labels = np.arange(200) % 5
    x = 0.2 * torch.rand(200, 1, 48, 48, generator=torch.Generator().manual_seed(0))
    for image, k in zip(x[:, 0], labels, strict=True):
        if k < 4:
            image[24 * (k // 2) :, 24 * (k % 2) :][:24, :24] += 0.5
    return x, labels


@pytest.fixture(scope="module")
def ablated(quadrants):
    x, _ = quadrants
    model = detectors(filters=6)
    usual = responses.responses(model, model.last_convolution, x).usual
    return ablation.ablate(model, model.last_convolution, x, [[k] for k in range(6)], usual, batch=64)


def test_without_its_filter_a_class_loses_its_recall_and_no_other_does(ablated, quadrants):
    _, labels = quadrants
    table = ablation.recall_changes(ablated, labels)
    for k, row in enumerate(table[:4]):
        assert [cell.change.value for cell in row] == [-1.0 if other == k else 0.0 for other in range(5)]
        assert row[k].change.low == -1 < row[k].change.high < -0.8 and (row[k].lost, row[k].won) == (40, 0)
    change, sure = ablation.as_arrays(table)
    assert np.array_equal(change, [[cell.change.value for cell in row] for row in table])
    assert np.array_equal(sure, np.eye(6, 5, dtype=bool) & (np.arange(6) < 4)[:, None])
    np.testing.assert_allclose(ablation.balanced_change(ablated, labels), [-0.2] * 4 + [0, 0], atol=1e-9)
    np.testing.assert_allclose(ablation.changed_answers(ablated), [0.2] * 4 + [0, 0])


def test_filters_that_no_class_hears_are_counted(ablated):
    assert ablation.unheard(ablated).tolist() == [False] * 4 + [True] * 2


def test_single_filters_and_those_that_prefer_one_class_are_measured(quadrants):
    x, labels = quadrants
    model = detectors(filters=6)
    response = responses.responses(model, model.last_convolution, x)
    selective = selectivity(response.mean, labels, shuffles=5)
    shown = np.array([2, 5])
    found = ablation.measure(
        model, model.last_convolution, x, labels, response.usual, selective, shown, faces_a_class=30
    )
    assert (found.faces, found.class_faces, found.filters) == (150, (30,) * 5, 6)
    assert (found.classes, found.sizes) == ((0, 1, 2, 3), (3, 1, 1, 1))  # two filters copy that of class 0
    assert [cell.change.value for cell in found.single[0]] == [0, 0, -1, 0, 0]
    assert not any(cell.change.value or cell.sure for cell in found.single[1])
    assert all(row[k].change.value == -1 and row[k].sure for k, row in enumerate(found.groups))
    assert found.answers_changed == pytest.approx([0.2] * 4 + [0, 0]) and found.unheard == (4, 5)
    assert found.recall_lost == pytest.approx([0.2] * 4 + [0, 0])
    assert found.correlations.answers == found.correlations.recall


def test_filters_of_a_group_are_silenced_together(quadrants):
    x, labels = quadrants
    model = detectors()
    usual = responses.responses(model, model.last_convolution, x).usual
    both = ablation.ablate(model, model.last_convolution, x, [[0, 2]], usual)
    assert [cell.change.value for cell in ablation.recall_changes(both, labels)[0]] == [-1, 0, -1, 0, 0]


@pytest.mark.parametrize("name", ["vgg", "resnet", "original"])
def test_only_what_lies_behind_the_layer_changes_and_nothing_is_left_behind(name):
    torch.manual_seed(0)
    options = {"original": {"up_width": 8, "width": 6}}.get(name, {"widths": (4, 6)})
    model = build(name, **options).train()
    x = torch.rand(5, 1, 48, 48, generator=torch.Generator().manual_seed(1))
    weights, layer = copy.deepcopy(model.state_dict()), model.last_convolution
    usual = responses.responses(model, layer, x).usual
    found = ablation.ablate(model, layer, x, [[1], [0, 3]], usual, batch=2)

    def by_hook(group):
        def replaced(layer, inputs, maps):
            maps = maps.clone()
            maps[:, group] = torch.from_numpy(usual)[group]
            return maps

        hook = layer.register_forward_hook(replaced)
        with torch.no_grad():
            logits = model.eval()(x)
        hook.remove()
        return logits.numpy()

    assert all(part.training for part in model.modules())
    assert all(torch.equal(value, weights[key]) for key, value in model.state_dict().items())
    for group, without in zip(([1], [0, 3]), found.without, strict=True):
        np.testing.assert_allclose(without, by_hook(group), rtol=1e-4, atol=1e-5)
    with torch.no_grad():
        np.testing.assert_allclose(found.whole, model(x).numpy(), rtol=1e-4, atol=1e-5)


def test_a_class_without_faces_has_no_change():
    found = ablation.Ablated(np.eye(3)[[0, 2]], np.eye(3)[[0, 2]][None])
    table = ablation.recall_changes(found, np.array([0, 2]))
    first, missing, last = table[0]
    assert missing.change is None and missing.p == 1
    np.testing.assert_array_equal(ablation.as_arrays(table)[0], [[0, np.nan, 0]])
    assert first.change.value == last.change.value == 0


def test_holm_stops_at_the_first_that_fails():
    assert ablation.holm(np.array([[0.04, 0.001, 0.02, 0.5]])).tolist() == [[False, True, False, False]]
    assert ablation.holm(np.array([[0.04, 0.001, 0.012, 0.02]])).all()


def test_faces_are_taken_evenly_from_each_class():
    labels = np.array([0, 1, 0, 0, 0, 0, 1])
    assert ablation.some_of_each_class(labels, limit=3).tolist() == [0, 1, 3, 5, 6]
    with pytest.raises(InputError, match=r"^ablation_faces_a_class=0: ask for at least one$"):
        ablation.some_of_each_class(labels, limit=0)


def test_rank_correlation_with_its_interval():
    a = np.arange(50.0)
    up = ablation.rank_correlation(a, a**3)
    assert up.value == pytest.approx(1) and up.low > 0.99
    none = ablation.rank_correlation(a, np.random.default_rng(0).random(50))
    assert none.low < 0 < none.high
    assert ablation.rank_correlation(a, np.ones(50)) is None and ablation.rank_correlation(a[:3], a[:3]) is None
