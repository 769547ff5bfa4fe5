"""Labels for faces that no run has met, and whether it has met them after all."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from jaxtyping import Float, UInt8

from fer.data.emotions import EMOTIONS
from fer.data.layouts.images import is_image
from fer.data.layouts.unlabelled import Part, Unlabelled, open_unlabelled
from fer.data.photographs import EXTRA, Box, Finder, finder
from fer.errors import InputError
from fer.files import at_home, refuse_unwritable, replacing
from fer.progress import bar, counted
from fer.recipes import changed
from fer.runs.answers import Answers
from fer.runs.met import seen_by
from fer.runs.run import Run
from fer.runs.seen import hashes
from fer.runs.spreadsheets import write_csv

NAMED = 5  # files of a kind that a line names
BROKEN = "pictures that are damaged"
FACELESS = "photographs in which no face was found"
SHOWN = 200  # faces that are kept for a contact sheet


@dataclass(frozen=True)
class Labels:
    """What a run says of faces."""

    ids: list[str]
    probabilities: Float[np.ndarray, "n 7"]
    met: list[str] | None  # ids of those equal in every pixel to a training face; None: which those are is not known
    left_out: dict[str, list[str]]  # a reason, and the files that it kept from being labelled
    boxes: list[Box | None]  # where each was found in its upright picture; None: it was not searched for
    squares: int  # pictures of which the centred square was labelled as there is no detector
    first: UInt8[np.ndarray, "k 48 48"]  # at most SHOWN of the faces, as the network saw them

    def table(self) -> pd.DataFrame:
        """id, label (0 to 6), class (its name), and a column of probabilities for each class, in label order.

        Where faces were found in photographs their boxes follow the id: left, top, width, height.
        """
        labels, names = self.probabilities.argmax(axis=1), [emotion.en for emotion in EMOTIONS]
        shares = pd.DataFrame(self.probabilities.astype(float).round(6), columns=names)
        first = pd.DataFrame({"id": self.ids, "label": labels, "class": [names[label] for label in labels]})
        return pd.concat([first, *self._boxes(), shares], axis=1)

    def _boxes(self) -> list[pd.DataFrame]:
        if not any(self.boxes):
            return []
        rows = [box or (None,) * len(Box._fields) for box in self.boxes]
        return [pd.DataFrame(rows, columns=list(Box._fields), dtype="Int64")]

    def remarks(self) -> list[str]:
        """Lines for whoever asked: what was left out and why, and faces whose labels say nothing."""
        lines = [
            f"not labelled: {counted(len(names), 'file')} ({why}): {_some(names)}"
            for why, names in self.left_out.items()
        ]
        if self.squares:
            squares = counted(self.squares, "picture")
            lines.append(f"of {squares} the centred square was labelled, whatever it shows: {EXTRA} finds faces")
        if self.met is None:
            lines.append(
                "whether the run was trained on any of these faces is not known: those of its training are not at hand"
            )
        elif self.met:
            lines.append(
                f"equal in every pixel to a face that the run was trained on: {len(self.met):,} of {len(self.ids):,}, "
                f"whose labels do not show how good it is: {_some(self.met)}"
            )
        return lines


def label(run: Run, images: str | Path | np.ndarray, *, views: int | None = None, detect: bool | None = None) -> Labels:
    """Labels for the faces of a picture, a folder, a csv or an array (uint8, n 48 48), in their own order, with a bar.

    Faces are judged as those of the run's own splits were (fer.runs.answers), unless another number of views is asked
    for. They are read a part at a time, so that any number fits into memory; a broken picture, and one in which no face
    is found, is left out, and named. `detect` says whether faces are searched for as `fer.data.photographs.finder`
    does. Raises InputError for views other than 1, 2, 10, and where no face can be read.
    """
    if views is not None:
        changed(run.config.recipe, [f"views={views}"], options={})  # refuses what is no number of views
    given = _of_array(images) if isinstance(images, np.ndarray) else open_unlabelled(at_home(images))
    met_by_run = seen_by(run)
    known = None if met_by_run is None else met_by_run.train
    answers = Answers(run, views=views)
    searching = finder(detect)
    logits, ids, met, boxes = [torch.empty(0, 7)], list[str](), list[bool](), list[Box | None]()
    faults, faceless, squares = dict[str, str](), list[str](), 0
    first = np.empty((0, 48, 48), np.uint8)
    for part in _watched(given, searching):
        if part.ids:
            logits.append(answers(part.images))
        first = np.concatenate([first, part.images[: SHOWN - len(first)]])
        ids += part.ids
        boxes += part.boxes
        faults |= part.faults
        faceless += part.faceless
        squares += part.squares
        if known is not None:
            met += np.isin(hashes(part.images), known).tolist()
    if not ids:
        _refuse_none(images, faults, faceless)
    left_out = given.left_out | ({BROKEN: [f"{name} ({why})" for name, why in faults.items()]} if faults else {})
    return Labels(
        ids=ids,
        probabilities=torch.cat(logits).softmax(dim=1).numpy(),
        met=None if known is None else [one for one, is_met in zip(ids, met, strict=True) if is_met],
        left_out=left_out | ({FACELESS: faceless} if faceless else {}),
        boxes=boxes,
        squares=squares if detect is None else 0,
        first=first,
    )


def predict_file(
    run: Run,
    images: str | Path,
    out: Path,
    *,
    views: int | None = None,
    probabilities: bool = False,
    detect: bool | None = None,
) -> Labels:
    """Write what `label` says to a csv of id,label, or to a .json file, which names what was left out, too.

    `probabilities` adds the class's name and the seven probabilities; boxes stand there where faces were found. Nothing
    is written where anything is refused. An id that a spreadsheet would take for a formula is written to a csv as
    `fer.runs.spreadsheets` says.
    """
    out = at_home(out)
    refuse_unwritable(out)
    refuse_own(images, out)
    found = label(run, images, views=views, detect=detect)
    table = found.table()
    if not probabilities:
        table = table.drop(columns=["class", *(emotion.en for emotion in EMOTIONS)])
    with replacing(out) as part:
        if out.suffix.lower() == ".json":
            part.write_text(_as_json(table, found), encoding="utf-8")
        else:
            write_csv(table, part, names="id")
    return found


def refuse_own(images: str | Path, *written: Path) -> None:
    """Raise InputError where a file that is to be written is one of those to label, or is named for two answers."""
    # not pathlib's: it raises RuntimeError for links in a circle
    read, *places = [Path(os.path.realpath(path)) for path in (at_home(images), *written)]
    for place, path in zip(places, written, strict=True):
        if place == read or (place.is_relative_to(read) and is_image(place)):
            raise InputError(f"{path}: is itself to be labelled, and would be written over; name another file to write")
        if places.count(place) > 1:
            raise InputError(f"{path}: named for two files to write; name another for one of them")


def _of_array(images: np.ndarray) -> Unlabelled:
    """Raises InputError for an array that holds no faces as `Faces` does."""
    if images.ndim != 3 or images.shape[1:] != (48, 48) or images.dtype != np.uint8:
        raise InputError(f"an array of {images.dtype} of shape {images.shape}: give uint8 of shape (n, 48, 48)")
    return Unlabelled([str(k) for k in range(len(images))], table=images)


def _refuse_none(images: str | Path | np.ndarray, faults: dict[str, str], faceless: list[str]) -> None:
    """Raises InputError where pictures were given and none of them holds a face to label."""
    if faceless:
        searched = f"in any of {len(faceless):,} pictures" if len(faceless) > 1 else "in the picture"
        raise InputError(f"{images}: no face found {searched}; where each is a face cut close, say --no-detect")
    for name, why in faults.items():
        raise InputError(f"{name}: {why}; give another picture")


def _watched(given: Unlabelled, searching: Finder | None) -> Iterator[Part]:
    with bar(description=f"labelling {len(given.ids):,} faces", total=len(given.ids), unit="face") as shown:
        for part in given.parts(searching):
            yield part
            shown.update(part.number)


def _as_json(table: pd.DataFrame, found: Labels) -> str:
    content = {
        "faces": table.astype(object).where(table.notna(), None).to_dict(orient="records"),
        "left_out": found.left_out,
        "trained_on": found.met,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _some(names: list[str]) -> str:
    """The names; of many the first ones, and how many more there are."""
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
