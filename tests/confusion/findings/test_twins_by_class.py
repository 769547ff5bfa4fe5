"""The sentences on twins class by class, fed with numbers that demand opposite ones."""

from dataclasses import replace

import pytest
from drawn_intervals import intervals, negated
from hypothesis import given, settings
from hypothesis import strategies as st
from made_twins import memory_of

from fer.confusion.findings import memory, twins_by_class
from fer.confusion.memory import OfClass
from fer.statistics.interval import Interval, wilson
from fer.wording.load import load

NBSP = "\N{NO-BREAK SPACE}"
ENGLISH = load("en")
said = ENGLISH.text
LIFTED = memory_of((500, 250, "none"), (200, 190, "near"), (100, 95, "exact"))


def of_class(recall, *, with_twins, without, twins=100, left=100):
    """A class of so many faces with a twin and `left` without, of which these are recognised."""
    excess = Interval(with_twins / twins - without / left, recall - 0.1, recall + 0.1) if left and twins else None
    return OfClass(twins + left, twins, wilson(with_twins + without, twins + left), wilson(without, left), excess)


BETTER, WORSE = of_class(0.2, with_twins=80, without=60), of_class(-0.2, with_twins=60, without=80)
EVEN, ALONE = of_class(0.0, with_twins=70, without=70), of_class(0.0, with_twins=70, without=0, left=0)
ABSENT = OfClass(0, 0, None, None, None)


def classes(**changes):
    """LIFTED with these classes, all others even."""
    places = {"angry": 0, "disgust": 1, "fear": 2, "happy": 3, "sad": 4, "surprise": 5, "neutral": 6}
    found = [EVEN] * 7
    for name, of in changes.items():
        found[places[name]] = of
    return replace(LIFTED, classes=tuple(found))


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        (
            classes(disgust=BETTER, fear=BETTER, surprise=BETTER),
            ("The recall of disgust, fear and surprise is significantly lower without a twin than with one, with",),
        ),
        (classes(fear=WORSE), ("The recall of fear is significantly **higher** without a twin than with one",)),
        (classes(fear=WORSE, sad=BETTER), ("recall of sad is significantly lower", "fear is significantly **higher**")),
        (classes(disgust=ALONE, angry=ABSENT), ("No class has a significantly different recall",)),
        (
            replace(LIFTED, classes=(ALONE, *[of_class(0, with_twins=0, without=9, twins=0)] * 6)),
            ("No class has faces both with and without a twin",),
        ),
    ],
)
def test_classes_are_named_whose_recall_differs_without_twins(facts, sentences):
    text = said(twins_by_class.recall(facts))
    assert all(sentence in text for sentence in sentences)
    assert ("significantly lower" in text) == any(of is BETTER for of in facts.classes)
    assert ("**higher**" in text) == any(of is WORSE for of in facts.classes)
    assert "[@tab:twins-by-class]" in said(twins_by_class.recall(facts))


def test_classes_that_cannot_be_compared_are_not_said_to_be_alike():
    """Disgust has no face left without a twin, angry none at all: no class differs, which is not that each is alike."""
    text = load("zh-TW").text(twins_by_class.recall(classes(disgust=ALONE, angry=ABSENT)))
    assert text.startswith("沒有任何類別的召回率，在有重複與沒有重複的臉孔之間有顯著差異") and "每個" not in text


