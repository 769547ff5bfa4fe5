"""How the shown faces were chosen: sentences for every rule."""

import pytest

from fer.saliency import selection
from fer.wording.load import load

FEAR, HAPPY, SAD, SURPRISE = 2, 3, 4, 5
words = load("en").module("saliency.chosen")


def gallery(rule, *, labels=range(7), of_class=None, predicted=None):
    faces = [
        {"row": str(k), "label": k, "predicted": k if predicted is None else predicted, "confidence": 0.884}
        for k in labels
    ]
    return {"rule": rule, "of_class": of_class, "faces": faces}


def facts_of(chosen=None, contrast=None):
    shown = {"chosen": chosen or gallery("typical right"), "contrast": contrast or gallery("most confident wrong")}
    return {"held_out": "val", "shown": shown}


def test_the_default_is_a_rule_and_not_by_eye():
    text = words.shown(facts_of())
    assert text.startswith("The faces are chosen by a rule, not by eye")
    assert "median confidence" in text and "mistake that the network was surest of" in text
    assert "no " not in text


def test_another_rule_is_said_to_be_asked_for():
    text = words.shown(facts_of(gallery("worst"), gallery("typical right")))
    assert text.startswith("The first faces follow the rule that the reader asked for: for each class the face with")
    assert "for contrast: for each class the rightly judged face" in text


def test_named_faces_are_not_said_to_follow_a_rule():
    text = words.shown(facts_of(gallery("named", labels=[HAPPY])))
    assert text.startswith("The first faces are those that the reader named.")
    assert "median" not in text and "There is no" not in text


def test_missing_right_answers_and_mistakes_are_told():
    text = words.shown(facts_of(contrast=gallery("most confident wrong", labels=[FEAR])))
    assert "There is no mistake to show of angry, disgust, happy, sad, surprise or neutral." in text
    assert "right answer" not in text
    assert "no right answer to show of angry." in words.shown(facts_of(gallery("typical right", labels=range(1, 7))))


def test_of_one_class_only_that_class_can_be_missing():
    none = gallery("most confident wrong", labels=[], of_class=HAPPY)
    text = words.shown(facts_of(none, gallery("typical right", labels=[HAPPY] * 7, of_class=HAPPY)))
    assert text.endswith("There is no mistake to show of happy.")
    assert "the seven faces of class happy that were rightly judged" in text
    assert "the one face of class sad with the largest" in words.caption(
        facts_of(gallery("worst", labels=[SAD], of_class=SAD)), "chosen"
    ).replace("The one", "the one")


@pytest.mark.parametrize("rule", [*selection.RULES, selection.IDS])
@pytest.mark.parametrize("of_class", [None, SAD])
def test_every_rule_has_its_words(rule, of_class):
    facts = facts_of(gallery(rule, labels=[SAD], of_class=of_class))
    assert "validation split" in words.caption(facts, "chosen") and words.shown(facts)
    assert "Each method gives two pictures" in words.caption(facts, "chosen")


def test_the_second_gallery_refers_to_the_first_where_there_is_one():
    assert "Drawn as [@fig:saliency-chosen]" in words.caption(facts_of(), "contrast")
    assert "saliency-chosen" not in words.caption(facts_of(gallery("typical right", labels=[])), "contrast")


def test_rows_name_class_mistake_and_confidence():
    assert words.row_names(gallery("worst"))[HAPPY] == "happy\n88\N{NO-BREAK SPACE}%"
    wrong = gallery("worst", labels=[FEAR], predicted=SURPRISE)
    assert words.row_names(wrong) == ["fear\nas surprise\n88\N{NO-BREAK SPACE}%"]
