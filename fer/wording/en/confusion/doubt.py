"""Question 3, evidence: faces on which the network errs alone, and faces that neither it nor people can decide."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.confusion.pairs import mistake_labels
from fer.wording.en.prose import capitalised, count, percent_interval, points_interval


def never_split() -> str:
    return "The network gives one class more than half of the probability on every face: it is never undecided."


def always_split(network: int, among_split: Interval) -> str:
    return f"{_split(network, among_split)}; there is no other face to set that beside."


def shared(network: int, among_split: Interval, among_sure: Interval, difference: Interval) -> str:
    return (
        f"{_split(network, among_split)}, on the others {percent_interval(*among_sure)}, a difference of "
        f"{points_interval(*difference)}."
    )


def where_people_do() -> str:
    return "It doubts where people do."


def where_people_are_surer() -> str:
    return "It doubts where people are **surer** than elsewhere."


def where_open() -> str:
    return "That it doubts where people do cannot be said."


def labels(true: Sequence[int], answers: Sequence[int], sure: Sequence[float]) -> list[str]:
    """Over each face its label, the network's answer and its probability: "fear → sad", below it "97 %"."""
    return [label for t, a, share in zip(true, answers, sure, strict=True) for label in mistake_labels(t, a, [share])]


def caption(rows: Sequence[str]) -> str:
    return f"{capitalised('; then '.join(rows))}. Above each face label → answer, and the probability of the answer."


def own_row() -> str:
    return "mistakes on which people's majority backs the label, the network's surest first"


def ambiguous_row() -> str:
    return "faces on which network and people are split, the network's least sure first"


def _split(network: int, among_split: Interval) -> str:
    return (
        f"On {count(network, 'face')} the network is split: no class has more than half of the probability. On "
        f"{percent_interval(*among_split)} of these people are split as well"
    )
