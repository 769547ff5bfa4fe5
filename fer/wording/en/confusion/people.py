"""Question 3, evidence: the network's confusions beside those of people."""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import (
    count,
    interval_cell,
    percent,
    percent_interval,
    points_interval,
)

_NAMES = names("en")
_NONE = "–"
_WHOM = {"annotator": "a person", "label": "the label"}


def figure_words() -> dict[str, str]:
    """The words in the figure."""
    return {
        "annotator": "one annotator",
        "label": "FER2013's label",
        "network": "the network",
        "reference": "majority of the others",
        "answer": "answer",
    }


def missing() -> str:
    return (
        "These faces come without people's votes, so the network cannot be set beside people. For FER2013 the file "
        "`fer2013new.csv` of FER+ (Barsoum et al., 2016), laid beside `fer2013.csv`, enables that."
    )


def each(votes: int) -> str:
    return count(votes, "vote")


def between(fewest: int, most: int) -> str:
    return f"{count(fewest)} to {count(most, 'vote')}"


def method(number: str, held: int, votes: int, left_out: int) -> str:
    return (
        f"Annotators judged each face for FER+ (Barsoum et al., 2016), which has {number} on each. A majority is more "
        "than half of a face's votes, whatever they were for, so it is never a tie. Every vote is held against the "
        f"majority of the *other* votes on its face, of which it is no part: {count(held)} of "
        f"{count(votes, 'vote')}. The other {count(left_out)} are left out, as the vote is for none of the seven "
        "classes, or the others have no majority for one of them. FER2013's label and the network's answer are held "
        "against the same references, as if each were one more annotator. The intervals take the votes on one face "
        "together."
    )


def matrices_caption() -> str:
    return (
        "Confusions of people, of FER2013's label and of the network on the same faces: rows are the majority of the "
        "other annotators, shares of a row in percent. Shade is the share, on one scale. How far two of them are alike "
        "is not measured: chance makes the confusions of few faces unlike."
    )


def nothing_held() -> str:
    return "On hardly a face have the other annotators a majority for a class, so nothing can be held against it."


def agreement(annotator: Interval, label: Interval, network: Interval) -> str:
    return (
        f"One annotator names the majority of the others on {percent_interval(*annotator)}, FER2013's label on "
        f"{percent_interval(*label)}, the network on {percent_interval(*network)}."
    )


def network_beside(annotator: str, label: str) -> str:
    return f"The network {annotator}, and {label}."


def agrees_more(whom: str) -> str:
    return f"agrees with people more often than {_WHOM[whom]}"


def agrees_less(whom: str) -> str:
    return f"agrees with people less often than {_WHOM[whom]}"


def agrees_as_well(whom: str) -> str:
    return f"cannot be told from {_WHOM[whom]}"


def finding_no_mistake() -> str:
    return "The network makes no mistake that could be set beside people's votes."


def finding(mistakes: Interval, right: Interval | None) -> str:
    beside = "" if right is None else f", on {percent_interval(*right)} of its right answers"
    return f"{_disputed(mistakes)}{beside}."


def no_mistake_disputed() -> str:
    return "The network makes no mistake on which people could disagree too."


def only_mistakes_disputed(mistakes: Interval) -> str:
    return f"{_disputed(mistakes)}; there is no right answer to set that beside."


def disputed(mistakes: Interval, right: Interval, difference: Interval) -> str:
    return (
        f"{_disputed(mistakes)}, on {percent_interval(*right)} of its right answers, a difference of "
        f"{points_interval(*difference)}."
    )


def within_unknown() -> str:
    return "No class has faces of both, so whether this is more than a difference of classes is unknown."


def within_classes(excess: Interval) -> str:
    return f"Within classes, weighed as among the mistakes, it is {points_interval(*excess)}."


def within_more() -> str:
    return "The network errs where people disagree with the label too."


def within_less() -> str:
    return "The network errs where people are **surer** of the label than elsewhere."


def within_open() -> str:
    return "That it errs more where people disagree with the label, and not only on other classes, is open."


def no_mistake_to_sort() -> str:
    return "There is no mistake to sort."


def mistakes(total: int, label: int, answer: int, another: int, no_class: int, split: int) -> str:
    return (
        f"Of {count(total, 'mistake')}, people's majority backs the label on {count(label)}: these are the network's "
        f"own. On {count(answer)} it backs the network **against** the label, on {count(another)} it names a third "
        f"class, on {count(no_class)} none of the seven. On {count(split)} people are split."
    )


def no_other_class() -> str:
    return "On none do people name one of the seven classes other than the label."


def named_more(share: Interval, chance: float) -> str:
    return f"{_names_it(share)}, more often than {_if_shuffled(chance)}."


def named_less(share: Interval, chance: float) -> str:
    return f"{_names_it(share)}, less often than {_if_shuffled(chance)}."


def named_by_chance(share: Interval, chance: float) -> str:
    return f"{_names_it(share)}, which cannot be told from what it would be {_if_shuffled(chance)}."


def mistakes_table(
    of: int | None, total: int, label: int, answer: int, another: int, no_class: int, split: int
) -> dict[str, str]:
    """A row; the last is the sum, which is of no label."""
    return {
        "Label": "all" if of is None else _NAMES[of],
        "Mistakes": count(total),
        "the label": count(label),
        "the answer": count(answer),
        "another class": count(another),
        "none of them": count(no_class),
        "people split": count(split),
    }


def mistakes_table_caption() -> str:
    return (
        "The network's mistakes, by label and by what more than half of the annotators say. “The label”: the network's "
        "own mistake; “the answer”: the label is in doubt; the rest is hard for people too."
    )


def noise_unknown() -> str:
    return "People have a majority for a class on no face, so the labels' noise is unknown."


def noise_table(
    of: int,
    faces: int,
    backed: int,
    contradicted: int,
    commonest: int | None,
    no_class: int,
    split: int,
    noise: Interval | None,
) -> dict[str, str]:
    return {
        "Label": _NAMES[of],
        "Faces": count(faces),
        "backed": count(backed),
        "contradicted": count(contradicted),
        "most often by": _NONE if commonest is None else _NAMES[commonest],
        "no class": count(no_class),
        "split": count(split),
        "Noise, % (95 % CI)": interval_cell(noise),
    }


def noise_table_caption() -> str:
    return (
        "Labels of the held-out faces and people's majority. Noise: of the faces with a majority for a class, the "
        "share on which it is not the label."
    )


def _disputed(mistakes: Interval) -> str:
    return f"On {percent_interval(*mistakes)} of the network's mistakes the label has no majority of people's votes"


def _names_it(share: Interval) -> str:
    return f"Where people have another class than the label in mind, the network names it on {percent_interval(*share)}"


def _if_shuffled(chance: float) -> str:
    return f"if its wrong answers to each label were shuffled ({percent(chance)})"
