"""Splits: train, val and test, folds of cross-validation, and fewer training faces. All are drawn by seed."""

import re
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Int

from fer.data.emotions import UNLABELLED
from fer.data.faces import Faces
from fer.data.twins import twin_groups
from fer.errors import InputError

SPLITS = ("train", "val", "test")
_FOLD = re.compile(r"(\d{1,9})/(\d{1,9})")
FEWEST = 5  # training faces of each class that a smaller training set must hold, where there are so many


@dataclass(frozen=True)
class Fold:
    """One of the parts into which labelled faces are cut for cross-validation."""

    number: int  # from 1
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.of >= 2:
            raise InputError(f"fold {self}: write it as K/N, such as 2/5, with K from 1 to N and N at least 2")

    @classmethod
    def read(cls, word: str) -> "Fold":
        """Fold(2, 5) for "2/5". Raises InputError for a word that names no fold."""
        found = _FOLD.fullmatch(word)
        if found is None:
            raise InputError(f"fold {word[:20]!r}: write it as K/N, such as 2/5, with K from 1 to N and N at least 2")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


def stratified_split(
    labels: Int[np.ndarray, " n"], groups: Int[np.ndarray, " n"], *, share: float, seed: int
) -> Bool[np.ndarray, " n"]:
    """Mask of about `share` of each class, at least one and never all, by seed; faces of one group stay on one side.

    A group is dealt with the class of its first face, so twins whose labels differ stay together too.
    """
    rng = np.random.default_rng(seed)
    _, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    chosen = np.zeros(len(first), dtype=bool)
    for label in np.unique(labels):
        of_class = np.flatnonzero(labels[first] == label)
        rng.shuffle(of_class)
        chosen[of_class[: min(max(1, round(share * len(of_class))), len(of_class) - 1)]] = True
    return chosen[inverse]


def folded(faces: Faces, fold: Fold, *, seed: int) -> Faces:
    """The faces with new splits: of the labelled train and val faces those of `fold` are "val", all others "train".

    Folds are stratified and drawn by seed; exact twins stay in one fold, dealt with the class of the first of them.
    Faces of the test split and unlabelled ones are left as they are. Raises InputError where a class has too few.
    """
    pool = np.flatnonzero((faces.usage != "test") & (faces.labels != UNLABELLED))
    _, first, inverse = np.unique(twin_groups(faces.images[pool]), return_index=True, return_inverse=True)
    labels = faces.labels[pool][first]
    fewest = np.bincount(labels)[np.unique(labels)].min()
    if fewest < fold.of:
        source = faces.origin.source
        raise InputError(f"{source}: {fold.of} folds, but a class has {fewest} different faces; ask for fewer folds")
    from sklearn.model_selection import StratifiedKFold  # a second to import, and only folds need it

    cuts = StratifiedKFold(fold.of, shuffle=True, random_state=seed).split(first, labels)
    held_out = np.isin(inverse, list(cuts)[fold.number - 1][1])
    usage = faces.usage.astype("U5")
    usage[pool] = np.where(held_out, "val", "train")
    return faces._replace(usage=usage)


def fewer(faces: Faces, number: int, *, seed: int) -> Faces:
    """The faces without some of the labelled training faces, of which `number` are left; all other faces stay.

    Drawn by seed, each class by its share to within a face; those of a smaller `number` are among those of a larger
    one. Raises InputError for more faces than there are, and for so few that a class would have under FEWEST.
    """
    pool = np.flatnonzero((faces.usage == "train") & (faces.labels != UNLABELLED))
    labels, source = faces.labels[pool], faces.origin.source
    if number > len(pool):
        raise InputError(
            f"{source}: {number} training faces asked for, but it has {len(pool)} with a label; ask for no more"
        )
    place = np.random.default_rng(seed).permutation(len(pool))
    depth = np.empty(len(pool))  # of a face in its class, from 0 to 1: a cut at one depth leaves the shares as they are
    for label in np.unique(labels):
        of_class = np.flatnonzero(labels == label)
        depth[of_class[np.argsort(place[of_class])]] = (np.arange(len(of_class)) + 0.5) / len(of_class)
    order = np.lexsort((place, depth))
    left = np.bincount(labels[order[:number]], minlength=labels.max() + 1)
    if (left < np.minimum(FEWEST, np.bincount(labels))).any():
        raise InputError(f"{source}: {number} training faces leave fewer than {FEWEST} of a class; ask for more")
    kept = np.ones(len(faces.labels), dtype=bool)
    kept[pool[order[number:]]] = False
    return faces.where(kept)
