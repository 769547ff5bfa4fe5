"""What is said of the network beside people, fed with numbers that demand opposite sentences."""

from dataclasses import replace

import numpy as np
import pytest
from made_votes import HAPPY, SAD

from fer.confusion import people
from fer.confusion.findings import people as findings
from fer.confusion.judges import Correlation, Correlations, Judges, MajorityAgreement
from fer.confusion.people import Disagreement, Mistakes, Named, Noise, People
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
UNRANKED = Correlation(None, None)
NO_NOISE = Noise(0, 0, 0, 0, 0, None, None)
FACTS = People(
    votes=1000,
    judges=Judges(
        held=800, matrices={}, agreement=None, correlations=Correlations(UNRANKED, UNRANKED, UNRANKED, nearer=None)
    ),
    mistakes=(Mistakes(0, 0, 0, 0, 0),) * 7,
    named=None,
    disagreement=Disagreement(None, None, None, None),
    noise=(NO_NOISE,) * 7,
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
        return ENGLISH.text(findings.agreement(facts))

    assert "less often than a person, and agrees with people more" in said(rates(0.8, 0.6, 0.7))
    assert "more often than a person, and cannot be told from the label" in said(rates(0.6, 0.7, 0.7))
    assert "agrees with people more often than the label" in said(rates(0.6, 0.68, 0.7))
    assert "nothing can be held against it" in said(FACTS)


def correlated(people, p=0.001, label=(0.1, 0.0, 0.2)):
    people, label = (rho and Interval(*rho) for rho in (people, label))
    found = Correlations(
        network_annotator=Correlation(people, p),
        network_label=Correlation(label, p),
        label_annotator=Correlation(label, None),
        nearer=around(people.value - label.value, 0.15) if people and label else None,
    )
    return replace(FACTS, judges=replace(FACTS.judges, correlations=found))


@pytest.mark.parametrize(
    ("people", "p", "label", "sentence"),
    [
        ((0.6, 0.5, 0.7), 0.001, (0.1, 0.0, 0.2), "confused where people are"),
        ((0.6, 0.5, 0.7), 0.001, (0.1, 0.0, 0.2), "more like people's than the label's"),
        ((0.6, 0.5, 0.7), 0.001, (0.9, 0.8, 1.0), "more like the label's than people's"),
        ((0.6, 0.5, 0.7), 0.001, (0.5, 0.4, 0.6), "is open"),
        ((0.1, -0.1, 0.3), 0.001, (0.1, 0.0, 0.2), "cannot be said"),
        ((0.6, 0.5, 0.7), 0.3, (0.1, 0.0, 0.2), "cannot be said"),
        ((-0.6, -0.7, -0.5), 0.9, (0.1, 0.0, 0.2), "**other** classes"),
        (None, None, (0.1, 0.0, 0.2), "cannot be asked"),
    ],
)
def test_likeness_of_confusions_follows_interval_and_p(people, p, label, sentence):
    assert sentence in ENGLISH.text(findings.likeness(correlated(people, p, label)))


def test_a_likeness_that_cannot_be_compared_is_said_alone():
    text = ENGLISH.text(findings.likeness(correlated((0.6, 0.5, 0.7), label=None)))
    assert text.endswith("[@tab:confusions-alike]).")


def test_the_table_of_correlations_signs_its_numbers():
    table = ENGLISH.table(findings.correlations(correlated((-0.6, -0.7, -0.5), 0.0001, None)))
    assert table["Confusions of"].tolist() == ["network and annotator", "network and label", "label and annotator"]
    assert table.iloc[0].tolist()[1:] == ["−0.60 (−0.70 to −0.50)", "p < 0.001".replace(" ", "\N{NO-BREAK SPACE}")]
    assert table.iloc[2].tolist()[1:] == ["–", "–"]


def disagreeing(mistakes, right):
    """Shares of 100 mistakes and of 100 right answers on which people refuse the label."""
    refused = np.concatenate([np.arange(100) < mistakes, np.arange(100) < right])
    ballots = np.zeros((200, 8), dtype=np.uint8)
    ballots[np.arange(200), np.where(refused, SAD, HAPPY)] = 10
    found = people.disagreement(np.arange(200) >= 100, np.full(200, HAPPY), ballots)
    return replace(FACTS, disagreement=found)


@pytest.mark.parametrize(
    ("mistakes", "right", "sentence"),
    [(80, 20, "errs where people disagree"), (20, 80, "**surer**"), (50, 50, "is open")],
)
def test_people_disagree_on_mistakes_more_than_elsewhere_or_less(mistakes, right, sentence):
    text = ENGLISH.text(findings.disagreement(disagreeing(mistakes, right)))
    assert sentence in text
    assert text.startswith(f"On {mistakes}.0\N{NO-BREAK SPACE}%")


def test_the_cover_sets_mistakes_beside_right_answers():
    text = ENGLISH.text(findings.finding(disagreeing(80, 20)))
    assert text.startswith("On 80.0\N{NO-BREAK SPACE}%")
    assert text.endswith("people do not back the label either, on 20.0\N{NO-BREAK SPACE}% of its right answers.")


def test_clear_classes_alone_are_no_disagreement():
    """All happy faces are recognised and undisputed, all sad ones mistaken and disputed by half: no class has both."""
    half = Interval(0.5, 0.4, 0.6)
    facts = replace(FACTS, disagreement=Disagreement(half, Interval(0.0, 0.0, 0.1), half, None))
    assert "more than a difference of classes is unknown" in ENGLISH.text(findings.disagreement(facts))


def test_a_perfect_and_a_hopeless_network_lack_one_side():
    some = Interval(0.2, 0.1, 0.3)
    perfect = replace(FACTS, disagreement=Disagreement(None, some, None, None))
    assert "no mistake" in ENGLISH.text(findings.disagreement(perfect))
    assert "no mistake" in ENGLISH.text(findings.finding(perfect))
    hopeless = replace(FACTS, disagreement=Disagreement(some, None, None, None))
    assert "no right answer" in ENGLISH.text(findings.disagreement(hopeless))
    assert ENGLISH.text(findings.finding(hopeless)).endswith("the label either.")
    assert ENGLISH.text(findings.mistakes(FACTS)) == "There is no mistake to sort."


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ((0.6, 0.5, 0.7), "it sees what they see"),
        ((0.05, 0.01, 0.1), "less often than if"),
        ((0.2, 0.1, 0.3), "cannot be told from what it would be"),
        (None, "another class in mind"),
    ],
)
def test_the_network_finds_peoples_class_or_does_not(named, sentence):
    mistakes = [Mistakes(0, 0, 0, 0, 0)] * 7
    mistakes[HAPPY] = Mistakes(label=1, answer=2, another=3, no_class=4, split=5)
    facts = replace(FACTS, mistakes=tuple(mistakes), named=named and Named(Interval(*named), 0.2))
    text = ENGLISH.text(findings.mistakes(facts))
    assert sentence in text
    assert text.startswith("Of 15 mistakes, people's majority backs the label on 1")
    assert ENGLISH.table(findings.mistakes_table(facts)).iloc[[HAPPY, 7]].to_numpy().tolist() == [
        ["happy", "15", "1", "2", "3", "4", "5"], ["all", "15", "1", "2", "3", "4", "5"],
    ]  # fmt: skip


