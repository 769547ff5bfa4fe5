"""Which faces are shown: by a rule, or those that a reader names."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int, UInt8
from scipy.special import log_softmax, softmax

from fer.errors import InputError

PAGE = 14  # faces, one a row
OF_ONE_CLASS = 7  # faces that a rule chooses where a class is named
TYPICAL, SUREST_WRONG, WORST, LEAST_CERTAIN = "typical right", "most confident wrong", "worst", "least certain"
RULES = (TYPICAL, SUREST_WRONG, WORST, LEAST_CERTAIN)
IDS = "named"  # in place of a rule, where the reader lists faces


class Chosen(NamedTuple):
    """Faces to be shown, as positions in the split; `label` is the true class and `predicted` the network's."""

    index: Int[np.ndarray, " k"]
    label: Int[np.ndarray, " k"]
    predicted: Int[np.ndarray, " k"]
    confidence: Float[np.ndarray, " k"]  # the softmax probability of `predicted`

    def described(self, rows: np.ndarray) -> list[dict[str, Any]]:
        """One plain dictionary a face: its name in the source ("row"), label, predicted and confidence."""
        columns = (rows[self.index].astype(str), self.label, self.predicted, self.confidence)
        fields = ("row", "label", "predicted", "confidence")
        return [
            dict(zip(fields, face, strict=True)) for face in zip(*(column.tolist() for column in columns), strict=True)
        ]


class Wish(NamedTuple):
    """What a reader asked to see: a rule, perhaps of one class alone, or faces by name."""

    rule: str = TYPICAL  # one of RULES, or IDS
    of_class: int | None = None

    def contrast(self) -> "Wish":
        """What to show beside it: mistakes beside right answers and listed faces, right answers beside mistakes."""
        return Wish(TYPICAL if self.rule in (SUREST_WRONG, WORST) else SUREST_WRONG, self.of_class)


def understood(wanted: str | int, rows: np.ndarray, classes: Sequence[str]) -> Wish:
    """A reader's words: nothing (typical right answers), a rule ("worst", "worst of sad"), or names in the source.

    Raises InputError for a word that is neither, and for a class that there is none of.
    """
    text = str(wanted).strip()  # papermill hands a single row as int
    if not text:
        return Wish()
    rule, _, of_class = text.lower().partition(" of ")
    if "," in text or text in set(rows.astype(str)):
        return Wish(IDS)
    if rule not in RULES:
        raise InputError(
            f"faces: {text!r} is neither a rule ({', '.join(RULES)}; each also with a class, as in 'worst of sad') "
            f"nor a held-out face ({_span(rows)})"
        )
    if of_class and of_class not in classes:
        raise InputError(f"faces: there is no class {of_class!r}; choose one of {', '.join(classes)}")
    return Wish(rule, list(classes).index(of_class) if of_class else None)


def chosen(
    wish: Wish, wanted: str | int, logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], rows: np.ndarray
) -> Chosen:
    """The faces of a wish that was `understood`. Raises InputError as `named` does."""
    if wish.rule == IDS:
        return named(wanted, logits, labels, rows)
    return by_rule(wish.rule, logits, labels, of_class=wish.of_class)


def by_rule(
    rule: str, logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], *, of_class: int | None = None
) -> Chosen:
    """Of every class the first face by one of RULES, or the first OF_ONE_CLASS faces of one class.

    "typical right": right answers, from the median confidence outwards (of two in the middle the less confident).
    "most confident wrong": mistakes, from the surest. "worst": all faces, from the largest cross-entropy. "least
    certain": all faces, from the least confident. A class without such a face is left out; equal faces keep the order
    of the split.
    """
    answers = _chosen(np.arange(len(labels)), logits, labels)
    eligible, place = _ranking(rule, answers, logits, labels)
    picks = []
    for k in range(logits.shape[1]) if of_class is None else [of_class]:
        candidates = np.flatnonzero(eligible & (labels == k))
        ordered = candidates[np.argsort(place(candidates), kind="stable")]
        picks += ordered[: 1 if of_class is None else OF_ONE_CLASS].tolist()
    return _chosen(np.array(picks, dtype=int), logits, labels)


