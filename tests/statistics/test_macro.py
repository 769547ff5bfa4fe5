"""Macro-F1 against scikit-learn and published intervals, and where a bootstrap fails."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import binomtest
from sklearn.metrics import f1_score

from fer.statistics.macro import macro_f1

FER = np.array([0.15, 0.02, 0.13, 0.25, 0.15, 0.1, 0.2])  # shares of the classes, about those of FER2013


def test_it_is_scikit_learns():
    counts = np.random.default_rng(0).integers(0, 9, size=(5, 7, 7))
    counts[0, 1] = counts[0, :, 1] = 0
    counts[1, 3:5] = 0  # answered, and never the label
    for matrix in counts:
        cells = [(t, p) for t in range(7) for p in range(7) for _ in range(matrix[t, p])]
        labels, answers = zip(*cells, strict=True)
        theirs = f1_score(labels, answers, average="macro", labels=sorted(set(labels)))
        assert macro_f1(matrix).value == pytest.approx(theirs)


def test_of_one_class_the_bounds_are_the_exact_ones_of_its_share():
    """Every face is of the class or is called so: 30 hits among 40."""
    counts = np.zeros((7, 7), int)
    counts[3, 3] = 40
    low = binomtest(40, 40).proportion_ci(method="exact").low
    assert macro_f1(counts) == pytest.approx((1, 2 * low / (1 + low), 1))
    counts[3, 3], counts[3, 4] = 30, 10
    found = macro_f1(counts)  # the other class has no faces
    exact = binomtest(30, 40).proportion_ci(method="exact")
    assert found.value == pytest.approx(2 * 0.75 / 1.75)
    assert found[1:] == pytest.approx([2 * bound / (1 + bound) for bound in exact])


def test_the_bounds_of_the_classes_are_joined_with_the_correlation_that_autograd_finds():
    """Linearised in the counts of cells, which are multinomial: F1 knows no number of faces, so C = G diag(n) G'."""
    counts = np.array([[30, 4, 1], [6, 20, 0], [2, 5, 9]])
    cells = torch.tensor(counts + 1 / 9, requires_grad=True)
    f1 = 2 * cells.diagonal() / (cells.sum(dim=0) + cells.sum(dim=1))
    slopes = np.stack([torch.autograd.grad(of, cells, retain_graph=True)[0].numpy().ravel() for of in f1])
    spread = slopes * cells.detach().numpy().ravel() @ slopes.T
    alike = spread / np.sqrt(np.outer(spread.diagonal(), spread.diagonal()))
    hits, union = counts.diagonal(), counts.sum(axis=0) + counts.sum(axis=1) - counts.diagonal()
    bounds = [binomtest(int(h), int(u)).proportion_ci(method="exact") for h, u in zip(hits, union, strict=True)]
    low, high = np.array(bounds).T
    low, value, high = (2 * share / (1 + share) for share in (low, hits / union, high))
    below, above = (np.sqrt(reach @ alike @ reach) / 3 for reach in (value - low, high - value))
    assert macro_f1(counts) == pytest.approx((value.mean(), value.mean() - below, value.mean() + above), rel=1e-9)


def test_a_class_without_a_mistake_still_has_a_width():
    assert macro_f1(np.diag([3, 1, 2, 5, 3, 2, 4])).low < 0.9
    with pytest.raises(ValueError, match="no faces"):
        macro_f1(np.zeros((7, 7), int))


@pytest.mark.parametrize(("faces", "hit"), [(100, 0.97), (300, 0.65), (1500, 0.97)])
def test_the_interval_holds_the_truth_even_where_a_class_has_six_faces(faces, hit):
    truth = FER[:, None] * ((1 - hit) / 6 * np.ones((7, 7)) + (hit - (1 - hit) / 6) * np.eye(7))
    f1 = 2 * truth.diagonal() / (truth.sum(axis=0) + truth.sum(axis=1))
    held = 0
    for counts in np.random.default_rng(0).multinomial(faces, truth.ravel(), size=300).reshape(-1, 7, 7):
        occurs = counts.sum(axis=1) > 0
        found = macro_f1(counts)
        held += found.low <= f1[occurs].mean() <= found.high
    assert held / 300 > 0.92


@given(arrays(np.int64, (7, 7), elements=st.integers(0, 6)).filter(np.any), st.permutations(range(7)))
@settings(max_examples=40, deadline=None)
def test_the_interval_holds_the_value_and_the_order_of_the_classes_is_nothing_to_it(counts, order):
    found = macro_f1(counts)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.low < found.high
    assert macro_f1(counts[np.ix_(order, order)]) == pytest.approx(found)
    if counts.diagonal().sum() == counts.sum():
        assert found.value == found.high == 1
