"""The rules by which faces are chosen, on answers known by hand."""

import numpy as np
import pytest

from fer.data.emotions import names
from fer.errors import InputError
from fer.saliency import selection

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


def test_typical_right_is_the_median_and_the_less_confident_of_two():
    chosen = selection.by_rule("typical right", LOGITS, LABELS)
    assert chosen.index.tolist() == [2, 4]
    assert chosen.label.tolist() == chosen.predicted.tolist() == [0, 1]


def test_most_confident_wrong_is_one_a_class_and_the_first_of_equals():
    chosen = selection.by_rule("most confident wrong", LOGITS, LABELS)
    assert chosen.index.tolist() == [6, 7]
    assert chosen.predicted.tolist() == [4, 1]
    assert chosen.confidence[0] == pytest.approx(np.exp(6) / (np.exp(6) + 6))


def test_without_mistakes_there_is_none_to_choose():
    perfect = 5 * np.eye(7)[LABELS]
    assert len(selection.by_rule("most confident wrong", perfect, LABELS).index) == 0
    assert selection.by_rule("most confident wrong", perfect, LABELS).described(ROWS) == []


def test_the_worst_have_the_largest_cross_entropy_and_the_least_certain_the_least_confidence():
    assert selection.by_rule("worst", LOGITS, LABELS).index.tolist() == [6, 4, 7]
    assert selection.by_rule("least certain", LOGITS, LABELS).index.tolist() == [1, 4, 7]


def test_a_rule_of_one_class_goes_on_down_its_order():
    assert selection.by_rule("typical right", LOGITS, LABELS, of_class=0).index.tolist() == [2, 1, 0]
    assert selection.by_rule("most confident wrong", LOGITS, LABELS, of_class=0).index.tolist() == [6, 5]
    assert selection.by_rule("worst", LOGITS, LABELS, of_class=0).index.tolist() == [6, 5, 1, 2, 0]
    assert selection.by_rule("worst", LOGITS, LABELS, of_class=6).index.tolist() == []
    many = np.zeros(20, dtype=int)
    assert len(selection.by_rule("worst", np.zeros((20, 7)), many, of_class=0).index) == 7


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("", selection.Wish("typical right", None)),
        (" Worst ", selection.Wish("worst", None)),
        ("most confident wrong of sad", selection.Wish("most confident wrong", 4)),
        ("val/3.png", selection.Wish("named", None)),
        ("val/3.png, worst", selection.Wish("named", None)),
    ],
)
def test_a_reader_is_understood(words, wish):
    assert selection.understood(words, ROWS, EMOTIONS) == wish


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


def test_mistakes_stand_beside_right_answers_and_the_other_way():
    assert selection.Wish("typical right").contrast().rule == "most confident wrong"
    assert selection.Wish("named").contrast().rule == "most confident wrong"
    assert selection.Wish("worst", 3).contrast() == ("typical right", 3)
    assert selection.Wish("most confident wrong").contrast().rule == "typical right"


def test_a_wish_is_fulfilled():
    for words, found in (("worst of happy", [7, 8]), ("val/8.png,", [8])):
        wish = selection.understood(words, ROWS, EMOTIONS)
        assert selection.chosen(wish, words, LOGITS, LABELS, ROWS).index.tolist() == found


def test_named_faces_come_in_the_order_asked_for():
    chosen = selection.named(" val/8.png, val/0.png,", LOGITS, LABELS, ROWS)
    assert chosen.index.tolist() == [8, 0]
    assert chosen.described(ROWS)[1] == {
        "row": "val/0.png",
        "label": 0,
        "predicted": 0,
        "confidence": pytest.approx(np.exp(5) / (np.exp(5) + 6)),
    }


def test_a_row_number_may_come_as_a_number():
    assert selection.named(7, LOGITS, LABELS, np.arange(len(LABELS))).index.tolist() == [7]


def test_an_unknown_name_is_said_in_one_line():
    with pytest.raises(InputError, match=r"^faces: no held-out face is called 'x\.png'; .* val/0\.png to val/8\.png$"):
        selection.named("val/0.png, x.png", LOGITS, LABELS, ROWS)


def test_more_faces_than_a_page_holds_are_refused():
    with pytest.raises(InputError, match="at most 14"):
        selection.named(",".join(["val/0.png"] * 15), LOGITS, LABELS, ROWS)


def test_right_per_class_is_spread_over_the_split():
    labels = np.repeat([2, 5], 50)
    logits = np.eye(7)[labels]
    picked = selection.right_per_class(logits, labels, limit=3)
    assert picked.tolist() == [0, 24, 49, 50, 74, 99]
    assert selection.right_per_class(LOGITS, LABELS, limit=10).tolist() == [0, 1, 2, 3, 4]


def test_to_average_no_face_of_a_class_is_refused():
    with pytest.raises(InputError, match=r"^faces_a_class=0: ask for at least one$"):
        selection.right_per_class(LOGITS, LABELS, limit=0)


def test_a_network_that_is_never_right_has_nothing_to_average():
    with pytest.raises(InputError, match="right on no held-out face"):
        selection.right_per_class(np.eye(7)[[1, 2]], np.array([0, 0]), limit=3)


def test_of_twins_the_first_is_kept():
    images = np.zeros((5, 48, 48), dtype=np.uint8)
    images[[0, 3], 1, 1] = 200
    images[2, 0, 0] = 1
    assert selection.without_twins(images).tolist() == [0, 1, 2]