def named(
    wanted: str | int, logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], rows: np.ndarray
) -> Chosen:
    """The faces whose names in the source are listed in `wanted`, separated by commas, in that order.

    Raises InputError for a name that `rows` does not hold, and for more faces than fit on a page.
    """
    position = {str(row): i for i, row in enumerate(rows)}
    names = [name.strip() for name in str(wanted).split(",") if name.strip()]
    if len(names) > PAGE:
        raise InputError(f"faces: {len(names)} are too many for one page; name at most {PAGE}")
    for name in names:
        if name not in position:
            raise InputError(f"faces: no held-out face is called {name!r}; {_span(rows)}")
    return _chosen(np.array([position[name] for name in names], dtype=int), logits, labels)


def right_per_class(
    logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], *, limit: int
) -> Int[np.ndarray, " m"]:
    """Positions of rightly judged faces, ascending: of each class all, or `limit` spread evenly over the split.

    Raises InputError for limit < 1, and where the network is never right.
    """
    if limit < 1:
        raise InputError(f"faces_a_class={limit}: ask for at least one")
    right = logits.argmax(axis=1) == labels
    if not right.any():
        raise InputError("the network is right on no held-out face, so there is nothing to average; train it longer")
    picks = []
    for k in range(logits.shape[1]):
        of_class = np.flatnonzero(right & (labels == k))
        picks.append(of_class[np.linspace(0, len(of_class) - 1, min(limit, len(of_class))).astype(int)])
    return np.sort(np.concatenate(picks))


def spread(n: int, *, number: int) -> Int[np.ndarray, " m"]:
    """At most `number` positions of n faces, ascending and evenly spaced: of every part of the split."""
    return np.linspace(0, n - 1, min(n, max(number, 0))).astype(int)


def without_twins(images: UInt8[np.ndarray, "n 48 48"]) -> Int[np.ndarray, " m"]:
    """Positions, ascending, of the images that are not equal in every pixel to an earlier one."""
    flat = np.ascontiguousarray(images).reshape(len(images), -1)
    return np.sort(np.unique(flat.view(f"V{flat.shape[1]}"), return_index=True)[1])


def _ranking(
    rule: str, answers: Chosen, logits: np.ndarray, labels: np.ndarray
) -> tuple[Bool[np.ndarray, " n"], Callable[[Int[np.ndarray, " m"]], Float[np.ndarray, " m"]]]:
    """Which faces a rule admits, and their places in it, from the smallest."""
    right, confidence = answers.predicted == labels, answers.confidence
    if rule == TYPICAL:
        return right, lambda index: _from_the_median(confidence[index])
    if rule == SUREST_WRONG:
        return ~right, lambda index: -confidence[index]
    if rule == LEAST_CERTAIN:
        return np.ones_like(right), lambda index: confidence[index]
    likelihood = log_softmax(logits.astype(np.float64), axis=1)[np.arange(len(labels)), labels]
    return np.ones_like(right), lambda index: likelihood[index]


def _from_the_median(values: Float[np.ndarray, " m"]) -> Float[np.ndarray, " m"]:
    """How many places each lies from the middle of the order; the lower first of two as far."""
    place = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    from_middle = place - (len(values) - 1) // 2
    return np.abs(from_middle) + 0.5 * (from_middle > 0)


def _span(rows: np.ndarray) -> str:
    return f"their names run from {rows[0]} to {rows[-1]}"


def _chosen(index: np.ndarray, logits: np.ndarray, labels: np.ndarray) -> Chosen:
    probabilities = softmax(logits[index].astype(np.float64), axis=1)
    return Chosen(index, labels[index], probabilities.argmax(axis=1), probabilities.max(axis=1))
