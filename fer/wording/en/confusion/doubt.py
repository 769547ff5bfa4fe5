"""Question 3, evidence: faces on which the network errs alone, and faces that neither it nor people can decide.

`facts` is what 03_confusion writes; here "people" is read: "doubt", a SharedDoubt of `fer.doubt` as a dictionary, and
"shown", how many faces of each kind are in the figure ("own", "open").
"""

from collections.abc import Mapping, Sequence

from fer.wording.en.confusion.pairs import mistake_labels
from fer.wording.en.prose import count, percent_interval, points_interval


def shared(facts: Mapping) -> str:
    """Are people undecided where the network is?"""
    found = facts["people"]["doubt"]
    among, others = found["among_split"], found["among_sure"]
    if among is None:
        return "The network gives one class more than half of the probability on every face: it is never undecided."
    text = (
        f"On {count(found['network'], 'face')} the network is split: no class has more than half of the "
        f"probability. On {percent_interval(*among)} of these people are split as well"
    )
    if others is None:
        return f"{text}; there is no other face to set that beside."
    text += f", on the others {percent_interval(*others)}, a difference of {points_interval(*found['difference'])}."
    if found["difference"][1] > 0:
        return f"{text} It doubts where people do."
    if found["difference"][2] < 0:
        return f"{text} It doubts where people are **surer** than elsewhere."
    return f"{text} That it doubts where people do cannot be said."


def labels(true: Sequence[int], answers: Sequence[int], sure: Sequence[float]) -> list[str]:
    """Over each face the label, the network's answer and its probability: "fear → sad", below it "97 %"."""
    return [label for t, a, share in zip(true, answers, sure, strict=True) for label in mistake_labels(t, a, [share])]


def caption(facts: Mapping) -> str:
    """What the rows of faces are."""
    shown, rows = facts["people"]["shown"], []
    if shown["own"]:
        rows.append("mistakes on which people's majority backs the label, the network's surest first")
    if shown["open"]:
        rows.append("faces on which network and people are split, the network's least sure first")
    listed = "; then ".join(rows)
    return f"{listed[0].upper()}{listed[1:]}. Above each face label → answer, and the probability of the answer."
