"""The words of the document itself: cover, labels, appendix, and what made it."""

from collections.abc import Mapping
from typing import Any

from fer.wording.en.prose import count, percent, percent_interval

TITLE = "Facial expressions, classified and explained"
CONTENTS = "Contents"
FINDINGS = "Findings"
HERO = "Recall of each class on the held-out faces."
CODE = "Appendix: the code"
CODE_TEXT = "What the notebooks ran, in their order. Cells hold calls only; the functions are in the package `fer`."
MADE_BY = "What made this report"
MADE_BY_TEXT = "With the same program, data and seed, on the same kind of machine, the figures above come out again."
MADE_BY_COLUMNS = ["What", "Value"]
PAGE = "page"

_SPLITS = {"val": "validation"}


def synthetic_banner() -> str:
    """What stands over a report on faces that the program drew."""
    return (
        "**Synthetic faces, drawn by the program.** A demonstration of the pipeline, no evidence on people: "
        "what is said here of accuracy, confusions and saliency holds for these drawings alone."
    )


def synthetic_header() -> str:
    """The banner in the space of a running header."""
    return "Synthetic faces: a demonstration, no evidence on people"


def label(kind: str, number: int) -> str:
    """What a figure, table or equation is called before its caption and in references: "Figure 3"."""
    return {
        "figure": f"Figure\N{NO-BREAK SPACE}{number}",
        "table": f"Table\N{NO-BREAK SPACE}{number}",
        "equation": f"equation\N{NO-BREAK SPACE}({number})",
    }[kind]


def subtitle(*, synthetic: bool, data: str, model: str, trained_on: str | None = None) -> str:
    """One sentence on what the report is about; `trained_on` names the data of a network that came ready-made."""
    faces = "faces drawn by the program" if synthetic else f"the faces of {data}"
    if trained_on is not None:
        return (
            f"A ready-made network of the kind {model}, trained on {trained_on} and judged on {faces}: "
            "what it has learnt, where it errs, and why."
        )
    return f"A network of the kind {model}, trained on {faces}: what it has learnt, where it errs, and why."


def key_figures(
    *, split: str, figures: Mapping[str, Any], parameters: int, model: str, recipe: str, epochs: int, seconds: float
) -> list[tuple[str, str]]:
    """The cover's figures and what each is; `figures` are the metrics of the held-out split."""
    accuracy = percent_interval(figures["accuracy"], figures["accuracy_low"], figures["accuracy_high"])
    interval = accuracy[accuracy.index("(") :]
    faces = count(figures["faces"], f"{_SPLITS.get(split, split)} face")
    return [
        (percent(figures["accuracy"]), f"accuracy on {faces} {interval}"),
        (count(parameters), f"parameters in the model “{model}”"),
        (count(epochs), f"epochs of the recipe “{recipe}”, in {duration(seconds)}"),
    ]


def duration(seconds: float) -> str:
    """A time in its natural unit: "42 s", "3 min 20 s", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, left = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {left} s"
    return f"{minutes // 60} h {minutes % 60} min"


def made_by(
    *, run: str, config: Mapping[str, Any], environment: Mapping[str, Any], revision: str | None, date: str
) -> list[tuple[str, str]]:
    """Name and value of all that is needed to make the report again."""
    limit = "all" if config["limit"] is None else f"at most {count(config['limit'])} of each split"
    recipe = {name: value for name, value in config["recipe"].items() if name != "name"}
    unknown = "unknown: no git checkout"
    return [
        ("Report made", f"{date}, program at commit {revision or unknown}"),
        ("Run", run),
        ("Trained", f"{environment['date']}, program at commit {environment['git'] or unknown}"),
        ("Data", f"{config['data']} ({config['layout']})"),
        ("Faces used", limit),
        *_part_of_the_training_faces(config),
        ("SHA-256 of images and labels", config["sha256"]),
        *_ready_made(config),
        ("Seed", str(config["seed"])),
        (f"Recipe “{config['recipe']['name']}”", _pairs(recipe)),
        ("Machine of the training", f"{environment['device']}, {count(environment['threads'], 'thread')}"),
        ("Versions", _pairs({"python": environment["python"], **environment["versions"]})),
    ]


def _part_of_the_training_faces(config: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Of a network that was trained on fewer than the source has."""
    if config["train_faces"] is None:
        return []
    return [
        (
            "Training faces used",
            f"{count(config['train_faces'])}, each class by its share, drawn by seed {config['split_seed']}",
        )
    ]


def _ready_made(config: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Of a network that was not trained on these data: on which, and which weights it has."""
    training = config["trained_on"]
    if training is None:
        return []
    faces = count(sum(training["classes"]), "training face")
    return [
        ("Trained on", f"{faces} of {training['data']}, SHA-256 of its images and labels {training['sha256']}"),
        ("SHA-256 of the released weights", config["weights"]),
    ]


def _pairs(values: Mapping[str, Any]) -> str:
    """{"epochs": 14, "model": "vgg"} as "epochs 14; model vgg"; nested values in parentheses."""
    written = {k: f"({_pairs(v)})" if isinstance(v, Mapping) and v else v for k, v in values.items()}
    return "; ".join(f"{name.replace('_', ' ')} {'none' if v in (None, {}) else v}" for name, v in written.items())
