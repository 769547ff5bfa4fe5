"""Options that several commands have, and what a person means by their words."""

import os
from pathlib import Path
from typing import Annotated

import typer

from fer.cli import completion
from fer.files import expanded
from fer.recipes import RECIPES
from fer.settings import MOST_SEED


def as_source(word: str) -> str:
    """A word for a source as it is meant: ~ stays where the shell did not put the home in.

    Raises BadParameter for an empty word, as an unset variable of a shell leaves it: as a path it would be the folder
    we are in.
    """
    if not word:
        raise typer.BadParameter("an empty word; write what is meant")
    return expanded(word)


def as_path(word: str | Path) -> Path:
    """The same of a path, which a default may be."""
    return Path(as_source(str(word)))


Data = Annotated[
    str | None,
    typer.Option(
        parser=as_source,
        help="'synthetic', or a csv file or folder of faces in any known layout.",
        show_default="synthetic",
    ),
]
FacesNow = Annotated[
    str | None,
    typer.Option(
        "--data",
        parser=as_source,
        help="Where the run's faces lie on this machine.",
        show_default="where they are found",
    ),
]
RecipeName = Annotated[
    str | None,
    typer.Option(
        "--recipe",
        help=f"One of {', '.join(RECIPES)}.",
        show_default="quick for synthetic faces, else cpu",
        autocompletion=completion.recipes,
    ),
]
ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="vgg, resnet or original; or module:function, a network of your own: small in mynets.py is mynets:small. "
        "It takes faces of 1x48x48 in [0, 1] and gives 7 logits.",
        show_default="the recipe's own",
        autocompletion=completion.models,
    ),
]
OwnModel = Annotated[
    str | None,
    typer.Option("--model", help="module:function again, of a run whose network is your own: its code is run."),
]
RunFolder = Annotated[
    Path | None,
    typer.Option(
        "--run",
        parser=as_path,
        help="Folder of the run.",
        show_default="reports/runs/synthetic, or DATA-RECIPE",
        autocompletion=completion.runs,
    ),
]
RunFolders = Annotated[
    list[Path],
    typer.Option(
        "--run",
        parser=as_path,
        help="Folder of the run; of several finished runs, repeated, a report each and a page that sets them side by "
        "side.",
        show_default="reports/runs/synthetic, or DATA-RECIPE",
        autocompletion=completion.runs_and_released,
    ),
]
FinishedRun = Annotated[
    Path, typer.Option("--run", parser=as_path, help="Folder of a finished run.", autocompletion=completion.runs)
]
RunOrReleased = Annotated[
    Path,
    typer.Option(
        "--run",
        parser=as_path,
        help="Folder of a finished run, or 'released': the model that comes along.",
        autocompletion=completion.runs_and_released,
    ),
]
Limit = Annotated[
    int | None, typer.Option(min=1, help="Use at most this many faces of each split.", show_default="all")
]
Classes = Annotated[
    str | None,
    typer.Option(
        help="What the source's classes are here, where their names or numbers do not say so: NAME=CLASS, with commas "
        "between, such as '1=surprise,2=fear'; 'contempt=' leaves a class out; a name with a comma stands in double "
        "quotes: '\"shock, awe\"=surprise'.",
        show_default="names as known, numbers as FER2013 has them",
    ),
]
Seed = Annotated[
    int | None,
    typer.Option(min=0, max=MOST_SEED, help="Seed of weights, order and augmentation.", show_default="0"),
]
SplitSeed = Annotated[
    int | None,
    typer.Option(
        min=0,
        max=MOST_SEED,
        help="Seed of the folds, and of the validation split where there is none.",
        show_default="0",
    ),
]
ReportLanguage = Annotated[
    str | None,
    typer.Option(
        "--language",
        help="en or zh-TW.",
        show_default="that of the locale, else en",
        autocompletion=completion.languages,
    ),
]
Settings = Annotated[
    list[str],
    typer.Option(
        "--set",
        help="NAME=VALUE changes one setting of the recipe, such as mixup=0.4; repeatable.",
        autocompletion=completion.settings,
    ),
]
Json = Annotated[
    bool,
    typer.Option("--json", help="Print one JSON object instead, all else on stderr; its keys stand below."),
]


def language_of(wanted: str | None) -> str:
    """The language that was asked for, else that of the locale."""
    from fer.wording.load import language_of_locale  # pandas loads slowly

    return wanted or language_of_locale(os.environ)
