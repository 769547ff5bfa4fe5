"""Which faces are shown: by a rule, or those that a reader names."""

from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Float, Int, UInt8
from scipy.special import softmax

from fer.errors import InputError

PAGE = 14  # faces, one a row


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


def typical_right(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Chosen:
    """For every class the right answer of median confidence (of two in the middle the less confident).

    A class without a right answer is left out. Equal confidences keep the order of the split.
    """
    return _one_a_class(logits, labels, right=True)


def most_confident_wrong(logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"]) -> Chosen:
    """For every class the face of it that was taken for another with the most confidence; none where all are right."""
    return _one_a_class(logits, labels, right=False)


def named(wanted: str, logits: Float[np.ndarray, "n k"], labels: Int[np.ndarray, " n"], rows: np.ndarray) -> Chosen:
    """The faces whose names in the source are listed in `wanted`, separated by commas, in that order.

    Raises InputError for a name that `rows` does not hold, and for more faces than fit on a page.
    """
    position = {str(row): i for i, row in enumerate(rows)}
    names = [name.strip() for name in str(wanted).split(",") if name.strip()]  # papermill hands a single row as int
    if len(names) > PAGE:
        raise InputError(f"faces: {len(names)} are too many for one page; name at most {PAGE}")
    for name in names:
        if name not in position:
            raise InputError(
                f"faces: no held-out face is called {name!r}; their names run from {rows[0]} to {rows[-1]}"
            )
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


def without_twins(images: UInt8[np.ndarray, "n 48 48"]) -> Int[np.ndarray, " m"]:
    """Positions, ascending, of the images that are not equal in every pixel to an earlier one."""
    flat = np.ascontiguousarray(images).reshape(len(images), -1)
    return np.sort(np.unique(flat.view(f"V{flat.shape[1]}"), return_index=True)[1])


def _one_a_class(logits: np.ndarray, labels: np.ndarray, *, right: bool) -> Chosen:
    everything = _chosen(np.arange(len(labels)), logits, labels)
    wanted = (everything.predicted == labels) == right
    picks = []
    for k in range(logits.shape[1]):
        of_class = np.flatnonzero(wanted & (labels == k))
        if len(of_class):
            confidence = everything.confidence[of_class]
            ordered = np.argsort(confidence, kind="stable")
            picks.append(of_class[ordered[(len(ordered) - 1) // 2] if right else confidence.argmax()])
    return _chosen(np.array(picks, dtype=int), logits, labels)


def _chosen(index: np.ndarray, logits: np.ndarray, labels: np.ndarray) -> Chosen:
    probabilities = softmax(logits[index].astype(np.float64), axis=1)
    return Chosen(index, labels[index], probabilities.argmax(axis=1), probabilities.max(axis=1))
