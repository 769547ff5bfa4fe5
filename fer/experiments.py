"""From faces to a run: opens the data, trains, judges, and keeps the result in a run folder."""

import importlib.metadata
import math
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import torch

from fer import evaluation, recipes
from fer.data import SYNTHETIC, open_faces
from fer.data.unlabelled import read_images
from fer.errors import InputError
from fer.faces import Faces, leaked
from fer.files import refuse_unwritable, replacing
from fer.models import build, count_parameters
from fer.prediction import predict
from fer.progress import bar
from fer.recipes import Recipe
from fer.revision import ROOT, revision
from fer.runs import Config, Predictions, Run, RunWriter, locate, open_run, start, stored_config
from fer.training import Labelled, Step, finished, fit, resolve_precision

DEFAULT_RUN = "reports/runs/synthetic"
PACKAGES = ("torch", "torchvision", "numpy", "scikit-learn", "captum", "papermill", "nbconvert", "typst")


@dataclass(frozen=True)
class Wish:
    """What a person asked to be trained; None where they said nothing."""

    data: str | None = None
    recipe: str | None = None
    model: str | None = None
    limit: int | None = None
    seed: int | None = None

    def completed(self, stored: Config | None) -> tuple[str, Recipe, int | None, int]:
        """Data, recipe, limit and seed: as wished, else as the run at hand has them, else the defaults."""
        data = self.data or (stored.data if stored else SYNTHETIC)
        recipe = recipes.choose(self.recipe, model=self.model, synthetic=data == SYNTHETIC)
        if stored and self.recipe is None and self.model is None:
            recipe = stored.recipe
        limit = stored.limit if stored and self.limit is None else self.limit
        seed = stored.seed if stored and self.seed is None else self.seed
        return data, recipe, limit, seed or 0

    def folder(self) -> Path:
        """Where its run lies when the person names no folder."""
        data, recipe, _, _ = self.completed(None)
        if data == SYNTHETIC and (recipe.name, self.model) == ("quick", None):
            return Path(DEFAULT_RUN)
        words = [Path(data).resolve().stem, recipe.name, *([self.model] if self.model else [])]
        return Path(DEFAULT_RUN).with_name("-".join(words))


def train(wish: Wish, path: Path, *, resume: bool = False, device: str | None = None) -> Run:
    """Train one network and store everything known about it under `path`.

    The weights kept are those of the epoch with the best validation accuracy; the test split is predicted once, at the
    end. A run that is done and resumed is returned as it is. Raises InputError for bad data or another run's folder.
    """
    path = path.expanduser()
    stored = stored_config(path) if resume else None
    data, recipe, limit, seed = wish.completed(stored)
    build(recipe.model, **recipe.model_options)  # a wrong model is said before anything is read or written
    faces = open_faces(data, seed=seed, limit=limit)
    _require_faces(faces, data)
    config = Config(
        data=data if faces.origin.synthetic else str(Path(data).expanduser().resolve()),
        limit=limit,
        layout=faces.origin.layout,
        sha256=faces.origin.sha256,
        synthetic=faces.origin.synthetic,
        seed=seed,
        recipe=recipe,
    )
    with start(path, config, resume=resume) as writer:
        if writer.done:
            return open_run(path)
        where = torch.device(device or ("cuda" if torch.cuda.is_available() else "cpu"))
        writer.write_environment(environment(where))
        return _train(faces, config, writer, where)


def find_or_train(wish: Wish, path: Path) -> Run:
    """The run at `path`: as it is when it is finished, resumed when it was interrupted, trained when there is none.

    Raises InputError where the run there is another than the one wished for.
    """
    path = path.expanduser()
    exists = (path / "config.json").exists()
    if exists and wish == Wish() and Run(path, stored_config(path)).status().get("state") == "done":
        return open_run(path)
    return train(wish, path, resume=exists)


def open_or_train(path: str | Path) -> Run:
    """The run at `path`; the default run is trained first where there is none yet (synthetic faces, recipe `quick`)."""
    if str(path) == DEFAULT_RUN and not (locate(path) / "config.json").exists():
        return train(Wish(), ROOT / DEFAULT_RUN)
    return open_run(path)


def faces_of(run: Run) -> Faces:
    """The faces of a run, opened again. Raises InputError where they are no longer the same."""
    faces = open_faces(run.config.data, seed=run.config.seed, limit=run.config.limit)
    if faces.origin.sha256 != run.config.sha256:
        raise InputError(
            f"{run.config.data}: these are not the faces that {run.path} was trained on; train the run again"
        )
    return faces


