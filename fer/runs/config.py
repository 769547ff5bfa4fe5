"""What was trained on what: `config.json` of a run folder."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from fer import recipes
from fer.data.splits import Fold
from fer.errors import InputError
from fer.findings.facts import from_json
from fer.recipes import IMAGENET, Recipe
from fer.runs import whereabouts
from fer.runs.files import TRAIN_AGAIN, read_json
from fer.runs.seen import Training

VERSION = 1  # of the run folder: raised when a program that reads this one could no longer read the next
FIRST = 1  # of those that do not say it

Kind = Literal["drawn", "photographs", "unknown"]  # of faces


@dataclass(frozen=True)
class Config:
    """What was trained on what. Equal configs give equal runs on one machine."""

    data: str  # the source as `open_faces` reads it; a path is absolute, and one of this machine where it is known
    limit: int | None  # at most this many faces of each split
    layout: str  # what the source was recognised as
    sha256: str  # of images and labels
    synthetic: bool
    seed: int  # of weights, order and augmentation
    recipe: Recipe
    split_seed: int = 0  # of the validation split where the source has none, and of the folds
    fold: Fold | None = None  # which part was held out in cross-validation; None for the source's own splits
    trained_on: Training | None = None  # of a network that came ready-made; None: the train split of these faces
    weights: str | None = None  # SHA-256 of the file of a ready-made network's weights
    train_faces: int | None = (
        None  # how many of the training faces it was trained on, in equal shares of the classes; None: all
    )
    code: str | None = None  # SHA-256 of the file of a person's own network; None of the program's networks
    classes: str | None = None  # what the source's names of classes mean, as fer.data.classes reads it
    version: int = VERSION  # of the run folder

    @property
    def has_history(self) -> bool:
        """Is it known how the network was trained? Not of one that came as a file of weights alone."""
        return self.weights is None or self.trained_on is not None

    @property
    def trained_here(self) -> bool:
        """Was it trained on the faces of this very run?"""
        return self.weights is None and self.trained_on is None

    @property
    def learnt_from(self) -> Kind:
        """Which faces the network was trained on: those that the program draws, others, or that is not known.

        Of a network that came as a file of weights nobody knows. Of one whose training began from such a file it is
        known only that it was trained on drawn faces where these are its run's own.
        """
        if self.synthetic and self.trained_here:
            return "drawn"
        return "photographs" if self.faces_known else "unknown"

    @property
    def faces_known(self) -> bool:
        """Are all faces known that the network was trained on? Not where it, or what it began from, came as a file of
        weights alone: those that it is judged on may be among them."""
        return self.has_history and not self._began_from_a_file()

    def _began_from_a_file(self) -> bool:
        options = self.recipe.model_options
        members = [of for _, of in options.get("members", ())]
        return any(of.get("weights") not in (None, IMAGENET) for of in members or [options])

    def source(self) -> str:
        """The data's name, without their folder."""
        return self.data if self.synthetic else whereabouts.name_of(self.data)


def stored_config(path: Path) -> Config:
    """The config of a run folder, finished or not; its data are where they are found on this machine.

    Raises InputError where there is none, and where a later version of the program wrote it.
    """
    if not (path / "config.json").is_file():
        raise InputError(f"{path}: no run folder (it holds no config.json); make one with fer train --run {path}")
    fields = read_json(path / "config.json")
    if isinstance(version := fields.get("version"), int) and version > VERSION:
        raise InputError(
            f"{path / 'config.json'}: a run of a later version of this program (run folder {version}, this one reads "
            f"up to {VERSION}); install that"
        )
    try:
        fold = fields.get("fold") and Fold(**fields["fold"])
        training = fields.get("trained_on") and Training.from_json(fields["trained_on"])
        recipe = recipes.from_json(fields["recipe"])
        data = fields["data"] if fields["synthetic"] else whereabouts.found(fields["data"], path)
        filled = {"version": FIRST, **fields, "data": data, "recipe": recipe, "fold": fold, "trained_on": training}
        return from_json(Config, dataclasses.asdict(Config(**filled)))
    except (TypeError, KeyError, AttributeError, ValueError) as cause:
        why = " ".join(str(cause).split())[:200]
        raise InputError(f"{path / 'config.json'}: not the config of a run ({why}); {TRAIN_AGAIN}") from cause


class Command(NamedTuple):
    """What the command that a refusal answers calls things."""

    folder: str = "--run"
    split_seed: str = "--split-seed"


def refuse_other_config(stored: Config, wanted: Config, path: Path, *, command: Command = Command()) -> None:
    """Where the data lie does not matter, only what they are."""
    elsewhere = f"name another folder with {command.folder}"
    if stored.trained_on is not None and wanted.trained_on is None:
        raise InputError(f"{path}: the released model on some faces; use it as it is, or {elsewhere}")
    if not stored.has_history and wanted.weights is None:
        raise InputError(
            f"{path}: a network that was trained elsewhere, judged on some faces; use it as it is, with --run alone, "
            "or name another folder"
        )
    if stored.weights is None and wanted.weights is not None:
        raise InputError(f"{path}: a run that was trained, where the judging of these weights would go; {elsewhere}")
    old, new = (_flat(dataclasses.asdict(dataclasses.replace(c, data="", layout=""))) for c in (stored, wanted))
    for field in {**old, **new}:
        if old.get(field) != new.get(field):
            what = {
                "sha256": "been trained on other faces",
                "weights": "been made of other weights",
                "code": f"been begun with other code of {stored.recipe.model}",
            }.get(field, f"{field}={old.get(field)}, not {new.get(field)}")
            way = _way_back(field, stored, command)
            remedy = f"{way} to go on with it, or {elsewhere}" if way else elsewhere
            raise InputError(f"{path / 'config.json'}: this run has {what}; {remedy}")


def _way_back(field: str, stored: Config, command: Command) -> str | None:
    """What must be otherwise for a command to mean the stored run, one of whose fields differs; None: nothing can.

    What the person left out may be what differs, so the word that is missing is named as much as one that is too many.
    """
    options = {name: f"--{name}".replace("_", "-") for name in ("limit", "seed", "train_faces", "classes")}
    options |= {"split_seed": command.split_seed, "fold.number": "--fold", "fold.of": "--fold"}
    if option := options.get(field):
        value = getattr(stored, field.partition(".")[0])
        return f"give {option} {value}" if value else f"leave {option} out"
    if field.startswith("recipe."):
        return _way_back_to(stored.recipe, field.rpartition(".")[2])
    return {"sha256": "give those", "weights": "give those", "code": "put that back"}.get(field)


def _way_back_to(recipe: Recipe, name: str) -> str:
    """The same of a recipe, one of whose settings differs."""
    base = recipes.RECIPES.get(recipe.name)
    if base is None:  # of a network that came ready-made nothing tells by which one
        return "give --recipe, --model and --set as it was made with"
    if name == "name":
        return f"give --recipe {recipe.name}"
    if name == "model":
        return "leave --model out" if recipe.model == base.model else f"give --model {recipe.model}"
    words = recipes.words_for(recipe, recipes.choose(recipe.name, model=recipe.model))
    word = next((word for word in words if word.startswith(f"{name}=")), None)
    return f"give --set {word}" if word else f"leave --set {name} out"


def _flat(fields: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """{"recipe": {"epochs": 3}} as {"recipe.epochs": 3}."""
    flat: dict[str, Any] = {}
    for name, value in fields.items():
        flat |= _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
    return flat
