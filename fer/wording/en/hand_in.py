"""The words that stand in a folder that is handed in, beside the report."""

from fer.statistics.interval import Interval
from fer.wording.en.made_by import made
from fer.wording.en.prose import SPLITS, count, percent_interval


def title() -> str:
    """Above the folder's list of files."""
    return "# Homework 3: facial expressions"


def files() -> str:
    """What each file is."""
    return """\
| file | what it is |
|---|---|
| `report.pdf` | the report |
| `hw3_train.sh` | `./hw3_train.sh <image folder> <train.csv>` trains a network anew, by the settings of the report, into `retrained/` beside it |
| `hw3_test.sh` | `./hw3_test.sh <image folder> <prediction.csv>` writes `id,label` for each image; the id is the number in its name, 7 for `0007.jpg` |
| `model/` | the trained network: its weights (`weights.safetensors`), its settings (`config.json`), its predictions and figures |"""  # noqa: E501 - a row of a table is one line


def accuracy(interval: Interval, faces: int, split: str) -> str:
    """What the network comes to."""
    where = count(faces, f"{SPLITS[split]} face")
    return f"On {where} the network in `model/` has an accuracy of {percent_interval(*interval)}."


def needed(date: str, revision: str | None) -> str:
    """What the scripts need, and how it is installed."""
    return f"""\
## What the scripts need

Python 3.11 or newer, and the package fer-report in it (report made {made(date, revision)}). In its checkout:

```sh
pip install -c constraints.txt -e .
```

The scripts call `python`; name another one before them: `PYTHON=python3 ./hw3_test.sh …`. They work from any folder."""


def again(recipe: str, seed: int, data: str, sha256: str, report: str) -> str:
    """How the figures come out again; `report` is the command that makes the report."""
    return f"""\
## How the figures come out again

```sh
./hw3_test.sh test_img prediction.csv
./hw3_train.sh train_img train.csv
{report}
```

The second line trains by the recipe {recipe} with seed {seed}. It goes on where it was interrupted; to train on other
faces, delete `retrained/` first. The third line makes the report from the network in `model/`. It needs the faces of
the report: {data}; SHA-256 of images and labels `{sha256}`.

On the same faces, in the same splits and on the same kind of machine, the same figures come out. On other faces, or
with other validation faces, they differ."""


def teacher() -> str:
    """Of a network that learned from another one."""
    return "The network learned from the answers of another one, too, which is in `teacher/`; `hw3_train.sh` asks it."


def ready_made() -> str:
    """Of a network that its owner did not train."""
    return (
        "The network in `model/` came ready-made with the program; "
        "`hw3_train.sh` trains one like it, which will differ a little."
    )
