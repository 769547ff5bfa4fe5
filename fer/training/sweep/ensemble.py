"""The members of a sweep as one run: the report can be made of it as of any other."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.torch import load_file

from fer.data.faces import Faces
from fer.errors import InputError
from fer.files import alone, empty, replacing
from fer.models.build import ENSEMBLE, build_to_load, count_parameters
from fer.models.ensemble import Ensemble
from fer.recipes import Recipe
from fer.runs.config import Config, stored_config
from fer.runs.files import write_json
from fer.runs.metrics import Metrics
from fer.runs.run import MEMBERS, RECIPES, Run, open_run
from fer.runs.seen import Seen
from fer.runs.writer import start
from fer.statistics.classification import Scores
from fer.training.sweep.gather import Done, Judged, by_split, mean_history, member_table

NAME = "ensemble"  # of its folder, beside the members'


def ensemble_recipe(members: Sequence[Done]) -> Recipe:
    """The members' networks as one; the rest is the first member's recipe, under the names of all of them."""
    recipes = [member.plan.recipe for member in members]
    return dataclasses.replace(
        recipes[0],
        name=" + ".join(dict.fromkeys(recipe.name for recipe in recipes)),
        model=ENSEMBLE,
        model_options={"members": tuple((recipe.model, dict(recipe.model_options)) for recipe in recipes)},
    )


def refuse_single_run(path: Path) -> None:
    """Raise InputError where the run of a single network lies in the ensemble's folder: for use before the training."""
    if (path / "config.json").exists() and stored_config(path).recipe.model != ENSEMBLE:
        raise InputError(
            f"{path}: the run of a single network, where the ensemble of this sweep would go; move it elsewhere, or "
            "name another folder with --out"
        )


def write_ensemble(members: Sequence[Done], verdict: Judged, faces: Faces, path: Path) -> Run:
    """The run folder of the ensemble: `members.csv`, `recipes.json` and the usual files; one of others is replaced.

    With folds, `verdict` judges train and val faces by the members that held them out, and test faces by all. Raises
    InputError as `refuse_single_run` does.
    """
    refuse_single_run(path)
    first = members[0].plan
    config = first._replace(recipe=ensemble_recipe(members), fold=None).config(faces)
    if (path / "config.json").exists():
        if _is_of(members, config, path):
            return open_run(path)
        with alone(path, "training this run"):
            empty(path)
    folds = first.fold is not None
    predictions, scores = by_split(verdict, faces, out_of_fold=folds)
    weights = _weights(config, members)
    with start(path, config, resume=False) as writer:
        with replacing(path / "history.csv") as part:
            part.write_text(mean_history(members).to_csv(index=False), "utf-8", newline="")
        with replacing(path / MEMBERS) as part:
            part.write_bytes(_table(members))
        write_json(path / RECIPES, {"members": [dataclasses.asdict(member.plan.recipe) for member in members]})
        writer.write_environment(_environment(members))
        met = np.where((faces.usage == "val") & folds, "train", faces.usage)  # some member was trained on each part
        Seen.of(faces._replace(usage=met)).write(writer.path)
        return writer.finish(
            weights=weights, predictions=predictions, metrics=_metrics(members, scores, config, out_of_fold=folds)
        )


def _is_of(members: Sequence[Done], config: Config, path: Path) -> bool:
    """Is the ensemble of these very members there, whole? Their folds and seeds stand in their table alone, as do the
    figures and seconds that tell a member from one trained anew; all recipes but the first have a file of their own."""
    if stored_config(path) != config or (run := Run(path, config)).status().get("state") != "done":
        return False
    table = path / MEMBERS
    if not table.is_file() or table.read_bytes() != _table(members) or not (path / RECIPES).is_file():
        return False
    try:
        return run.recipes() == [member.plan.recipe for member in members]
    except InputError:
        return False  # damaged: this call can make it again


def _table(members: Sequence[Done]) -> bytes:
    return member_table(members).to_csv(index=False).encode()


def _environment(members: Sequence[Done]) -> dict[str, Any]:
    """That of the members' own processes, the latest one's, with the devices of all; no threads where these differ."""
    each = [member.run.environment() for member in members]
    threads = {of["threads"] for of in each}
    return {
        **max(each, key=lambda of: of["date"]),
        "device": ", ".join(dict.fromkeys(of["device"] for of in each)),
        "threads": threads.pop() if len(threads) == 1 else None,
    }


def _weights(config: Config, members: Sequence[Done]) -> dict[str, Any]:
    """All members' weights under the names that they have in the ensemble."""
    model = build_to_load(config.recipe.model, **config.recipe.model_options)
    assert isinstance(model, Ensemble)
    for number, member in enumerate(members):
        model.member(number).load_state_dict(load_file(member.run.path / "weights.safetensors"))
    return model.state_dict()


def _metrics(members: Sequence[Done], scores: dict[str, Scores], config: Config, *, out_of_fold: bool) -> Metrics:
    of_members = [member.run.metrics() for member in members]
    history = mean_history(members)
    alike = len({of.epochs for of in of_members}) == 1
    views = {member.plan.recipe.views for member in members}
    last = alike and all(member.plan.recipe.keep == "last" for member in members)
    kept = -1 if last else int(history["val_accuracy"].argmax())  # of the mean curve
    return Metrics(
        splits=scores,
        best_epoch=int(history["epoch"].iloc[kept]),
        epochs=len(history),
        seconds=sum(of.seconds for of in of_members),
        faces_per_second=float(np.median([of.faces_per_second for of in of_members])),
        parameters=count_parameters(build_to_load(config.recipe.model, **config.recipe.model_options)),
        views=views.pop() if len(views) == 1 else None,
        members=len(members),
        out_of_fold=out_of_fold,
    )
