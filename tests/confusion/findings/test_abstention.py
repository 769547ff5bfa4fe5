"""What is said of a network that may stay silent, fed with numbers that demand opposite sentences."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.confusion.abstention import Abstention
from fer.confusion.findings import abstention as findings
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
FACTS = Abstention(
    area=Interval(0.2, 0.18, 0.22),
    ideal=0.1,
    chance=0.4,
    gain=Interval(0.66, 0.6, 0.7),
    goal=0.9,
    coverage=Interval(0.3, 0.25, 0.35),
    coverage_apart=None,
)


@pytest.mark.parametrize(
    ("coverage", "sentence"),
    [
        ((0.3, 0.25, 0.35), "can answer 30.0"),
        ((1, 0.15, 1), "can answer 100.0"),
        ((0.1, 0, 0.4), "on new faces remains open"),
        ((1, 1, 1), "Even if it answers every face"),
        ((0, 0, 0), "right on fewer than 90"),
        ((0, 0, 1 / 3589), "right on fewer than 90"),
        ((0, 0, 1), "on new faces remains open"),
    ],
)
def test_coverage_goes_from_none_to_all(coverage, sentence):
    assert sentence in ENGLISH.text(findings.coverage(replace(FACTS, coverage=Interval(*coverage))))


@pytest.mark.parametrize(
    ("coverage", "sentence"),
    [
        ((0.3, 0.25, 0.35), "Of the faces without exact or near twins, it can answer 30.0"),
        ((0.1, 0, 0.4), "Whether it reaches this accuracy on new faces remains open"),
        ((1, 1, 1), "even if it answers every one"),
        ((0, 0, 0), "however few it answers"),
    ],
)
def test_coverage_without_twins_goes_from_none_to_all(coverage, sentence):
    assert findings.apart(FACTS) == []
    assert sentence in ENGLISH.text(findings.apart(replace(FACTS, coverage_apart=Interval(*coverage))))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "achieves 66.0"),
        ({"gain": Interval(-0.3, -0.4, -0.2)}, "**worse** than a random order: it achieves −30.0"),
        ({"gain": Interval(0.0, -0.1, 0.1)}, "does not differ significantly from a random order"),
        ({"gain": None, "chance": 0.0}, "All answers are right"),
        ({"gain": None, "chance": 1.0}, "All answers are wrong"),
    ],
)
def test_confidence_orders_the_answers_or_does_not(changes, sentence):
    assert sentence in ENGLISH.text(findings.order(replace(FACTS, **changes)))


@pytest.mark.parametrize(
    ("coverage", "sentence"),
    [(0.3, "is at 90 % where 30.0 % of the faces"), (1.0, "above 90 % for all faces"), (0.0, "nowhere reaches 90 %")],
)
def test_the_curve_is_told_by_where_it_reaches_the_accuracy_asked_for(coverage, sentence):
    facts = replace(FACTS, coverage=Interval(coverage, coverage, coverage))
    text = ENGLISH.text(findings.alt(facts)).replace("\N{NO-BREAK SPACE}", " ")
    assert sentence in text
    assert text.endswith("ends at 60.0 %.")


def test_the_caption_names_the_accuracy_asked_for():
    assert "an accuracy of 90\N{NO-BREAK SPACE}%" in ENGLISH.text(findings.caption(FACTS))


shares = st.tuples(*[st.floats(0, 1)] * 3).map(lambda of: Interval(*(sorted(of)[k] for k in (1, 0, 2))))
signed = st.tuples(*[st.floats(-1, 1)] * 3).map(lambda of: Interval(*(sorted(of)[k] for k in (1, 0, 2))))


@settings(max_examples=100, deadline=None)
@given(coverage=shares | st.sampled_from([Interval(0, 0, 0), Interval(1, 1, 1), Interval(1, 0, 1)]), gain=signed)
def test_silence_and_order_are_judged_by_their_intervals(coverage, gain):
    facts = replace(FACTS, coverage=coverage, gain=gain)
    said = findings.coverage(facts).key.rpartition(".")[2]
    assert (said == "never_silent") == (coverage.low == 1)
    assert (said == "never_reached") == (round(coverage.high, 3) == 0)
    assert (said == "coverage_unsure") == (coverage.low == 0 < round(coverage.high, 3))
    order = findings.order(facts)[-1].key.rpartition(".")[2]
    turned = findings.order(replace(facts, gain=Interval(-gain.value, -gain.high, -gain.low)))[-1]
    opposite = {"better": "worse", "worse": "better", "order_open": "order_open"}
    assert turned.key.rpartition(".")[2] == opposite[order]
    assert (order == "better") == (round(gain.low, 3) > 0)
