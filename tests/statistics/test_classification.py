"""Numbers from predictions, against hand counts, scikit-learn, SciPy and published intervals."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import softmax
from scipy.stats import binomtest
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, log_loss, precision_score, recall_score

from fer.findings.facts import from_json, to_json
from fer.statistics import classification
from fer.statistics.classification import Scores
from fer.statistics.interval import Interval, share

HAPPY, SAD, NEUTRAL = 3, 4, 6


def logits_for(predicted, *, height=5.0):
    """Logits whose largest stands at `predicted`."""
    return (height * np.eye(7)[predicted]).astype(np.float32)


@pytest.fixture
def noisy():
    rng = np.random.default_rng(3)
    labels = rng.choice(7, size=600, p=[0.15, 0.02, 0.13, 0.25, 0.15, 0.1, 0.2])
    logits = rng.normal(size=(600, 7)).astype(np.float32)
    logits[np.arange(600), labels] += 1.5
    return logits, labels


def test_accuracy_loss_and_f1_are_those_of_scikit_learn(noisy):
    logits, labels = noisy
    found = classification.metrics(logits, labels)
    probabilities = np.exp(logits.astype(float)) / np.exp(logits.astype(float)).sum(axis=1, keepdims=True)
    assert found.faces == 600
    assert found.accuracy.value == np.mean(logits.argmax(axis=1) == labels)
    assert found.loss == pytest.approx(log_loss(labels, probabilities, labels=range(7)), rel=1e-12)
    assert found.macro_f1.value == pytest.approx(f1_score(labels, logits.argmax(axis=1), average="macro"), rel=1e-12)
    assert found.accuracy.low < found.accuracy.value < found.accuracy.high
    assert found.macro_f1.low < found.macro_f1.value < found.macro_f1.high


def test_uniform_logits_cost_log_seven():
    assert classification.cross_entropy(np.zeros((4, 7), np.float32), np.arange(4)) == pytest.approx(np.log(7))


def test_saturated_logits_cost_their_distance_and_no_infinity():
    logits = logits_for([HAPPY], height=1e4)
    assert classification.cross_entropy(logits, np.array([SAD])) == pytest.approx(1e4)
    assert classification.cross_entropy(logits, np.array([HAPPY])) == 0


def test_scores_come_back_from_json_even_where_a_class_is_absent():
    labels = np.array([HAPPY, HAPPY, SAD, SAD])
    found = classification.metrics(logits_for([HAPPY, HAPPY, HAPPY, SAD]), labels)
    assert from_json(Scores, json.loads(json.dumps(to_json(found), allow_nan=False))) == found
    assert found.recall == (None, None, None, 1.0, 0.5, None, None)
    assert (found.leaked, found.accuracy_leaked, found.accuracy_without_twins) == (None, None, None)


def test_without_twins_accuracy_counts_the_other_faces_only():
    labels = np.full(10, HAPPY)
    predicted = np.array([HAPPY] * 4 + [HAPPY] * 3 + [SAD] * 3)
    leaked = np.arange(10) < 4
    found = classification.metrics(logits_for(predicted), labels, leaked=leaked)
    assert (found.leaked, found.accuracy.value) == (4, 0.7)
    assert (found.accuracy_leaked.value, found.accuracy_without_twins.value) == (1.0, 0.5)
    assert found.accuracy_without_twins.low < 0.5 < found.accuracy_without_twins.high


@pytest.mark.parametrize(("leaked", "empty"), [(True, "accuracy_without_twins"), (False, "accuracy_leaked")])
def test_an_accuracy_over_no_faces_is_none(leaked, empty):
    found = classification.metrics(logits_for([HAPPY, SAD]), np.array([HAPPY, SAD]), leaked=np.full(2, leaked))
    assert getattr(found, empty) is None


def test_rows_of_the_confusion_matrix_are_true_classes():
    counts = classification.confusion(np.array([HAPPY, HAPPY, SAD]), np.array([SAD, SAD, SAD]))
    assert counts.shape == (7, 7)
    assert (counts[HAPPY, SAD], counts[SAD, HAPPY], counts[SAD, SAD], counts.sum()) == (2, 0, 1, 3)


def test_recall_goes_by_rows_and_precision_by_columns():
    counts = np.zeros((7, 7), int)
    counts[HAPPY, HAPPY], counts[HAPPY, SAD], counts[NEUTRAL, SAD] = 30, 10, 60
    recall, precision = classification.recall_intervals(counts), classification.precision_intervals(counts)
    assert recall[HAPPY] == pytest.approx(Interval(0.75, *binomtest(30, 40).proportion_ci(method="wilson")))
    assert (recall[SAD], recall[NEUTRAL].value) == (None, 0)
    assert (precision[HAPPY].value, precision[SAD], precision[NEUTRAL]) == (1, None, None)
    counts[SAD, HAPPY] = 20
    assert [of and of.value for of in classification.precision_intervals(counts)][HAPPY] == 0.6
    assert classification.precision_intervals(counts)[SAD].value == 0, "it has faces now, and no answer of it is right"


def test_the_majority_is_that_of_training():
    label, accuracy = classification.majority_baseline(np.array([0, 0, 0, 3]), (1, 0, 0, 2, 0, 0, 0))
    assert (label, accuracy) == (3, share(1, 4))


def test_confidence_is_the_softmax_of_the_prediction():
    logits = np.zeros((2, 7), np.float32)
    logits[1, 2] = np.log(6)
    assert classification.confidence(logits) == pytest.approx([1 / 7, 0.5])


FACES = st.integers(1, 30).flatmap(
    lambda n: st.tuples(
        arrays(np.float32, (n, 7), elements=st.integers(-8, 8)),  # whole numbers, so that the largest often ties
        arrays(np.int64, n, elements=st.integers(0, 6)),
    )
)


@given(FACES)
@settings(max_examples=25, deadline=None)
def test_any_answers_are_scored_as_scikit_learn_scores_them(faces):
    logits, labels = faces
    predicted, known = logits.argmax(axis=1), np.unique(labels)
    found, counts = classification.metrics(logits, labels), classification.confusion(labels, predicted)
    assert counts.tolist() == confusion_matrix(labels, predicted, labels=range(7)).tolist()
    assert found.accuracy.value == pytest.approx(accuracy_score(labels, predicted))
    assert found.macro_f1.value == pytest.approx(f1_score(labels, predicted, labels=known, average="macro"))
    probabilities = softmax(logits.astype(float), axis=1)
    assert found.loss == pytest.approx(log_loss(labels, probabilities, labels=range(7)), abs=1e-6)
    assert classification.losses(logits, labels).mean() == found.loss
    assert classification.confidence(logits) == pytest.approx(probabilities[np.arange(len(labels)), predicted])
    theirs = recall_score(labels, predicted, labels=range(7), average=None, zero_division=np.nan)
    assert [np.nan if of is None else of for of in found.recall] == pytest.approx(theirs.tolist(), nan_ok=True)
    theirs = precision_score(labels, predicted, labels=range(7), average=None, zero_division=np.nan)
    theirs[np.setdiff1d(range(7), known)] = np.nan
    ours = [np.nan if of is None else of.value for of in classification.precision_intervals(counts)]
    assert ours == pytest.approx(theirs.tolist(), nan_ok=True)


@given(FACES, st.randoms(use_true_random=False), st.integers(-1000, 1000))
@settings(max_examples=40, deadline=None)
def test_neither_the_order_of_the_faces_nor_a_constant_of_a_faces_logits_changes_a_score(faces, random, added):
    logits, labels = faces
    order = random.sample(range(len(labels)), len(labels))
    found, other = (
        classification.metrics(of, by, leaked=by < 3)
        for of, by in [(logits, labels), (logits[order] + np.float32(added), labels[order])]
    )
    assert other == replace(found, loss=other.loss)
    assert other.loss == pytest.approx(found.loss)
