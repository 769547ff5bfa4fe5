"""How long a training will take on this machine, from a few of its own steps, and what would be quicker."""

import dataclasses
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import torch

from fer.data.faces import SIDE
from fer.models.build import build_to_load
from fer.models.precision import resolve_precision
from fer.models.prediction import Predictor
from fer.progress import counted
from fer.recipes import CPU, RECIPES, Recipe
from fer.training.batch import CLASSES, targets_of
from fer.training.loop import SMALL, Labelled, Learner, Step, one_epoch, small_epochs

FACES = 128  # of a measured step on a CPU at most, where the time of a face hardly depends on their number
STEPS = 3  # measured, behind one that warms up
LONG, VERY_LONG = 60.0, 1800.0  # seconds from which on something quicker is named, and another recipe


@dataclass(frozen=True)
class Cost:
    """What a face costs on this machine, in seconds."""

    training: float  # forward, backward and its share of a change of the weights
    judging: float  # of one of its views


@dataclass(frozen=True)
class Estimate:
    """How long a training takes that runs through all its epochs, in seconds."""

    epochs: float  # all of them, and what judges the network after each
    verdict: float  # the kept network's predictions for all splits, with all their views

    @property
    def total(self) -> float:
        return self.epochs + self.verdict


def measure(recipe: Recipe, device: torch.device) -> Cost:
    """By steps of a network that is thrown away, on noise; not compiled, so a compiled training may be faster."""
    batch = min(recipe.batch, FACES) if device.type == "cpu" else recipe.batch
    tried = dataclasses.replace(recipe, batch=batch, compiled="no", small_first=0.0, learning_rate=1e-6)
    n = batch * (STEPS + 1)
    faces = Labelled(torch.randint(0, 256, (n, SIDE, SIDE), dtype=torch.uint8), torch.randint(0, CLASSES, (n,))).to(
        device
    )
    precision, moments = resolve_precision(recipe.precision, device), list[float]()

    def note(step: Step) -> None:
        step.loss.item()  # waits for the device
        moments.append(time.perf_counter())

    learner = Learner(build_to_load(recipe.model, **recipe.model_options), tried, device=device)
    one_epoch(learner, faces.images, targets_of(faces.labels), tried, precision, seed=0, watch=note)
    predictor = Predictor(learner.judged, device=device, precision=precision)
    predictor(faces.images[:batch])
    started = time.perf_counter()
    predictor(faces.images[:batch])
    judged = time.perf_counter() - started
    steps = [after - before for before, after in pairwise(moments)]
    return Cost(min(steps) / batch, judged / batch)


def estimate(cost: Cost, recipe: Recipe, faces: Mapping[str, int], *, done: int = 0) -> Estimate:
    """From the number of labelled faces of each split; `done` epochs are behind it.

    After an epoch the network is judged on the validation faces and on as many training faces at most. Epochs of
    smaller faces cost by their pixels.
    """
    small = small_epochs(recipe)
    whole = recipe.epochs - max(done, small)
    reduced = max(0, small - done)
    passes = whole + reduced * (SMALL / SIDE) ** 2
    after_each = faces["val"] + min(faces["val"], faces["train"])
    return Estimate(
        epochs=passes * faces["train"] * cost.training + (whole + reduced) * after_each * cost.judging,
        verdict=sum(faces.values()) * recipe.views * cost.judging,
    )


@dataclass(frozen=True)
class Forecast:
    """What a training will take, and a line that says so."""

    recipe: str
    epochs: int  # that are still to be trained
    faces: Mapping[str, int]  # labelled ones of each split
    seconds: float
    faces_per_second: float  # in training
    line: str  # also on what would be quicker, where it is over a minute

    def facts(self) -> dict[str, Any]:
        """All but the line."""
        return {name: value for name, value in vars(self).items() if name != "line"}


def forecast(
    recipe: Recipe,
    faces: Mapping[str, int],
    device: torch.device,
    *,
    done: int = 0,
    asking: float = 0.0,
    takes_part: bool = True,
) -> Forecast:
    """How long it will take, measured now; `done` epochs are behind it, and `asking` a teacher comes first (s).

    `takes_part` says whether the command at hand can train on a part of the faces.
    """
    cost = measure(recipe, device)
    found = estimate(cost, recipe, faces, done=done)
    most = "at most " if recipe.compiled != "no" or recipe.patience is not None else ""
    line = (
        f"training {recipe.name}: {most}about {_duration(found.total + asking)} on this {_name(device)}; "
        f"{counted(recipe.epochs - done, 'epoch')} of {faces['train']:,} faces at {1 / cost.training:,.0f} faces/s"
    )
    if asking:
        line += f", after {_duration(asking)} of asking the teacher"
    if found.verdict > LONG:
        views = "view" if recipe.views == 1 else "views"
        line += f", then {_duration(found.verdict)} for predictions from {recipe.views} {views} a face"
    ways = _quicker(cost, recipe, faces, device, now=found, done=done, asking=asking, takes_part=takes_part)
    line += f"; quicker: {', '.join(ways)}" if ways else ""
    return Forecast(recipe.name, recipe.epochs - done, dict(faces), found.total + asking, 1 / cost.training, line)


def _quicker(
    cost: Cost,
    recipe: Recipe,
    faces: Mapping[str, int],
    device: torch.device,
    *,
    now: Estimate,
    done: int,
    asking: float,
    takes_part: bool,
) -> list[str]:
    """Words that make the training shorter, each with the time that it would then take, the asking included."""
    total = now.total + asking
    if total < LONG or done:
        return []
    ways = {}
    as_named = recipe == RECIPES.get(recipe.name)  # else --model or --set would change the other recipe, too
    if total > VERY_LONG and device.type == "cpu" and recipe.name != CPU.name and as_named:
        ways[f"--recipe {CPU.name}"] = estimate(measure(CPU, device), CPU, faces).total
    if recipe.epochs > 1:
        fewer = dataclasses.replace(recipe, epochs=max(1, recipe.epochs // 4))
        ways[f"--set epochs={fewer.epochs}"] = estimate(cost, fewer, faces).total + asking
    if recipe.views > 1 and now.verdict > total / 10:
        ways["--set views=1"] = estimate(cost, dataclasses.replace(recipe, views=1), faces).total + asking
    if takes_part:
        part = {**faces, "train": faces["train"] // 4}
        shorter = asking * part["train"] / faces["train"]
        ways[f"--train-faces {part['train']}"] = estimate(cost, recipe, part).total + shorter
    return [f"{words} ({_duration(seconds)})" for words, seconds in ways.items() if seconds < total]


def _duration(seconds: float) -> str:
    """To two digits: 45 s, 12 min, 3.5 h."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _name(device: torch.device) -> str:
    return "processor" if device.type == "cpu" else torch.cuda.get_device_name(device)
