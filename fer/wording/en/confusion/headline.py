"""Question 3: what the confusion matrix says.

`facts` is what 03_confusion writes: "split", "keep" (whether the "best" or the "last" epoch was kept), "out_of_fold"
(folds held the faces out in turn), "metrics" (those of the split), "majority" ("label", "accuracy"), "counts"
(rows true), "recall" and "precision" (a class each: [value, low, high] or None), and what the modules `confused_pairs`,
`memory`, `agreement`, `calibration`, `abstention` and `rival` name. An interval is a sequence of value, low, high.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from fer.data.emotions import names
from fer.statistics.order import Interval, ends, separate
from fer.wording.en.prose import count, interval_cell, listed, percent, percent_interval
from fer.wording.en.ranking import ranked

_NAMES = names("en")
_SPLITS = {"train": "training", "val": "validation", "test": "test"}


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
        f"{percent_interval(*found)}.{_leak_free(facts)} To answer always {majority}, the commonest class in training, "
        f"would be right on {percent(by_majority)}; to guess blindly, on {percent(blind)}. {verdict} Macro-F1, in "
        f"which every class weighs the same, is {_f1(facts)}."
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
        [
            (name, count(faces), interval_cell(r), count(answers), interval_cell(p))
            for name, faces, r, answers, p in rows
        ],
        columns=["Class", "Faces", "Recall, % (95 % CI)", "Answers", "Precision, % (95 % CI)"],
    )


def recall_table_caption() -> str:
    return (
        "Recall is the share of a class's faces that are recognised, precision the share of its answers that are right."
    )


def _leak_free(facts: Mapping) -> str:
    """The accuracy on faces that do not stand in training too, where some do."""
    leaked = facts["metrics"]["leaked"]
    if not leaked:
        return ""
    if leaked == _faces(facts):
        return " **Every** face has an exact twin in training, so nothing is known of new faces."
    without = percent_interval(*_metric(facts, "accuracy_leak_free"))
    have = "face that has" if leaked == 1 else "faces that have"
    return f" Without the {count(leaked)} {have} an exact twin in training it is {without}."


def _best_guess(facts: Mapping) -> float:
    """The accuracy of the better of two guesses that see no face."""
    return max(facts["majority"]["accuracy"], 1 / len(_NAMES))


def _f1(facts: Mapping) -> str:
    value, low, high = _metric(facts, "macro_f1")
    if low == high:
        return f"{value:.3f} (no interval: every resample gives the same)"
    return f"{value:.3f} (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {low:.3f}–{high:.3f})"


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
