"""Labels for faces that no run has met, and whether it has met them after all."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from jaxtyping import Float

from fer.data.emotions import EMOTIONS
from fer.data.layouts.unlabelled import Part, Unlabelled, open_unlabelled
from fer.errors import InputError
from fer.files import expanded, refuse_unwritable, replacing
from fer.models.prediction import Predictor, resolve_precision
from fer.progress import bar
from fer.recipes import changed
from fer.runs.met import faces_met
from fer.runs.run import Run
from fer.runs.seen import hashes

NAMED = 5  # files of a kind that a line names
BROKEN = "pictures that are damaged"


@dataclass(frozen=True)
class Labels:
    """What a run says of faces."""

    ids: list[str]
    probabilities: Float[np.ndarray, "n 7"]
    met: list[str] | None  # ids of those equal in every pixel to a training face; None: which those are is not known
    left_out: dict[str, list[str]]  # a reason, and the files that it kept from being labelled

    def table(self) -> pd.DataFrame:
        """id, label (0 to 6), class (its name), and a column of probabilities for each class, in label order."""
        labels, names = self.probabilities.argmax(axis=1), [emotion.en for emotion in EMOTIONS]
        shares = pd.DataFrame(self.probabilities.astype(float).round(6), columns=names)
        first = pd.DataFrame({"id": self.ids, "label": labels, "class": [names[label] for label in labels]})
        return pd.concat([first, shares], axis=1)

    def remarks(self) -> list[str]:
        """Lines for whoever asked: what was left out and why, and faces whose labels say nothing."""
        lines = [f"not labelled: {len(names)} {why}: {_some(names)}" for why, names in self.left_out.items()]
        if self.met is None:
            lines.append("whether the run was trained on any of these faces is not known: its own are not at hand")
        elif self.met:
            lines.append(
                f"equal in every pixel to a face that the run was trained on: {len(self.met):,} of {len(self.ids):,}, "
                f"whose labels do not show how good it is: {_some(self.met)}"
            )
        return lines


def label(run: Run, images: str | Path | np.ndarray, *, views: int | None = None) -> Labels:
    """Labels for the faces of a picture, a folder, a csv or an array (uint8, n 48 48), in their own order, with a bar.

    Faces are judged as those of the run's own splits were: in the recipe's precision on this machine and, unless
    another number is asked for, by its views. They are read a part at a time, so that any number fits into memory; a
    broken picture is left out, and named. Raises InputError for views other than 1, 2, 10, and where no face can be
    read.
    """
    recipe, device = run.config.recipe, torch.device("cpu")
    if views is not None:
        recipe = changed(recipe, [f"views={views}"], options={})
    given = _of_array(images) if isinstance(images, np.ndarray) else open_unlabelled(expanded(str(images)))
    known = faces_met(run)
    predictor = Predictor(run.model(), precision=resolve_precision(recipe.precision, device))
    logits, places, met = [torch.empty(0, 7)], list[int](), list[bool]()
    faults: dict[str, str] = {}
    for part in _watched(given):
        logits.append(predictor(part.images, views=recipe.views))
        places += part.places
        faults |= part.faults
        if known is not None:
            met += np.isin(hashes(part.images), known).tolist()
    if faults and not places:
        name, why = next(iter(faults.items()))
        raise InputError(f"{name}: {why}; give another picture")
    ids = [given.ids[place] for place in places]
    return Labels(
        ids=ids,
        probabilities=torch.cat(logits).softmax(dim=1).numpy(),
        met=None if known is None else [one for one, is_met in zip(ids, met, strict=True) if is_met],
        left_out=given.left_out | ({BROKEN: [f"{name} ({why})" for name, why in faults.items()]} if faults else {}),
    )


def predict_file(
    run: Run, images: str | Path, out: Path, *, views: int | None = None, probabilities: bool = False
) -> Labels:
    """Write what `label` says to a csv of id,label, or to a .json file, which names what was left out, too.

    `probabilities` adds the class's name and the seven probabilities. Nothing is written where anything is refused.
    """
    out = Path(expanded(str(out)))
    refuse_unwritable(out)
    found = label(run, images, views=views)
    table = found.table() if probabilities else found.table()[["id", "label"]]
    with replacing(out) as part:
        if out.suffix.lower() == ".json":
            part.write_text(_as_json(table, found), encoding="utf-8")
        else:
            table.to_csv(part, index=False)
    return found


def _of_array(images: np.ndarray) -> Unlabelled:
    """Raises InputError for an array that holds no faces as `Faces` does."""
    if images.ndim != 3 or images.shape[1:] != (48, 48) or images.dtype != np.uint8:
        raise InputError(f"an array of {images.dtype} of shape {images.shape}: give uint8 of shape (n, 48, 48)")
    return Unlabelled([str(k) for k in range(len(images))], table=images)


def _watched(given: Unlabelled) -> Iterator[Part]:
    with bar(description=f"labelling {len(given.ids):,} faces", total=len(given.ids), unit="face") as shown:
        for part in given.parts():
            yield part
            shown.update(len(part.places) + len(part.faults))


def _as_json(table: pd.DataFrame, found: Labels) -> str:
    content = {
        "faces": table.to_dict(orient="records"),
        "left_out": found.left_out,
        "trained_on": found.met,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _some(names: list[str]) -> str:
    """The names; of many the first ones, and how many more there are."""
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