def test_the_table_of_classes_says_where_no_face_is_left():
    facts = classes(disgust=ALONE, angry=ABSENT, fear=BETTER)
    table = ENGLISH.table(twins_by_class.table(facts))
    assert table["Class"].tolist() == ["disgust", "fear", "happy", "sad", "surprise", "neutral"]
    assert table.iloc[0].tolist()[1:3] == ["100", f"100.0{NBSP}%"]
    assert table.iloc[0].tolist()[-1] == "no face left"
    assert table.iloc[1].tolist()[1:3] == ["200", f"50.0{NBSP}%"]
    assert table.iloc[1].tolist()[3].startswith("70.0 (")
    assert table.iloc[1].tolist()[4].startswith("60.0 (")
    assert table.columns[2] == "With an exact or near twin"
    exact = replace(facts, search="absent")
    assert ENGLISH.table(twins_by_class.table(exact)).columns[2] == "With an exact twin"
    assert "with an exact twin in training" in said(twins_by_class.caption(exact))
    assert load("zh-TW").table(twins_by_class.table(facts)).iloc[0].tolist()[-1] == "沒有剩下臉孔"


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        (((500, 250, "none"), (200, 190, "near")), "whole split, and the accuracy on all faces minus this one is 12.9"),
        (((500, 250, "none"), (200, 190, "near")), ": it is significantly higher with the twins."),
        (((500, 450, "none"), (200, 20, "exact")), ": it is significantly **lower** with the twins."),
        (((500, 250, "none"), (40, 20, "near")), "CI −1.1 to 1.1): no significant difference."),
        (((500, 250, "none"), (4, 4, "near")), "weighted by their shares of the whole split."),
    ],
)
def test_with_the_classes_of_the_split_the_difference_turns_round_too(groups, sentence):
    text = said(twins_by_class.standard(memory_of(*groups))).replace(NBSP, " ")
    assert f"without twins is {100 * groups[0][1] / 500:.1f} % (95 % CI" in text
    assert sentence in text


def test_where_a_class_has_no_face_left_no_weighted_accuracy_is_given():
    facts = replace(classes(disgust=ALONE, fear=ALONE, angry=ABSENT), standard=None, standard_lift=None)
    text = said(twins_by_class.standard(facts))
    assert "No face of disgust or fear is left without a twin, so the accuracy without twins cannot be given" in text
    assert "weighted" not in said(memory.finding(facts))


@pytest.mark.parametrize("groups", [((500, 250, "none"),), ((40, 20, "near"), (10, 5, "exact"))])
def test_where_there_are_no_twins_or_nothing_else_no_accuracy_is_weighted(groups):
    assert twins_by_class.standard(memory_of(*groups)) == []


@settings(max_examples=100, deadline=None)
@given(intervals(-0.1, 0.1) | st.none())
def test_the_weighted_difference_is_called_by_its_interval_and_turns_round(lift):
    facts, turned = (replace(LIFTED, standard_lift=of) for of in (lift, lift and negated(lift)))
    (one,), (other,) = map(twins_by_class.standard, (facts, turned))
    opposite = {"standard_up": "standard_down", "standard_down": "standard_up"}
    key = one.key.rpartition(".")[2]
    assert other.key.rpartition(".")[2] == opposite.get(key, key)
    assert (key == "standard_up") == (lift is not None and round(lift.low, 3) > 0)
    assert (key == "standard_alone") == (lift is None)
    assert one.values["accuracy"] == LIFTED.standard


@settings(max_examples=100, deadline=None)
@given(st.lists(intervals(-0.1, 0.1) | st.none(), min_size=7, max_size=7))
def test_a_class_is_named_by_its_interval_and_turns_round(excesses):
    facts = replace(LIFTED, classes=tuple(replace(EVEN, excess=of) for of in excesses))
    turned = replace(LIFTED, classes=tuple(replace(EVEN, excess=of and negated(of)) for of in excesses))
    named, others = (
        {one.key.rpartition(".")[2]: one.values for one in twins_by_class.recall(of)} for of in (facts, turned)
    )
    lower = [k for k, of in enumerate(excesses) if of is not None and round(of.low, 3) > 0]
    assert named.get("recall_lower", {"classes": []})["classes"] == lower
    assert others.get("recall_higher", {"classes": []})["classes"] == lower
    assert ("recall_apart" in named) == (not any(excesses))
    assert ("recall_open" in named) == (bool(any(excesses)) and not {"recall_lower", "recall_higher"} & named.keys())
