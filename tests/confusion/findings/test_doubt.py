"""What is said of ambiguous faces, both ways."""

import drawn_intervals as drawn
import numpy as np
import pytest
from hypothesis import given, settings
from made_votes import HAPPY, SAD, ballots

from fer.confusion import doubt
from fer.confusion.findings import doubt as findings
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")


def measured(sure, split):
    """Faces labelled and taken for happy with such a probability, on which people are split or not."""
    votes = ballots(*({HAPPY: 5, SAD: 5} if of else {HAPPY: 10} for of in split))
    happy = np.full(len(votes), HAPPY)
    return doubt.measure(votes, labels=happy, answers=happy, sure=np.asarray(sure), shown=6)


@pytest.mark.parametrize(
    ("unsure", "sure", "sentence"),
    [(60, 20, "more often where people are undecided."), (20, 60, "**surer**"), (40, 38, "remains open")],
)
def test_shared_doubt_is_told_from_doubt_elsewhere(unsure, sure, sentence):
    """Of 100 unsure and 100 sure answers, on so many of each people are split."""
    split = [*(np.arange(100) < unsure), *(np.arange(100) < sure)]
    assert sentence in ENGLISH.text(findings.shared(measured(np.repeat([0.4, 0.9], 100), split)))


def test_a_network_that_never_doubts_or_always_does_is_not_compared():
    def shared(sure):
        return ENGLISH.text(findings.shared(measured(np.full(9, sure), [True] * 9)))

    assert "never undecided" in shared(0.9)
    assert "no other face" in shared(0.3)


def test_the_caption_names_the_rows_that_there_are():
    def caption(own, ambiguous):
        return ENGLISH.text(findings.caption(doubt.Doubt(2, 3, 2, None, None, None, own, ambiguous)))

    both = caption((5, 2, 9), (1, 4))
    assert both.startswith("Mistakes on which") and "; then faces on which" in both
    assert caption((), (1, 4)).startswith("Faces on which both network")
    labels = ENGLISH.words("confusion.doubt.labels", true=[HAPPY], answers=[SAD], sure=[0.4])
    assert labels == ["happy → sad\n40\N{NO-BREAK SPACE}%"]


def test_a_bound_that_is_printed_as_nought_leaves_it_open():
    some = Interval(0.5, 0.4, 0.6)
    text = ENGLISH.text(findings.shared(doubt.Doubt(2, 3, 2, some, some, Interval(0.0196, 0.0003, 0.039), (), ())))
    assert "CI 0.0 to 3.9). Whether the network" in text and text.endswith("remains open.")


@given(drawn.intervals(-1, 1))
@settings(max_examples=50, deadline=None)
def test_shared_doubt_turns_round_with_the_interval_of_the_difference(difference):
    some = Interval(0.5, 0.4, 0.6)

    def verdict(found):
        return findings.shared(doubt.Doubt(2, 3, 2, some, some, found, (), ()))[-1].key.rsplit(".")[-1]

    keys = {1: "where_people_do", -1: "where_people_are_surer", 0: "where_open"}
    assert verdict(difference) == keys[drawn.side(difference)]
    assert verdict(drawn.negated(difference)) == keys[-drawn.side(difference)]


def test_the_figure_is_told_by_its_numbers_of_faces():
    facts = measured([0.3, 0.3, 0.9], [True, False, True])
    told = ENGLISH.plain(findings.alt(facts))
    assert str(len(facts.own)) in told and str(len(facts.ambiguous)) in told
