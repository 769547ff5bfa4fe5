"""Which faces are shown: by a rule, or those that a reader names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from fer.data.emotions import index_of
from fer.data.examples import evenly_spread
from fer.errors import InputError
from fer.runs.run import Predictions
from fer.statistics.classification import confidence, correct, losses

PAGE = 7  # faces side by side, each large enough to be read
OF_ONE_CLASS = 7  # faces that a rule chooses where a class is named
TYPICAL, SUREST_WRONG, WORST, LEAST_CERTAIN = "typical right", "most confident wrong", "worst", "least certain"
RULES = (TYPICAL, SUREST_WRONG, WORST, LEAST_CERTAIN)
NAMED = "named"  # in place of a rule, where the reader lists faces
CHOSEN, CONTRAST = "chosen", "contrast"


class Asked(NamedTuple):
    """What a reader asked to see: a rule, perhaps of one class alone, or faces by name."""

    rule: str = TYPICAL  # one of RULES, or NAMED
    of_class: int | None = None  # None: of every class

    def contrast(self) -> "Asked":
        """What to show beside it: mistakes beside right answers and listed faces, right answers beside mistakes."""
        return Asked(TYPICAL if self.rule in (SUREST_WRONG, WORST) else SUREST_WRONG, self.of_class)


class Chosen(NamedTuple):
    """Faces whose maps are averaged, each class by itself."""

    positions: Int[np.ndarray, " m"]  # in the split, ascending
    classes: Int[np.ndarray, " m"]  # the answers of the network, which are right if `right`
    right: bool


@dataclass(frozen=True)
class Face:
    """A face that is shown."""

    position: int  # among the labelled faces of the split, from 0
    row: str  # its name in the source
    label: int  # its true class
    predicted: int  # the network's answer
    confidence: float  # the softmax probability of `predicted`, from 0 to 1


@dataclass(frozen=True)
class Gallery:
    """Faces that are shown together, in this order, and by what rule."""

    rule: str  # one of RULES, or NAMED
    of_class: int | None  # the class that the rule was asked for; None: every class
    faces: tuple[Face, ...]

    @property
    def positions(self) -> Int[np.ndarray, " k"]:
        """Of all faces, in the split."""
        return np.array([face.position for face in self.faces], dtype=int)

    @property
    def predicted(self) -> Int[np.ndarray, " k"]:
        """The network's answers to all faces."""
        return np.array([face.predicted for face in self.faces], dtype=int)


@dataclass(frozen=True)
class Shown:
    """The galleries of CHOSEN, what was asked for, and CONTRAST, what stands beside it."""

    split: str  # "test" or "val"
    galleries: dict[str, Gallery]


def understood(wanted: str | int, rows: np.ndarray, classes: Sequence[str]) -> Asked:
    """A reader's words: nothing (typical right answers), a rule ("worst", "worst of sad"), or names in the source.

    `classes` are the names in the reader's language; English ones are understood in all. Raises InputError for a word
    that is neither, and for a class that there is none of.
    """
    text = str(wanted).strip()  # papermill hands a single row as int
    if not text:
        return Asked()
    rule, _, of_class = text.lower().partition(" of ")
    if "," in text or text in set(rows.astype(str)):
        return Asked(NAMED)
    if rule not in RULES:
        raise InputError(
            f"faces: {text!r} is neither a rule ({', '.join(RULES)}; each also with a class, as in 'worst of sad') "
            f"nor a held-out face ({_span(rows)})"
        )
    if not of_class:
        return Asked(rule)
    label = list(classes).index(of_class) if of_class in classes else index_of(of_class)
    if label is None:
        raise InputError(f"faces: there is no class {of_class!r}; choose one of {', '.join(classes)}")
    return Asked(rule, label)


def shown(asked: Asked, wanted: str | int, answers: Predictions, *, split: str) -> Shown:
    """The faces of `split` that were asked for, in the words `wanted`, and those to show beside them. `answers` are the
    network's to that split. Raises InputError as `named` does."""
    chosen = named(wanted, answers) if asked.rule == NAMED else by_rule(asked, answers)
    return Shown(split, {CHOSEN: chosen, CONTRAST: by_rule(asked.contrast(), answers)})


