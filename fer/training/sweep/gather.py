"""What a sweep came to: figures of its members, and all faces judged by those that did not train on them."""

from collections.abc import Mapping, Sequence
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
from fer.training.plan import Plan

FIGURES = ("accuracy", "accuracy_leak_free", "macro_f1", "loss")  # of each held-out split, averaged over a group
KEPT = (*FIGURES, "accuracy_low", "accuracy_high", "faces")  # of each held-out split, in the table of members


class Done(NamedTuple):
    """A member whose training has ended."""

    name: str
    group: str
    plan: Plan
    run: Run


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
    named = [part.rename(columns=lambda name, what=what: f"{name}_{what}") for what, part in parts.items()]
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


def out_of_fold(verdict: Judged, faces: Faces) -> dict[str, Any]:
    """The confusion of all faces that a fold held out, by those members alone: counts, accuracy and macro-F1."""
    places = (faces.usage != "test") & (verdict.judges > 0)
    logits, labels = verdict.log_probabilities[places], faces.labels[places]
    figures = classification.metrics(logits, labels)
    return {"confusion": classification.confusion(labels, logits.argmax(axis=1)).tolist(), **figures}


def by_split(
    verdict: Judged, faces: Faces, *, out_of_fold: bool
) -> tuple[dict[str, Predictions], dict[str, dict[str, Any]]]:
    """Predictions and figures of the source's own splits, for the ensemble's run folder.

    Out of fold no face was judged by a network that trained on its twin, so no face has leaked.
    """
    predictions, figures = {}, {}
    for split in SPLITS:
        places = (faces.usage == split) & (faces.labels != UNLABELLED)
        if not places.any():
            continue
        part = Predictions(verdict.log_probabilities[places], faces.labels[places], faces.rows[places])
        predictions[split] = part
        figures[split] = classification.metrics(
            part.logits, part.labels, leaked=_leaks(faces, split, out_of_fold=out_of_fold)
        )
    return predictions, figures


def mean_history(members: Sequence[Done]) -> pd.DataFrame:
    """The mean over members of every column, epoch by epoch, for as many epochs as all of them have."""
    histories = [member.run.history() for member in members]
    common = min(len(history) for history in histories)
    return sum(history.iloc[:common] for history in histories) / len(histories)


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
    row |= {name: metrics[name] for name in ("epochs", "best_epoch", "seconds")}
    splits: Mapping[str, Any] = metrics["splits"]
    for split in ("val", "test"):
        row |= {f"{split}_{name}": splits[split].get(name) for name in KEPT if split in splits}
    return row | {"train_accuracy": splits["train"]["accuracy"], "train_faces": splits["train"]["faces"]}


def spread(members: pd.DataFrame, metrics: Mapping[str, Any], *, split: str) -> dict[str, Any]:
    """What 02_training states of an ensemble's members: see fer.wording.en.training.members.

    `metrics` and `split` are those of the ensemble and of the faces that the report speaks of. Shares from 0 to 1.
    """
    accuracy, together = members["val_accuracy"], metrics["splits"][split]
    names = ("accuracy", "accuracy_low", "accuracy_high", "faces")
    return {
        "n": len(members),
        "folds": members["fold"][members["fold"] != ""].nunique(),
        "seeds": members["seed"].nunique(),
        "groups": members["group"].unique().tolist(),
        "mean": accuracy.mean(),
        "sd": accuracy.std(ddof=1),
        "lowest": accuracy.min(),
        "highest": accuracy.max(),
        "train_faces": int(members["train_faces"].min()),
        "val_faces": int(members["val_faces"].min()),
        "out_of_fold": metrics["out_of_fold"],
        "together": {
            **{name: together[name] for name in names},
            "split": split,
            "mean_of_members": members[f"{split}_accuracy"].mean(),
        },
    }
