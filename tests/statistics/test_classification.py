"""Numbers from predictions, against hand counts, scikit-learn, SciPy and published intervals."""

import json

import numpy as np
import pytest
from scipy.stats import binomtest
from sklearn.metrics import f1_score, log_loss

from fer.confusion.pairs import most_confused_pairs, spread_mistakes
from fer.statistics import classification
from fer.statistics.bootstrap import bootstrap, class_by_class
from fer.statistics.interval import Interval, difference, paired_difference, wilson

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
    assert found["faces"] == 600
    assert found["accuracy"] == np.mean(logits.argmax(axis=1) == labels)
    assert found["loss"] == pytest.approx(log_loss(labels, probabilities, labels=range(7)), rel=1e-12)
    assert found["macro_f1"] == pytest.approx(f1_score(labels, logits.argmax(axis=1), average="macro"), rel=1e-12)
    assert found["accuracy_low"] < found["accuracy"] < found["accuracy_high"]
    assert found["macro_f1_low"] < found["macro_f1"] < found["macro_f1_high"]


def test_uniform_logits_cost_log_seven():
    assert classification.cross_entropy(np.zeros((4, 7), np.float32), np.arange(4)) == pytest.approx(np.log(7))


def test_saturated_logits_cost_their_distance_and_no_infinity():
    logits = logits_for([HAPPY], height=1e4)
    assert classification.cross_entropy(logits, np.array([SAD])) == pytest.approx(1e4)
    assert classification.cross_entropy(logits, np.array([HAPPY])) == 0


def test_metrics_are_json_even_where_a_class_is_absent():
    labels = np.array([HAPPY, HAPPY, SAD, SAD])
    found = classification.metrics(logits_for([HAPPY, HAPPY, HAPPY, SAD]), labels)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert found["recall"] == [None, None, None, 1.0, 0.5, None, None]


def test_leak_free_accuracy_counts_the_other_faces_only():
    labels = np.full(10, HAPPY)
    predicted = np.array([HAPPY] * 4 + [HAPPY] * 3 + [SAD] * 3)
    leaked = np.arange(10) < 4
    found = classification.metrics(logits_for(predicted), labels, leaked=leaked)
    assert (found["leaked"], found["accuracy"]) == (4, 0.7)
    assert (found["accuracy_leaked"], found["accuracy_leak_free"]) == (1.0, 0.5)
    assert found["accuracy_leak_free_low"] < 0.5 < found["accuracy_leak_free_high"]


@pytest.mark.parametrize(("leaked", "empty"), [(True, "accuracy_leak_free"), (False, "accuracy_leaked")])
def test_an_accuracy_over_no_faces_is_none(leaked, empty):
    found = classification.metrics(logits_for([HAPPY, SAD]), np.array([HAPPY, SAD]), leaked=np.full(2, leaked))
    assert [found[empty + end] for end in ("", "_low", "_high")] == [None] * 3


def test_rows_of_the_confusion_matrix_are_true_classes():
    counts = classification.confusion(np.array([HAPPY, HAPPY, SAD]), np.array([SAD, SAD, SAD]))
    assert counts.shape == (7, 7)
    assert (counts[HAPPY, SAD], counts[SAD, HAPPY], counts[SAD, SAD], counts.sum()) == (2, 0, 1, 3)


