"""The sentences on accuracy, recall and precision, fed with matrices that demand opposite ones."""

from dataclasses import replace

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
    NEUTRAL,
    NO_DISGUST,
    ONE_WAY,
    PERFECT,
    SAD,
    SURPRISE,
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
    assert said(headline.accuracy(facts)).endswith("The network is significantly better than the better of the two.")
    assert said(headline.macro_f1(facts)).startswith("Macro-F1 is 1.000 (95")


def test_a_constant_predictor_is_no_better_than_a_guess():
    facts = facts_of(CONSTANT)
    assert "**not** significantly better than the better of the two" in said(headline.accuracy(facts))
    assert "known for one class only: happy" in said(headline.precision(facts))
    assert "never answers angry, disgust, fear, sad, surprise or neutral" in said(headline.precision(facts))
    assert "highest for happy, 100.0" in said(headline.recall(facts))
    assert "lowest for angry, disgust, fear, sad, surprise and neutral, 0.0" in said(headline.recall(facts))


def test_an_inverted_predictor_is_worse_than_a_guess():
    facts = facts_of(matrix(*[(k, (k + 1) % 7, 100) for k in range(7)], diagonal=1))
    assert "significantly **worse** than the better of the two" in said(headline.accuracy(facts))


def test_the_best_and_the_worst_class_change_places_with_the_numbers():
    text = said(headline.recall(facts_of(matrix(diagonal=50) + spread(happy=10, others=60))))
    assert "highest for happy" in text
    assert "lowest for happy" not in text
    assert "lowest for happy" in said(headline.recall(facts_of(matrix(diagonal=50) + spread(happy=60, others=10))))


def test_no_order_of_classes_is_claimed_that_is_not_told():
    facts = facts_of(matrix((FEAR, SAD, 2), diagonal=10))
    assert "the order may be chance" in said(headline.recall(facts))
    assert said(headline.accuracy(facts)).endswith(
        "The best and the worst recognised class do not differ significantly."
    )


def test_two_classes_are_named_where_one_of_few_faces_stands_at_an_end():
    mistakes = (FEAR, SAD, 310), (HAPPY, SAD, 100), *((k, HAPPY, 150) for k in (ANGRY, SAD, SURPRISE, NEUTRAL))
    counts = matrix(*mistakes, diagonal=[150, 5, 190, 800, 150, 150, 150])
    assert said(headline.accuracy(facts_of(counts))).endswith("recognises happy significantly better than fear.")


def test_the_best_class_is_named_where_it_stands_clear_of_the_worst():
    text = said(headline.accuracy(facts_of(matrix((FEAR, SAD, 100)))))
    assert text.endswith("recognises angry, disgust, happy, sad, surprise and neutral significantly better than fear.")


def test_an_absent_class_is_said_to_be_unknown():
    facts = facts_of(NO_DISGUST)
    assert "no face of disgust" in said(headline.recall(facts))
    assert ENGLISH.table(headline.recall_table(facts)).loc[DISGUST, "Recall, % (95 % CI)"] == "–"


def test_validation_faces_chose_the_epoch_and_test_faces_did_not():
    assert "slightly optimistic" in said(headline.held_out(facts_of(PERFECT, split="val")))
    assert "700 validation faces" in said(headline.held_out(facts_of(PERFECT, split="val")))
    assert "optimistic" not in said(headline.held_out(facts_of(PERFECT, split="test")))
    assert "They did not choose the epoch either" in said(headline.held_out(facts_of(PERFECT, split="test")))


def test_validation_faces_chose_nothing_where_the_last_epoch_is_kept():
    text = said(headline.held_out(facts_of(PERFECT, split="val", keep="last")))
    assert "They did not choose the epoch either" in text
    assert "optimistic" not in text


def test_faces_held_out_by_folds_are_not_said_to_be_new_to_every_network():
    text = said(headline.held_out(facts_of(PERFECT, split="val", keep="last", out_of_fold=True)))
    assert "the network was not trained on them" not in text
    assert "only by networks that were not trained on it" in text
    assert "the weights of the last epoch were kept" in text
    best = said(headline.held_out(facts_of(PERFECT, split="val", keep="best", out_of_fold=True)))
    assert "But they did choose the epoch" in best and "last" not in best
    of_test = facts_of(PERFECT, split="test", keep="last", out_of_fold=True)
    assert "the network was not trained on them" in said(headline.held_out(of_test))


