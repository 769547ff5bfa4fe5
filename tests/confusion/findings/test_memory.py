"""The sentences on twins, fed with numbers that demand opposite ones."""

from dataclasses import replace

import numpy as np
import pytest
from made_twins import twins

from fer.confusion import memory as measured
from fer.confusion.findings import memory
from fer.confusion.memory import Disputed
from fer.statistics.interval import wilson
from fer.wording.load import load

HAPPY, SAD = 3, 4
ENGLISH = load("en")
said = ENGLISH.text


def memory_of(*groups, search="done", mirrored=0, remembers=None):
    """Each group: how many faces of happy, of which so many are recognised, and their kind of twin; `remembers`: the
    answers to twins are those of the training label (True), their own (False), or all twins have their own label."""
    kinds = np.repeat([group[2] for group in groups], [group[0] for group in groups])
    right = np.concatenate([np.arange(group[0]) < group[1] for group in groups])
    labels, answers = np.full(len(kinds), HAPPY), np.where(right, HAPPY, SAD)
    twin_labels = labels if remembers is None else np.where(right ^ remembers, SAD, HAPPY)
    met = twins(kinds, twin_labels, search=search, mirrored=mirrored)
    return measured.measure(met, labels=labels, answers=answers)


LIFTED = memory_of((500, 250, "none"), (200, 190, "near"), (100, 95, "exact"))


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        (((500, 250, "none"),), "leak-free as it stands"),
        (((500, 250, "none"), (200, 190, "near")), ": the twins lift it"),
        (((500, 450, "none"), (200, 20, "exact")), "the twins **lower** it"),
        (((500, 250, "none"), (40, 20, "near")), "that the twins lift it cannot be said"),
        (((40, 20, "near"), (10, 5, "exact")), "nothing is known of new faces"),
    ],
)
def test_twins_lift_the_headline_only_where_they_are_recognised_better(groups, sentence):
    assert sentence in said(memory.verdict(memory_of(*groups)))


def test_leak_free_and_the_difference_have_intervals():
    text = said(memory.verdict(LIFTED)).replace("\N{NO-BREAK SPACE}", " ")
    assert "on the 500 faces without a twin, the accuracy is 50.0 % (95 % CI 45.6–54.4)" in text
    assert "The headline less that is 16.9 percentage points (95 % CI 14." in text


@pytest.mark.parametrize(
    ("search", "searched", "verdict"),
    [
        ("drawn", "draws every face afresh", "has an exact twin in training, so this accuracy is leak-free"),
        ("absent", "not all at hand", "**not known**"),
        ("folds", "on the other folds", "**not known**"),
    ],
)
def test_twins_that_were_not_looked_for_are_not_denied(search, searched, verdict):
    found = memory_of((100, 50, "none"), search=search)
    assert searched in said(memory.search(found))
    assert verdict in said(memory.verdict(found))
    assert ("eak-free" in said(memory.verdict(found))) == (search == "drawn")


def test_where_near_twins_are_unknown_the_rest_is_not_called_leak_free():
    text = said(memory.verdict(memory_of((500, 250, "none"), (200, 190, "exact"), search="absent")))
    assert text.startswith("On the 500 faces without an exact twin")
    assert ": the twins lift it" in text


def test_too_few_faces_of_a_sort_tell_nothing_of_a_lift():
    text = said(memory.verdict(memory_of((500, 250, "none"), (4, 4, "near"))))
    assert "With so few faces of one sort" in text
    assert "recognised better" not in said(memory.remembered(memory_of((500, 250, "none"), (4, 4, "near"))))


def test_many_mirrored_matches_put_likeness_in_doubt():
    groups = (500, 250, "none"), (100, 90, "near")
    assert "few can be by chance" in said(memory.search(memory_of(*groups, mirrored=2)))
    assert "an upper bound" in said(memory.search(memory_of(*groups, mirrored=48)))
    assert "too few to tell" in said(memory.search(memory_of((9, 5, "none"), (1, 1, "near"))))
    assert "too few to tell" in said(memory.search(memory_of((9, 5, "none"), (1, 1, "near"), mirrored=1)))
    assert "too few to tell" in said(memory.search(memory_of(*groups, mirrored=10)))
    assert "No face has a near twin" in said(memory.search(memory_of((100, 50, "none"))))
    assert said(memory.search(memory_of((9, 5, "none"), (1, 1, "near")))).startswith("1 face has")
    assert said(memory.search(memory_of((9, 5, "near"), (1, 1, "exact")))).startswith("9 more faces have")


@pytest.mark.parametrize(
    ("remembers", "right", "sentence"),
    [
        (True, 5, "It **remembers** labels"),
        (False, 95, "this is not memory"),
        (None, 50, "memory cannot be told from recognition"),
    ],
)
def test_memory_is_claimed_only_where_the_twins_label_is_answered(remembers, right, sentence):
    assert sentence in said(memory.remembered(memory_of((500, 250, "none"), (100, right, "near"), remembers=remembers)))


def test_an_even_split_of_disputed_labels_shows_no_memory():
    found = memory_of((50, 25, "none"), (100, 90, "near"))
    found = replace(found, disputed=Disputed(97, 34, 39, 0.64))
    assert "no memory shows" in said(memory.remembered(found))


def test_twins_are_set_beside_their_own_class():
    assert "recognised better than other faces of their class" in said(memory.remembered(LIFTED))
    assert "less well" in said(memory.remembered(memory_of((500, 450, "none"), (200, 20, "near"))))
    assert "no difference" in said(memory.remembered(memory_of((500, 250, "none"), (40, 20, "near"))))


def test_the_table_has_a_row_a_kind_and_the_headline():
    table = ENGLISH.table(memory.table(LIFTED, accuracy=wilson(535, 800)))
    assert table["Faces"].tolist() == ["500", "200", "100", "800"]
    assert table["Accuracy, % (95 % CI)"].tolist()[0].startswith("50.0 (")
    assert table.iloc[-1].tolist()[-1].startswith("66.9 (")
    table = ENGLISH.table(memory.table(memory_of((9, 5, "none")), accuracy=wilson(5, 9)))
    assert table.iloc[1].tolist()[1:] == ["0", "0.0\N{NO-BREAK SPACE}%", "–"]


def test_the_finding_gives_the_leak_free_accuracy():
    text = said(memory.finding(LIFTED)).replace("\N{NO-BREAK SPACE}", " ")
    assert text.startswith("37.5 % of the held-out faces show a photograph that stands in training too; on the others")
    assert "nothing is known" in said(memory.finding(memory_of((9, 5, "near"))))
    assert ENGLISH.words("confusion.memory.pair_labels", likeness=[0.7512, 0.8]) == ["0.751", "", "0.800", ""]
