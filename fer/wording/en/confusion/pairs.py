"""The pairs most often confused: which they are, and whether a confusion goes one way.

`facts` is what 03_confusion writes; here "pairs" is read, most confused first: mappings with the fields of
`fer.confusion.pairs.Pair`, and "contested": whether the interval of any other pair overlaps that of the first.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from fer.data.emotions import names
from fer.wording.en.prose import count, in_words, interval_cell, listed, percent, percent_interval

_NAMES = names("en")


def pairs(facts: Mapping) -> str:
    """The pairs most often confused, in order."""
    found = facts["pairs"]
    if not found:
        return "The network mistakes no face of the split: there is no confusion to rank."
    first, *others = found
    share = percent_interval(*first["share"])
    text = f"Most often {_taken(first)}: {share} of the {count(first['faces'], 'face')} of that class."
    if others:
        text += " Next: " + listed([f"{_taken(pair)} ({percent(pair['share'][0])})" for pair in others]) + "."
    if facts["contested"]:
        text += " The interval of the first overlaps that of another pair, so which leads is open."
    return text


def directions(facts: Mapping) -> str:
    """For each pair: is it confused one way, or both? Empty where there are no pairs."""
    one_way, never, open_ones, unseen = [], [], [], []
    for pair in _either_way_once(facts["pairs"]):
        true, predicted = _names_of(pair)
        if pair["excess"] is None:
            unseen.append(f"{predicted} for {true}")
        elif pair["excess"][1] <= 0:
            open_ones.append(f"between {true} and {predicted}")
        else:
            one_way.append(f"{true} for {predicted}")
            never += [] if pair["back_count"] else [f"{predicted} for {true}"]
    sentences = []
    if one_way:
        sentences.append(f"More often than the reverse ([@tab:confused-pairs]) the network takes {listed(one_way)}.")
    if never:
        sentences.append(f"Never does it take {listed(never, last='or')}.")
    if open_ones:
        sentences.append(
            f"No direction can be told {listed(open_ones, last='or')}: the interval of the difference holds 0."
        )
    if unseen:
        sentences.append(f"Whether it takes {listed(unseen, last='or')} cannot be seen: the split has no such faces.")
    return " ".join([*sentences, "[@fig:mistakes] shows some of these faces."] if sentences else [])


def pair_finding(facts: Mapping) -> str:
    """The cover's sentence on the commonest confusion."""
    found = facts["pairs"]
    if not found:
        return "The network mistakes no held-out face."
    first = found[0]
    true, predicted = _names_of(first)
    if first["excess"] is None:
        direction = f"the split has no {predicted} face to show the reverse"
    elif first["excess"][1] <= 0:
        direction = "no direction can be told"
    else:
        direction = "this happens more often than the reverse" if first["back_count"] else "the reverse never happens"
    return (
        f"{'One of the commonest confusions' if facts['contested'] else 'The commonest confusion'}: "
        f"{percent_interval(*first['share'])} of the {true} faces are taken for {predicted}; {direction}."
    )


def pairs_table(facts: Mapping) -> pd.DataFrame:
    """A row a confusion: how often, the reverse, and the difference of the two shares."""
    rows = [
        (
            " → ".join(_names_of(pair)),
            f"{count(pair['count'])} of {count(pair['faces'])}",
            interval_cell(pair["share"]),
            interval_cell(pair["back_share"]),
            interval_cell(pair["excess"], between=" to "),  # a bound may be negative
        )
        for pair in facts["pairs"]
    ]
    return pd.DataFrame(
        rows, columns=["True → predicted", "Faces", "Share, % (95 % CI)", "Reverse, %", "Difference, points"]
    )


def pairs_table_caption(facts: Mapping) -> str:
    number = len(facts["pairs"])
    what = (
        "The commonest confusion by its share"
        if number == 1
        else f"The {in_words(number)} commonest confusions by their share"
    )
    return f"{what} of the true class. Reverse is the share of the predicted class taken for the true one."


def mistake_labels(true: int, predicted: int, confidences: Sequence[float]) -> list[str]:
    """What stands over each face: "fear → sad", and below it how sure the network is of its answer."""
    return [f"{_NAMES[true]} → {_NAMES[predicted]}\n{percent(share, digits=0)}" for share in confidences]


def mistakes_caption(examples: int) -> str:
    return (
        f"Faces of these confusions, true → predicted, with the probability the network gives its answer: up to "
        f"{in_words(examples)} a pair, evenly spaced from the most to the least confident mistake."
    )


def _either_way_once(found: Sequence[Mapping]) -> list[Mapping]:
    """The pairs without those whose reverse stands before them."""
    seen = [{pair["true"], pair["predicted"]} for pair in found]
    return [pair for place, pair in enumerate(found) if seen[place] not in seen[:place]]


def _taken(pair: Mapping) -> str:
    return " is taken for ".join(_names_of(pair))


def _names_of(pair: Mapping) -> tuple[str, str]:
    return _NAMES[pair["true"]], _NAMES[pair["predicted"]]
