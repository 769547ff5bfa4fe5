"""The word that names the released model where a run folder is asked for, and what it can be asked, without torch."""

from pathlib import Path

from fer.errors import InputError
from fer.training.plan import Request

WORD = "released"


def is_meant(run: Path | None) -> bool:
    """Does a person's `--run` name the released model? A folder called so has to be named by another path."""
    return run is not None and str(run) == WORD


def refuse(run: Path | None) -> None:
    """Raise InputError where the released model is named for what needs a run folder."""
    if is_meant(run):
        raise InputError(
            f"run '{WORD}': this is the model that comes with the program, not a run folder; name one, such as "
            f"reports/runs/{WORD}-NAME of a report that was made of it"
        )


def data_of(request: Request) -> str:
    """The faces to judge the model by. Raises InputError where there are none, and for a wish to train."""
    if request.data is None:
        raise InputError(f"run '{WORD}': give the faces to judge it by with --data")
    fixed = {
        "--recipe": request.recipe,
        "--model": request.model,
        "--seed": request.seed,
        "--set": request.settings or None,
        "--split-seed": request.split_seed,
        "--fold": request.fold,
    }
    for option, value in fixed.items():
        if value is not None:
            raise InputError(f"run '{WORD}': this model is trained already; leave {option} out, or name a folder")
    return request.data
