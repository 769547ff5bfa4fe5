"""A training that has not ended: how far it is, to look at. Only reads, so that it goes on undisturbed."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from fer.errors import InputError
from fer.models.names import ENSEMBLE
from fer.runs.config import stored_config
from fer.runs.run import Run, locate, resuming
from fer.training.loop import small_epochs


@dataclass(frozen=True)
class UnderWay:
    """The epochs so far of a training that has not ended."""

    path: Path
    running: bool  # by its status; one that was killed may still say so
    planned: int  # epochs of the recipe
    history: pd.DataFrame | None  # as Run.history; None before the first epoch's end
    small: int  # epochs so far, the first ones, that trained on smaller faces
    resume: str  # the command that goes on with it

    @property
    def epochs(self) -> int:
        """Those whose history is kept."""
        return 0 if self.history is None else len(self.history)

    @property
    def best(self) -> int:
        """The epoch with the best validation accuracy so far, the first of equals; there is one epoch at least."""
        assert self.history is not None
        return int(self.history["epoch"].iloc[self.history["val_accuracy"].argmax()])

    def refuse(self) -> InputError:
        """What whoever needs a finished training is told in a line."""
        return InputError(
            f"{self.path}: the training of this run has not ended (epoch {self.epochs} of {self.planned}), and what "
            "follows is made of a finished one; run this notebook again then"
        )


def look(path: str | Path) -> UnderWay | None:
    """The training of the run at `path` so far; None of one that has ended, and where there is no run.

    None, too, of a run that no training makes, as an ensemble and a network that came trained: `open_run` tells how
    such a one is finished.
    """
    path = locate(path)
    if not (path / "config.json").is_file() or not (path / "status.json").is_file():
        return None
    run = Run(path, stored_config(path))
    state = run.status().get("state")
    if state == "done" or not run.config.trained_here or run.config.recipe.model == ENSEMBLE:
        return None
    history = run.history() if (path / "history.csv").is_file() else None
    recipe, done = run.config.recipe, 0 if history is None else len(history)
    small = small_epochs(recipe, done=done)
    return UnderWay(path, state == "running", recipe.epochs, history, small, resuming(path, recipe.model))
