"""The rules by which faces are chosen, on answers known by hand."""

import numpy as np
import pytest

from fer.data.emotions import names
from fer.errors import InputError
from fer.runs.run import Predictions
from fer.saliency import selection
from fer.saliency.selection import Asked

EMOTIONS = names("en")

#            label predicted confidence (the logit of the predicted class over zeros)
ANSWERS = [
    (0, 0, 5.0),
    (0, 0, 1.0),
    (0, 0, 3.0),
    (1, 1, 4.0),
    (1, 1, 2.0),
    (0, 2, 1.0),
    (0, 4, 6.0),
    (3, 1, 2.0),
    (3, 1, 2.0),
]
LABELS = np.array([label for label, *_ in ANSWERS])
LOGITS = np.zeros((len(ANSWERS), 7), dtype=np.float32)
for _row, (_, _predicted, _height) in enumerate(ANSWERS):
    LOGITS[_row, _predicted] = _height
ROWS = np.array([f"val/{i}.png" for i in range(len(ANSWERS))])
GIVEN = Predictions(LOGITS, LABELS, ROWS)


def by_rule(rule, *, labels=LABELS, logits=LOGITS, of_class=None):
    """The positions of the faces that a rule chooses."""
    rows = np.arange(len(labels))
    return selection.by_rule(Asked(rule, of_class), Predictions(logits, labels, rows)).positions.tolist()


def test_typical_right_is_the_median_and_the_less_confident_of_two():
    gallery = selection.by_rule(Asked("typical right"), GIVEN)
    assert gallery.positions.tolist() == [2, 4]
    assert [face.label for face in gallery.faces] == gallery.predicted.tolist() == [0, 1]


def test_most_confident_wrong_is_one_a_class_and_the_first_of_equals():
    gallery = selection.by_rule(Asked("most confident wrong"), GIVEN)
    assert gallery.positions.tolist() == [6, 7]
    assert gallery.predicted.tolist() == [4, 1]
    assert gallery.faces[0].confidence == pytest.approx(np.exp(6) / (np.exp(6) + 6))


def test_without_mistakes_there_is_none_to_choose():
    perfect = Predictions(5 * np.eye(7)[LABELS], LABELS, ROWS)
    gallery = selection.by_rule(Asked("most confident wrong"), perfect)
    assert gallery == selection.Gallery("most confident wrong", None, ())
    assert gallery.positions.shape == gallery.predicted.shape == (0,)


def test_the_worst_have_the_largest_cross_entropy_and_the_least_certain_the_least_confidence():
    assert by_rule("worst") == [6, 4, 7]
    assert by_rule("least certain") == [1, 4, 7]


def test_a_rule_of_one_class_goes_on_down_its_order():
    assert by_rule("typical right", of_class=0) == [2, 1, 0]
    assert by_rule("most confident wrong", of_class=0) == [6, 5]
    assert by_rule("worst", of_class=0) == [6, 5, 1, 2, 0]
    assert by_rule("worst", of_class=6) == []
    many = np.zeros(20, dtype=int)
    assert len(by_rule("worst", logits=np.zeros((20, 7)), labels=many, of_class=0)) == 7


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("", Asked("typical right", None)),
        (" Worst ", Asked("worst", None)),
        ("most confident wrong of sad", Asked("most confident wrong", 4)),
        ("val/3.png", Asked("named", None)),
        ("val/3.png, worst", Asked("named", None)),
    ],
)
def test_a_reader_is_understood(words, asked):
    assert selection.understood(words, ROWS, EMOTIONS) == asked


def test_a_row_number_is_no_word():
    assert selection.understood(7, np.arange(9), EMOTIONS).rule == "named"


def test_an_unknown_word_is_told_the_rules_in_one_line():
    with pytest.raises(
        InputError, match=r"^faces: 'wurst' is neither a rule \(typical right, most .*val/8\.png\)$"
    ) as told:
        selection.understood("wurst", ROWS, EMOTIONS)
    assert "worst" in str(told.value) and "least certain" in str(told.value)


def test_an_unknown_class_is_told_the_classes():
    with pytest.raises(InputError, match=r"^faces: there is no class 'grumpy'; choose one of angry, .*neutral$"):
        selection.understood("worst of grumpy", ROWS, EMOTIONS)


def test_a_class_is_understood_in_the_readers_language_and_in_english():
    for words in ("worst of 悲傷", "worst of sad"):
        assert selection.understood(words, ROWS, names("zh-TW")) == Asked("worst", 4)


def test_mistakes_stand_beside_right_answers_and_the_other_way():
    assert Asked("typical right").contrast().rule == "most confident wrong"
    assert Asked("named").contrast().rule == "most confident wrong"
    assert Asked("worst", 3).contrast() == ("typical right", 3)
    assert Asked("most confident wrong").contrast().rule == "typical right"


def test_what_was_asked_for_is_shown_beside_its_contrast():
    for words, positions in (("worst of happy", [7, 8]), ("val/8.png,", [8])):
        asked = selection.understood(words, ROWS, EMOTIONS)
        shown = selection.shown(asked, words, GIVEN, split="val")
        assert shown.split == "val"
        assert shown.galleries["chosen"].positions.tolist() == positions
        assert shown.galleries["contrast"] == selection.by_rule(asked.contrast(), GIVEN)


def test_named_faces_come_in_the_order_asked_for():
    gallery = selection.named(" val/8.png, val/0.png,", GIVEN)
    assert (gallery.rule, gallery.of_class) == ("named", None)
    assert gallery.positions.tolist() == [8, 0]
    confidence = gallery.faces[1].confidence
    assert gallery.faces[1] == selection.Face(0, "val/0.png", 0, 0, confidence)
    assert confidence == pytest.approx(np.exp(5) / (np.exp(5) + 6))


def test_a_row_number_may_come_as_a_number():
    assert selection.named(7, GIVEN._replace(rows=np.arange(len(LABELS)))).positions.tolist() == [7]


def test_an_unknown_name_is_said_in_one_line():
    with pytest.raises(InputError, match=r"^faces: no held-out face is called 'x\.png'; .* val/0\.png to val/8\.png$"):
        selection.named("val/0.png, x.png", GIVEN)


def test_more_faces_than_a_page_holds_are_refused():
    with pytest.raises(InputError, match="at most 7"):
        selection.named(",".join(["val/0.png"] * 15), GIVEN)


def test_right_faces_of_each_class_are_spread_over_the_split():
    labels = np.repeat([2, 5], 50)
    chosen = selection.per_class(np.eye(7)[labels], labels, limit=3)
    assert chosen.positions.tolist() == [0, 24, 49, 50, 74, 99]
    assert chosen.classes.tolist() == [2, 2, 2, 5, 5, 5]
    assert chosen.right
    assert selection.per_class(LOGITS, LABELS, limit=10).positions.tolist() == [0, 1, 2, 3, 4]


def test_to_average_no_face_is_refused():
    with pytest.raises(InputError, match=r"^faces_a_class=0: ask for at least one$"):
        selection.per_class(LOGITS, LABELS, limit=0)
    with pytest.raises(InputError, match="no labelled held-out face"):
        selection.per_class(LOGITS[:0], LABELS[:0], limit=3)


def test_of_a_network_that_is_never_right_faces_go_by_its_answers():
    chosen = selection.per_class(np.eye(7)[[1, 2, 2]], np.array([0, 0, 0]), limit=1)
    assert (chosen.positions.tolist(), chosen.classes.tolist(), chosen.right) == ([0, 1], [1, 2], False)
