"""The sentences on accuracy, recall and precision, fed with matrices that demand opposite ones."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
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
    assert "is 1.000 (95" in said(headline.accuracy(facts))


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


def test_no_order_of_classes_is_claimed_that_is_not_told():
    facts = facts_of(matrix((FEAR, SAD, 2), diagonal=10))
    assert "the order is open" in said(headline.recall(facts))
    assert said(headline.finding(facts)).endswith("; its best and its worst class cannot be told apart.")


def test_the_best_class_is_named_where_it_stands_clear_of_the_worst():
    text = said(headline.finding(facts_of(matrix((FEAR, SAD, 100)))))
    assert text.endswith("recognises angry, disgust, happy, sad, surprise and neutral better than fear.")


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
    assert "those of the last one" in text
    best = said(headline.held_out(facts_of(PERFECT, split="val", keep="best", out_of_fold=True)))
    assert "They did choose the epoch" in best and "last" not in best
    of_test = facts_of(PERFECT, split="test", keep="last", out_of_fold=True)
    assert "none of them met" in said(headline.held_out(of_test))


def test_the_accuracy_without_exact_twins_stands_beside_the_official_one():
    assert "twin" not in said(headline.accuracy(facts_of(ONE_WAY)))
    assert "Without the 100 faces that have an exact twin in training it is" in said(
        headline.accuracy(facts_of(ONE_WAY, leaked=(100, 0)))
    )
    assert "**Every** face has an exact twin" in said(headline.accuracy(facts_of(ONE_WAY, leaked=(700, 60))))


def test_the_finding_gives_the_without_twins_accuracy_only_where_there_are_twins():
    assert "twin" not in said(headline.finding(facts_of(ONE_WAY)))
    facts = facts_of(ONE_WAY, leaked=(100, 0))
    assert facts.scores.accuracy_without_twins.value == 600 / 660
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


def test_faces_that_stand_in_training_do_not_lift_a_network_above_a_guess():
    """40 % right, of which 140 of 700 faces stand in training: without them 25 %, a guess has 14.3 %, or less."""
    counts = matrix(*[(k, (k + 1) % 7, 60) for k in range(7)], diagonal=40)
    met = facts_of(counts, leaked=(240, 0))  # 40 of 460 new faces are right
    assert "**below** the better one" in said(headline.accuracy(met))
    assert "which is not above a guess" in said(headline.finding(met))
    assert "**cannot be told** from" in said(headline.accuracy(facts_of(counts, leaked=(210, 0))))
    assert "above both, without the faces" in said(headline.accuracy(facts_of(counts, leaked=(20, 0))))
    assert "all of which it has met" in said(headline.accuracy(facts_of(counts, leaked=(280, 420))))


COUNTS = arrays(np.int64, (7, 7), elements=st.sampled_from([0, 0, 1, 5, 40]))


@given(COUNTS.filter(lambda counts: counts.any()), st.integers(0, 6), st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_a_network_is_above_a_guess_only_where_all_intervals_say_so(counts, majority, met, met_wrongly):
    right = int(counts.trace())
    leaked = int(met * right), int(met_wrongly * (counts.sum() - right))
    facts = facts_of(counts, majority=majority, leaked=leaked)
    verdict = headline.accuracy(facts)[-2].key.removeprefix("confusion.headline.")
    accuracy, over, new = facts.scores.accuracy, facts.majority.over, facts.scores.accuracy_without_twins
    assert verdict.startswith("above") == (over.low > 0 and accuracy.low > 1 / 7)
    if verdict == "above_both_on_new":
        assert new.low > max(facts.majority.accuracy.value, 1 / 7)
    if verdict == "below_the_better":
        assert accuracy.value < max(facts.majority.accuracy.value, 1 / 7)
    cover = headline.finding(facts)
    assert (cover.key == "confusion.headline.finding") == (
        verdict in ("above_both", "above_both_on_new", "above_on_met_faces")
    )
    if cover.values.get("classes") and "best" in cover.values["classes"].values:
        assert facts.recall_order.spread.low > 0
