"""Question 3: what the confusion matrix says.

`facts` is what 03_confusion writes: "split", "keep" (whether the "best" or the "last" epoch was kept), "out_of_fold"
(folds held the faces out in turn), "metrics" (those of the split), "majority" ("label", "accuracy"), "counts"
(rows true), "recall" and "precision" (a class each: [value, low, high] or None), and "pairs" (most confused first).
An interval is a sequence of value, low, high; a pair a mapping with the fields of `fer.evaluation.Pair`.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from fer.labels import names
from fer.report.wording.comparison import Interval, ends, overlap, separate
from fer.report.wording.en.numbers import count, in_words, listed, percent, percent_interval, points
from fer.report.wording.en.ranking import ranked

_NAMES = names("en")
_SPLITS = {"train": "training", "val": "validation", "test": "test"}
_NONE = "–"


def figure_words() -> dict[str, str]:
    """The words in the figures."""
    return {
        "true": "true class",
        "predicted": "predicted class",
        "faces": "faces",
        "recall": "recall",
        "precision": "precision",
        "accuracy": "accuracy over all faces",
        "share": "share of the faces",
    }


def held_out(facts: Mapping) -> str:
    """Which faces the chapter speaks of, and what they had to do with the training."""
    if facts["out_of_fold"] and facts["split"] == "val":
        return (
            f"The {count(_faces(facts), 'face')} of the {_split(facts)} split are held out in turn: each is judged "
            "only by the networks that were not trained on it, and chose no epoch, since the weights kept are those of "
            "the last one."
        )
    split = (
        f"The {count(_faces(facts), 'face')} of the {_split(facts)} split are held out: none of them met the optimiser."
    )
    if facts["split"] == "val" and facts["keep"] == "last":
        return f"{split} Nor did they choose the epoch: the weights kept are those of the last one."
    if facts["split"] == "val":
        return (
            f"{split} They did choose the epoch, though: the weights kept are those with the best accuracy on just "
            "these faces, so the figures below are slightly optimistic."
        )
    return f"{split} Nor did they choose the epoch: they were predicted once, with the weights kept."


def accuracy(facts: Mapping) -> str:
    """Accuracy and macro-F1 with their intervals, beside what needs no face."""
    found, blind = _metric(facts, "accuracy"), 1 / len(_NAMES)
    majority, by_majority = _NAMES[facts["majority"]["label"]], facts["majority"]["accuracy"]
    if found[1] > _best_guess(facts):
        verdict = "The network is above both."
    elif found[2] < _best_guess(facts):
        verdict = "The network is **worse** than the better of the two."
    else:
        verdict = "The network cannot be told from the better of the two."
    return (
        f"{count(_hits(facts))} of the {count(_faces(facts), 'face')} are recognised, an accuracy of "
        f"{percent_interval(*found)}. To answer always {majority}, the commonest class in training, would be right on "
        f"{percent(by_majority)}; to guess blindly, on {percent(blind)}. {verdict} Macro-F1, in which every class "
        f"weighs the same, is {_f1(facts)}."
    )


def leaks(facts: Mapping) -> str:
    """What the faces with an exact twin in training add to the accuracy."""
    found = facts["metrics"]
    leaked = found["leaked"]
    if not leaked:
        return "No face of the split has an exact twin in training, so this accuracy is leak-free as it stands."
    if leaked == found["faces"]:
        return "**Every** face of the split has an exact twin in training: nothing is known of new faces."
    twins, others = _metric(facts, "accuracy_leaked"), _metric(facts, "accuracy_leak_free")
    if twins[1] > others[2]:
        verdict = f"The twins lift the headline by {points(found['accuracy'] - others[0])}."
    elif twins[2] < others[1]:
        verdict = "The twins are recognised less often than the rest, so they do not lift the headline."
    else:
        verdict = "The two intervals overlap: that the twins are recognised better than the rest cannot be said."
    return (
        f"{count(leaked)} of the faces equal a training face in every pixel. Leak-free, without them, the accuracy is "
        f"{percent_interval(*others)}; on them alone {percent_interval(*twins)}. {verdict}"
    )


def recall(facts: Mapping) -> str:
    """Which classes are recognised best and worst, as far as the intervals allow."""
    sentences = ranked(facts["recall"], _NAMES, measure="Recall")
    absent = [_NAMES[k] for k, interval in enumerate(facts["recall"]) if interval is None]
    if absent:
        sentences.append(f"The split has no face of {listed(absent, last='or')}: nothing is known of recall there.")
    return " ".join(sentences)


def precision(facts: Mapping) -> str:
    """Which answers are right most and least often, as far as the intervals allow."""
    sentences = ranked(facts["precision"], _NAMES, measure="Precision")
    unused = [_NAMES[k] for k, interval in enumerate(facts["precision"]) if interval is None]
    if unused:
        sentences.append(f"The network never answers {listed(unused, last='or')}.")
    return " ".join(sentences)


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
        if overlap(first["share"], others[0]["share"]):
            text += " The intervals of the first two overlap, so which of them leads is open."
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


def accuracy_finding(facts: Mapping) -> str:
    """The cover's sentence on accuracy: how much, on what, and whether a guess would do."""
    found = _metric(facts, "accuracy")
    text = f"The network recognises {percent_interval(*found)} of {count(_faces(facts), 'held-out face')}"
    guess = f"a guess that sees no face ({percent(_best_guess(facts))})"
    if found[2] < _best_guess(facts):
        return f"{text}, which is below {guess}."
    if found[1] <= _best_guess(facts):
        return f"{text}, which cannot be told from {guess}."
    leaked, leak_free = facts["metrics"]["leaked"], facts["metrics"]["accuracy_leak_free"]
    if leaked:
        text += ", all with" if leak_free is None else f", {percent(leak_free)} without those that have"
        text += " an exact twin in training"
    best, worst = ends(facts["recall"])
    if best == worst:
        return f"{text}."
    if separate(facts["recall"], best, worst):
        return f"{text}; it recognises {listed(_named(best))} clearly better than {listed(_named(worst))}."
    return f"{text}; the intervals of the best and the worst class overlap."


