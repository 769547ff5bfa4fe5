"""How accuracy grows with the number of training faces: a run's recipe, trained again on nested parts of its faces.

In each part every class keeps its share. All trainings take about the same number of optimiser steps, hence more
passes over fewer faces: with the same number of passes a small part would also be trained for a shorter time, and the
curve would mix the two. Validation and test faces are the same throughout.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from jaxtyping import Bool, Float
from scipy.stats import norm

from fer.data.splits import fewer
from fer.errors import InputError
from fer.recipes import Recipe
from fer.runs.config import stored_config
from fer.runs.run import Run
from fer.runs.same_faces import open_again
from fer.statistics.classification import correct
from fer.statistics.interval import LEVEL, Interval, share
from fer.statistics.tests import Paired, mcnemar
from fer.training.plan import Plan
from fer.training.train import trained


@dataclass(frozen=True)
class Point:
    """One training."""

    faces: int  # that it was trained on
    epochs: int
    accuracy: Interval  # of the kept weights, on the held-out faces


@dataclass(frozen=True)
class Curve:
    """Points by rising number of faces, and what they say. Intervals cover the choice of the held-out faces."""

    split: str  # "val" or "test": the held-out faces
    points: tuple[Point, ...]  # two at least
    last: Paired  # the largest part first, the one before it second
    last_per_doubling: Interval  # that difference over the doublings between these two
    per_doubling: Interval  # slope of the least-squares line through all points, over log2 of the number of faces
    intercept: float  # accuracy on that line at one face
    bend: Interval | None  # last_per_doubling minus the slope of the line through the points before; None of two points


def sizes(words: str | float | int, *, of: int) -> list[int]:
    """Rising numbers of faces for shares and counts with commas between, such as "0.1,0.3,1" or "500,2000".

    A number with a point, and 1, is a share of the `of` training faces. Raises InputError for what is neither, for more
    faces than there are, for one size alone and for one named twice.
    """
    words = str(words)  # papermill hands one number over as a number
    found = sorted(_size(word.strip(), of) for word in words.split(","))
    if len(found) < 2:
        raise InputError(f"learning_curve={words}: one size makes no curve; give two or more, such as 0.1,0.3,1")
    if len(set(found)) < len(found):
        raise InputError(f"learning_curve={words}: a size is named twice ({', '.join(map(str, found))} faces)")
    return found


def train_on(run: Run, numbers: Sequence[int]) -> list[Run]:
    """A finished run for each number of training faces, made beside `run` in the folder RUN-curve where it is missing.

    All of the faces are the run's own. Raises InputError for a run that was not trained here as one network or had a
    teacher, for parts too small, and where a folder holds another training.
    """
    if run.config.trained_on is not None or len(run.kinds()) > 1:
        raise InputError(f"learning_curve: {run.path} was not trained here as one network; name a run of fer train")
    if run.config.recipe.teacher:
        raise InputError(
            f"learning_curve: {run.path} has learned from a teacher, which has met all faces whatever the part; name a "
            "run without one"
        )
    total = sum(run.training().classes)
    plans = {number: _plan(run, number, of=total) for number in numbers if number != total}
    if plans:
        faces = open_again(dataclasses.replace(run.config, train_faces=None))  # of all faces every part is drawn
        for number in plans:
            fewer(faces, number, seed=run.config.split_seed)  # refused before anything is trained
    folders = {number: folder_of(run, number) for number in plans}
    for number, plan in plans.items():
        _refuse_another(folders[number], plan)
    return [run if number == total else trained(plans[number], folders[number]) for number in numbers]


def folder_of(run: Run, number: int) -> Path:
    """Where the training of a part lies: beside the run, never in it."""
    return run.path.with_name(f"{run.path.name}-curve") / f"{number}-faces"


def measure(runs: Sequence[Run], *, split: str) -> Curve:
    """The curve of trainings on rising numbers of faces, judged on one split."""
    faces = [sum(run.training().classes) for run in runs]
    right = np.stack([correct(*run.predictions(split)[:2]) for run in runs])
    return fitted(faces, [run.metrics().epochs for run in runs], right, split=split)


def fitted(faces: Sequence[int], epochs: Sequence[int], right: Bool[np.ndarray, "k n"], *, split: str) -> Curve:
    """From the right answers of k networks on the same n held-out faces of `split`; `faces` rise."""
    doublings = np.log2(faces)
    accuracies, last = right.mean(axis=1), mcnemar(right[-1], right[-2])
    slope = contrast(_slope(doublings), right)
    step = 1 / (doublings[-1] - doublings[-2])
    return Curve(
        split=split,
        points=tuple(Point(n, k, share(int(of.sum()), len(of))) for n, k, of in zip(faces, epochs, right, strict=True)),
        last=last,
        last_per_doubling=Interval(*(float(end * step) for end in last.difference)),
        per_doubling=slope,
        intercept=float(accuracies.mean() - slope.value * doublings.mean()),
        bend=None if len(faces) == 2 else contrast(_bend(doublings), right),
    )


def contrast(weights: Float[np.ndarray, " k"], right: Bool[np.ndarray, "k n"]) -> Interval:
    """The sum of the weighted accuracies of k networks on the same n faces, for weights that sum to 0.

    Its interval is that of a mean over faces to which two are added, as if each answer to them were right by an even
    chance: for two networks that of Agresti & Min (2005), and never without a width.
    """
    gains, n = weights @ right, right.shape[1] + 2
    centre = gains.sum() / n
    spread = ((gains**2).sum() + (weights**2).sum() / 2) / n - centre**2
    reach = norm.ppf((1 + LEVEL) / 2) * np.sqrt(spread / n)
    return Interval(float(gains.mean()), float(centre - reach), float(centre + reach))


def lengthened(recipe: Recipe, *, faces: int, of: int) -> Recipe:
    """The recipe with as many passes over fewer faces as come nearest to its number of steps over `of`."""
    steps, of_part = (-(-n // recipe.batch) for n in (of, faces))

    def passes(number: int) -> int:
        return max(1, round(number * steps / of_part))

    patience = None if recipe.patience is None else passes(recipe.patience)
    return dataclasses.replace(recipe, epochs=passes(recipe.epochs), patience=patience)


def _slope(doublings: Float[np.ndarray, " k"]) -> Float[np.ndarray, " k"]:
    """Weights of accuracies that make the slope of their least-squares line."""
    centred = doublings - doublings.mean()
    return np.asarray(centred / (centred**2).sum())


def _bend(doublings: Float[np.ndarray, " k"]) -> Float[np.ndarray, " k"]:
    """Weights of three accuracies or more that make the last step a doubling minus the slope before it."""
    step = np.zeros(len(doublings))
    step[-2:] = np.array([-1, 1]) / (doublings[-1] - doublings[-2])
    step[:-1] -= _slope(doublings[:-1])
    return step


def _size(word: str, of: int) -> int:
    try:
        part, count = float(word), int(word) if word.isdecimal() else 0
    except ValueError:
        part, count = 0.0, 0
    number = round(part * of) if 0 < part <= 1 else count
    if number < 1:
        raise InputError(
            f"learning_curve: {word!r} is no size; give shares from 0 to 1 or whole numbers of faces, such as 0.1,0.3,1"
        )
    if number > of:
        raise InputError(f"learning_curve: {word} faces, but the run was trained on {of}; ask for no more")
    return number


def _plan(run: Run, number: int, *, of: int) -> Plan:
    plan = Plan.of(run.config)
    return plan._replace(recipe=lengthened(plan.recipe, faces=number, of=of), train_faces=number)


def _refuse_another(folder: Path, plan: Plan) -> None:
    if (folder / "config.json").exists() and Plan.of(stored_config(folder))._replace(data=plan.data) != plan:
        raise InputError(f"{folder}: the training of another recipe or seed; remove this folder, or move it elsewhere")
