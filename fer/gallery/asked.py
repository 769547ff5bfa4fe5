"""Which runs may be asked for together: held against what there is, before anything that takes time is imported."""

from collections.abc import Sequence
from pathlib import Path

from fer.data.layouts.recognise import require_there
from fer.data.source import SYNTHETIC
from fer.errors import InputError
from fer.models.own_code import is_own
from fer.released import named as released
from fer.report.asked import check_run
from fer.runs.config import stored_config
from fer.training.plan import Request


def check_runs(request: Request, runs: Sequence[Path]) -> None:
    """Raise InputError for a run that is not there, cannot be written to or is named twice, for data that are not
    there, and for a wish to train."""
    fixed = {
        "--recipe": request.recipe,
        "--model": None if request.model is None or is_own(request.model) else request.model,
        "--limit": request.limit,
        "--seed": request.seed,
        "--set": request.settings or None,
        "--classes": request.classes,
    }
    for option, value in fixed.items():
        if value is not None:
            raise InputError(f"several --run: none of them is trained; leave {option} out, or name one run alone")
    if request.data is not None and request.data != SYNTHETIC:
        require_there(Path(request.data))
    known: list[Path] = []
    for run in runs:
        if released.is_meant(run):
            released.data_of(request)
        else:
            stored_config(run)
            check_run(run)
        if run.resolve() in known:
            raise InputError(f"{run}: named twice; name each run once")
        known.append(run.resolve())