def predict_file(run: Run, images: Path, out: Path) -> int:
    """Write `id,label` for each face of a folder or csv, in the files' own order; how many there were."""
    refuse_unwritable(out)
    faces, ids = read_images(images)
    logits = predict(run.model(), faces, views=run.config.recipe.views)
    with replacing(out) as part:
        pd.DataFrame({"id": ids, "label": logits.argmax(dim=1)}).to_csv(part, index=False)
    return len(ids)


def environment(device: torch.device) -> dict[str, Any]:
    """What a reader needs to do it again."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "versions": {name: importlib.metadata.version(name) for name in PACKAGES},
        "device": torch.cuda.get_device_name(device) if device.type == "cuda" else platform.machine(),
        "threads": torch.get_num_threads(),
        "git": revision(),
    }


def _require_faces(faces: Faces, data: str) -> None:
    for split in ("train", "val"):
        if not len(faces.split(split).labelled().labels):
            raise InputError(f"{data}: no labelled faces in split '{split}'; training needs some in train and in val")


def _train(faces: Faces, config: Config, writer: RunWriter, device: torch.device) -> Run:
    recipe = config.recipe
    torch.manual_seed(config.seed)
    model = build(recipe.model, **recipe.model_options)
    train_faces, val_faces = (_labelled(faces.split(split)) for split in ("train", "val"))
    state = writer.load_checkpoint()
    done = len(state["history"]) if state else 0
    with bar(
        description=f"training {recipe.name}",
        total=recipe.epochs * len(train_faces.labels),
        initial=done * len(train_faces.labels),
        unit="face",
        unit_scale=True,
    ) as shown:

        def watch(step: Step) -> None:
            shown.set_postfix_str(
                f"epoch {step.epoch}/{recipe.epochs}, loss {step.loss:.3f}, accuracy {step.accuracy:.3f}", refresh=False
            )
            shown.update(step.faces)

        for epoch in fit(
            model, train_faces, val_faces, recipe, seed=config.seed, device=device, state=state, watch=watch
        ):
            if not math.isfinite(epoch.row["objective"] + epoch.row["val_loss"]):
                number = epoch.row["epoch"]
                raise InputError(f"{writer.path}: the loss diverged in epoch {number}; choose another recipe or --seed")
            state = epoch.state
            writer.checkpoint(state)
    return _conclude(faces, state, config, writer, device)


def _conclude(faces: Faces, state: dict[str, Any], config: Config, writer: RunWriter, device: torch.device) -> Run:
    """Judge the best epoch's weights on every labelled split and close the run."""
    recipe = config.recipe
    assert finished(state["history"], recipe)
    model = build(recipe.model, **recipe.model_options)
    model.load_state_dict(state["best"])
    model.to(device)
    predictions, figures = {}, {}
    for split in ("train", "val", "test"):
        of_split = faces.split(split)
        twins = leaked(faces, split)[of_split.labels >= 0] if split != "train" else None
        labelled = of_split.labelled()
        if not len(labelled.labels):
            continue
        logits = predict(
            model,
            labelled.images,
            views=recipe.views,
            device=device,
            precision=resolve_precision(recipe.precision, device),
        )
        predictions[split] = Predictions(logits.numpy(), labelled.labels, labelled.rows)
        figures[split] = evaluation.metrics(logits.numpy(), labelled.labels, leaked=twins)
    history = state["history"]
    best = max(history, key=lambda row: row["val_accuracy"])
    metrics = {
        "splits": figures,
        "best_epoch": best["epoch"],
        "epochs": len(history),
        "seconds": sum(row["seconds"] for row in history),
        "faces_per_second": float(np.median([row["faces_per_second"] for row in history])),
        "parameters": count_parameters(model),
        "views": recipe.views,
    }
    return writer.finish(weights=state["best"], predictions=predictions, metrics=metrics)


def _labelled(faces: Faces) -> Labelled:
    faces = faces.labelled()
    return Labelled(torch.from_numpy(faces.images), torch.from_numpy(faces.labels.astype(np.int64)))


def summary(run: Run) -> str:
    """One line on a finished run: where it is, and its accuracy on each labelled split but train."""
    metrics = run.metrics()
    accuracies = [
        f"{split} accuracy {figures['accuracy']:.1%} ({figures['accuracy_low']:.1%} to {figures['accuracy_high']:.1%})"
        for split, figures in metrics["splits"].items()
        if split != "train"
    ]
    return f"{run.path}: {', '.join(accuracies)}; {metrics['epochs']} epochs in {metrics['seconds']:.0f} s"
