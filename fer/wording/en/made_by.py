"""What made the report: the lines of its last page."""

from collections.abc import Mapping

from fer.wording.en.prose import count

_UNKNOWN = "unknown: no git checkout"
_WHAT = {
    "report": "Report made",
    "run": "Run",
    "trained": "Trained",
    "data": "Data",
    "limit": "Faces used",
    "fold": "Cross-validation",
    "train_faces": "Training faces used",
    "sha256": "SHA-256 of images and labels",
    "trained_on": "Trained on",
    "weights": "SHA-256 of the released weights",
    "seed": "Seed",
    "machine": "Machine of the training",
    "judged": "Judged",
    "own_weights": "SHA-256 of the weights' file",
    "code": "SHA-256 of the network's code",
    "network": "Network",
    "versions": "Versions",
}


def row(what: str, value: str | int) -> dict[str, str]:
    """A line of all that is needed to make the report again."""
    return {"What": what, "Value": str(value)}


def what(of: str) -> str:
    return _WHAT[of]


def what_recipe(name: str) -> str:
    return f"Recipe “{name}”"


def made(date: str, revision: str | None) -> str:
    return f"{date}, program at commit {_UNKNOWN if revision is None else revision}"


def all_faces() -> str:
    return "all"


def at_most(limit: int) -> str:
    return f"at most {count(limit)} of each split"


def fold_held_out(number: int, of: int, seed: int) -> str:
    return f"fold {number} of {of} was held out; the folds were drawn by seed {seed}"


def part_of_training(faces: int, seed: int) -> str:
    return f"{count(faces)}, each class by its share, drawn by seed {seed}"


def trained_on(faces: int, data: str, sha256: str) -> str:
    return f"{count(faces, 'training face')} of {data}, SHA-256 of its images and labels {sha256}"


def machine(device: str, threads: int | None) -> str:
    return device if threads is None else f"{device}, {count(threads, 'thread')}"


def settings(values: Mapping[str, object]) -> str:
    """{"epochs": 14, "model": "vgg"} as "epochs 14; model vgg"; nested ones in parentheses, None as "none"."""
    return "; ".join(f"{name} {_setting(value)}" for name, value in values.items())


def differs() -> str:
    """Of a setting that is not the same in all recipes of an ensemble."""
    return "as each recipe below has it"


def _setting(value: object) -> str:
    if isinstance(value, Mapping):
        return f"({settings(value)})"
    return "none" if value is None else str(value)
