"""What is said of a network that may stay silent, fed with numbers that demand opposite sentences."""

from dataclasses import replace

import pytest

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
)


@pytest.mark.parametrize(
    ("coverage", "sentence"),
    [
        ((0.3, 0.25, 0.35), "may answer 30.0"),
        ((1, 0.15, 1), "may answer 100.0"),
        ((0, 0, 0.4), "may answer 0.0"),
        ((1, 1, 1), "need not stay silent"),
        ((0, 0, 0), "never right on 90"),
    ],
)
def test_coverage_goes_from_none_to_all(coverage, sentence):
    assert sentence in ENGLISH.text(findings.coverage(replace(FACTS, coverage=Interval(*coverage))))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "goes 66.0"),
        ({"gain": Interval(-0.3, -0.4, -0.2)}, "**worse** than a random order"),
        ({"gain": Interval(0.0, -0.1, 0.1)}, "cannot be told from a random order"),
        ({"gain": None, "chance": 0.0}, "All answers are right"),
        ({"gain": None, "chance": 1.0}, "All answers are wrong"),
    ],
)
def test_confidence_orders_the_answers_or_does_not(changes, sentence):
    assert sentence in ENGLISH.text(findings.order(replace(FACTS, **changes)))


def test_the_caption_names_the_accuracy_asked_for():
    assert "an accuracy of 90\N{NO-BREAK SPACE}%" in ENGLISH.text(findings.caption(FACTS))
