"""What data sets call their splits, and the split we make where a source has none for validation."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Int, Shaped, UInt8

from fer.data.emotions import UNLABELLED
from fer.data.faces import LeftOut, Sizes
from fer.data.splits import stratified_split
from fer.data.twins import twin_groups

VALIDATION_SHARE = 0.1  # of the training faces, where a source has no validation faces

_SPLITS = {
    "train": ("training", "train", "訓練", "训练"),
    "val": ("publictest", "validation", "valid", "val", "dev", "驗證", "验证"),
    "test": ("privatetest", "testing", "test", "測試", "测试"),
}
_SPLIT_OF = {word: split for split, words in _SPLITS.items() for word in words}
_NUMBERED = re.compile(r"^[0-9]+[ ._-]+")  # "1_train"
_NAMED = re.compile(  # without blanks and strokes: "fer2013_train", "test_set", "Validation images", "train_labels"
    rf"(?:fer2013|fer)?({'|'.join(_SPLIT_OF)})(?:data|faces|labels|list)?(?:set|images?|imgs?|files|集)?"
)


class Read(NamedTuple):
    """What a reader hands over: n faces in the source's order, before any split of ours."""

    images: UInt8[np.ndarray, "n 48 48"]
    labels: Int[np.ndarray, " n"]  # -1 where the source has none, -2 (LEFT_OUT) where the person wants none
    usage: Shaped[np.ndarray, " n"]  # "train", "val" or "test"
    rows: Shaped[np.ndarray, " n"]  # the source's own name of each face
    layout: str  # in one line of words
    votes: UInt8[np.ndarray, "n 10"] | None = None
    files: tuple[Path, ...] = ()  # that these faces came from
    set_aside: Mapping[Path, str] = MappingProxyType({})  # other files that the reader met, each with its reason
    root: Path | None = None  # the folder of which all that is not used is to be told
    left_out: tuple[LeftOut, ...] = ()  # all of that, counted
    sizes: Sizes | None = None  # of image files

    def where(self, chosen: Bool[np.ndarray, " n"]) -> "Read":
        """The faces under a mask."""
        votes = None if self.votes is None else self.votes[chosen]
        images, labels, usage, rows = (part[chosen] for part in self[:4])
        return self._replace(images=images, labels=labels, usage=usage, rows=rows, votes=votes)


@lru_cache(maxsize=1000)
def split_of(name: str) -> str | None:
    """train, val or test for a word that data sets use, in any case (Training, Public Test, test_set); else None."""
    plain = re.sub(r"[\s_-]", "", _NUMBERED.sub("", name.strip())).lower()
    found = _NAMED.fullmatch(plain)
    return _SPLIT_OF[found[1]] if found else None


def with_validation(read: Read, *, seed: int) -> tuple[Read, int | None]:
    """The faces with a validation split, and the seed that made it (None where the source has labelled ones itself).

    A tenth of each class of the training faces is drawn by seed; exact twins stay on one side.
    """
    if ((read.usage == "val") & (read.labels != UNLABELLED)).any():
        return read, None
    train = np.flatnonzero((read.usage == "train") & (read.labels != UNLABELLED))
    groups = twin_groups(read.images[train])
    chosen = stratified_split(read.labels[train], groups, share=VALIDATION_SHARE, seed=seed)
    usage = read.usage.astype("U5")
    usage[train[chosen]] = "val"
    return read._replace(usage=usage), seed
