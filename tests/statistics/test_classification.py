"""Numbers from predictions, against hand counts, scikit-learn, SciPy and published intervals."""

import json

import numpy as np
import pytest
from scipy.stats import binomtest
from sklearn.metrics import f1_score, log_loss

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
