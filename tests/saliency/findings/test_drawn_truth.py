"""Whether drawn faces can judge the methods, told of facts that demand opposite sentences."""

from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from fer.runs.config import Kind
from fer.saliency.drawn_truth import Judged
from fer.saliency.findings import drawn_truth
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH, CHINESE = load("en"), load("zh-TW")
JUDGED = Judged(
    drawn=514,
    learnt_from="drawn",
    accuracy=Interval(0.76, 0.72, 0.8),
    luck=0.224,
    classes=(0, 1, 2, 3, 4, 5),
    faces=(12, 1, 12, 12, 12, 1, 0),
    area=0.07,
    fit=True,
)


def test_faces_of_the_networks_own_kind_and_others():
    own = ENGLISH.text(drawn_truth.faces(JUDGED))
    foreign = ENGLISH.text(drawn_truth.faces(replace(JUDGED, learnt_from="photographs")))
    assert "of the kind that the network was trained on" in own
    assert "outside" not in own
    assert "**outside** its training data" in foreign
    assert "may not hold for photographs" in foreign
    assert "and used here, by class: angry 12, disgust 1, fear 12, happy 12, sad 12 and surprise 1." in own
    assert "50 drawn faces" in ENGLISH.text(drawn_truth.caption(JUDGED))


def test_of_a_network_of_unknown_training_nothing_is_said_of_what_it_was_trained_on():
    facts = replace(JUDGED, learnt_from="unknown")
    text = ENGLISH.text(drawn_truth.faces(facts))
    assert "It is **not known** whether the network was ever trained on drawn faces" in text
    assert "photographs alone" not in text and "**outside**" not in text and "of the kind that" not in text
    assert "may not hold for photographs" in text
    assert "**不得而知**" in CHINESE.text(drawn_truth.faces(facts))


def test_no_method_is_judged_by_faces_that_the_network_does_not_know():
    text = ENGLISH.text(drawn_truth.faces(replace(JUDGED, accuracy=Interval(0.36, 0.32, 0.4), fit=False)))
    assert "**Drawn faces cannot judge the maps of this network**" in text
    assert text.endswith("a map that misses the expression is not wrong.")
    assert "Rightly judged, by class: angry 12, disgust 1" in text


def unfit(**given):
    return ENGLISH.text(drawn_truth.faces(replace(JUDGED, fit=False, **given)))


def test_the_reason_is_told_for_which_faces_cannot_judge():
    sure = Interval(1.0, 0.93, 1.0)
    luck = unfit(accuracy=sure, luck=1.0, classes=(3,), faces=(0, 0, 0, 12, 0, 0, 0))
    assert "its accuracy is not significantly above that of always naming the commonest class" in luck
    few = unfit(accuracy=sure, luck=0.6, classes=(3, 4), faces=(0, 0, 0, 12, 11, 0, 0))
    assert "that leaves 23 faces, and it takes at least 24 to judge maps by" in few
    assert "50" not in luck + few  # per cent, which the network knows
    assert "an accuracy significantly above 50" in unfit(accuracy=Interval(0.55, 0.45, 0.65))


@given(
    st.booleans(),
    st.sampled_from(get_args(Kind)),
    st.lists(st.integers(0, 12), min_size=7, max_size=7),
    st.floats(0, 1),
    st.floats(0.2, 1),
)
def test_adversary_faces_that_are_not_fit_are_said_to_be_so_and_classes_are_counted(fit, kind, counts, low, luck):
    accuracy = Interval((1 + low) / 2, low, 1.0)
    facts = replace(JUDGED, fit=fit, learnt_from=kind, faces=tuple(counts), accuracy=accuracy, luck=luck)
    assert CHINESE.text(drawn_truth.faces(facts))
    said = {one.key.removeprefix("saliency.drawn_truth."): one.values for one in drawn_truth.faces(facts)}
    assert len(said.keys() & {"unfit", "luck", "too_few"}) == (0 if fit else 1)
    assert ("unfit" not in said) or low <= 0.5
    assert ("luck" not in said) or 0.5 < low <= luck
    assert ("can_show" in said) == fit
    assert said.keys() & {"of_its_kind", "of_another_kind", "of_unknown_kind"} == {drawn_truth.DRAWN[kind]}
    assert [count for _, count in said["composition" if fit else "rightly_judged"]["classes"]] == counts[:6]
