"""One training within the time that is left: stored as it goes, gone on with where it was cut off, then judged."""

import dataclasses
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

import numpy as np
import torch
from torch import nn

from fer.models.precision import resolve_precision
from fer.models.prediction import Predictor
from fer.recipes import Recipe
from fer.training.loop import Labelled, finished, fit
from on_gpu.budget import Budget, OutOfTime
from on_gpu.faces import Packed
from on_gpu.spread import interval
from on_gpu.store import Store

EVERY = 20.0  # seconds between two checkpoints: what is lost at most
VIEWS = (1, 10)
WANTED = 0.70  # share of the validation faces, by single views: when is it first reached?


@dataclasses.dataclass(frozen=True)
class Training:
    """One network to train, by name."""

    name: str
    recipe: Recipe
    seed: int
    network: Callable[[], nn.Module]
    says: str  # what is special about it


def train(training: Training, faces: Packed, store: Store, budget: Budget, device: torch.device) -> dict[str, Any]:
    """Train to the end, store weights, curve and answers, and return the figures.

    Raises OutOfTime where the time does not do; what was done by then is kept, but for the last EVERY seconds.
    """
    kept = store.checkpoint(training.name) or {"state": None, "starts": []}
    state, done = kept["state"], len(kept["state"]["history"]) if kept["state"] else 0
    starts = [*kept["starts"], done + 1]  # epochs with which a process began, and so compiled
    recipe = training.recipe
    torch.manual_seed(training.seed)
    epochs = fit(
        training.network(),
        faces.train,
        faces.val,
        recipe,
        seed=training.seed,
        device=device,
        state=state,
        watch=lambda _: budget.require(),
    )
    stored = began = time.monotonic()
    shortest = float("inf")
    for epoch in epochs:
        state = epoch.state
        now = time.monotonic()
        shortest, began = min(shortest, now - began), now
        last = budget.left() < 3 * shortest
        if last or now - stored > EVERY:
            store.write_checkpoint(training.name, {"state": state, "starts": starts})
            stored = began = time.monotonic()
        if last and not finished(state["history"], recipe):
            raise OutOfTime
    figures = conclude(training, state, starts, faces, store, device)
    store.drop_checkpoint(training.name)
    return figures


def conclude(
    training: Training,
    state: Mapping[str, Any],
    starts: Sequence[int],
    faces: Packed,
    store: Store,
    device: torch.device,
) -> dict[str, Any]:
    """Store what a training came to, judged by the weights as they are stored: rounded to half precision."""
    recipe, history = training.recipe, state["history"]
    weights = {name: t.cpu().half() if t.is_floating_point() else t.cpu() for name, t in state["best"].items()}
    model = training.network()
    model.load_state_dict(weights)
    predictor = Predictor(model, device=device, precision=resolve_precision(recipe.precision, device))
    answers = {views: predictor(faces.val.images, views=views).numpy() for views in VIEWS}
    best = history[-1] if recipe.keep == "last" else max(history, key=lambda row: row["val_accuracy"])
    store.write_weights(training.name, weights)
    store.write_curve(training.name, history)
    store.write_answers(training.name, logits=answers[max(VIEWS)], labels=faces.val.labels.numpy())
    seconds = seconds_compiled(history, starts, recipe)
    reached = next((number for number, row in enumerate(history, 1) if row["val_accuracy"] >= WANTED), None)
    return {
        "what": training.says,
        "recipe": dataclasses.asdict(recipe),
        "seed": training.seed,
        "faces": len(faces.train.labels),
        "parameters": sum(p.numel() for p in model.parameters()),
        "epochs": len(history),
        "best_epoch": best["epoch"],
        "val": {f"{views} views": judged(logits, faces) for views, logits in answers.items()},
        "train_accuracy": best["train_accuracy"],
        "seconds_of_training": sum(row["seconds"] for row in history),
        "seconds_without_compiling": sum(seconds),
        "wanted": WANTED,
        "seconds_to_wanted": sum(seconds[:reached]) if reached else None,
        "faces_per_second": median(row["faces_per_second"] for row in history),
        "epochs_that_began_a_process": list(starts),
    }


def judged(logits: np.ndarray, faces: Packed) -> dict[str, Any]:
    """Accuracy on the validation faces with its interval; also without those that are training faces in every pixel."""
    right = logits.argmax(axis=1) == faces.val.labels.numpy()
    apart = ~twins(faces.val, faces.train)
    return {
        "faces": len(right),
        "accuracy": interval(int(right.sum()), len(right)),
        "without_exact_twins": interval(int(right[apart].sum()), int(apart.sum())) if apart.any() else None,
    }


def twins(val: Labelled, train: Labelled) -> np.ndarray:
    """Which validation faces equal a training face in every pixel."""
    known = {face.tobytes() for face in train.images.numpy()}
    return np.array([face.tobytes() in known for face in val.images.numpy()])


def seconds_compiled(history: Sequence[Mapping[str, float]], starts: Sequence[int], recipe: Recipe) -> list[float]:
    """Each epoch's seconds; those in which something was compiled count as much as the median of their kind.

    That is the first epoch of a process, and the first that sees faces of another size.
    """
    small = int(recipe.small_first * recipe.epochs)
    found = [row["seconds"] for row in history]
    for kind in (range(0, small), range(small, len(history))):
        own = [k for k in kind if k < len(history)]
        compiling = {k for k in own if k + 1 in starts or k == kind.start}
        plain = [found[k] for k in own if k not in compiling]
        for k in compiling if plain else ():
            found[k] = median(plain)
    return found
