"""Commands that train: train, sweep, and recipes, which lists what can be set."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fer.cli import completion, objects
from fer.cli.options import (
    Classes,
    Data,
    Json,
    Limit,
    ModelName,
    RecipeName,
    RunFolder,
    Seed,
    Settings,
    SplitSeed,
    as_path,
)
from fer.cli.saying import say, say_json
from fer.errors import InputError
from fer.models.own_code import allow
from fer.progress import remark
from fer.settings import MOST_SEED

if TYPE_CHECKING:
    from fer.training.watching import Watch


def train(
    data: Data = None,
    recipe: RecipeName = None,
    model: ModelName = None,
    run: RunFolder = None,
    classes: Classes = None,
    limit: Limit = None,
    seed: Seed = None,
    split_seed: SplitSeed = None,
    fold: Annotated[
        str | None, typer.Option(metavar="K/N", help="Hold out part K of N: one member of a cross-validation.")
    ] = None,
    train_faces: Annotated[
        int | None, typer.Option(min=1, help="Train on so many of the training faces.", show_default="all")
    ] = None,
    settings: Settings = [],  # noqa: B006 - typer copies it
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted run.")] = False,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Say every epoch in a line, and draw the curves in RUN/watch.html meanwhile."),
    ] = False,
    weights: Annotated[
        Path | None,
        typer.Option(
            parser=as_path,
            help="Judge a network that was trained elsewhere instead of training one: a .safetensors file, or a state "
            "dict of torch. --model and --set say which network it is; it reads grey in [0, 1].",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say how long it would take on this machine, and stop there.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Train a network and keep all that is known of it in a run folder. fer recipes lists what can be set."""
    from fer.data.splits import Fold
    from fer.released import named as released
    from fer.training import train as training  # torch loads slowly: only for the commands that need it
    from fer.training.elsewhere import judge_weights
    from fer.training.plan import Request
    from fer.training.summary import summary

    released.refuse(run)
    allow(model)
    part = Fold.read(fold) if fold is not None else None
    request = Request(data, recipe, model, limit, seed, split_seed, part, tuple(settings), train_faces, classes)
    _refuse_beside("weights", weights, {"--resume": resume, "--dry-run": dry_run, "--watch": watch})
    _refuse_beside("dry-run", dry_run, {"--watch": watch})
    if dry_run:
        with objects.alone(as_json):
            begun = (run or request.folder()) if resume else None
            expected = training.expected(request, announce=remark, resume=begun)
        say_json(expected.facts()) if as_json else say(expected.line)
        return
    with objects.alone(as_json):
        trained = (
            judge_weights(request, weights, run or request.folder(weights))
            if weights
            else training.train(
                request, run or request.folder(), resume=resume, announce=remark, follow=_watcher() if watch else None
            )
        )
    if trained is not None:  # beside the leading process of several the others have nothing to say
        say_json(objects.of_run(trained)) if as_json else say(summary(trained))


def _refuse_beside(name: str, given: object, others: Mapping[str, bool]) -> None:
    """Raise InputError where an option by which nothing is trained stands beside one that asks how to."""
    for option, asked in others.items():
        if given and asked:
            raise InputError(f"{name}: nothing is trained; leave {option} out")


def _watcher() -> "Watch":
    """Made here, since what it draws with takes a second to import."""
    from fer.training.watching import Watch

    return Watch()


def recipes(
    name: Annotated[str | None, typer.Argument(help="The recipe whose settings to list.")] = None,
    model: ModelName = None,
) -> None:
    """List the recipes; of one of them all settings that --set changes: value, range and meaning."""
    from fer.training.listing import list_recipes, list_settings

    if model is not None and name is None:
        raise InputError(f"model '{model}': of which recipe? name one before it, as in fer recipes cpu --model {model}")
    allow(model)
    say(list_settings(name, model=model) if name is not None else list_recipes())


def sweep(
    out: Annotated[Path, typer.Option(parser=as_path, help="Folder for the members' run folders and the results.")],
    data: Data = None,
    recipe: Annotated[
        str | None,
        typer.Option(
            help="One recipe or several, with commas between.",
            show_default="as for fer train",
            autocompletion=completion.recipes,
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            help="One model or several, with commas between.",
            show_default="the recipe's own",
            autocompletion=completion.models,
        ),
    ] = None,
    folds: Annotated[
        int | None, typer.Option(min=2, help="Hold out each of that many parts in turn.", show_default="no folds")
    ] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Trainings that differ by seed alone.")] = 1,
    classes: Classes = None,
    limit: Limit = None,
    seed: Annotated[int, typer.Option(min=0, max=MOST_SEED, help="The first seed, and that of the folds.")] = 0,
    settings: Settings = [],  # noqa: B006 - typer copies it
    workers: Annotated[
        int | None, typer.Option(min=1, help="Trainings at once on this machine.", show_default="as the cores allow")
    ] = None,
    threads: Annotated[int, typer.Option(min=1, help="Threads of each training.")] = 1,
    scheduler: Annotated[
        str | None, typer.Option(help="Train on this Dask cluster instead, such as tcp://127.0.0.1:8786.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Train several networks that differ by fold, seed, recipe or model, and judge them together as an ensemble.

    A second call trains only what is missing.
    """
    from fer.training.plan import Request
    from fer.training.sweep.sweep import Grid
    from fer.training.sweep.sweep import sweep as train_all
    from fer.training.sweep.words import describe

    if workers is not None and scheduler is not None:
        raise InputError("workers: on a cluster as many trainings run at once as it has; leave --workers out")
    for name in (model or "").split(","):
        allow(name)
    recipes, models = ((None,) if names is None else names.split(",") for names in (recipe, model))
    request = Request(data, limit=limit, seed=seed, settings=tuple(settings), classes=classes)
    grid = Grid(recipes, models, folds, seeds)
    with objects.alone(as_json):
        made = train_all(request, grid, out, workers=workers, threads=threads, scheduler=scheduler)
    say_json(objects.of_sweep(made, str(out))) if as_json else say(describe(made))
    made.require_all()