def noisy(share):
    """Happy labels that people contradict so often, and half of the others."""
    others = replace(NO_NOISE, faces=100, other=9, commonest=SAD, share=Interval(0.5, 0.5, 0.5))
    happy = replace(others, share=Interval(share, share, share))
    return replace(FACTS, noise=tuple(happy if k == HAPPY else others for k in range(7)))


def test_label_noise_names_the_worst_class():
    assert "highest for happy" in ENGLISH.text(findings.noise(noisy(0.9)))
    assert "lowest for happy" in ENGLISH.text(findings.noise(noisy(0.1)))
    assert "unknown" in ENGLISH.text(findings.noise(FACTS))
    assert ENGLISH.table(findings.noise_table(noisy(0.9))).iloc[HAPPY].tolist() == [
        "happy", "100", "0", "9", "sad", "0", "0", "90.0 (90.0–90.0)",
    ]  # fmt: skip
    assert ENGLISH.table(findings.noise_table(FACTS)).iloc[HAPPY].tolist()[4:] == ["–", "0", "0", "–"]


def test_without_votes_the_file_that_brings_them_is_named():
    assert "`fer2013new.csv`" in ENGLISH.text(findings.missing())
    assert "800 of 1,000 votes. The other 200 are left out" in ENGLISH.text(findings.method(FACTS))
