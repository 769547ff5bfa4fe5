"""Which held-out faces show a photograph that the network was trained on: exact twins, and near ones."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from jaxtyping import Bool, Float32, Int, UInt8

from fer.data.array_cache import hash_of, hash_of_arrays, made_once
from fer.data.emotions import EMOTIONS
from fer.data.faces import Faces
from fer.data.twins import twin_groups
from fer.runs.seen import Seen, trained_on
from fer.twins import near_twins

Search = Literal["done", "drawn", "folds", "absent"]


@dataclass(frozen=True)
class Twins:
    """What training holds of each of n held-out faces. Likeness, place and mirrored are of a search that was done."""

    search: Search  # for near twins; what "drawn", "folds" and "absent" mean is said by `find`
    training: Faces  # the labelled faces that the network was trained on
    exact: Bool[np.ndarray, " n"]  # a training face is equal in every pixel
    near: Bool[np.ndarray, " n"]  # another picture of the same photograph, and no exact twin
    likeness: Float32[np.ndarray, " n"]  # to the most similar training face
    place: Int[np.ndarray, " n"]  # of that face among `training`, or of an exact twin of the same label as the face
    mirrored: Bool[np.ndarray, " n"]  # is it its mirror image that is similar?

    def labels_of_twins(self) -> Int[np.ndarray, " n"]:
        """The label of the most similar training face; -1 where it is no twin, or near twins were not searched.

        A face that shows nothing has no similar one, even where an exact twin of it stands in training.
        """
        alike = self.likeness >= near_twins.ALIKE
        return np.where(alike, self.training.labels[self.place], -1) if alike.any() else np.full(len(alike), -1)

    def apart(self) -> Bool[np.ndarray, " n"] | None:
        """The faces without a twin; None where near twins were not searched, and where all faces are alike in that."""
        without = ~(self.exact | self.near)
        return without if self.search == "done" and without.any() and not without.all() else None

    def at_the_limit(self, number: int) -> tuple[Int[np.ndarray, " a"], Int[np.ndarray, " b"]]:
        """At most `number` faces each that just count as near twins and that just do not; see near_twins.around."""
        others = np.flatnonzero(~self.exact)
        above, below = near_twins.around(self.likeness[others], near_twins.ALIKE, number)
        return others[above], others[below]

    def side_by_side(
        self, judged: UInt8[np.ndarray, "n 48 48"], at: Int[np.ndarray, " k"]
    ) -> UInt8[np.ndarray, "2*k 48 48"]:
        """The held-out faces at these places, each followed by its most similar training face."""
        return near_twins.side_by_side(judged[at], self.training.images[self.place[at]], self.mirrored[at])


def find(faces: Faces, split: str, *, out_of_fold: bool, seen: Seen | None = None) -> Twins:
    """The twins of the labelled faces of `split` among those that the network was trained on.

    Near twins are not searched where the program drew the faces ("drawn"); where each face of the split was judged by
    networks trained on the other folds ("folds"), among which there are no exact twins by construction; and where the
    training faces are not all at hand ("absent"), of a network that came ready-made. What such a network met, `seen`,
    tells its exact twins all the same.
    """
    asked = faces.split(split).labelled()
    judged = asked.images
    folds = out_of_fold and split == "val"
    training = _training(faces, out_of_fold=out_of_fold)
    if folds:
        exact = np.zeros(len(judged), dtype=bool)
    else:
        exact = _equal(judged, training.images) if seen is None else trained_on(judged, seen)
    absent = faces.origin.by_role or not len(training.labels)
    search: Search = "drawn" if faces.origin.synthetic else "folds" if folds else "absent" if absent else "done"
    if search != "done":
        nothing = np.zeros(len(judged), dtype=int)
        return Twins(search, training, exact, nothing > 0, nothing.astype(np.float32), nothing, nothing > 0)
    likeness, place, mirrored = _nearest(judged, training.images)
    own = _of_the_same_label(asked, training)
    place, mirrored = np.where(own < 0, place, own), mirrored & (own < 0)
    return Twins(search, training, exact, ~exact & (likeness >= near_twins.ALIKE), likeness, place, mirrored)


def _nearest(images: UInt8[np.ndarray, "n 48 48"], training: UInt8[np.ndarray, "m 48 48"]) -> near_twins.Nearest:
    """As `near_twins.nearest`; kept, since it takes longer than all else of a chapter, and is the same for each network
    and in all chapters, which run side by side."""
    programs = (Path(__file__).with_name(f"{name}.py") for name in ("near_twins", "candidates", "poses", "registering"))
    key = f"near-twins-{hash_of_arrays(images, training)}-{hash_of(*programs)}"
    return near_twins.Nearest(**made_once(key, lambda: near_twins.nearest(images, training)._asdict()))


def _training(faces: Faces, *, out_of_fold: bool) -> Faces:
    """Members of cross-validation were trained on the source's validation faces as well."""
    return (faces.where(faces.usage != "test") if out_of_fold else faces.split("train")).labelled()


def _of_the_same_label(faces: Faces, training: Faces) -> Int[np.ndarray, " n"]:
    """The place of a training face that is equal in every pixel and has the same label; -1 where there is none.

    Of twins with several labels in training, a face's own is no dispute.
    """
    groups = twin_groups(np.concatenate([faces.images, training.images]))
    kinds = len(EMOTIONS) * groups + np.concatenate([faces.labels, training.labels])
    wanted, there = np.split(kinds, [len(faces.labels)])
    known, places = np.unique(there, return_index=True)
    at = np.searchsorted(known, wanted).clip(max=len(known) - 1)
    return np.where(known[at] == wanted, places[at], -1)


def _equal(images: UInt8[np.ndarray, "n 48 48"], others: UInt8[np.ndarray, "m 48 48"]) -> Bool[np.ndarray, " n"]:
    groups = twin_groups(np.concatenate([images, others]))
    return np.isin(groups[: len(images)], groups[len(images) :])
