"""Question 3: what the confusion matrix says."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, interval_cell, listed, percent, percent_interval, plural

_NAMES = names("en")


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


def held_out_in_turn(faces: int, split: str) -> str:
    return (
        f"The {count(faces, 'face')} of the {SPLITS[split]} split are held out in turn: each is judged only by the "
        "networks that were not trained on it."
    )


def held_out(faces: int, split: str) -> str:
    return f"The {count(faces, 'face')} of the {SPLITS[split]} split are held out: none of them met the optimiser."


def chose_no_epoch() -> str:
    return "Nor did they choose the epoch: the weights kept are those of the last one."


def chose_the_epoch() -> str:
    return (
        "They did choose the epoch, though: the weights kept are those with the best accuracy on just these faces, so "
        "the figures below are slightly optimistic."
    )


def predicted_once() -> str:
    return "Nor did they choose the epoch: they were predicted once, with the weights kept."


def recognised(hits: int, faces: int, accuracy: Interval) -> str:
    return f"{count(hits)} of the {count(faces, 'face')} are recognised, an accuracy of {percent_interval(*accuracy)}."


def all_leaked() -> str:
    return "**Every** face has an exact twin in training, so nothing is known of new faces."


def without_twins(leaked: int, accuracy: Interval) -> str:
    have = plural(leaked, "face that has", "faces that have")
    return f"Without the {count(leaked)} {have} an exact twin in training it is {percent_interval(*accuracy)}."


def guesses(majority: int, by_majority: Interval, blindly: float) -> str:
    return (
        f"To answer always {_NAMES[majority]}, the commonest class in training, would be right on "
        f"{percent_interval(*by_majority)}; to guess blindly, on {percent(blindly)}."
    )


def above_both() -> str:
    return "The network is above both."


def above_both_on_new() -> str:
    return "The network is above both, without the faces that stand in training as well."


def above_on_met_faces() -> str:
    return "The network is above both on these faces, all of which it has met."


def above_but_below_on_new() -> str:
    return "The network is above both on all faces, but **below** the better one without those that stand in training."


def above_but_like_on_new() -> str:
    return (
        "The network is above both on all faces, but without those that stand in training it **cannot be told** from "
        "the better one."
    )


def below_the_better() -> str:
    return "The network is **worse** than the better of the two."


def like_the_better() -> str:
    return "The network cannot be told from the better of the two."


def macro_f1(found: Interval) -> str:
    value, low, high = found
    return (
        "Macro-F1, in which every class weighs the same, is "
        f"{value:.3f} (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {low:.3f}–{high:.3f})."
    )


def absent(classes: Sequence[int]) -> str:
    return f"The split has no face of {listed(_named(classes), last='or')}: nothing is known of recall there."


def never_answered(classes: Sequence[int]) -> str:
    return f"The network never answers {listed(_named(classes), last='or')}."


def finding(accuracy: Interval, faces: int, leaks: str | None, classes: str | None) -> str:
    among = "" if leaks is None else f", {leaks}"
    order = "" if classes is None else f"; {classes}"
    return f"{_recognises(accuracy, faces)}{among}{order}."


def finding_below_guess(accuracy: Interval, faces: int, guess: float) -> str:
    return f"{_recognises(accuracy, faces)}, which is below {_guess(guess)}."


def finding_like_guess(accuracy: Interval, faces: int, guess: float) -> str:
    return f"{_recognises(accuracy, faces)}, which cannot be told from {_guess(guess)}."


def finding_no_better_on_new(accuracy: Interval, faces: int, without_twins: Interval, guess: float) -> str:
    return (
        f"{_recognises(accuracy, faces)}, but without those that have an exact twin in training "
        f"{percent_interval(*without_twins)}, which is not above {_guess(guess)}."
    )


def finding_all_leaked() -> str:
    return "all with an exact twin in training"


def finding_without_twins(accuracy: float) -> str:
    return f"{percent(accuracy)} without those that have an exact twin in training"


def better_recognised(best: Sequence[int], worst: Sequence[int]) -> str:
    return f"it recognises {listed(_named(best))} better than {listed(_named(worst))}"


def best_and_worst_open() -> str:
    return "its best and its worst class cannot be told apart"


def matrix_caption(faces: int, split: str) -> str:
    return (
        f"Confusion matrix of the {count(faces, 'face')} of the {SPLITS[split]} split. In each cell the count "
        "and below it the share of the row; shade is that share too, so the diagonal shows recall."
    )


def recall_caption() -> str:
    return (
        "Recall and precision of each class with their 95\N{NO-BREAK SPACE}% intervals (Wilson, each by itself), by "
        "falling recall."
    )


def recall_table(
    label: int, faces: int, recall: Interval | None, answers: int, precision: Interval | None
) -> dict[str, str]:
    """A row a class: its faces and recall, the answers that named it and their precision."""
    return {
        "Class": _NAMES[label],
        "Faces": count(faces),
        "Recall, % (95 % CI)": interval_cell(recall),
        "Answers": count(answers),
        "Precision, % (95 % CI)": interval_cell(precision),
    }


def recall_table_caption() -> str:
    return (
        "Recall is the share of a class's faces that are recognised, precision the share of its answers that are right."
    )


def _recognises(accuracy: Interval, faces: int) -> str:
    return f"The network recognises {percent_interval(*accuracy)} of {count(faces, 'held-out face')}"


def _guess(accuracy: float) -> str:
    return f"a guess that sees no face ({percent(accuracy)})"


def _named(classes: Sequence[int]) -> list[str]:
    return [_NAMES[k] for k in classes]
