"""The model card (Mitchell et al. 2019): what a model is, does, fails at and must not be used for."""

import dataclasses
import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jaxtyping import Int
from numpy import ndarray

from fer.confusion.pairs import most_confused_pairs
from fer.data.emotions import EMOTIONS, names
from fer.findings.said import Name
from fer.models.original import START
from fer.models.own_code import is_own
from fer.recipes import apart, from_json, settings_of
from fer.released.metrics import Calibration, HeldOutMetrics, Precision
from fer.released.passages import TEMPLATE, Passages
from fer.statistics.classification import Scores, recall_intervals
from fer.statistics.interval import Interval
from fer.training.findings.choice import Kept, how_kept
from fer.wording.en.prose import count, duration, listed, percent, percent_interval, plural, points
from fer.wording.names import as_markdown

PAIRS = 5  # confusions that are listed
_SPLITS = {"val": "validation", "test": "test"}
_FIGURES = ("split", "faces", "accuracy", "accuracy without exact twins", "macro-F1")
_CALIBRATION = ("split", "mean confidence", "accuracy", "expected calibration error", "log loss (nats)", "Brier score")


@dataclass(frozen=True)
class Member:
    """By what one network of an ensemble was trained."""

    recipe: Mapping[str, Any]  # as `dataclasses.asdict` has it
    seed: int
    epochs: int  # trained


def card(
    config: Mapping[str, Any],
    metrics: HeldOutMetrics,
    environment: Mapping[str, Any],
    counts: Mapping[str, Int[ndarray, "7 7"]],
    *,
    title: str,
    size: int,
    passages: Passages,
    precision: Precision | None = None,
    members: Sequence[Member] = (),
) -> str:
    """The card in Markdown, from the content of the model's files, with the weights' `size` in bytes.

    `counts` are the confusions of each held-out split; rows are true classes. `precision` is None where nothing is
    known of what another one would make of the figures. `members` are the networks of an ensemble.
    """
    training, splits, recipe = config["trained_on"], metrics.splits, without_folders(config["recipe"])
    each = [dataclasses.replace(of, recipe=without_folders(of.recipe)) for of in members]
    each = each or [Member(recipe, config["seed"], metrics.epochs)]
    kept = {how_kept(from_json(of.recipe)) for of in each}
    held_out = list(splits)[-1]
    return TEMPLATE.format(
        **dataclasses.asdict(passages),
        title=title,
        start=_start(each),
        model=recipe["model"],
        parameters=count(metrics.parameters),
        classes=", ".join(f"{k} {emotion.en}" for k, emotion in enumerate(EMOTIONS)),
        size=size / 1e6,
        weights=config["weights"],
        trained=count(sum(training["classes"])),
        data=as_markdown(Name(training["data"])),
        layout=config["layout"],
        chosen=_chosen(count(training["val"], "validation face"), kept=kept),
        source=training["sha256"],
        balance=_table([[count(number) for number in training["classes"]]], columns=names()),
        name=as_markdown(Name(recipe["name"])),
        seed=_seeds(each),
        epochs=_epochs(each),
        time=duration(metrics.seconds),
        device=environment["device"],
        threads=_threads(environment["threads"]),
        date=environment["date"][:10],
        kept=_kept(metrics),
        recipe=_table(_settings(recipe, each), columns=("setting", "value")),
        figures=_table([_row(split, scores) for split, scores in splits.items()], columns=_FIGURES),
        optimism=_optimism(splits, kept=kept),
        precision=_precision(precision, faces=splits["val"].faces),
        recall=_table(_recalls(counts), columns=("recall", *(_SPLITS[split] for split in counts))),
        calibration=_table(
            [_calibration(split, of, splits[split]) for split, of in metrics.calibration.items()], columns=_CALIBRATION
        ),
        blind_loss=math.log(len(EMOTIONS)),
        blind_brier=1 - 1 / len(EMOTIONS),
        sureness=_sureness(metrics.calibration[held_out], splits[held_out], _SPLITS[held_out]),
        pairs=_pairs(counts[held_out], _SPLITS[held_out]),
    )


def without_folders(recipe: Mapping[str, Any]) -> dict[str, Any]:
    """A recipe as `dataclasses.asdict` has it, but of its teacher and of the weights it began from the names alone."""
    options = dict(recipe["model_options"])
    if options.get(START) is not None and not is_own(recipe["model"]):
        options[START] = Path(options[START]).name
    return {**recipe, "teacher": Path(recipe["teacher"]).name, "model_options": options}


