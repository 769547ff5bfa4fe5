"""What a sweep came to: figures of its members, and all faces judged by those that did not train on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float, Int
from scipy.special import log_softmax

from fer.data.emotions import UNLABELLED
from fer.data.faces import Faces
from fer.data.splits import SPLITS, folded
from fer.data.twins import leaked
from fer.errors import InputError
from fer.runs.run import Predictions, Run
from fer.statistics import classification
from fer.statistics.classification import Scores
from fer.training.plan import Plan

FIGURES = ("accuracy", "accuracy_without_twins", "macro_f1", "loss")  # of each held-out split, averaged over a group


class Done(NamedTuple):
    """A member whose training has ended."""

    name: str
    group: str
    plan: Plan
    run: Run


@dataclass(frozen=True)
class OutOfFold:
    """All faces that folds held out, each judged by the members that did not train on it."""

    confusion: tuple[tuple[int, ...], ...]  # 7 x 7 counts of faces; rows are true classes
    scores: Scores


class Judged(NamedTuple):
    """What the members say of the faces that they may judge, and how many of them said it."""

    log_probabilities: Float[np.ndarray, "n 7"]  # their mean for each face of the source; zeros where nobody judged
    judges: Int[np.ndarray, " n"]


def member_table(members: Sequence[Done]) -> pd.DataFrame:
    """One row a member: name, group, recipe, model, seed, fold, epochs, best_epoch, seconds, and its figures.

    A column is named after its split, as "val_accuracy"; shares lie between 0 and 1, `loss` is in nats.
    """
    return pd.DataFrame([_row(member) for member in members])


def group_table(table: pd.DataFrame) -> pd.DataFrame:
    """Mean and standard deviation (over n - 1; none for a single member) of each group's figures, and its members."""
    columns = [f"{split}_{name}" for split in ("val", "test") for name in FIGURES if f"{split}_{name}" in table]
    grouped = table.groupby("group", sort=False)[[*columns, "seconds"]]
    parts = {"mean": grouped.mean(), "sd": grouped.std(ddof=1)}
    named = [part.add_suffix(f"_{what}") for what, part in parts.items()]
    return pd.concat([grouped.size().rename("members"), *named], axis=1).reset_index()


def judged(members: Sequence[Done], faces: Faces) -> Judged:
    """Each face by the members that held it out; without folds by every member, training faces too."""
    total, judges = np.zeros((len(faces.labels), classification.CLASSES)), np.zeros(len(faces.labels), dtype=int)
    for member in members:
        fold = member.plan.fold
        usage = faces.usage if fold is None else folded(faces, fold, seed=member.plan.split_seed).usage
        for split in SPLITS if fold is None else ("val", "test"):
            places = np.flatnonzero((usage == split) & (faces.labels != UNLABELLED))
            if not len(places):
                continue
            predictions = member.run.predictions(split)
            if predictions.rows.tolist() != faces.rows[places].tolist():
                raise InputError(f"{member.run.path}: its predictions are of other faces; train this member again")
            total[places] += log_softmax(predictions.logits.astype(np.float64), axis=1)
            judges[places] += 1
    return Judged(total / np.maximum(judges, 1)[:, None], judges)


def out_of_fold(verdict: Judged, faces: Faces) -> OutOfFold:
    """All faces that a fold held out, judged by those members alone."""
    places = (faces.usage != "test") & (verdict.judges > 0)
    logits, labels = verdict.log_probabilities[places], faces.labels[places]
    counts = classification.confusion(labels, logits.argmax(axis=1))
    return OutOfFold(tuple(map(tuple, counts.tolist())), classification.metrics(logits, labels))


def by_split(verdict: Judged, faces: Faces, *, out_of_fold: bool) -> tuple[dict[str, Predictions], dict[str, Scores]]:
    """Predictions and scores of the source's own splits, for the ensemble's run folder.

    Out of fold no face was judged by a network that trained on its twin, so no face has leaked.
    """
    predictions: dict[str, Predictions] = {}
    scores: dict[str, Scores] = {}
    for split in SPLITS:
        places = (faces.usage == split) & (faces.labels != UNLABELLED)
        if not places.any():
            continue
        part = Predictions(verdict.log_probabilities[places], faces.labels[places], faces.rows[places])
        predictions[split] = part
        scores[split] = classification.metrics(
            part.logits, part.labels, leaked=_leaks(faces, split, out_of_fold=out_of_fold)
        )
    return predictions, scores


def mean_history(members: Sequence[Done]) -> pd.DataFrame:
    """The mean over members of every column, epoch by epoch, for as many epochs as all of them have."""
    histories = [member.run.history() for member in members]
    common = min(len(history) for history in histories)
    total, *others = (history.iloc[:common] for history in histories)
    for history in others:
        total = total + history
    return total / len(histories)


def _leaks(faces: Faces, split: str, *, out_of_fold: bool) -> Bool[np.ndarray, " m"] | None:
    if split == "train":
        return None
    labelled = faces.split(split).labels != UNLABELLED
    if out_of_fold and split == "val":
        return np.zeros(labelled.sum(), dtype=bool)
    into = [leaked(faces, split, into=other) for other in (("train", "val") if out_of_fold else ("train",))]
    return np.any(into, axis=0)[labelled]


def _row(member: Done) -> dict[str, Any]:
    metrics, recipe = member.run.metrics(), member.plan.recipe
    row = {
        "name": member.name,
        "group": member.group,
        "recipe": recipe.name,
        "model": recipe.model,
        "seed": member.plan.seed,
        "fold": str(member.plan.fold or ""),
    }
    row |= {"epochs": metrics.epochs, "best_epoch": metrics.best_epoch, "seconds": metrics.seconds}
    for split in ("val", "test"):
        if split in metrics.splits:
            row |= {f"{split}_{name}": value for name, value in _figures(metrics.splits[split]).items()}
    train = metrics.splits["train"]
    return row | {"train_accuracy": train.accuracy.value, "train_faces": train.faces}


def _figures(scores: Scores) -> dict[str, float | None]:
    """What the table of members keeps of a held-out split, by the names of its columns."""
    without_twins = scores.accuracy_without_twins
    return {
        "accuracy": scores.accuracy.value,
        "accuracy_without_twins": without_twins and without_twins.value,
        "macro_f1": scores.macro_f1.value,
        "loss": scores.loss,
        "accuracy_low": scores.accuracy.low,
        "accuracy_high": scores.accuracy.high,
        "faces": scores.faces,
    }