def by_rule(asked: Asked, answers: Predictions) -> Gallery:
    """Of every class the first face by one of RULES, or the first OF_ONE_CLASS faces of one class.

    "typical right": right answers, from the median confidence outwards (of two in the middle the less confident).
    "most confident wrong": mistakes, from the surest. "worst": all faces, from the largest cross-entropy. "least
    certain": all faces, from the least confident. A class without such a face is left out; equal faces keep the order
    of the split.
    """
    eligible, place = _ranking(asked.rule, answers)
    positions: list[int] = []
    for k in range(answers.logits.shape[1]) if asked.of_class is None else [asked.of_class]:
        candidates = np.flatnonzero(eligible & (answers.labels == k))
        ordered = candidates[np.argsort(place(candidates), kind="stable")]
        positions += ordered[: 1 if asked.of_class is None else OF_ONE_CLASS].tolist()
    return Gallery(asked.rule, asked.of_class, _faces(positions, answers))


def named(wanted: str | int, answers: Predictions) -> Gallery:
    """The faces whose names in the source are listed in `wanted`, separated by commas, in that order.

    Raises InputError for a name that the source does not have, and for more faces than fit on a page.
    """
    position = {str(row): i for i, row in enumerate(answers.rows)}
    names = [name.strip() for name in str(wanted).split(",") if name.strip()]
    if len(names) > PAGE:
        raise InputError(f"faces: {len(names)} are too many for one page; name at most {PAGE}")
    for name in names:
        if name not in position:
            raise InputError(f"faces: no held-out face is called {name!r}; {_span(answers.rows)}")
    return Gallery(NAMED, None, _faces([position[name] for name in names], answers))


def per_class(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], *, limit: int) -> Chosen:
    """The rightly judged faces of each class, or `limit` of them spread evenly over the split.

    Where the network is right of none, faces go by its answers instead. Raises InputError for limit < 1 and no face.
    """
    if limit < 1:
        raise InputError(f"faces_a_class={limit}: ask for at least one")
    if not len(labels):
        raise InputError("there is no labelled held-out face to make maps of")
    right = correct(logits, labels)
    classes = labels if right.any() else logits.argmax(axis=1)
    eligible = right if right.any() else np.ones_like(right)
    picks = []
    for k in range(logits.shape[1]):
        of_class = np.flatnonzero(eligible & (classes == k))
        picks.append(of_class[evenly_spread(len(of_class), number=limit)])
    positions = np.sort(np.concatenate(picks))
    return Chosen(positions, classes[positions], bool(right.any()))


def _ranking(
    rule: str, answers: Predictions
) -> tuple[Bool[np.ndarray, " n"], Callable[[Int[np.ndarray, " m"]], Float[np.ndarray, " m"]]]:
    """Which faces a rule admits, and their places in it, from the smallest."""
    right, sure = correct(answers.logits, answers.labels), confidence(answers.logits)
    if rule == TYPICAL:
        return right, lambda positions: _from_the_median(sure[positions])
    if rule == SUREST_WRONG:
        return ~right, lambda positions: -sure[positions]
    if rule == LEAST_CERTAIN:
        return np.ones_like(right), lambda positions: sure[positions]
    loss = losses(answers.logits, answers.labels)
    return np.ones_like(right), lambda positions: -loss[positions]


def _from_the_median(values: Float[np.ndarray, " m"]) -> Float[np.ndarray, " m"]:
    """How many places each lies from the middle of the order; the lower first of two as far."""
    place = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    from_middle = place - (len(values) - 1) // 2
    return np.abs(from_middle) + 0.5 * (from_middle > 0)


def _span(rows: np.ndarray) -> str:
    return f"their names run from {rows[0]} to {rows[-1]}"


def _faces(positions: Sequence[int], answers: Predictions) -> tuple[Face, ...]:
    predicted, sure = answers.logits.argmax(axis=1), confidence(answers.logits)
    return tuple(
        Face(k, str(answers.rows[k]), int(answers.labels[k]), int(predicted[k]), float(sure[k])) for k in positions
    )