def pair_finding(facts: Mapping) -> str:
    """The cover's sentence on the commonest confusion."""
    found = facts["pairs"]
    if not found:
        return "The network mistakes no held-out face."
    first = found[0]
    true, predicted = _names_of(first)
    rival = len(found) > 1 and overlap(first["share"], found[1]["share"])
    if first["excess"] is None:
        direction = f"the split has no {predicted} face to show the reverse"
    elif first["excess"][1] <= 0:
        direction = "no direction can be told"
    else:
        direction = "this happens more often than the reverse" if first["back_count"] else "the reverse never happens"
    return (
        f"{'One of the commonest confusions' if rival else 'The commonest confusion'}: "
        f"{percent_interval(*first['share'])} of the {true} faces are taken for {predicted}; {direction}."
    )


def matrix_caption(facts: Mapping) -> str:
    return (
        f"Confusion matrix of the {count(_faces(facts), 'face')} of the {_split(facts)} split. In each cell the count "
        "and below it the share of the row; shade is that share too, so the diagonal shows recall."
    )


def recall_caption() -> str:
    return "Recall and precision of each class with their 95\N{NO-BREAK SPACE}% intervals (Wilson), by falling recall."


def recall_table(facts: Mapping) -> pd.DataFrame:
    """A row a class: its faces and recall, the answers that named it and their precision."""
    counts = np.asarray(facts["counts"])
    rows = zip(_NAMES, counts.sum(axis=1), facts["recall"], counts.sum(axis=0), facts["precision"], strict=True)
    return pd.DataFrame(
        [(name, count(faces), _cell(r), count(answers), _cell(p)) for name, faces, r, answers, p in rows],
        columns=["Class", "Faces", "Recall, % (95 % CI)", "Answers", "Precision, % (95 % CI)"],
    )


def recall_table_caption() -> str:
    return (
        "Recall is the share of a class's faces that are recognised, precision the share of its answers that are right."
    )


def pairs_table(facts: Mapping) -> pd.DataFrame:
    """A row a confusion: how often, the reverse, and the difference of the two shares."""
    rows = [
        (
            " → ".join(_names_of(pair)),
            f"{count(pair['count'])} of {count(pair['faces'])}",
            _cell(pair["share"]),
            _cell(pair["back_share"]),
            _cell(pair["excess"], between=" to "),  # a bound may be negative
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


def _best_guess(facts: Mapping) -> float:
    """The accuracy of the better of two guesses that see no face."""
    return max(facts["majority"]["accuracy"], 1 / len(_NAMES))


def _f1(facts: Mapping) -> str:
    value, low, high = _metric(facts, "macro_f1")
    if low == high:
        return f"{value:.3f} (no interval: every resample gives the same)"
    return f"{value:.3f} (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {low:.3f}–{high:.3f})"


def _cell(interval: Interval | None, *, between: str = "–") -> str:
    if interval is None:
        return _NONE
    value, low, high = (f"{100 * part:.1f}".replace("-", "−") for part in interval)
    return f"{value} ({low}{between}{high})"


def _named(classes: Sequence[int]) -> list[str]:
    return [_NAMES[k] for k in classes]


def _metric(facts: Mapping, name: str) -> Interval:
    return tuple(facts["metrics"][name + end] for end in ("", "_low", "_high"))


def _faces(facts: Mapping) -> int:
    return facts["metrics"]["faces"]


def _hits(facts: Mapping) -> int:
    return int(np.trace(np.asarray(facts["counts"])))


def _split(facts: Mapping) -> str:
    return _SPLITS[facts["split"]]
