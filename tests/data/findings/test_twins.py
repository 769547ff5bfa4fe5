"""What is said of faces that occur more than once: the opposite where the counts are the opposite."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.data.check import Across
from fer.data.facts import Facts, Leak, ReadyMade
from fer.data.findings import twins
from tests.data.made_facts import CHINESE, ENGLISH, FACTS, checked, text

NO_LEAK = Leak(leaked=0, faces=3589, training=28709)
NO_TWINS = {
    "copies_within": {"train": 0, "val": 0},
    "twins_across": (Across("val", "train", 0),),
    "redundant": 0,
    "comparable": 0,
    "disputed": 0,
    "blank": 0,
}


def test_leaked_faces_are_the_finding():
    said = "280 of the 3,589 validation faces (7.8\N{NO-BREAK SPACE}%) have an exact twin, equal in every pixel, among "
    assert text(twins.leak(FACTS)).startswith(said)
    assert "with and without" in text(twins.leak(FACTS))
    assert "3,589 張臉孔中，有 280 張（7.8%）" in CHINESE.text(twins.leak(FACTS))
    one = text(twins.leak(replace(FACTS, leak=replace(FACTS.leak, leaked=1))))
    assert "faces (0.0\N{NO-BREAK SPACE}%) has an exact twin" in one


def test_where_every_face_leaks_nothing_is_known_of_new_ones():
    all_of_them = replace(FACTS, leak=Leak(leaked=3589, faces=3589, training=28709))
    assert "says nothing about faces that are new to the network" in text(twins.leak(all_of_them))
    assert "without" not in text(twins.leak(all_of_them))


def test_no_leak_is_told_as_none():
    said = text(twins.leak(replace(FACTS, leak=NO_LEAK)))
    assert said.startswith("None of the 3,589 validation faces has an exact twin")
    assert "沒有一張與 28,709 張訓練臉孔完全重複" in CHINESE.text(twins.leak(replace(FACTS, leak=NO_LEAK)))


def test_the_leak_of_a_ready_made_network_is_from_what_it_was_trained_on():
    facts = replace(FACTS, ready_made=ReadyMade(data="others.csv", faces=500, leaked=3))
    rows = ENGLISH.table(twins.table(facts)).set_index("What")["Count"]
    assert rows["Validation faces with a twin among all faces the network was trained on"] == "3"


def test_the_table_has_a_row_a_count():
    table = ENGLISH.table(twins.table(FACTS))
    assert table.to_numpy().tolist() == [
        ["Further copies within training", "1,234"],
        ["Further copies within validation", "26"],
        ["Validation faces with a twin in training", "280"],
        ["Further copies in all", "1,530"],
        ["Sets of twins whose labels differ", "47"],
        ["Blank faces", "13"],
    ]
    assert CHINESE.table(twins.table(FACTS)).shape == table.shape


def test_a_table_of_zeros_is_a_sentence():
    clean = checked(**NO_TWINS)
    assert twins.none(clean)
    assert text(twins.twins(clean)) == "No picture occurs twice, and none is blank."
    assert not twins.none(checked(**{**NO_TWINS, "blank": 1}))
    assert not twins.none(replace(clean, ready_made=ReadyMade(data="others.csv", faces=500, leaked=3)))


def test_labels_are_compared_only_where_two_copies_have_one():
    assert text(twins.twins(checked(comparable=0, disputed=0, blank=0))) == ""
    agreed = text(twins.twins(checked(disputed=0)))
    assert "In all 1,400 sets of exact twins with two or more labels, the labels agree" in agreed
    assert "The one set of exact twins" in text(twins.twins(checked(comparable=1, disputed=0)))


def test_disputed_and_blank_faces_are_told_only_where_there_are_some():
    assert "47 sets of exact twins carry different labels" in text(twins.twins(FACTS))
    assert "13 faces show nothing" in text(twins.twins(FACTS))
    assert "One set of exact twins carries different labels" in text(twins.twins(checked(disputed=1)))
    assert "One face shows nothing; it keeps" in text(twins.twins(checked(blank=1)))
    assert "nothing" not in text(twins.twins(checked(**NO_TWINS)))


counts = st.integers(0, 5)


@settings(max_examples=100, deadline=None)
@given(leaked=counts, more=counts, redundant=counts, comparable=counts, disputed=counts, blank=counts)
def test_twins_are_told_as_they_are_counted(leaked, more, redundant, comparable, disputed, blank):
    disputed, redundant = min(disputed, comparable), max(redundant, comparable, leaked)
    check = {**NO_TWINS, "redundant": redundant, "comparable": comparable, "disputed": disputed, "blank": blank}
    facts: Facts = replace(checked(**check), leak=Leak(leaked, max(1, leaked + more), 9))
    keys = {of.key.removeprefix("data.twins.") for of in twins.twins(facts)}
    kind = "no_leak" if not leaked else "leak_of_all" if leaked == facts.leak.faces else "leak_of_some"
    assert twins.leak(facts).key == f"data.twins.{kind}"
    assert ("no_twins" in keys) == (redundant == 0 == blank)
    assert ("undisputed" in keys) == (comparable > 0 == disputed)
    assert ("disputed" in keys) == (disputed > 0)
    assert ("blank" in keys) == (blank > 0)


def test_labels_of_a_disputed_picture_are_counted():
    labels = np.array([6, 2, 6, -1])
    assert text(twins.labels_of(labels)) == "fear\nneutral (2)"
    assert CHINESE.text(twins.labels_of(labels)) == "恐懼 1 次\n中性 2 次"
    assert text(twins.disputed_alt(8, labels)).endswith("The first is filed under fear and neutral (2).")


def test_the_figure_of_disputed_pictures_says_how_many_of_them_it_shows():
    assert text(twins.disputed_caption(FACTS, 8)).startswith("The first eight of 47 pictures")
    assert text(twins.disputed_caption(checked(disputed=3), 3)).startswith("All pictures")
    assert text(twins.disputed_caption(checked(disputed=1), 1)).startswith("The one picture")