def test_faces_are_not_said_to_be_new_to_a_network_of_unknown_training():
    for split in ("val", "test"):
        facts = facts_of(PERFECT, split=split, views=10, training_known=False)
        text = said(headline.held_out(facts))
        assert "It is **not known** on which faces the network was trained" in text
        assert "was not trained on them" not in text and "choose the epoch" not in text and "question 2" not in text
        assert "不得而知" in load("zh-TW").text(headline.held_out(facts))
    counts = matrix(*[(k, (k + 1) % 7, 60) for k in range(7)], diagonal=40)
    met = said(headline.accuracy(facts_of(counts, leaked=(280, 420), training_known=False)))
    assert (
        "in training" not in met.split("would be right")[1] and "a twin among the training faces of the source" in met
    )


def test_faces_are_not_said_to_be_new_to_a_network_that_began_from_a_file_of_weights():
    for words in ({"split": "test"}, {"split": "val", "out_of_fold": True}):
        known, begun = (said(headline.held_out(facts_of(PERFECT, faces_known=of, **words))) for of in (True, False))
        assert "not trained on" in known and "not known" not in known
        assert "not trained on" not in begun and "held out from this training" in begun
        assert "on which faces these were trained is **not known**" in begun
        assert "都偏高" in load("zh-TW").text(headline.held_out(facts_of(PERFECT, faces_known=False, **words)))


def test_another_accuracy_than_the_curves_show_is_explained_where_views_alone_differ():
    said_of = {views: said(headline.held_out(facts_of(PERFECT, views=views))) for views in (1, 10)}
    assert said_of[10].removeprefix(said_of[1]).startswith(" Here the network averages ten views of each face.")
    for other in ({"split": "test"}, {"members": 3}):
        assert "views" not in said(headline.held_out(facts_of(PERFECT, views=10, **other)))
    assert "10 種變化" in load("zh-TW").text(headline.held_out(facts_of(PERFECT, views=10)))


def test_the_table_counts_the_faces_and_the_answers_of_each_class():
    table = ENGLISH.table(headline.recall_table(facts_of(BOTH_WAYS)))
    assert table.loc[FEAR].tolist()[:2] == ["fear", "160"]
    assert table["Answers"].tolist() == ["100", "100", "155", "100", "160", "100", "100"]
    assert table.loc[ANGRY, "Recall, % (95 % CI)"].startswith("100.0 (")


def test_the_matrix_is_captioned_with_its_split():
    caption = said(headline.matrix_caption(facts_of(ONE_WAY, split="test")))
    assert caption.startswith("Confusion matrix of the 760 test faces:")


def test_the_matrix_is_told_by_its_diagonal_and_its_largest_mistake():
    text = said(headline.matrix_alt(facts_of(NO_DISGUST))).replace("\N{NO-BREAK SPACE}", " ")
    assert "On the diagonal: angry 100 %, fear 71 %, happy 100 %" in text
    assert text.endswith("the darkest cell is fear taken for disgust, 29 %.")
    assert said(headline.matrix_alt(facts_of(PERFECT))).endswith("All cells off the diagonal are zero.")
    marks = said(headline.recall_alt(facts_of(NO_DISGUST))).replace("\N{NO-BREAK SPACE}", " ")
    assert "disgust unknown and unknown; fear 71 % and 100 %" in marks


def test_faces_that_stand_in_training_do_not_lift_a_network_above_a_guess():
    """40 % right, of which 140 of 700 faces stand in training: without them 25 %, a guess has 14.3 %, or less."""
    counts = matrix(*[(k, (k + 1) % 7, 60) for k in range(7)], diagonal=40)
    met = facts_of(counts, leaked=(240, 0))  # 40 of 460 new faces are right
    assert "in training it is **worse** than the better of the two there" in said(headline.accuracy(met))
    assert "**not shown to be better**" in said(headline.accuracy(facts_of(counts, leaked=(210, 0))))
    assert "the better of the two, also on the faces without" in said(
        headline.accuracy(facts_of(counts, leaked=(20, 0)))
    )
    all_met = said(headline.accuracy(facts_of(counts, leaked=(280, 400), near=(0, 20))))
    assert "the photograph of each of these faces is also in training" in all_met


