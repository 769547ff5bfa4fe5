"""What is said, loudly, of a run whose figures say less than they seem to."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from made_matrices import CONSTANT, HAPPY, NO_DISGUST, ONE_WAY, SOUND, facts_of, matrix

from fer.confusion.facts import Facts
from fer.confusion.findings.soundness import MOSTLY, warnings
from fer.confusion.soundness import TOLD, Shuffled, shuffle
from fer.statistics.interval import share
from fer.wording.load import load

ENGLISH, CHINESE = load("en"), load("zh-TW")
UNLINKED = replace(SOUND, shuffled=Shuffled(1 / 7, 0.4, 0.4), training=share(15, 100))
EVEN = np.full((7, 7), 15)
RENAMED = matrix(*[(k, (k + 1) % 7, 85) for k in range(7)], diagonal=15)  # most are taken for the next class


def keys(facts: Facts) -> list[str]:
    return [said.key.rsplit(".", 1)[1] for said in warnings(facts)]


def texts(facts: Facts) -> list[str]:
    return [ENGLISH.text(said) for said in warnings(facts)]


def test_nothing_is_the_matter_with_a_sound_run():
    assert warnings(facts_of(ONE_WAY)) == []


def test_answers_dealt_at_random_leave_the_report_nothing_to_explain():
    found = facts_of(EVEN, soundness=UNLINKED)
    assert keys(found) == ["no_link"]
    assert "are right, and 14.3\N{NO-BREAK SPACE}% would be if the answers were shuffled" in texts(found)[0]
    assert "nothing in this report explains" in texts(found)[0]


def test_classes_told_apart_under_wrong_names_are_not_said_to_be_unseen():
    found = facts_of(RENAMED, soundness=replace(UNLINKED, shuffled=shuffle(RENAMED), training=share(95, 100)))
    assert keys(found) == ["linked_otherwise"]
    assert "not significantly more than the 14.3\N{NO-BREAK SPACE}% that shuffled" in texts(found)[0]
    assert "the order that they had in training" in texts(found)[0]


def test_faces_known_by_heart_point_to_shuffled_labels():
    found = facts_of(EVEN, soundness=replace(UNLINKED, training=share(95, 100)))
    assert keys(found) == ["no_link", "by_heart"]
    assert "95.0" in texts(found)[1]


def test_a_little_more_right_in_training_is_not_knowing_by_heart():
    """Chance gives 17.0 % at most: half of the rest is known by heart where 58.5 % are right."""
    for hits, key in ((1000, "no_link"), (2100, "more_in_training"), (5800, "more_in_training"), (6200, "by_heart")):
        found = facts_of(EVEN, soundness=replace(UNLINKED, training=share(hits, 10_000)))
        assert keys(found)[-1] == key
    assert texts(facts_of(EVEN, soundness=replace(UNLINKED, training=share(2100, 10_000))))[1].startswith(
        "It is right on 21.0"
    )


def test_one_answer_to_every_face_is_named():
    found = facts_of(CONSTANT, soundness=replace(UNLINKED, shuffled=shuffle(CONSTANT)))
    assert keys(found) == ["no_link", "one_answer"]
    assert texts(found)[1] == "The network calls every face happy."


def test_faces_of_one_class_cannot_tell_what_a_network_sees():
    counts = np.zeros((7, 7), int)
    counts[HAPPY, HAPPY] = 40
    found = facts_of(counts, soundness=replace(UNLINKED, shuffled=shuffle(counts)))
    assert keys(found)[0] == "one_class" and "no_link" not in keys(found)
    assert "All that is held out is happy: 40 validation faces." in texts(found)[0]


def test_an_accuracy_like_that_of_the_commonest_class_is_no_skill_shown():
    assert keys(facts_of(EVEN)) == ["as_commonest"]
    often_happy = matrix(*[(HAPPY, k, 60) for k in range(3)], diagonal=20)
    found = facts_of(often_happy)
    assert keys(found) == ["worse_than_commonest"]
    assert "significantly worse than calling every face happy, which is right on 62.5" in texts(found)[0]


def test_copies_and_blank_faces_are_a_warning_where_they_are_many():
    assert warnings(facts_of(matrix(), leaked=(139, 0), soundness=replace(SOUND, blank=139))) == []
    found = facts_of(matrix(), leaked=(140, 0), soundness=replace(SOUND, blank=700))
    assert keys(found) == ["blank", "copied"]
    assert "700 of 700 validation faces are blank" in texts(found)[0]
    assert "140 of 700 validation faces equal a training face in every pixel" in texts(found)[1]
    assert texts(found)[1].endswith("so its accuracy may be memory."), "how many there are tells nothing of that"
    assert CHINESE.text(warnings(found)[1]).endswith("準確率可能只是記憶。")


def test_classes_without_faces_are_named():
    found = facts_of(NO_DISGUST - matrix((2, 1, 40), diagonal=0), soundness=replace(SOUND, untaught=(1, 2)))
    assert texts(found)[0].startswith("No validation face is disgust: how well this class is recognised is unknown")
    assert texts(found)[1].startswith("No training face is fear: the network was never shown this class")
    found = replace(facts_of(NO_DISGUST, soundness=replace(SOUND, untaught=(1,))), training=(9, 0, 9, 20, 9, 9, 9))
    assert warnings(found) == [], "a class that neither split has is no fault of these faces"


def test_of_a_network_of_unknown_training_no_warning_says_what_it_was_trained_on():
    found = facts_of(matrix(), soundness=replace(SOUND, untaught=(2,)), faces_known=False)
    assert warnings(found) == [], "the weights that it began from may have been shown that class"
    found = facts_of(matrix(), leaked=(140, 0), soundness=replace(SOUND, untaught=(2,)), training_known=False)
    (copied,) = texts(found)
    assert copied.startswith("140 of 700 validation faces equal a training face of the source in every pixel.")
    assert "saw in training" not in copied and "If the network was trained on that source" in copied
    found = facts_of(EVEN, soundness=replace(UNLINKED, training=share(95, 100)), training_known=False)
    assert keys(found) == ["no_link", "more_on_train_split"]
    assert "whether it was trained on those is not known" in texts(found)[1]
    assert "its training faces" not in texts(found)[1]
    assert CHINESE.text(warnings(found)[1]).endswith("則不得而知。")


@settings(max_examples=60, deadline=None)
@given(
    counts=arrays(int, (7, 7), elements=st.integers(0, 30)).filter(lambda counts: counts.sum() > 0),
    p_of_right=st.floats(0.001, 0.1),
    p_of_link=st.floats(0.001, 0.1),
    known=st.integers(0, 100),
    blank=st.floats(0, 1),
    copied=st.floats(0, 1),
)
def test_each_warning_is_given_where_its_numbers_demand_it_and_nowhere_else(
    counts, p_of_right, p_of_link, known, blank, copied
):
    faces, right = int(counts.sum()), int(counts.trace())
    leaked, empty = int(copied * right), int(blank * faces)
    training = share(known, 100)
    shuffled = Shuffled(1 / 7, p_of_right, p_of_link)
    sound = replace(SOUND, shuffled=shuffled, training=training, blank=empty)
    found = facts_of(counts, leaked=(leaked, 0), soundness=sound)
    said, gain = set(keys(found)), right - int(counts[HAPPY].sum())  # faces won over calling each one happy
    of_the_network = {
        "no_link",
        "linked_otherwise",
        "by_heart",
        "more_in_training",
        "one_answer",
        "as_commonest",
        "worse_than_commonest",
    }
    several = np.count_nonzero(counts.sum(axis=1)) > 1
    assert ("one_class" in said) == (not several)
    if not several:
        assert not of_the_network & said
        return
    linked, otherwise = p_of_right <= 1 - TOLD, p_of_link <= 1 - TOLD
    unlinked = not linked and not otherwise
    assert ("no_link" in said) == unlinked
    assert ("linked_otherwise" in said) == (otherwise and not linked)
    chance = share(right, faces).high
    assert bool({"by_heart", "more_in_training"} & said) == (unlinked and training.low > chance)
    assert "by_heart" not in said or training.low > (1 + chance) / 2
    assert ("one_answer" in said) == (unlinked and np.count_nonzero(counts.sum(axis=0)) == 1)
    assert not ("worse_than_commonest" in said and (gain >= 0 or not linked))
    assert not (linked and gain <= 0 and not {"as_commonest", "worse_than_commonest"} & said)
    assert ("blank" in said) == (empty >= MOSTLY * faces)
    assert ("copied" in said) == (leaked >= MOSTLY * faces)
    assert ("absent" in said) == (counts.sum(axis=1) == 0).any()
