"""What is said of the network beside people, fed with numbers that demand opposite sentences."""

from dataclasses import replace

import drawn_intervals as drawn
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_votes import HAPPY, SAD

from fer.confusion import people
from fer.confusion.findings import people as findings
from fer.confusion.judges import Judges, MajorityAgreement
from fer.confusion.people import Disagreement, Mistakes, Named, Noise, People
from fer.statistics.interval import Interval, wilson
from fer.statistics.order import order
from fer.wording.load import load

ENGLISH = load("en")
NO_NOISE = Noise(0, 0, 0, 0, 0, None, None)
FACTS = People(
    votes=1000,
    fewest=10,
    most=10,
    judges=Judges(held=800, matrices={}, agreement=None),
    mistakes=(Mistakes(0, 0, 0, 0, 0),) * 7,
    named=None,
    disagreement=Disagreement(None, None, None, None),
    noise=(NO_NOISE,) * 7,
    noise_order=None,
)


def around(value, reach):
    return Interval(value, value - reach, value + reach)


def rates(annotator, label, network):
    """Each rate with its interval, and the network's surplus over the other two, known to a hundredth."""
    agreement = MajorityAgreement(
        *(around(rate, 0.02) for rate in (annotator, label, network)),
        over_annotator=around(network - annotator, 0.01),
        over_label=around(network - label, 0.01),
    )
    return replace(FACTS, judges=replace(FACTS.judges, agreement=agreement))


def test_the_network_is_below_people_or_above_them():
    def said(facts):
        return ENGLISH.text(findings.finding(facts))

    below, above = rates(0.8, 0.6, 0.7), rates(0.6, 0.7, 0.7)
    assert "less often than one annotator does, and significantly more often than FER2013" in said(below)
    assert "more often than one annotator does, and neither significantly more nor less" in said(above)
    assert "significantly more often than FER2013's label does" in said(rates(0.6, 0.68, 0.7))
    assert "nothing can be compared" in said(FACTS)
    assert findings.agreement(FACTS) == []
    assert "the network in 70.0" in ENGLISH.text(findings.agreement(below))


def disagreeing(mistakes, right):
    """Shares of 100 mistakes and of 100 right answers on which people refuse the label."""
    refused = np.concatenate([np.arange(100) < mistakes, np.arange(100) < right])
    ballots = np.zeros((200, 8), dtype=np.uint8)
    ballots[np.arange(200), np.where(refused, SAD, HAPPY)] = 10
    found = people.disagreement(np.arange(200) >= 100, np.full(200, HAPPY), ballots)
    return replace(FACTS, disagreement=found)


@pytest.mark.parametrize(
    ("mistakes", "right", "sentence"),
    [(80, 20, "more often where people doubt the label"), (20, 80, "**surer**"), (50, 50, "remains open")],
)
def test_people_disagree_on_mistakes_more_than_elsewhere_or_less(mistakes, right, sentence):
    text = ENGLISH.text(findings.disagreement(disagreeing(mistakes, right)))
    assert sentence in text
    assert text.startswith(f"People's majority does not support the label on {mistakes}.0\N{NO-BREAK SPACE}%")
    assert f"and on {right}.0\N{NO-BREAK SPACE}% (95" in text


def test_clear_classes_alone_are_no_disagreement():
    """All happy faces are recognised and undisputed, all sad ones mistaken and disputed by half: no class has both."""
    half = Interval(0.5, 0.4, 0.6)
    facts = replace(FACTS, disagreement=Disagreement(half, Interval(0.0, 0.0, 0.1), half, None))
    assert "this may be a difference between classes only" in ENGLISH.text(findings.disagreement(facts))


def test_a_perfect_and_a_hopeless_network_lack_one_side():
    some = Interval(0.2, 0.1, 0.3)
    perfect = replace(FACTS, disagreement=Disagreement(None, some, None, None))
    assert "no mistake" in ENGLISH.text(findings.disagreement(perfect))
    hopeless = replace(FACTS, disagreement=Disagreement(some, None, None, None))
    assert "no right answer" in ENGLISH.text(findings.disagreement(hopeless))
    assert ENGLISH.text(findings.mistakes(FACTS)) == "There is no mistake to sort."


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ((0.6, 0.5, 0.7), "significantly more than the 20.0"),
        ((0.05, 0.01, 0.1), "significantly **less** than the 20.0"),
        ((0.2, 0.1, 0.3), "does not differ significantly from the 20.0"),
        (None, "On none of them does people's majority name another"),
    ],
)
def test_the_network_finds_peoples_class_or_does_not(named, sentence):
    mistakes = [Mistakes(0, 0, 0, 0, 0)] * 7
    mistakes[HAPPY] = Mistakes(label=1, answer=2, another=3, no_class=4, split=5)
    facts = replace(FACTS, mistakes=tuple(mistakes), named=named and Named(Interval(*named), 0.2))
    text = ENGLISH.text(findings.mistakes(facts))
    assert sentence in text
    assert text.startswith("Of 15 mistakes, people's majority supports the label on 1")
    assert ENGLISH.table(findings.mistakes_table(facts)).iloc[[HAPPY, 7]].to_numpy().tolist() == [
        ["happy", "15", "1", "2", "3", "4", "5"], ["all", "15", "1", "2", "3", "4", "5"],
    ]  # fmt: skip


