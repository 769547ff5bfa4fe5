"""The sentences on accuracy, recall and precision, fed with matrices that demand opposite ones."""

import numpy as np
from made_matrices import (
    ANGRY,
    BOTH_WAYS,
    CONSTANT,
    DISGUST,
    FEAR,
    HAPPY,
    NO_DISGUST,
    ONE_WAY,
    PERFECT,
    SAD,
    facts_of,
    matrix,
)

from fer.confusion.findings import headline
from fer.wording.load import load

ENGLISH = load("en")
said = ENGLISH.text


def spread(*, happy, others):
    """Mistakes of each class, all for the next one."""
    counts = np.zeros((7, 7), int)
    for k in range(7):
        counts[k, (k + 1) % 7] = happy if k == HAPPY else others
    return counts


def test_a_perfect_predictor_has_no_best_class():
    facts = facts_of(PERFECT)
    assert "same for angry, disgust, fear, happy, sad, surprise and neutral" in said(headline.recall(facts))
    assert "above both" in said(headline.accuracy(facts))
    assert "better" not in said(headline.finding(facts))
    assert "no interval" in said(headline.accuracy(facts))


def test_a_constant_predictor_is_no_better_than_a_guess():
    facts = facts_of(CONSTANT)
    assert "cannot be told from the better of the two" in said(headline.accuracy(facts))
    assert "cannot be told from a guess" in said(headline.finding(facts))
    assert "known of one class only: happy" in said(headline.precision(facts))
    assert "never answers angry, disgust, fear, sad, surprise or neutral" in said(headline.precision(facts))
    assert "highest for happy, 100.0" in said(headline.recall(facts))
    assert "lowest for angry, disgust, fear, sad, surprise and neutral, 0.0" in said(headline.recall(facts))


def test_an_inverted_predictor_is_worse_than_a_guess():
    facts = facts_of(matrix(*[(k, (k + 1) % 7, 100) for k in range(7)], diagonal=1))
    assert "**worse**" in said(headline.accuracy(facts))
    assert "which is below a guess" in said(headline.finding(facts))


def test_a_predictor_above_a_guess_is_not_compared_with_it():
    assert "guess" not in said(headline.finding(facts_of(ONE_WAY)))


def test_the_best_and_the_worst_class_change_places_with_the_numbers():
    text = said(headline.recall(facts_of(matrix(diagonal=50) + spread(happy=10, others=60))))
    assert "highest for happy" in text
    assert "lowest for happy" not in text
    assert "lowest for happy" in said(headline.recall(facts_of(matrix(diagonal=50) + spread(happy=60, others=10))))


def test_no_order_of_classes_is_claimed_where_intervals_overlap():
    facts = facts_of(matrix((FEAR, SAD, 2), diagonal=10))
    assert "order of the two is open" in said(headline.recall(facts))
    assert "clearly better" not in said(headline.finding(facts))
    assert "overlap" in said(headline.finding(facts))


def test_the_best_class_is_named_where_it_stands_clear_of_the_worst():
    text = said(headline.finding(facts_of(matrix((FEAR, SAD, 100)))))
    assert text.endswith("recognises angry, disgust, happy, sad, surprise and neutral clearly better than fear.")


def test_an_absent_class_is_said_to_be_unknown():
    facts = facts_of(NO_DISGUST)
    assert "no face of disgust" in said(headline.recall(facts))
    assert ENGLISH.table(headline.recall_table(facts)).loc[DISGUST, "Recall, % (95 % CI)"] == "–"


def test_validation_faces_chose_the_epoch_and_test_faces_did_not():
    assert "slightly optimistic" in said(headline.held_out(facts_of(PERFECT, split="val")))
    assert "validation split" in said(headline.held_out(facts_of(PERFECT, split="val")))
    assert "optimistic" not in said(headline.held_out(facts_of(PERFECT, split="test")))
    assert "Nor did they choose the epoch" in said(headline.held_out(facts_of(PERFECT, split="test")))


def test_validation_faces_chose_nothing_where_the_last_epoch_is_kept():
    text = said(headline.held_out(facts_of(PERFECT, split="val", keep="last")))
    assert "Nor did they choose the epoch" in text
    assert "optimistic" not in text


def test_faces_held_out_by_folds_are_not_said_to_be_new_to_every_network():
    text = said(headline.held_out(facts_of(PERFECT, split="val", keep="last", out_of_fold=True)))
    assert "none of them met the optimiser" not in text
    assert "only by the networks that were not trained on it" in text
    of_test = facts_of(PERFECT, split="test", keep="last", out_of_fold=True)
    assert "none of them met" in said(headline.held_out(of_test))


def test_the_accuracy_without_exact_twins_stands_beside_the_official_one():
    assert "twin" not in said(headline.accuracy(facts_of(ONE_WAY)))
    assert "Without the 100 faces that have an exact twin in training it is" in said(
        headline.accuracy(facts_of(ONE_WAY, leaked=(100, 0)))
    )
    assert "**Every** face has an exact twin" in said(headline.accuracy(facts_of(ONE_WAY, leaked=(700, 60))))


def test_the_finding_gives_the_leak_free_accuracy_only_where_there_are_twins():
    assert "twin" not in said(headline.finding(facts_of(ONE_WAY)))
    facts = facts_of(ONE_WAY, leaked=(100, 0))
    assert facts.scores.accuracy_leak_free.value == 600 / 660
    assert "90.9\N{NO-BREAK SPACE}% without those that have an exact twin" in said(headline.finding(facts))
    assert "all with an exact twin in training" in said(headline.finding(facts_of(ONE_WAY, leaked=(700, 60))))


def test_the_table_counts_the_faces_and_the_answers_of_each_class():
    table = ENGLISH.table(headline.recall_table(facts_of(BOTH_WAYS)))
    assert table.loc[FEAR].tolist()[:2] == ["fear", "160"]
    assert table["Answers"].tolist() == ["100", "100", "155", "100", "160", "100", "100"]
    assert table.loc[ANGRY, "Recall, % (95 % CI)"].startswith("100.0 (")


def test_the_matrix_is_captioned_with_its_split():
    caption = said(headline.matrix_caption(facts_of(ONE_WAY, split="test")))
    assert caption.startswith("Confusion matrix of the 760 faces of the test split.")
