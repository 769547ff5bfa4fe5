"""Question 3, evidence: faces on which the network errs alone, and faces that neither it nor people can decide."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.confusion.pairs import mistake_labels
from fer.wording.en.prose import capitalised, count, percent_interval, points_interval


def never_split() -> str:
    return "On every face the network gives one class more than half of the probability: it is never undecided."


def always_split(network: int, among_split: Interval) -> str:
    return f"{_undecided(network)} On {percent_interval(*among_split)} of these people are undecided, too. {_NO_OTHER}"


def shared(network: int, among_split: Interval, among_sure: Interval, difference: Interval) -> str:
    return (
        f"{_undecided(network)} People are undecided on {percent_interval(*among_split)} of these and on "
        f"{percent_interval(*among_sure)} of the other faces, a difference of {points_interval(*difference)}."
    )


def where_people_do() -> str:
    return "The network is undecided more often where people are undecided."


def where_people_are_surer() -> str:
    return "The network is undecided more often where people are **surer**."


def where_open() -> str:
    return "Whether the network is undecided more often where people are remains open."


def labels(true: Sequence[int], answers: Sequence[int], sure: Sequence[float]) -> list[str]:
    """Over each face its label, the network's answer and its probability: "fear → sad", below it "97 %"."""
    return [label for t, a, share in zip(true, answers, sure, strict=True) for label in mistake_labels(t, a, [share])]


def caption(rows: Sequence[str]) -> str:
    return f"{capitalised('; then '.join(rows))}. Above each face: label → answer, and the network's confidence."


def own_row() -> str:
    return "mistakes on which people's majority supports the label, the most confident first"


def ambiguous_row() -> str:
    return "faces on which both network and people are undecided, the least confident first"


def alt(own: int, ambiguous: int) -> str:
    return (
        f"Small grey photographs: {count(own, 'mistake')} on which people support the label and "
        f"{count(ambiguous, 'face')} on which network and people are undecided."
    )


_NO_OTHER = "There is no other face to compare with."


def _undecided(network: int) -> str:
    return f"On {count(network, 'face')} the network is undecided: no class has more than half of the probability."
