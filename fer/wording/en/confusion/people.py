"""Question 3, evidence: the network's confusions beside those of people.

`facts` is what 03_confusion writes; here "people" is read, None without votes: "votes" (cast), "held" (held against a
majority of the others), "agreement" and "matrices" (of "annotator", "label" and "network"), "beside" (the network's
agreement less that of "annotator" and "label"), "nearer" (see `fer.confusion.people.nearer`), "correlations" (of
"network_annotator", "network_label" and "label_annotator", fields of a Correlation), "mistakes" (a
class each, in the order of KINDS there), "named" (a Named, or None), "disagreement" (a Disagreement) and "noise" (a
Noise for each class).
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from fer.data.emotions import names
from fer.statistics.order import Interval
from fer.wording.en.prose import (
    count,
    interval_cell,
    number_interval,
    p_value,
    percent,
    percent_interval,
    points_interval,
)
from fer.wording.en.ranking import ranked

_NAMES = names("en")
_CERTAIN = 0.05


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
    """Why the section is left out, and what would enable it."""
    return (
        "These faces come without people's votes, so the network cannot be set beside people. For FER2013 the file "
        "`fer2013new.csv` of FER+ (Barsoum et al., 2016), laid beside `fer2013.csv`, enables that."
    )


def method(facts: Mapping) -> str:
    """What is held against what."""
    people = facts["people"]
    left_out = people["votes"] - people["held"]
    return (
        "Ten annotators of FER+ (Barsoum et al., 2016) judged each face. A majority is more than half of the votes, "
        "whatever they were for, so it is never a tie. Every vote is held against the majority of the *other* votes on "
        f"its face, of which it is no part: {count(people['held'])} of {count(people['votes'], 'vote')}. The other "
        f"{count(left_out)} are left out, as the vote is for none of the seven classes, or the others have no majority "
        "for one of them. FER2013's label and the network's answer are held against the same references, as if each "
        "were one more annotator."
    )


def agreement(facts: Mapping) -> str:
    """How often an annotator, the label and the network name what the others see."""
    rates = facts["people"]["agreement"]
    annotator, label, network = (rates[who] for who in ("annotator", "label", "network"))
    if annotator is None:
        return "On no face have the other annotators a majority for a class, so nothing can be held against it."
    text = (
        f"One annotator names the majority of the others on {percent_interval(*annotator)}, FER2013's label on "
        f"{percent_interval(*label)}, the network on {percent_interval(*network)}."
    )
    beside = facts["people"]["beside"]
    return (
        f"{text} The network {_beside(beside['annotator'], 'a person')}, and {_beside(beside['label'], 'the label')}."
    )


def _beside(surplus: Interval, whom: str) -> str:
    """`surplus`: the network's agreement less theirs, on the same faces."""
    if surplus[1] <= 0 <= surplus[2]:
        return f"cannot be told from {whom}"
    return f"agrees with people {'more' if surplus[0] > 0 else 'less'} often than {whom}"


def matrices_caption() -> str:
    return (
        "Confusions of people, of FER2013's label and of the network on the same faces: rows are the majority of the "
        "other annotators, shares of a row in percent. Shade is the share, on one scale."
    )


def correlations(facts: Mapping) -> pd.DataFrame:
    """A row a pair of matrices."""
    pairs = {
        "network_annotator": "network and annotator",
        "network_label": "network and label",
        "label_annotator": "label and annotator",
    }
    found = facts["people"]["correlations"]
    return pd.DataFrame(
        [(text, *_correlation(found[key])) for key, text in pairs.items()],
        columns=["Confusions of", "Spearman's ρ (95 % CI)", "p (Mantel)"],
    )


def _correlation(found: Mapping) -> tuple[str, str]:
    rho = "–" if found["rho"] is None else "{:.2f} ({:.2f} to {:.2f})".format(*found["rho"]).replace("-", "−")
    return rho, "–" if found["p"] is None else p_value(found["p"])


def correlations_caption() -> str:
    return (
        "Rank correlation of the 42 shares off the diagonal. The interval is a bootstrap over faces; p is the share of "
        "all orders of the classes in which the two matrices fit as well (Mantel, 1967)."
    )


def likeness(facts: Mapping) -> str:
    """Is the network confused where people are, and more so than where the label is?"""
    found = facts["people"]["correlations"]
    people = found["network_annotator"]
    if people["rho"] is None:
        return "One of the two has no different confusions to rank, so whether they are alike cannot be asked."
    measured = f"ρ = {number_interval(*people['rho'], digits=2)}"
    if people["rho"][2] < 0:
        return f"The network confuses **other** classes than people do ({measured})."
    if people["rho"][1] <= 0 or people["p"] is None or people["p"] >= _CERTAIN:
        return f"That the network confuses the classes that people confuse cannot be said ({measured})."
    text = f"The network is confused where people are ({measured}; [@tab:confusions-alike])."
    nearer = facts["people"]["nearer"]
    if nearer is None:
        return text
    if nearer[1] <= 0 <= nearer[2]:
        return f"{text} Whether its confusions are more like theirs or like the label's is open."
    whose = "people's than the label's" if nearer[0] > 0 else "the label's than people's"
    return f"{text} Its confusions are more like {whose}."


