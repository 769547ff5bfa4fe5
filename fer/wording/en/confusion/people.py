"""Question 3, evidence: the network's confusions beside those of people."""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, percent, percent_interval, points_interval
from fer.wording.numbers import interval_cell

_NAMES = names("en")
_NONE = "–"
_WHOM = {"annotator": "one annotator does", "label": "FER2013's label does"}
_JUDGES = {"annotator": "one annotator", "label": "FER2013's label", "network": "the network"}


def figure_words() -> dict[str, str]:
    """The words in the figure."""
    return {**_JUDGES, "reference": "majority of the others", "answer": "answer"}


def missing() -> str:
    return (
        "These faces come without people's votes, so the network cannot be compared with people. For FER2013 the file "
        "`fer2013new.csv` of FER+ [@barsoum2016], put beside `fer2013.csv`, adds them."
    )


def each(votes: int) -> str:
    return count(votes, "vote")


def between(fewest: int, most: int) -> str:
    return f"{count(fewest)} to {count(most, 'vote')}"


def method(number: str, held: int, votes: int, left_out: int) -> str:
    return (
        f"FER+ [@barsoum2016] has {number} of annotators on each face. A majority is more than half of a face's votes. "
        f"Each vote is compared with the majority of the *other* votes on its face: {count(held)} of "
        f"{count(votes, 'vote')}. The other {count(left_out)} are left out: the vote is for none of the seven classes, "
        "or the others have no majority for one of them. FER2013's label and the network's answer are compared with "
        "the same majorities, as if each were one more annotator. The intervals treat the votes on a face as a cluster."
    )


def matrices_caption() -> str:
    return (
        "Confusions of one annotator, of FER2013's label and of the network on the same faces. Rows: the majority of "
        "the other annotators. Cells: share of the row in percent, which is also the shade."
    )


def matrices_alt() -> str:
    return "Three grids of seven by seven cells, side by side, shaded by the share of the row."


def matrix_alt(who: str, low: float, high: float) -> str:
    shares = f"from {percent(low, digits=0)} to {percent(high, digits=0)}"
    return f"The diagonal of {_JUDGES[who]} runs {shares}."


def nothing_held() -> str:
    return "On hardly any face do the other annotators have a majority for a class, so nothing can be compared."


def agreement(annotator: Interval, label: Interval, network: Interval) -> str:
    return (
        f"One annotator agrees with the majority of the others in {percent_interval(*annotator)} of the comparisons, "
        f"FER2013's label in {percent_interval(*label)}, the network in {percent_interval(*network)}."
    )


def network_beside(annotator: str, label: str) -> str:
    return f"The network agrees with people {annotator}, and {label}."


def agrees_more(whom: str) -> str:
    return f"significantly more often than {_WHOM[whom]}"


def agrees_less(whom: str) -> str:
    return f"significantly less often than {_WHOM[whom]}"


def agrees_as_well(whom: str) -> str:
    return f"neither significantly more nor less often than {_WHOM[whom]}"


def no_mistake_disputed() -> str:
    return "The network makes no mistake, so there is none to compare with people's votes."


def only_mistakes_disputed(mistakes: Interval) -> str:
    return f"{_disputed(mistakes)}. There is no right answer to compare with."


def disputed(mistakes: Interval, right: Interval, difference: Interval) -> str:
    return (
        f"{_disputed(mistakes)}, and on {percent_interval(*right)} of its right answers, a difference of "
        f"{points_interval(*difference)}."
    )


def within_unknown() -> str:
    return "No class has both mistakes and right answers, so this may be a difference between classes only."


def within_classes(excess: Interval) -> str:
    return f"Compared within classes (weighted as among the mistakes), the difference is {points_interval(*excess)}."


def within_more() -> str:
    return "So the network errs more often where people doubt the label."


def within_less() -> str:
    return "So the network errs more often where people are **surer** of the label."


def within_open() -> str:
    return "So it remains open whether this is more than a difference between classes."


def no_mistake_to_sort() -> str:
    return "There is no mistake to sort."


def mistakes(total: int, label: int, answer: int, another: int, no_class: int, split: int) -> str:
    return (
        f"Of {count(total, 'mistake')}, people's majority supports the label on {count(label)}: these are the "
        f"network's own. On {count(answer)} it supports the network **against** the label, on {count(another)} it "
        f"names a third class, on {count(no_class)} none of the seven. On {count(split)} people are undecided."
    )


def no_other_class() -> str:
    return "On none of them does people's majority name another of the seven classes than the label."


def named_more(share: Interval, chance: float) -> str:
    return f"{_names_it(share)}. That is significantly more than {_if_shuffled(chance)}."


def named_less(share: Interval, chance: float) -> str:
    return f"{_names_it(share)}. That is significantly **less** than {_if_shuffled(chance)}."


def named_by_chance(share: Interval, chance: float) -> str:
    return f"{_names_it(share)}. That does not differ significantly from {_if_shuffled(chance)}."


def mistakes_table(
    of: int | None, total: int, label: int, answer: int, another: int, no_class: int, split: int
) -> dict[str, str]:
    """A row; the last is the sum, which is of no label."""
    return {
        "Label": "all" if of is None else _NAMES[of],
        "Mistakes": count(total),
        "label": count(label),
        "answer": count(answer),
        "third class": count(another),
        "no class": count(no_class),
        "undecided": count(split),
    }


def mistakes_table_caption() -> str:
    return (
        "The network's mistakes, by label and by what people's majority supports. “Label”: the network's own mistake. "
        "“Answer”: the label is doubtful. The others are hard for people, too."
    )


def noise_unknown() -> str:
    return "On no face do people have a majority for a class, so the noise of the labels is unknown."


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
        "supported": count(backed),
        "contradicted": count(contradicted),
        "most often by": _NONE if commonest is None else _NAMES[commonest],
        "no class": count(no_class),
        "undecided": count(split),
        "Noise, % (95 % CI)": interval_cell(noise),
    }


def noise_table_caption() -> str:
    return (
        "Labels of the held-out faces and people's majority. Noise: the share of contradicted labels among the faces "
        "with a majority for one of the seven classes."
    )


def _disputed(mistakes: Interval) -> str:
    return f"People's majority does not support the label on {percent_interval(*mistakes)} of the network's mistakes"


def _names_it(share: Interval) -> str:
    return (
        "Where people's majority names another class than the label, the network's wrong answer is that class on "
        f"{percent_interval(*share)}"
    )


def _if_shuffled(chance: float) -> str:
    return f"the {percent(chance)} that its wrong answers to each label would give if they were shuffled"