def test_near_twins_do_not_lift_a_network_above_a_guess_either():
    counts = matrix(*[(k, (k + 1) % 7, 60) for k in range(7)], diagonal=40)
    assert "it is **worse** than" in said(headline.accuracy(facts_of(counts, leaked=(40, 0), near=(200, 0))))


def test_on_new_faces_a_network_is_held_against_guesses_at_those():
    """Half of 1,000 faces are angry, and 450 of those have a twin: always answering angry is right on 50 of 550 new
    ones, of which the network recognises 220."""
    confusions = (ANGRY, DISGUST, 50), (FEAR, SAD, 140), (SAD, FEAR, 140)
    counts = matrix(*confusions, diagonal=[450, 0, 110, 0, 110, 0, 0])
    facts = facts_of(counts, majority=ANGRY, leaked=(450, 0))
    assert headline.better_guess(facts).value == 0.5
    assert headline.better_guess_on_new(facts).value == 1 / 7
    assert "where the better of the two is right on 14.3" in said(headline.accuracy(facts))
    assert "此時較好的一種準確率為 14.3%" in load("zh-TW").text(headline.accuracy(facts))


def test_a_class_that_is_commoner_among_new_faces_is_a_better_guess_there():
    """All 400 angry faces have a twin and are recognised; of the 800 others 560 are happy, and 500 recognised."""
    counts = matrix((HAPPY, SAD, 160), (SAD, HAPPY, 140), diagonal=[400, 0, 0, 400, 100, 0, 0])
    facts = facts_of(counts, majority=HAPPY, leaked=(400, 0))
    assert facts.memory.without.low > headline.better_guess(facts).high
    assert "**worse** than the better of the two there, which is right on 70.0" in said(headline.accuracy(facts))


def test_a_guess_at_random_among_the_classes_taught_is_never_right_on_another():
    facts = replace(facts_of(PERFECT), training=(10, 0, 0, 20, 0, 0, 0))
    assert headline.blind(facts) == 200 / 700 / 2
    assert "guessing at random, on 14.3" in said(headline.accuracy(facts))


def test_a_network_is_held_against_the_better_guess_alone():
    """Of 102 angry and 98 happy faces: all angry ones are recognised, and 10 happy ones. That is more than by always
    answering angry, 51 %; that 54 % might be 50 % by chance, the worse guess, is no matter."""
    counts = np.zeros((7, 7), int)
    counts[ANGRY, ANGRY], counts[HAPPY, ANGRY], counts[HAPPY, HAPPY] = 102, 88, 10
    facts = replace(facts_of(counts, majority=ANGRY), training=(60, 0, 0, 50, 0, 0, 0))
    assert facts.scores.accuracy.low < 0.5 < facts.majority.accuracy.value
    assert headline.beside_guesses(facts) == "above_the_better"


COUNTS = arrays(np.int64, (7, 7), elements=st.sampled_from([0, 0, 1, 5, 40]))


@given(COUNTS.filter(lambda counts: counts.any()), st.integers(0, 6), st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_a_network_is_above_a_guess_only_where_all_intervals_say_so(counts, majority, met, met_wrongly):
    right = int(counts.trace())
    leaked = int(met * right), int(met_wrongly * (counts.sum() - right))
    facts = facts_of(counts, majority=majority, leaked=leaked)
    verdict, *classes = (of.key.removeprefix("confusion.headline.") for of in headline.accuracy(facts)[1:])
    accuracy, over, new = facts.scores.accuracy, facts.majority.over, facts.memory.without
    by_majority = facts.majority.accuracy.value > 1 / 7
    assert verdict.startswith("above") == (over.low > 0 if by_majority else accuracy.low > 1 / 7)
    if verdict == "above_the_better_on_new":
        unmet = [of.faces - of.twins for of in facts.memory.classes]
        assert new.low > max(unmet[majority] / sum(unmet), 1 / 7)
    if verdict == "below_the_better":
        assert accuracy.value < max(facts.majority.accuracy.value, 1 / 7)
    if classes == ["better_recognised"]:
        assert facts.recall_order.apart is not None
    elif classes:
        assert facts.recall_order.apart is None
        assert facts.recall_order.spread.low <= 0 < facts.recall_order.spread.value
