"""The rules by which faces are chosen, on answers known by hand."""

import numpy as np
import pytest

from fer import selection
from fer.errors import InputError

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
    chosen = selection.typical_right(LOGITS, LABELS)
    assert chosen.index.tolist() == [2, 4]
    assert chosen.label.tolist() == chosen.predicted.tolist() == [0, 1]


def test_most_confident_wrong_is_one_a_class_and_the_first_of_equals():
    chosen = selection.most_confident_wrong(LOGITS, LABELS)
    assert chosen.index.tolist() == [6, 7]
    assert chosen.predicted.tolist() == [4, 1]
    assert chosen.confidence[0] == pytest.approx(np.exp(6) / (np.exp(6) + 6))


def test_without_mistakes_there_is_none_to_choose():
    perfect = 5 * np.eye(7)[LABELS]
    assert len(selection.most_confident_wrong(perfect, LABELS).index) == 0
    assert selection.most_confident_wrong(perfect, LABELS).described(ROWS) == []


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
