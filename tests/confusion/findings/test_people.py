"""Question 3's sentences on people, fed with numbers that demand opposite ones."""

from dataclasses import asdict

import numpy as np
import pytest

from fer.confusion import people as agreement
from fer.wording.load import load

HAPPY, SAD = 3, 4
words = load("en").module("confusion.people")
COUNTS = np.zeros((7, 5), int)


def facts_of(**people):
    """What the notebook writes, with the part that a test is about."""
    return {"people": {"votes": 1000, "held": 800, "mistakes": COUNTS, "named": None, **people}}


def rates(annotator, label, network):
    """Each rate with its interval, and the network's surplus over the other two, known to a hundredth."""
    found = {"annotator": annotator, "label": label, "network": network}
    return facts_of(
        agreement={who: (rate, rate - 0.02, rate + 0.02) for who, rate in found.items()},
        beside={
            who: (network - found[who], network - found[who] - 0.01, network - found[who] + 0.01)
            for who in ("annotator", "label")
        },
    )


def test_the_network_is_below_people_or_above_them():
    assert "less often than a person, and agrees with people more" in words.agreement(rates(0.8, 0.6, 0.7))
    assert "more often than a person, and cannot be told from the label" in words.agreement(rates(0.6, 0.7, 0.7))
    assert "agrees with people more often than the label" in words.agreement(rates(0.6, 0.68, 0.7))
    nobody = facts_of(agreement={"annotator": None, "label": None, "network": None})
    assert "nothing can be held against it" in words.agreement(nobody)


def correlated(people, p=0.001, label=(0.1, 0.0, 0.2)):
    fields = {"network_annotator": (people, p), "network_label": (label, p), "label_annotator": (label, None)}
    nearer = None if people is None or label is None else tuple(np.subtract(people[0] - label[0], (0, 0.15, -0.15)))
    return facts_of(correlations={key: {"rho": rho, "p": p} for key, (rho, p) in fields.items()}, nearer=nearer)


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
    assert sentence in words.likeness(correlated(people, p, label))


def test_the_table_of_correlations_signs_its_numbers():
    table = words.correlations(correlated((-0.6, -0.7, -0.5), 0.0001, None))
    assert table.iloc[0].tolist()[1:] == ["−0.60 (−0.70 to −0.50)", "p < 0.001".replace(" ", "\N{NO-BREAK SPACE}")]
    assert table.iloc[2].tolist()[1:] == ["–", "–"]


def disagreeing(mistakes, right):
    """Shares of 100 mistakes and of 100 right answers on which people refuse the label."""
    refused = np.concatenate([np.arange(100) < mistakes, np.arange(100) < right])
    ballots = np.zeros((200, 8), dtype=np.uint8)
    ballots[np.arange(200), np.where(refused, SAD, HAPPY)] = 10
    return facts_of(disagreement=asdict(agreement.disagreement(np.arange(200) >= 100, np.full(200, HAPPY), ballots)))


@pytest.mark.parametrize(
    ("mistakes", "right", "sentence"),
    [(80, 20, "errs where people disagree"), (20, 80, "**surer**"), (50, 50, "is open")],
)
def test_people_disagree_on_mistakes_more_than_elsewhere_or_less(mistakes, right, sentence):
    text = words.disagreement(disagreeing(mistakes, right))
    assert sentence in text
    assert text.startswith(f"On {mistakes}.0\N{NO-BREAK SPACE}%")


def test_clear_classes_alone_are_no_disagreement():
    """All happy faces are recognised and undisputed, all sad ones mistaken and disputed by half: no class has both."""
    found = {"mistakes": (0.5, 0.4, 0.6), "right": (0.0, 0.0, 0.1), "difference": (0.5, 0.4, 0.6), "excess": None}
    assert "more than a difference of classes is unknown" in words.disagreement(facts_of(disagreement=found))


def test_a_perfect_and_a_hopeless_network_lack_one_side():
    perfect = facts_of(disagreement={"mistakes": None, "right": (0.2, 0.1, 0.3), "difference": None, "excess": None})
    assert "no mistake" in words.disagreement(perfect)
    assert "no mistake" in words.finding(perfect)
    hopeless = facts_of(disagreement={"mistakes": (0.2, 0.1, 0.3), "right": None, "difference": None, "excess": None})
    assert "no right answer" in words.disagreement(hopeless)
    assert words.finding(hopeless).endswith("the label either.")
    assert words.mistakes(facts_of()) == "There is no mistake to sort."


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
    counts = COUNTS.copy()
    counts[HAPPY] = 1, 2, 3, 4, 5
    facts = facts_of(mistakes=counts, named=named and {"share": named, "chance": 0.2})
    assert sentence in words.mistakes(facts)
    assert words.mistakes(facts).startswith("Of 15 mistakes, people's majority backs the label on 1")
    assert words.mistakes_table(facts).iloc[[HAPPY, 7]].to_numpy().tolist() == [
        ["happy", "15", "1", "2", "3", "4", "5"], ["all", "15", "1", "2", "3", "4", "5"],
    ]  # fmt: skip


def noisy(share):
    empty = asdict(agreement.Noise(0, 0, 0, 0, 0, None, None))
    return facts_of(noise=[empty] * 7) if share is None else facts_of(noise=[
        empty | {"faces": 100, "other": 9, "commonest": SAD, "share": (share if k == HAPPY else 0.5,) * 3}
        for k in range(7)
    ])  # fmt: skip


def test_label_noise_names_the_worst_class():
    assert "highest for happy" in words.noise(noisy(0.9))
    assert "lowest for happy" in words.noise(noisy(0.1))
    assert "unknown" in words.noise(noisy(None))
    assert words.noise_table(noisy(0.9)).iloc[HAPPY].tolist() == [
        "happy", "100", "0", "9", "sad", "0", "0", "90.0 (90.0–90.0)",
    ]  # fmt: skip
    assert words.noise_table(noisy(None)).iloc[HAPPY].tolist()[4:] == ["–", "0", "0", "–"]


def test_without_votes_the_file_that_brings_them_is_named():
    assert "`fer2013new.csv`" in words.missing()
    assert "800 of 1,000 votes. The other 200 are left out" in words.method(facts_of())
