"""How the shown faces were chosen: sentences for every rule."""

from dataclasses import replace

import pytest

from fer.saliency import selection
from fer.saliency.findings import chosen
from fer.saliency.selection import Face, Gallery, Shown
from fer.wording.load import load

FEAR, HAPPY, SAD, SURPRISE = 2, 3, 4, 5
ENGLISH = load("en")


def gallery(rule, *, labels=range(7), of_class=None, predicted=None):
    faces = (Face(k, str(k), k, k if predicted is None else predicted, 0.884) for k in labels)
    return Gallery(rule, of_class, tuple(faces))


def shown(first=None, contrast=None):
    galleries = {"chosen": first or gallery("typical right"), "contrast": contrast or gallery("most confident wrong")}
    return Shown("val", galleries)


def told(*galleries):
    return ENGLISH.text(chosen.shown(shown(*galleries)))


def caption(name, *galleries):
    return ENGLISH.text(chosen.caption(shown(*galleries), name))


def test_the_default_is_a_rule_and_not_by_eye():
    text = told()
    assert text.startswith("The faces are chosen by a rule, not by eye")
    assert "median confidence" in text
    assert "mistake that the network was surest of" in text
    assert "no " not in text


def test_another_rule_is_said_to_be_asked_for():
    text = told(gallery("worst"), gallery("typical right"))
    assert text.startswith("The first faces follow the rule that the reader asked for: for each class the face with")
    assert "for contrast: for each class the rightly judged face" in text


def test_the_default_rule_of_one_class_is_said_to_be_asked_for():
    one = gallery("typical right", labels=[SAD], of_class=SAD)
    assert told(one).startswith("The first faces follow the rule that the reader asked for: the one face of class sad")


def test_named_faces_are_not_said_to_follow_a_rule():
    text = told(gallery("named", labels=[HAPPY]))
    assert text.startswith("The first faces are those that the reader named.")
    assert "median" not in text
    assert "There is no" not in text


def test_missing_right_answers_and_mistakes_are_told():
    text = told(None, gallery("most confident wrong", labels=[FEAR]))
    assert "There is no mistake to show of angry, disgust, happy, sad, surprise or neutral." in text
    assert "right answer" not in text
    assert "no right answer to show of angry." in told(gallery("typical right", labels=range(1, 7)))


def test_of_one_class_only_that_class_can_be_missing():
    none = gallery("most confident wrong", labels=[], of_class=HAPPY)
    text = told(none, gallery("typical right", labels=[HAPPY] * 7, of_class=HAPPY))
    assert text.endswith("There is no mistake to show of happy.")
    assert "the seven faces of class happy that were rightly judged" in text
    one = gallery("worst", labels=[SAD], of_class=SAD)
    assert caption("chosen", one).startswith("The one face of class sad with the largest")


@pytest.mark.parametrize("rule", [*selection.RULES, selection.NAMED])
@pytest.mark.parametrize("of_class", [None, SAD])
def test_every_rule_has_its_words(rule, of_class):
    faces = gallery(rule, labels=[SAD], of_class=of_class)
    assert "validation split" in caption("chosen", faces)
    assert told(faces)
    assert "Each method gives two pictures" in caption("chosen", faces)


def test_the_second_gallery_refers_to_the_first_where_there_is_one():
    assert "Drawn as [@fig:saliency-chosen]" in caption("contrast")
    assert "saliency-chosen" not in caption("contrast", gallery("typical right", labels=[]))


def test_the_test_split_is_named():
    assert "(test split)" in ENGLISH.text(chosen.caption(replace(shown(), split="test"), "contrast"))


def test_rows_name_class_mistake_and_confidence():
    rows = [ENGLISH.text(row) for row in chosen.row_names(gallery("worst"))]
    assert rows[HAPPY] == "happy\n88\N{NO-BREAK SPACE}%"
    wrong = gallery("worst", labels=[FEAR], predicted=SURPRISE)
    assert [ENGLISH.text(row) for row in chosen.row_names(wrong)] == ["fear\nas surprise\n88\N{NO-BREAK SPACE}%"]
