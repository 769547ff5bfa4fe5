"""Question 3, evidence: the network's confusions beside those of people."""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import (
    count,
    interval_cell,
    number_cell,
    number_interval,
    p_value,
    percent,
    percent_interval,
    points_interval,
)

_NAMES = names("en")
_NONE = "–"
_WHOM = {"annotator": "a person", "label": "the label"}
_PAIRS = {
    "network_annotator": "network and annotator",
    "network_label": "network and label",
    "label_annotator": "label and annotator",
}


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


def method(held: int, votes: int, left_out: int) -> str:
    return (
        "Ten annotators of FER+ (Barsoum et al., 2016) judged each face. A majority is more than half of the votes, "
        "whatever they were for, so it is never a tie. Every vote is held against the majority of the *other* votes on "
        f"its face, of which it is no part: {count(held)} of {count(votes, 'vote')}. The other {count(left_out)} are "
        "left out, as the vote is for none of the seven classes, or the others have no majority for one of them. "
        "FER2013's label and the network's answer are held against the same references, as if each were one more "
        "annotator."
    )


def matrices_caption() -> str:
    return (
        "Confusions of people, of FER2013's label and of the network on the same faces: rows are the majority of the "
        "other annotators, shares of a row in percent. Shade is the share, on one scale."
    )


def nothing_held() -> str:
    return "On no face have the other annotators a majority for a class, so nothing can be held against it."


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


def correlations(pair: str, rho: Interval | None, p: float | None) -> dict[str, str]:
    return {
        "Confusions of": _PAIRS[pair],
        "Spearman's ρ (95 % CI)": number_cell(rho),
        "p (Mantel)": _NONE if p is None else p_value(p),
    }


def correlations_caption() -> str:
    return (
        "Rank correlation of the 42 shares off the diagonal. The interval is a bootstrap over faces; p is the share of "
        "all orders of the classes in which the two matrices fit as well (Mantel, 1967)."
    )


def nothing_to_rank() -> str:
    return "One of the two has no different confusions to rank, so whether they are alike cannot be asked."


def unlike(rho: Interval) -> str:
    return f"The network confuses **other** classes than people do ({_rho(rho)})."


def likeness_open(rho: Interval) -> str:
    return f"That the network confuses the classes that people confuse cannot be said ({_rho(rho)})."


def alike(rho: Interval) -> str:
    return f"The network is confused where people are ({_rho(rho)}; [@tab:confusions-alike])."


def nearer_open() -> str:
    return "Whether its confusions are more like theirs or like the label's is open."


def nearer_people() -> str:
    return "Its confusions are more like people's than the label's."


def nearer_label() -> str:
    return "Its confusions are more like the label's than people's."


def finding_no_mistake() -> str:
    return "The network makes no mistake that could be set beside people's votes."


def finding(mistakes: Interval, right: float | None) -> str:
    beside = "" if right is None else f", on {percent(right)} of its right answers"
    return f"On {percent_interval(*mistakes)} of the network's mistakes people do not back the label either{beside}."


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
    return "Too few faces share a class, so whether this is more than a difference of classes is unknown."


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
    return "On none have people another class in mind."


def named_more(share: Interval, chance: float) -> str:
    return f"{_names_it(share)}, more often than {_if_shuffled(chance)}: it sees what they see."


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


def _rho(rho: Interval) -> str:
    return f"ρ = {number_interval(*rho, digits=2)}"


def _disputed(mistakes: Interval) -> str:
    return f"On {percent_interval(*mistakes)} of the network's mistakes the label has no majority of people's votes"


def _names_it(share: Interval) -> str:
    return f"Where people have another class than the label in mind, the network names it on {percent_interval(*share)}"


def _if_shuffled(chance: float) -> str:
    return f"if its wrong answers to each label were shuffled ({percent(chance)})"