def _table(rows: Sequence[Sequence[str]], *, columns: Sequence[str]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _threads(threads: int | None) -> str:
    """None where the networks of an ensemble were trained with different numbers of them."""
    return "different numbers of threads" if threads is None else count(threads, "thread")


def _start(each: Sequence[Member]) -> str:
    if is_own(each[0].recipe["model"]):  # of which there are no ensembles, and whose options mean what it likes
        return "the weights that its code begins with"
    began = dict.fromkeys(of.recipe["model_options"].get("weights") for of in each)
    named = ["random weights" if weights is None else f"the weights `{weights}`" for weights in began]
    return named[0] if len(named) == 1 else f"{listed(named, last='or')}, each network from one of these"


def _chosen(faces: str, *, kept: Set[Kept]) -> str:
    """By how the epochs of one or several networks were kept, as `how_kept` has it."""
    if kept == {"last"}:
        return f"Its {faces} chose nothing: the last epoch was kept."
    if len(kept) == 1:
        return f"Its {faces} chose {_choice(kept)}."
    parts = {
        "best": "the epoch of some of its networks",
        "stopped": "when the training of some of its networks stopped",
    }
    rest = "; of the rest the last epoch was kept" if "last" in kept else ""
    return f"Its {faces} chose {listed([part for how, part in parts.items() if how in kept])}{rest}."


def _choice(kept: Set[Kept]) -> str | None:
    """What the validation faces chose; None where they chose nothing."""
    if "best" in kept:
        return "the epoch"
    return "when the training stopped, whose last epoch was kept" if "stopped" in kept else None


def _seeds(each: Sequence[Member]) -> str:
    seeds = [str(of) for of in dict.fromkeys(of.seed for of in each)]
    return f"{plural(len(seeds), 'seed', 'seeds')} {listed(seeds)}"


def _epochs(each: Sequence[Member]) -> str:
    fewest, most = min(of.epochs for of in each), max(of.epochs for of in each)
    return f"{fewest} {plural(fewest, 'epoch', 'epochs')}" if fewest == most else f"{fewest} to {most} epochs"


def _kept(metrics: HeldOutMetrics) -> str:
    if metrics.members is None:
        return f"epoch {metrics.best_epoch}."
    return f"{metrics.members} networks, whose mean log-probability is the answer; the time is their sum."


def _settings(recipe: Mapping[str, Any], each: Sequence[Member]) -> list[tuple[str, str]]:
    """Every setting of a recipe, those of its augmentation and of its model too, by the names of `--set`.

    Where the recipes of an ensemble differ in one, a row for each of them, as in chapter 2.
    """
    named = {name: _parts(settings_of(of)) for name, of in apart([from_json(of.recipe) for of in each]).items()}
    rows = []
    for part, value in _parts(recipe).items():
        values = {name: parts.get(part, value) for name, parts in named.items()}
        if all(of == value for of in values.values()):
            rows.append((f"`{part}`", value))
        else:
            rows += [(f"`{part}` ({as_markdown(Name(name))})", of) for name, of in values.items()]
    return rows


def _parts(recipe: Mapping[str, Any]) -> dict[str, str]:
    """The settings of a recipe but for its name, as they are written."""
    flat: dict[str, Any] = {}
    for name, value in recipe.items():
        flat |= value if isinstance(value, Mapping) else {name: value}
    return {name: ", ".join(map(_named, _several(value))) for name, value in flat.items() if name != "name"}


def _several(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _named(value: Any) -> str:
    """Of a member of an ensemble, the kind of its network; of no text, "none"."""
    return str(value[0] if isinstance(value, list | tuple) else value) or "none"


def _row(split: str, scores: Scores) -> tuple[str, ...]:
    macro_f1, low, high = scores.macro_f1
    shares = [_share(of) for of in (scores.accuracy, scores.accuracy_without_twins)]
    return _SPLITS[split], count(scores.faces), *shares, f"{macro_f1:.3f} ({low:.3f}–{high:.3f})"


def _share(interval: Interval | None) -> str:
    return "–" if interval is None else percent_interval(*interval)


def _optimism(splits: Mapping[str, Scores], *, kept: Set[Kept]) -> str:
    choice = _choice(kept)
    bias = f"The validation faces chose {choice}, so their figures are slightly optimistic"
    said = bias if choice else "No face that is judged here chose the epoch"
    return f"{said}; the test faces were predicted once." if "test" in splits else f"{said}."


def _precision(precision: Precision | None, *, faces: int) -> str:
    if precision is None:
        return "All was computed at the training's end, in the precision of its settings."
    if precision.used == "float32":
        return "All was computed in float32."
    return (
        f"All was computed in {precision.used}. In float32, as on machines without it, "
        f"{count(precision.answers_that_differ)} of the {count(faces, 'validation face')} get another answer, and "
        f"the accuracy is {percent(precision.accuracy_in_float32)}."
    )


def _recalls(counts: Mapping[str, Int[ndarray, "7 7"]]) -> list[tuple[str, ...]]:
    of_splits = [recall_intervals(of) for of in counts.values()]
    return [(name, *map(_share, of_class)) for name, *of_class in zip(names(), *of_splits, strict=True)]


def _calibration(split: str, calibration: Calibration, scores: Scores) -> tuple[str, ...]:
    shares = (percent(of) for of in (calibration.confidence, scores.accuracy.value))
    rest = (f"{of:.3f}" for of in (calibration.calibration_error, scores.loss, calibration.brier))
    return _SPLITS[split], *shares, *rest


def _sureness(calibration: Calibration, scores: Scores, split: str) -> str:
    gap = calibration.confidence - scores.accuracy.value
    if points(gap) == points(0):
        return f"On the {split} faces it is, on average, as sure as it is right."
    how = "surer" if gap > 0 else "less sure"
    return f"On the {split} faces it is, on average, {how} than it is right, by {points(gap)}."


def _pairs(counts: Int[ndarray, "7 7"], split: str) -> str:
    rows = [
        (
            f"{names()[p.true]} → {names()[p.predicted]}",
            f"{count(p.count)} of {count(p.faces)}",
            percent_interval(*p.share),
        )
        for p in most_confused_pairs(counts, PAIRS)
    ]
    return _table(rows, columns=("true → answered", f"{split} faces", "share"))
