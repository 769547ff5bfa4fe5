"""What is said, loudly, of a run whose figures say less than they seem to."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.confusion.findings.soundness import warnings
from fer.confusion.soundness import MOSTLY, Soundness
from fer.findings.said import Said
from fer.statistics.interval import share
from fer.statistics.tests import mcnemar
from fer.wording.load import load

ENGLISH = load("en")
N = 200


def facts(*, right: int = 140, guessed: int = 50, both: int = 30, **others) -> Soundness:
    """Of 200 test faces `right` are recognised, `guessed` are of the commonest class, `both` are both."""
    first = np.arange(N) < right
    second = np.roll(np.arange(N) < guessed, right - both)
    values = {
        "split": "test",
        "faces": N,
        "blank": 0,
        "copied": 0,
        "absent": (),
        "untaught": (),
        "answered": tuple(range(7)),
        "accuracy": share(right, N),
        "training": share(150, N),
        "commonest": 3,
        "beside_commonest": mcnemar(first, second),
        "p_of_link": 0.001,
    }
    return Soundness(**(values | others))


def keys(found: Soundness) -> list[str]:
    return [said.key.rsplit(".", 1)[1] for said in warnings(found)]


def texts(found: Soundness) -> list[str]:
    return [ENGLISH.text(said) for said in warnings(found)]


def test_nothing_is_the_matter_with_a_sound_run():
    assert warnings(facts()) == []


def test_answers_dealt_at_random_leave_the_report_nothing_to_explain():
    found = facts(right=30, both=10, p_of_link=0.4, training=share(40, N))
    assert keys(found) == ["no_link"]
    assert "nothing in this report explains" in texts(found)[0]


def test_faces_known_by_heart_point_to_shuffled_labels():
    found = facts(right=30, both=10, p_of_link=0.4, training=share(190, N))
    assert keys(found) == ["no_link", "by_heart"]
    assert "95.0" in texts(found)[1]


def test_one_answer_to_every_face_is_named():
    found = facts(right=50, both=50, p_of_link=1.0, answered=(3,), training=share(50, N))
    assert keys(found) == ["no_link", "one_answer"]
    assert texts(found)[1] == "It calls every face happy."


def test_an_accuracy_like_that_of_the_commonest_class_is_no_skill_shown():
    assert keys(facts(right=55, both=20)) == ["as_commonest"]
    found = facts(right=20, guessed=90, both=10)
    assert keys(found) == ["worse_than_commonest"]
    assert "worse than calling every face happy, which is right on 45.0" in texts(found)[0]


def test_copies_and_blank_faces_are_a_warning_where_they_are_many():
    assert warnings(facts(copied=39, blank=39)) == []
    found = facts(copied=40, blank=N)
    assert keys(found) == ["blank", "copied"]
    assert "200 of 200 test faces are blank" in texts(found)[0]
    assert "40 of 200 test faces stand among the training faces" in texts(found)[1]


def test_classes_without_faces_are_named():
    found = facts(absent=(1,), untaught=(1, 2))
    assert texts(found)[0].startswith("No test face is disgust: nothing is known")
    assert texts(found)[1].startswith("No training face is disgust or fear: the network was never shown these classes")


counted = st.integers(0, N)


@settings(max_examples=100, deadline=None)
@given(right=counted, guessed=counted, p=st.floats(0.001, 1), blank=counted, copied=counted, data=st.data())
def test_each_warning_is_given_where_its_numbers_demand_it_and_nowhere_else(right, guessed, p, blank, copied, data):
    both = data.draw(st.integers(max(0, right + guessed - N), min(right, guessed)))
    found = facts(right=right, guessed=guessed, both=both, p_of_link=p, blank=blank, copied=copied)
    said, beside = set(keys(found)), found.beside_commonest.difference
    assert ("no_link" in said) == (p > 0.05)
    assert ("by_heart" in said) == (p > 0.05 and found.training.low > found.accuracy.high)
    assert ("as_commonest" in said) == (p <= 0.05 and beside.low <= 0 <= beside.high)
    assert ("worse_than_commonest" in said) == (p <= 0.05 and beside.high < 0)
    assert ("blank" in said) == (blank >= MOSTLY * N)
    assert ("copied" in said) == (copied >= MOSTLY * N)
    assert all(isinstance(one, Said) and ENGLISH.text(one) for one in warnings(found))