def test_wilson_is_the_published_interval():
    """Newcombe (1998), Statistics in Medicine 17:857, table I, method 3: 81 of 263."""
    assert wilson(81, 263) == pytest.approx((81 / 263, 0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 0) is None


def test_wilson_stays_within_nought_and_one():
    assert wilson(0, 10).low == 0 < wilson(0, 10).high
    assert wilson(10, 10).low < 1 == wilson(10, 10).high


def test_difference_is_the_published_interval():
    """Newcombe (1998), Statistics in Medicine 17:873, table II, method 10: 56/70 - 48/80."""
    found = difference(wilson(56, 70), wilson(48, 80))
    assert found == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_a_difference_class_by_class_is_none_where_classes_explain_it():
    """The second sort is all of the class in which both sorts hold half: overall 50 against 75 %, within it none."""
    counts = np.zeros((2, 7, 2), int)
    counts[0, HAPPY], counts[0, SAD], counts[1, SAD] = (0, 100), (50, 50), (20, 20)
    found = class_by_class(counts)
    assert found.value == 0
    assert found.low < 0 < found.high
    counts[1, SAD] = 0, 40
    assert class_by_class(counts).value == 0.5
    counts[0, SAD] = 0
    assert class_by_class(counts) is None


def test_recall_goes_by_rows_and_precision_by_columns():
    counts = np.zeros((7, 7), int)
    counts[HAPPY, HAPPY], counts[HAPPY, SAD], counts[NEUTRAL, SAD] = 30, 10, 60
    recall, precision = classification.recall_intervals(counts), classification.precision_intervals(counts)
    assert recall[HAPPY] == Interval(0.75, *binomtest(30, 40).proportion_ci(method="wilson"))
    assert (recall[SAD], recall[NEUTRAL].value) == (None, 0)
    assert (precision[HAPPY].value, precision[SAD].value, precision[NEUTRAL]) == (1, 0, None)


def test_bootstrap_of_a_share_has_the_binomial_spread():
    """The share of 400 faces bootstraps to a normal of standard deviation sqrt(p (1 - p) / n)."""
    counts = np.array([[300, 100], [0, 0]])
    found = bootstrap(counts, lambda c: c[..., 0, 0] / c.sum(axis=(-1, -2)), resamples=20_000)
    spread = 1.96 * np.sqrt(0.75 * 0.25 / 400)
    assert found == pytest.approx((0.75, 0.75 - spread, 0.75 + spread), abs=0.003)


def test_bootstrap_follows_its_seed(noisy):
    logits, labels = noisy
    counts = classification.confusion(labels, logits.argmax(axis=1))
    again = [bootstrap(counts, classification.macro_f1, seed=seed) for seed in (1, 1, 2)]
    assert again[0] == again[1] != again[2]


def test_macro_f1_of_many_matrices_is_that_of_each():
    counts = np.random.default_rng(0).integers(0, 9, size=(5, 7, 7))
    counts[0, 1] = counts[0, :, 1] = 0
    for matrix, found in zip(counts, classification.macro_f1(counts), strict=True):
        cells = [(t, p) for t in range(7) for p in range(7) for _ in range(matrix[t, p])]
        assert found == pytest.approx(f1_score(*zip(*cells, strict=True), average="macro"))


def test_pairs_go_by_share_and_not_by_count():
    counts = np.diag([90, 10, 90, 500, 90, 90, 90])
    counts[HAPPY, NEUTRAL] = 50
    counts[1, 0] = 10
    first, second = most_confused_pairs(counts, 5)
    assert (first.true, first.predicted, first.count, first.share.value) == (1, 0, 10, 0.5)
    assert (second.true, second.predicted) == (HAPPY, NEUTRAL)
    assert first.back_count == 0
    assert first.excess.low > 0


def test_equal_shares_go_by_count_then_by_label():
    counts = np.zeros((7, 7), int)
    counts[0, 1], counts[0, 2], counts[3, 4], counts[0, 0], counts[3, 3] = 1, 1, 2, 2, 2
    order = [(pair.true, pair.predicted) for pair in most_confused_pairs(counts, 3)]
    assert order == [(3, 4), (0, 1), (0, 2)]


def test_the_reverse_of_a_pair_without_faces_is_unknown():
    counts = np.zeros((7, 7), int)
    counts[0, 1] = 3
    pair = most_confused_pairs(counts, 1)[0]
    assert (pair.back_count, pair.back_share, pair.excess) == (0, None, None)


def test_a_perfect_predictor_confuses_no_pair():
    assert most_confused_pairs(np.diag(range(1, 8)), 3) == []


def test_example_mistakes_go_from_sure_to_unsure_in_even_steps():
    heights = [0.0, 9.0, 3.0, 5.0, 7.0, 1.0, 2.0, 8.0]
    logits = np.stack([height * np.eye(7)[SAD] for height in heights])
    logits[0] = 4 * np.eye(7)[HAPPY]  # the one face that is recognised
    labels = np.full(8, HAPPY)
    pair = most_confused_pairs(classification.confusion(labels, logits.argmax(axis=1)), 1)[0]
    assert spread_mistakes(logits, labels, pair, 50).tolist() == [1, 7, 4, 3, 2, 6, 5]
    assert spread_mistakes(logits, labels, pair, 4).tolist() == [1, 4, 2, 5]
    assert spread_mistakes(logits, labels, pair, 1).tolist() == [1]


def test_the_majority_is_that_of_training():
    assert classification.majority_baseline(np.array([0, 0, 0, 3]), (1, 0, 0, 2, 0, 0, 0)) == (3, 0.25)


def test_confidence_is_the_softmax_of_the_prediction():
    logits = np.zeros((2, 7), np.float32)
    logits[1, 2] = np.log(6)
    assert classification.confidence(logits) == pytest.approx([1 / 7, 0.5])


def test_a_change_of_no_face_has_an_interval_with_a_width_and_turns_round():
    none = paired_difference(0, 0, 300)
    assert none.value == 0 and none.high == -none.low == pytest.approx(1.96 / 302, rel=1e-3)
    fall, rise = paired_difference(2, 9, 50), paired_difference(9, 2, 50)
    assert fall.value == -0.14 == -rise.value
    assert fall.low == pytest.approx(-7 / 52 - 1.96 * np.sqrt(12 - 49 / 52) / 52, rel=1e-3)
    assert (fall.low, fall.high) == pytest.approx((-rise.high, -rise.low))
    assert paired_difference(0, 0, 1).low > -1 == paired_difference(0, 1, 1).low
    assert paired_difference(0, 0, 0) is None


def test_the_interval_of_a_change_holds_the_truth_in_95_of_100_draws():
    """Faces of which 4 % are lost and 1 % won in truth."""
    draws = np.random.default_rng(0).multinomial(300, [0.04, 0.01, 0.95], size=1000)
    found = [paired_difference(int(won), int(lost), 300) for lost, won, _ in draws]
    assert 0.93 < np.mean([interval.low <= -0.03 <= interval.high for interval in found]) < 0.98