def noisy(happy, faces=100):
    """Of so many faces of each class people contradict so many happy labels, and half of the others."""
    other = [happy if k == HAPPY else faces // 2 for k in range(7)]
    noise = tuple(Noise(faces, faces - number, number, 0, 0, SAD, wilson(number, faces)) for number in other)
    return replace(FACTS, noise=noise, noise_order=order(np.array(other), np.full(7, faces)))


def test_label_noise_names_the_worst_class():
    assert "highest for happy" in ENGLISH.text(findings.noise(noisy(90)))
    assert "lowest for happy" in ENGLISH.text(findings.noise(noisy(10)))
    assert "the order may be chance" in ENGLISH.text(findings.noise(noisy(62)))
    assert "is the same for" in ENGLISH.text(findings.noise(noisy(50)))
    assert "unknown" in ENGLISH.text(findings.noise(FACTS))
    assert ENGLISH.table(findings.noise_table(noisy(90))).iloc[HAPPY].tolist() == [
        "happy", "100", "10", "90", "sad", "0", "0", "90.0 (82.6–94.5)",
    ]  # fmt: skip
    assert ENGLISH.table(findings.noise_table(FACTS)).iloc[HAPPY].tolist()[4:] == ["–", "0", "0", "–"]


def test_without_votes_the_file_that_brings_them_is_named():
    assert "`fer2013new.csv`" in ENGLISH.text(findings.missing())
    assert "800 of 1,000 votes. The other 200 are left out" in ENGLISH.text(findings.method(FACTS))
    assert "has 10 votes of annotators on each" in ENGLISH.text(findings.method(FACTS))
    assert "has 4 to 11 votes of annotators on each" in ENGLISH.text(findings.method(replace(FACTS, fewest=4, most=11)))


@given(drawn.intervals(-1, 1), drawn.intervals(-1, 1))
@settings(max_examples=50, deadline=None)
def test_agreement_is_told_apart_only_where_the_difference_is(annotator, label):
    some = Interval(0.5, 0.4, 0.6)
    agreement = MajorityAgreement(some, some, some, over_annotator=annotator, over_label=label)
    facts = replace(FACTS, judges=replace(FACTS.judges, agreement=agreement))
    beside = findings.finding(facts).values
    for whom, over in (("annotator", annotator), ("label", label)):
        keys = {1: "agrees_more", -1: "agrees_less", 0: "agrees_as_well"}
        assert beside[whom].key == f"confusion.people.{keys[drawn.side(over)]}"


def test_no_verdict_stands_beside_bounds_that_are_printed_as_nought():
    some = Interval(0.5, 0.4, 0.6)
    within = findings.disagreement(
        replace(FACTS, disagreement=Disagreement(some, some, some, Interval(0.02, 3e-4, 0.04)))
    )
    assert [of.key.rpartition(".")[2] for of in within[1:]] == ["within_classes", "within_open"]
    mistakes = (Mistakes(1, 2, 3, 4, 5),) * 7
    named = Named(Interval(0.3, 0.2003, 0.4), 0.1996)
    assert findings.mistakes(replace(FACTS, mistakes=mistakes, named=named))[1].key.endswith("named_by_chance")


@given(drawn.intervals(-1, 1))
@settings(max_examples=50, deadline=None)
def test_disagreement_within_classes_turns_round_with_its_interval(excess):
    some = Interval(0.5, 0.4, 0.6)

    def verdict(found):
        return findings.disagreement(replace(FACTS, disagreement=Disagreement(some, some, some, found)))[-1].key

    keys = {1: "within_more", -1: "within_less", 0: "within_open"}
    assert verdict(excess) == f"confusion.people.{keys[drawn.side(excess)]}"
    assert verdict(drawn.negated(excess)) == f"confusion.people.{keys[-drawn.side(excess)]}"


@given(drawn.intervals(0, 1), st.floats(0, 1))
@settings(max_examples=50, deadline=None)
def test_peoples_class_is_named_more_than_by_chance_only_where_chance_lies_outside(share, chance):
    mistakes = (Mistakes(1, 2, 3, 4, 5),) * 7
    key = findings.mistakes(replace(FACTS, mistakes=mistakes, named=Named(share, chance)))[1].key
    side = {1: "named_more", -1: "named_less", 0: "named_by_chance"}
    over = Interval(*(round(part, 3) - round(chance, 3) for part in share))
    assert key == f"confusion.people.{side[drawn.side(over)]}"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=7, max_size=7))
@settings(max_examples=50, deadline=None)
def test_mistakes_are_summed_and_none_is_called_the_networks_own_but_those_people_back(counts):
    mistakes = tuple(Mistakes(own, other, 0, 0, other) for own, other in counts)
    first = findings.mistakes(replace(FACTS, mistakes=mistakes))[0]
    total = sum(own + 2 * other for own, other in counts)
    if not total:
        assert first.key == "confusion.people.no_mistake_to_sort"
    else:
        assert (first.values["total"], first.values["label"]) == (total, sum(own for own, _ in counts))


def test_the_matrices_are_told_by_the_ends_of_their_diagonals():
    rows = tuple(tuple(8 if k == j else 2 if (k + 1) % 7 == j else 0 for j in range(7)) for k in range(6))
    judges = Judges(held=60, matrices={"network": (*rows, (0,) * 7), "label": ((0,) * 7,) * 7}, agreement=None)
    said = ENGLISH.plain(findings.matrices_alt(replace(FACTS, judges=judges)))
    assert "80" in said, "of a judge without votes nothing is told"
    assert "80" not in ENGLISH.plain(findings.matrices_alt(FACTS))
