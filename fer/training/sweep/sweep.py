"""Many trainings of one kind: folds, seeds, recipes and models, and what they come to together."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from fer.data.faces import Faces
from fer.errors import SweepError
from fer.files import at_home, refuse_unwritable_folder, replacing
from fer.findings.facts import to_json
from fer.models.own_code import is_own
from fer.processors import processors
from fer.progress import track
from fer.runs.config import Command
from fer.runs.run import Run, finished_run, tell_changed_code
from fer.training import teaching
from fer.training.plan import Plan, Request
from fer.training.sweep.ensemble import NAME, refuse_single_run, write_ensemble
from fer.training.sweep.gather import Done, OutOfFold, group_table, judged, member_table, out_of_fold
from fer.training.sweep.plan import Grid, members_of, plans_of, require_teachers, words_of
from fer.training.sweep.pool import train_here, train_on_cluster

__all__ = ["Grid", "Sweep", "sweep"]

COMMAND = Command(folder="--out", split_seed="--seed")  # which is the first seed, and that of the folds


@dataclass(frozen=True)
class Sweep:
    """What a sweep came to."""

    members: Sequence[Done]
    failed: Mapping[str, str]  # name and reason of each that did not end well
    ensemble: Run | None  # None of one member, where one failed, and of networks whose inside is not the program's
    out_of_fold: OutOfFold | None  # all faces that folds held out

    def require_all(self) -> None:
        """Raise SweepError where a member failed."""
        if self.failed:
            wanted = len(self.members) + len(self.failed)
            raise SweepError(f"{len(self.members)} of {wanted} trainings ended well; call again to go on")

    def results(self) -> dict[str, Any]:
        """Everything as plain JSON: the groups' means and deviations, the members, the failures, the faces held out."""
        table = member_table(self.members)
        return {
            "groups": _records(group_table(table)) if self.members else [],
            "members": _records(table),
            "failed": dict(self.failed),
            "ensemble": self.ensemble and to_json(self.ensemble.metrics())["splits"],
            "out_of_fold": self.out_of_fold and to_json(self.out_of_fold),
        }


def sweep(
    base: Request,
    grid: Grid,
    out: Path,
    *,
    workers: int | None = None,
    threads: int = 1,
    scheduler: str | None = None,
) -> Sweep:
    """Train all members that are not done yet, each in its own run folder below `out`, and gather what they came to.

    `workers` trainings run at once here, each with `threads` threads (as many as the cores allow by default), or as
    many as a Dask cluster has workers. Writes `out`/results.json, `out`/results.csv (one row a member) and, of two
    members or more, the run folder `out`/ensemble. A member that fails does not stop the others; of one that is kept,
    though the code of its network has changed since, a line says so. Raises InputError for what would hit all of them,
    before anything is trained.
    """
    out = at_home(out).resolve()
    refuse_unwritable_folder(out)
    members = members_of(base, grid)
    plans, faces = plans_of(members)
    if _makes_ensemble(plans):
        refuse_single_run(out / NAME)
    jobs, unasked = {}, []
    for member, plan in zip(members, plans, strict=True):
        folder = out / member.name
        if kept := finished_run(folder, plan.config(faces), command=COMMAND):
            tell_changed_code(kept)
            continue
        jobs[member.name] = words_of(member.request, folder)
        if not (folder / teaching.FILE).is_file():
            unasked.append(plan)
    require_teachers(unasked, faces)
    failed = _train(jobs, out, workers=workers, threads=threads, scheduler=scheduler)
    done = [
        Done(member.name, member.group, plan, run)
        for member, plan in zip(members, plans, strict=True)
        if (run := finished_run(out / member.name, plan.config(faces), command=COMMAND)) is not None
    ]
    return _gathered(done, faces, failed, out, complete=len(done) == len(members))


def _train(
    jobs: Mapping[str, Sequence[str]], out: Path, *, workers: int | None, threads: int, scheduler: str | None
) -> dict[str, str]:
    """Why each job that failed did."""
    if not jobs:
        return {}
    workers = min(len(jobs), workers or max(1, processors() // threads))
    ended = (
        train_here(jobs, out, workers=workers, threads=threads)
        if scheduler is None
        else train_on_cluster(jobs, out, scheduler=scheduler, threads=threads)
    )
    ends = track(ended, description="trainings", total=len(jobs), unit="run")
    return {name: why for name, why in ends if why is not None}


def _gathered(done: Sequence[Done], faces: Faces, failed: Mapping[str, str], out: Path, *, complete: bool) -> Sweep:
    """Without all its members a sweep has no ensemble: it would be another one than was asked for."""
    if not done:
        return Sweep(done, failed, None, None)
    held_out = ensemble = None
    if complete:
        verdict = judged(done, faces)
        held_out = out_of_fold(verdict, faces) if done[0].plan.fold else None
        together = _makes_ensemble([member.plan for member in done])
        ensemble = write_ensemble(done, verdict, faces, out / NAME) if together else None
    made = Sweep(done, failed, ensemble, held_out)
    with replacing(out / "results.csv") as part:
        part.write_text(member_table(done).to_csv(index=False), "utf-8", newline="")
    with replacing(out / "results.json") as part:
        part.write_text(json.dumps(made.results(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return made


def _makes_ensemble(plans: Sequence[Plan]) -> bool:
    """Do trainings by these plans make one? A single one does not, nor those of networks of a person's own."""
    return len(plans) > 1 and not any(is_own(plan.recipe.model) for plan in plans)


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain JSON; what is missing is None."""
    return json.loads(table.to_json(orient="records"))
