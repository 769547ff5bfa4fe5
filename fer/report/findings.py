"""What a run allows the cover and the last page of its report to say."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from fer.findings.said import Name, Said, Table, say, tabulate
from fer.recipes import Recipe, apart, settings_of
from fer.runs.config import Config
from fer.runs.metrics import Metrics


def subtitle(config: Config) -> Said:
    """What the report is about."""
    data = say("document.drawn_faces") if config.synthetic else say("document.faces_of", data=Name(config.source()))
    model, training = config.recipe.model, config.trained_on
    if not config.has_history:
        return say("document.subtitle_elsewhere", model=model, faces=data)
    if training is None:
        return say("document.subtitle", model=model, faces=data)
    if training.data == config.source():
        return say("document.subtitle_ready_made_alike", model=model, data=Name(training.data))
    return say("document.subtitle_ready_made", model=model, trained_on=Name(training.data), faces=data)


def banner(config: Config) -> Said | None:
    """That faces are drawn; None of real ones."""
    return say("document.synthetic_banner") if config.synthetic else None


def header(config: Config) -> Said | None:
    """The banner in a few words; None of real faces."""
    return say("document.synthetic_header") if config.synthetic else None


def key_figures(config: Config, metrics: Metrics, *, split: str, epochs: tuple[int, int]) -> list[tuple[Said, Said]]:
    """The cover's figures and what each is; `split` is the one that the report speaks of, `epochs` are those of the
    shortest and of the longest training of an ensemble's networks."""
    scores, recipe = metrics.splits[split], config.recipe
    trained = say(
        "document.epochs_label" if epochs[0] == epochs[1] else "document.epochs_of_each_label",
        recipe=Name(recipe.name),
        seconds=metrics.seconds,
    )
    return [
        (
            say("document.accuracy", share=scores.accuracy.value),
            say("document.accuracy_label", interval=scores.accuracy, faces=scores.faces, split=split),
        ),
        (
            say("document.parameters", number=metrics.parameters),
            say("document.parameters_label", model=recipe.model),
        ),
        *([(epochs_of(*epochs), trained)] if config.has_history else []),
    ]


def epochs_of(fewest: int, most: int) -> Said:
    """How many epochs an ensemble's networks were trained for, or a single one, whose two numbers are the same."""
    if fewest == most:
        return say("document.epochs", number=fewest)
    return say("document.epochs_from_to", fewest=fewest, most=most)


def made_by(
    config: Config,
    environment: Mapping[str, Any],
    *,
    run: str,
    revision: str | None,
    date: str,
    recipes: Sequence[Recipe] = (),
    seeds: Sequence[int] = (),
) -> Table:
    """Name and value of all that is needed to make the report again.

    `environment` is that of the training; `run` the name of its folder; `revision` and `date` are the report's;
    `recipes` and `seeds` those of an ensemble's members, in place of the config's, which are the first one's.
    """
    made = say("made_by.made", date=environment["date"], revision=environment["git"])
    versions = {"python": environment["python"], **environment["versions"]}
    limit = say("made_by.all_faces") if config.limit is None else say("made_by.at_most", limit=config.limit)
    return tabulate(
        "made_by.row",
        [
            _row("report", say("made_by.made", date=date, revision=revision)),
            _row("run", Name(run)),
            _row("trained" if config.has_history else "judged", made),
            _row("data", Name(config.source())),
            _row("limit", limit),
            *_fold(config),
            *_part_of_the_training_faces(config),
            _row("sha256", config.sha256),
            *_ready_made(config),
            *([] if config.code is None else [_row("code", config.code)]),
            *_recipe(config, recipes or (config.recipe,), seeds or (config.seed,)),
            _row("machine", say("made_by.machine", device=environment["device"], threads=environment["threads"])),
            _row("versions", _settings(versions)),
        ],
    )


def _row(what: str, value: Said | str | int) -> dict[str, Said | str | int]:
    return {"what": say("made_by.what", of=what), "value": value}


def _fold(config: Config) -> list[dict[str, Said | str | int]]:
    """Of a network of a cross-validation: which part of the faces it was not trained on."""
    if config.fold is None:
        return []
    held_out = say("made_by.fold_held_out", number=config.fold.number, of=config.fold.of, seed=config.split_seed)
    return [_row("fold", held_out)]


def _part_of_the_training_faces(config: Config) -> list[dict[str, Said | str | int]]:
    """Of a network that was trained on fewer than the source has."""
    if config.train_faces is None:
        return []
    faces = say("made_by.part_of_training", faces=config.train_faces, seed=config.split_seed)
    return [_row("train_faces", faces)]


def _ready_made(config: Config) -> list[dict[str, Said | str | int]]:
    """Of a network that was not trained on these data: on which, and which weights it has."""
    training = config.trained_on
    if config.weights is None:
        return []
    if training is None:
        return [_row("own_weights", config.weights)]
    faces = say("made_by.trained_on", faces=sum(training.classes), data=Name(training.data), sha256=training.sha256)
    return [_row("trained_on", faces), _row("weights", config.weights)]


def _recipe(config: Config, recipes: Sequence[Recipe], seeds: Sequence[int]) -> list[dict[str, Said | str | int]]:
    """Seeds and settings; of a network that was trained elsewhere, those by which it is judged. Where the recipes of an
    ensemble differ in a setting that is said, and a line for each of them has those that do."""
    settings = {name: value for name, value in dataclasses.asdict(config.recipe).items() if name != "name"}
    if not config.has_history:
        kept = ("model", "model_options", "views", "precision")
        return [_row("network", _settings({name: settings[name] for name in kept}))]
    each = {name: settings_of(recipe) for name, recipe in apart(recipes).items()}
    first, *others = each.values()
    differ = [name for name, value in first.items() if any(of[name] != value for of in others)]
    shared = settings | dict.fromkeys(differ, say("made_by.differs"))
    lines = {config.recipe.name: shared}
    lines |= {name: {setting: of[setting] for setting in differ} for name, of in each.items() if differ}
    rows = [_row("seed", ", ".join(map(str, dict.fromkeys(seeds))))]
    for name, of in lines.items():
        rows.append({"what": say("made_by.what_recipe", name=Name(name)), "value": _settings(of)})
    return rows


def _settings(values: Mapping[str, Any]) -> Said:
    """Settings by their names in words; an empty group of them is None."""
    return say("made_by.settings", values=_named(values))


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.replace("_", " "): (_named(value) or None) if isinstance(value, Mapping) else value
        for name, value in values.items()
    }
