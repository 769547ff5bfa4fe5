"""The answer to question 3, fed with matrices that demand opposite ones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from made_matrices import (
    ANGRY,
    BOTH_WAYS,
    CONSTANT,
    FEAR,
    HAPPY,
    NEUTRAL,
    ONE_WAY,
    PERFECT,
    SAD,
    facts_of,
    matrix,
)

from fer.confusion.findings.answer import answer
from fer.confusion.findings.headline import beside_guesses
from fer.wording.load import languages, load

NBSP = "\N{NO-BREAK SPACE}"
MISTAKEN = matrix(*[(k, (k + 1) % 7, 60) for k in range(7)], diagonal=40)  # 280 of 700 are right
OTHERS_ON_NEW = matrix((HAPPY, SAD, 160), (SAD, HAPPY, 140), diagonal=[400, 0, 0, 400, 100, 0, 0])


def text(facts, language="en"):
    return load(language).text(answer(facts)).replace(NBSP, " ")


def test_it_gives_the_accuracy_and_the_highest_rate_with_their_intervals():
    said = text(facts_of(matrix((FEAR, SAD, 90), (ANGRY, NEUTRAL, 5))))
    assert said.startswith("The network recognises 700 of 795 held-out faces, 88.1 % (95 % CI 85.6–90.1). ")
    assert "The confusion with the highest rate is fear taken for sad: 47.4 % (95 % CI 35" in said
    assert said.endswith("of the 190 fear faces.")


def test_a_highest_rate_that_may_be_chance_is_one_of_several():
    said = text(facts_of(BOTH_WAYS))
    assert "One of the confusions with the highest rates is fear taken for sad" in said
    assert said.endswith("which rate is highest remains open.")


def test_a_perfect_network_mistakes_nothing():
    said = text(facts_of(PERFECT))
    assert said.startswith("The network recognises 700 of 700 held-out faces, 100.0 %")
    assert said.endswith("It mistakes none of them.")


def test_twins_of_both_kinds_are_left_out_where_there_are_some():
    assert "photograph" not in text(facts_of(ONE_WAY)) and "twin" not in text(facts_of(ONE_WAY))
    facts = facts_of(ONE_WAY, leaked=(80, 0), near=(20, 0))
    assert "and, of the 660 whose photograph was not found in training, 90.9 % (95 % CI 88.5–92.9)." in text(facts)
    assert "其中 660 張在訓練資料中找不到同一張照片，準確率為 90.9%" in text(facts, "zh-TW")
    elsewhere = facts_of(ONE_WAY, leaked=(80, 0), training_known=False)
    assert "not found among the training faces of the source, 91" in text(elsewhere)
    all_met = text(facts_of(ONE_WAY, leaked=(700, 0), near=(0, 60)))
    assert "but the photograph of every one of them was also found in training." in all_met


def test_near_twins_that_were_not_searched_may_remain():
    facts = facts_of(ONE_WAY, leaked=(100, 0), search="absent")
    said = "and 90.9 % (95 % CI 88.5–92.9) of those without an exact twin in training"
    assert f"{said}, of which some may nearly equal a training face and flatter every figure here." in text(facts)
    assert "可能仍有與訓練臉孔幾乎相同的影像" in text(facts, "zh-TW")
    assert f"{said}. " in text(facts_of(ONE_WAY, leaked=(100, 0), search="drawn")), "of drawn faces none can"
    all_met = text(facts_of(ONE_WAY, leaked=(700, 60), search="absent"))
    assert "but every one of them has an exact twin in training." in all_met


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (facts_of(CONSTANT), "That is **not** significantly better than guessing without seeing the face (14.3 %)."),
        (facts_of(matrix(*[(k, (k + 1) % 7, 100) for k in range(7)], diagonal=1)), "That is significantly **worse**"),
        (facts_of(MISTAKEN, leaked=(240, 0)), "On faces without a twin it is **not** shown to be better"),
        (
            facts_of(OTHERS_ON_NEW, leaked=(400, 0)),
            "On faces without a twin it is **not** shown to be better than guessing without seeing the face (70.0 %).",
        ),
        (facts_of(MISTAKEN, leaked=(20, 0)), None),
        (facts_of(ONE_WAY), None),
    ],
)
def test_a_network_no_better_than_a_guess_is_called_that(facts, sentence):
    said = text(facts)
    assert "guessing" not in said if sentence is None else sentence in said


COUNTS = arrays(np.int64, (7, 7), elements=st.sampled_from([0, 0, 0, 1, 5, 40]))


SEARCHES = st.sampled_from(["done", "drawn", "absent"])


@given(COUNTS.filter(lambda counts: counts.any()), st.floats(0, 1), st.floats(0, 1), st.integers(0, 40), SEARCHES)
@settings(max_examples=40, deadline=None)
def test_the_answer_is_what_the_facts_allow(counts, met, met_wrongly, near, search):
    right = int(counts.trace())
    leaked = (int(met * right), int(met_wrongly * (counts.sum() - right)))
    facts = facts_of(counts, leaked=leaked, near=(near, near) if search == "done" else (0, 0), search=search)
    said = {of.key.rpartition(".")[2]: of.values for of in answer(facts)}
    scores, twins = facts.scores, said["recognised"]["twins"]
    assert said["recognised"]["accuracy"] == scores.accuracy
    assert (said["recognised"]["right"], said["recognised"]["faces"]) == (right, counts.sum())
    assert (twins is None) == (facts.memory.twins == 0)
    if twins is not None and facts.memory.twins < scores.faces:
        assert twins.values.get("without", twins).values["accuracy"] == facts.memory.without
    above = beside_guesses(facts) in ("above_the_better", "above_the_better_on_new", "above_on_met_faces")
    assert bool({"worse_than_guess", "like_guess", "like_guess_on_new"} & said.keys()) == (not above)
    assert ("no_mistake" in said) == (right == counts.sum())
    if facts.pairs:
        assert ("highest" in said) == (facts.lead.low > 0)
        assert said.get("highest", said.get("one_of_the_highest"))["rate"] == facts.pairs[0].share
    for language in languages():
        assert text(facts, language)
