"""Labels that may be wrong, and whether people refuse those that rank first."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import capitalised, count, in_words, percent, percent_interval, plural

_NAMES = names("en")


def counted(faces: int, confident: int) -> str:
    looks = plural(confident, "one looks", f"{count(confident)} look")
    return (
        f"Of {count(faces, 'ranked face')}, {looks} confidently like another class: the probability of that class is "
        "at least its average on the faces that carry its label. [@fig:suspects] shows the head of the ranking."
    )


def no_votes() -> str:
    return "No votes of annotators are at hand, so whether people refuse these labels is unknown."


def refused(first: int, share: Interval, everywhere: Interval) -> str:
    return (
        f"On {percent_interval(*share)} of the first {count(first)} faces more annotators chose another answer than "
        f"the label; on all ranked faces that share is {percent_interval(*everywhere)}."
    )


def refused_of_all(first: int, share: Interval) -> str:
    faces = plural(first, "one ranked face", f"{count(first)} ranked faces")
    return (
        f"On {percent_interval(*share)} of the {faces} more annotators chose another answer than the label. "
        "There are no further faces to compare with."
    )


def people_agree() -> str:
    return "People refuse the labels at the head of the ranking more often than the others."


def people_disagree() -> str:
    return "People refuse the labels at the head of the ranking **less** often than the others."


def people_open() -> str:
    return "Whether people refuse the labels at the head of the ranking more often than the others remains open."


def below(label: int, answer: int, sure: float, votes: Sequence[int] | None) -> str:
    """Label and answer, how sure the network is, and how many people chose the label: three lines."""
    said = f"{_NAMES[label]} → {_NAMES[answer]}\n{percent(sure, digits=0)}"
    return said if votes is None else f"{said}\n{votes[0]} of {votes[1]} votes"


def caption(shown: int) -> str:
    return f"{_head(shown)} Below each: label → the network's answer, and its confidence in that answer."


def caption_with_votes(shown: int) -> str:
    return (
        f"{_head(shown)} Below each: label → the network's answer, its confidence in that answer, and how many of the "
        "annotators' votes are for the label."
    )


def alt(shown: int, label: int, answer: int) -> str:
    faces = f"{capitalised(in_words(shown))} {plural(shown, 'small grey face', 'small grey faces')}"
    return (
        f"{faces} with label and answer below each. The first is labelled {_NAMES[label]}, and the network says "
        f"{_NAMES[answer]}."
    )


def _head(shown: int) -> str:
    return plural(shown, "The face with the most suspect label.", f"The {in_words(shown)} most suspect labels.")
