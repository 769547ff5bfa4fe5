"""Whether drawn faces can judge the methods, told of facts that demand opposite sentences."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fer.saliency.drawn_truth import Judged
from fer.saliency.findings import drawn_truth
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH, CHINESE = load("en"), load("zh-TW")
JUDGED = Judged(
    drawn=514,
    same_kind=True,
    accuracy=Interval(0.76, 0.72, 0.8),
    luck=0.224,
    classes=(0, 1, 2, 3, 4, 5),
    faces=(12, 1, 12, 12, 12, 1, 0),
    area=0.07,
    fit=True,
)


def test_faces_of_the_networks_own_kind_and_others():
    own = ENGLISH.text(drawn_truth.faces(JUDGED))
    foreign = ENGLISH.text(drawn_truth.faces(replace(JUDGED, same_kind=False)))
    assert "of the kind that the network was trained on" in own
    assert "outside" not in own
    assert "**outside** its training data" in foreign
    assert "may not hold for photographs" in foreign
    assert "and used here, by class: angry 12, disgust 1, fear 12, happy 12, sad 12 and surprise 1." in own
    assert "50 drawn faces" in ENGLISH.text(drawn_truth.caption(JUDGED))


def test_no_method_is_judged_by_faces_that_the_network_does_not_know():
    text = ENGLISH.text(drawn_truth.faces(replace(JUDGED, accuracy=Interval(0.36, 0.32, 0.4), fit=False)))
    assert "**Drawn faces cannot judge the maps of this network**" in text
    assert text.endswith("a map that misses the expression is not wrong.")
    assert "Rightly judged, by class: angry 12, disgust 1" in text


@given(st.booleans(), st.booleans(), st.lists(st.integers(0, 12), min_size=7, max_size=7))
def test_adversary_faces_that_are_not_fit_are_said_to_be_so_and_classes_are_counted(fit, same_kind, counts):
    facts = replace(JUDGED, fit=fit, same_kind=same_kind, faces=tuple(counts))
    assert CHINESE.text(drawn_truth.faces(facts))
    said = {one.key.removeprefix("saliency.drawn_truth."): one.values for one in drawn_truth.faces(facts)}
    assert ("unfit" in said) != fit
    assert ("can_show" in said) == fit
    assert ("of_its_kind" in said) == same_kind
    assert [count for _, count in said["composition" if fit else "rightly_judged"]["classes"]] == counts[:6]