def disagreement(facts: Mapping) -> str:
    """Do people refuse the label where the network errs?"""
    found = facts["people"]["disagreement"]
    mistakes, right = found["mistakes"], found["right"]
    if mistakes is None:
        return "The network makes no mistake on which people could disagree too."
    text = f"On {percent_interval(*mistakes)} of the network's mistakes the label has no majority of people's votes"
    if right is None:
        return f"{text}; there is no right answer to set that beside."
    text += f", on {percent_interval(*right)} of its right answers, a difference of "
    text += f"{points_interval(*found['difference'])}."
    if found["excess"] is None:
        return f"{text} Too few faces share a class, so whether this is more than a difference of classes is unknown."
    text += f" Within classes, weighed as among the mistakes, it is {points_interval(*found['excess'])}."
    if found["excess"][1] > 0:
        return f"{text} The network errs where people disagree with the label too."
    if found["excess"][2] < 0:
        return f"{text} The network errs where people are **surer** of the label than elsewhere."
    return f"{text} That it errs more where people disagree with the label, and not only on other classes, is open."


def mistakes(facts: Mapping) -> str:
    """Whose mistakes they are."""
    label, answer, another, no_class, split = (int(n) for n in np.asarray(facts["people"]["mistakes"]).sum(axis=0))
    total = label + answer + another + no_class + split
    if not total:
        return "There is no mistake to sort."
    text = (
        f"Of {count(total, 'mistake')}, people's majority backs the label on {count(label)}: these are the network's "
        f"own. On {count(answer)} it backs the network **against** the label, on {count(another)} it names a third "
        f"class, on {count(no_class)} none of the seven. On {count(split)} people are split."
    )
    return f"{text} {_named(facts['people']['named'])}"


def _named(found: Mapping | None) -> str:
    """Does the network find people's class where they refuse the label?"""
    if found is None:
        return "On none have people another class in mind."
    share, chance = found["share"], found["chance"]
    text = f"Where people have another class than the label in mind, the network names it on {percent_interval(*share)}"
    shuffled = f"if its wrong answers to each label were shuffled ({percent(chance)})"
    if share[1] > chance:
        return f"{text}, more often than {shuffled}: it sees what they see."
    if share[2] < chance:
        return f"{text}, less often than {shuffled}."
    return f"{text}, which cannot be told from what it would be {shuffled}."


def mistakes_table(facts: Mapping) -> pd.DataFrame:
    """A row a class, and their sum."""
    counts = np.asarray(facts["people"]["mistakes"])
    rows = [(name, *row) for name, row in zip((*_NAMES, "all"), [*counts, counts.sum(axis=0)], strict=True)]
    return pd.DataFrame(
        [(name, count(int(sum(row))), *(count(int(n)) for n in row)) for name, *row in rows],
        columns=["Label", "Mistakes", "the label", "the answer", "another class", "none of them", "people split"],
    )


def mistakes_table_caption() -> str:
    return (
        "The network's mistakes, by label and by what more than half of the annotators say. “The label”: the network's "
        "own mistake; “the answer”: the label is in doubt; the rest is hard for people too."
    )


def noise(facts: Mapping) -> str:
    """Which labels people refuse most and least."""
    shares = [of["share"] for of in facts["people"]["noise"]]
    if all(share is None for share in shares):
        return "People have a majority for a class on no face, so the labels' noise is unknown."
    return " ".join(ranked(shares, _NAMES, measure="The share of labels that people's majority contradicts"))


def noise_table(facts: Mapping) -> pd.DataFrame:
    """A row a class."""
    return pd.DataFrame(
        [(name, *_noise(of)) for name, of in zip(_NAMES, facts["people"]["noise"], strict=True)],
        columns=[
            "Label",
            "Faces",
            "backed",
            "contradicted",
            "most often by",
            "no class",
            "split",
            "Noise, % (95 % CI)",
        ],
    )


def _noise(of: Mapping) -> Sequence[str]:
    numbers = [count(of[part]) for part in ("faces", "label", "other")]
    commonest = "–" if of["commonest"] is None else _NAMES[of["commonest"]]
    return (*numbers, commonest, count(of["no_class"]), count(of["split"]), interval_cell(of["share"]))


def noise_table_caption() -> str:
    return (
        "Labels of the held-out faces and people's majority. Noise: of the faces with a majority for a class, the "
        "share on which it is not the label."
    )


def finding(facts: Mapping) -> str:
    """The cover's sentence on people."""
    found = facts["people"]["disagreement"]
    if found["mistakes"] is None:
        return "The network makes no mistake that could be set beside people's votes."
    text = f"On {percent_interval(*found['mistakes'])} of the network's mistakes people do not back the label either"
    return f"{text}." if found["right"] is None else f"{text}, on {percent(found['right'][0])} of its right answers."
