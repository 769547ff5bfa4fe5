"""FER+ (Barsoum et al. 2016): ten annotators' votes on each face of fer2013.csv, in the same row order."""

from pathlib import Path

import numpy as np
from jaxtyping import Shaped, UInt8

from fer.data.classes import Classes
from fer.data.layouts.fer2013 import read_fer2013
from fer.data.layouts.lines import columns_of
from fer.data.layouts.read import Read, split_of
from fer.data.layouts.rows import rows_of, whole_number
from fer.errors import InputError

VOTES_FILE = "fer2013new.csv"
VOTES = ("neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt", "unknown", "nf")
MAX_VOTES = 10  # annotators a face
_COLUMN_OF = [VOTES.index(word) for word in ("anger", "disgust", "fear", "happiness", "sadness", "surprise", "neutral")]


def read_ferplus(path: Path, classes: Classes) -> Read:
    """The faces of `path`, a fer2013.csv, with the votes of the fer2013new.csv beside it; labels stay FER2013's."""
    read = read_fer2013(path, classes)
    file = path.with_name(VOTES_FILE)
    votes = _votes(file, read.usage, path)
    return read._replace(votes=votes, files=(path, file), layout=f"{read.layout} with FER+ votes ({VOTES_FILE})")


def _votes(path: Path, usage: Shaped[np.ndarray, " n"], faces: Path) -> UInt8[np.ndarray, "n 10"]:
    columns = columns_of(path)
    if missing := [word for word in ("usage", *VOTES) if word not in columns]:
        raise InputError(
            f"{path}, line 1: the header lacks {', '.join(missing)}; use the file as published, or remove it"
        )
    votes: list[list[int]] = []
    for line, row in rows_of(path):
        place = f"{path}, line {line}"
        if len(votes) < len(usage) and split_of(row["usage"]) != usage[len(votes)]:
            raise InputError(f"{place}: its Usage is not that row's in {faces.name}; use both files in published order")
        votes.append([count_of(place, row[word]) for word in VOTES])
    if len(votes) != len(usage):
        raise InputError(
            f"{path}: votes on {len(votes)} faces where {faces.name} has {len(usage)}; use both files as published"
        )
    return np.array(votes, dtype=np.uint8)


def count_of(place: str, word: str) -> int:
    """The votes that a word of a csv writes. InputError, naming the place, for what is no count."""
    count = whole_number(word.strip())
    if count is None or count > MAX_VOTES:
        raise InputError(f"{place}: {word[:20]!r} is no count of votes from 0 to {MAX_VOTES}; mend the line")
    return count


def ballots_of(votes: UInt8[np.ndarray, "n 10"]) -> UInt8[np.ndarray, "n 8"]:
    """The votes for our seven classes, in their order, and last those for none of them: contempt, unknown, no face."""
    of_seven = votes[:, _COLUMN_OF]
    none = votes.sum(axis=1, keepdims=True) - of_seven.sum(axis=1, keepdims=True)
    return np.concatenate([of_seven, none.astype(votes.dtype)], axis=1)
