"""How the shown faces were chosen: sentences for every rule."""

from dataclasses import replace

import pytest

from fer.saliency import selection
from fer.saliency.findings import chosen
from fer.saliency.selection import Face, Gallery, Shown
from fer.wording.load import load

FEAR, HAPPY, SAD, SURPRISE = 2, 3, 4, 5
ENGLISH, CHINESE = load("en"), load("zh-TW")


def gallery(rule, *, labels=range(7), of_class=None, predicted=None):
    faces = (Face(k, str(k), k, k if predicted is None else predicted, 0.884) for k in labels)
    return Gallery(rule, of_class, tuple(faces))


def shown(first=None, contrast=None):
    galleries = {"chosen": first or gallery("typical right"), "contrast": contrast or gallery("most confident wrong")}
    return Shown("val", galleries)


def told(faces=None):
    return ENGLISH.text(chosen.shown(faces or gallery("typical right")))


def caption(name, *galleries):
    return ENGLISH.text(chosen.caption(shown(*galleries), name))


def test_the_default_is_a_rule_and_not_by_eye():
    text = told()
    assert text == (
        "The faces are chosen by a rule, not by eye: for each class the rightly judged face of median confidence."
    )


def test_another_rule_is_said_to_be_asked_for():
    text = told(gallery("worst"))
    assert text.startswith("The faces follow the rule that the reader asked for: for each class the face with")


def test_the_default_rule_of_one_class_is_said_to_be_asked_for():
    one = gallery("typical right", labels=[SAD], of_class=SAD)
    assert told(one).startswith("The faces follow the rule that the reader asked for: the one face of class sad")


def test_named_faces_are_not_said_to_follow_a_rule():
    assert told(gallery("named", labels=[HAPPY])) == "The reader named these faces."


def test_missing_right_answers_and_mistakes_are_told():
    text = ENGLISH.text(chosen.missing(gallery("most confident wrong", labels=[FEAR])))
    assert text == "There is no mistake to show of angry, disgust, happy, sad, surprise or neutral."
    assert "no right answer to show of angry." in told(gallery("typical right", labels=range(1, 7)))
    assert chosen.missing(gallery("worst")) == []


def test_of_one_class_only_that_class_can_be_missing():
    none = gallery("most confident wrong", labels=[], of_class=HAPPY)
    assert told(none).endswith("There is no mistake to show of happy.")
    seven = gallery("typical right", labels=[HAPPY] * 7, of_class=HAPPY)
    assert told(seven).endswith("the seven faces of class happy that were rightly judged with about median confidence.")
    one = gallery("worst", labels=[SAD], of_class=SAD)
    assert caption("chosen", one).startswith("The one face of class sad with the largest")


@pytest.mark.parametrize("rule", [*selection.RULES, selection.NAMED])
@pytest.mark.parametrize("of_class", [None, SAD])
def test_every_rule_has_its_words(rule, of_class):
    faces = gallery(rule, labels=[SAD], of_class=of_class)
    assert "validation split" in caption("chosen", faces)
    assert told(faces)
    assert "Every map has its own scale" in caption("chosen", faces)
    for said in (chosen.shown(faces), [chosen.alt(faces)], chosen.names(faces)):
        assert CHINESE.text(said)


def test_the_second_gallery_refers_to_the_first_where_there_is_one():
    assert "Drawn as [@fig:saliency-chosen]." in caption("contrast")
    assert "saliency-chosen" not in caption("contrast", gallery("typical right", labels=[]))


def test_mistakes_are_explained_in_the_caption_of_the_first_figure_that_shows_one():
    mistakes = gallery("most confident wrong", labels=[FEAR], predicted=SURPRISE)
    assert "Above each face: its class and the confidence." in caption("chosen")
    assert "what it was taken for if that is wrong" in caption("chosen", mistakes)
    right = gallery("typical right")
    assert caption("contrast", right, mistakes).endswith("below the class stands what the face was taken for.")
    assert caption("contrast", mistakes, mistakes).endswith("Drawn as [@fig:saliency-chosen].")
    for first in (right, mistakes):
        assert all(CHINESE.text(chosen.caption(shown(first, mistakes), name)) for name in ("chosen", "contrast"))


def test_the_test_split_is_named():
    assert "(test split)" in ENGLISH.text(chosen.caption(replace(shown(), split="test"), "contrast"))


def test_columns_name_class_mistake_and_confidence():
    names = [ENGLISH.text(name) for name in chosen.names(gallery("worst"))]
    assert names[HAPPY] == "happy\n88\N{NO-BREAK SPACE}%"
    wrong = gallery("worst", labels=[FEAR], predicted=SURPRISE)
    assert [ENGLISH.text(name) for name in chosen.names(wrong)] == ["fear\nas surprise\n88\N{NO-BREAK SPACE}%"]
    assert [CHINESE.text(name) for name in chosen.names(wrong)] == ["恐懼\n判為驚訝\n88%"]
    assert "fear taken for surprise, confidence 88\N{NO-BREAK SPACE}%." in ENGLISH.text(chosen.alt(wrong))
