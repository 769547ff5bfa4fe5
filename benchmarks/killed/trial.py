"""One killing: a work is begun, ended by a signal at some moment, and called again."""

import os
import signal
import time
import uuid
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psutil

from killed.forked import begin
from killed.moments import Extent, Moment, wait
from killed.readers import reading
from killed.works import Work

TAG = "FER_TRIAL"  # in the environment of all that a trial starts, by which what outlives it is found
PATIENCE = 20.0  # seconds in which what was started must have ended after its parent, on a busy machine
DEADLINE = 600.0  # seconds after which a call is given up
FOREVER = Moment(seconds=DEADLINE)
HERE = Path(__file__).parents[1]
WORK, SAID = "work", "said.txt"  # in a trial's folder: that of the work, and what the command said
TORCHS = "torchinductor"  # a folder that torch keeps for good


@dataclass(frozen=True)
class Trial:
    """What became of one killing; all is well where nothing is listed."""

    work: str
    signal: str
    moment: Moment
    ended_before: bool  # the work was done by then
    orphans: tuple[str, ...]  # processes that outlived the one that was killed
    halves: tuple[str, ...]  # files that a reader met half-written
    left: tuple[str, ...]  # temporary files and folders after the next call
    failure: str | None  # of the next call
    lost: bool  # the next call came to something else than an undisturbed one

    @property
    def well(self) -> bool:
        return not (self.orphans or self.halves or self.left or self.failure or self.lost)


@dataclass(frozen=True)
class Undisturbed:
    """What a work comes to, and how far it goes."""

    result: Any
    extent: Extent


def undisturbed(work: Work, folder: Path, *, calls: int = 2) -> Undisturbed:
    """Called so often, in folders of their own, and the last call measured: the first one warms what it reads."""
    for name in map(str, range(calls)):
        environment, began = _environment(folder / name), time.monotonic()
        process = begin(work.words(folder / name / WORK), folder / name / SAID, environment)
        names = wait(FOREVER, folder / name, process.is_alive)
        failure = _end(process, folder / name)
        if failure:
            raise RuntimeError(f"{work.name}: {failure}")
    return Undisturbed(work.result(folder / name / WORK), Extent(time.monotonic() - began, names))


def trial(work: Work, folder: Path, wanted: Any, moment: Moment, by: signal.Signals = signal.SIGKILL) -> Trial:
    """Begin a work in `folder`, send it the signal at the moment, call it again, and compare."""
    environment = _environment(folder)
    with reading(folder / WORK) as halves:
        process = begin(work.words(folder / WORK), folder / SAID, environment)
        wait(moment, folder, process.is_alive)
        if process.is_alive():
            os.kill(process.pid or 0, by)
        process.join()
        orphans = _outliving(environment[TAG])
        failure = _end(begin(work.words(folder / WORK), folder / SAID, environment), folder)
    lost = failure is None and work.result(folder / WORK) != wanted
    left = [path for path in (folder / WORK).rglob("*") if path.name.endswith(".part") or path.name == ".holder"]
    left += [path for path in (folder / "tmp").iterdir() if not path.name.startswith(TORCHS)]
    return Trial(
        work=work.name,
        signal=by.name,
        moment=moment,
        ended_before=process.exitcode == 0,
        orphans=tuple(orphans),
        halves=tuple(halves),
        left=tuple(str(path.relative_to(folder)) for path in left),
        failure=failure,
        lost=lost,
    )


def _environment(folder: Path) -> dict[str, str]:
    """With a temporary folder of its own, so that all that is left there is the trial's."""
    for name in (WORK, "tmp"):
        (folder / name).mkdir(parents=True)
    paths = os.pathsep.join(filter(None, [str(HERE), str(HERE.parent), os.environ.get("PYTHONPATH")]))
    fixed = {"TMPDIR": str(folder / "tmp"), "PYTHONPATH": paths, "OMP_NUM_THREADS": "1"}
    return {**fixed, "SOURCE_DATE_EPOCH": "1700000000", TAG: uuid.uuid4().hex}


def _end(process: BaseProcess, folder: Path) -> str | None:
    """Wait for it; the last line of a call that failed."""
    process.join(DEADLINE)
    if process.exitcode == 0:
        return None
    process.kill()
    lines = (folder / SAID).read_text("utf-8", errors="replace").strip().splitlines()
    return (lines or [f"exit code {process.exitcode}"])[-1]


def _outliving(tag: str) -> list[str]:
    """The command lines of processes with this tag that are still there after some patience; these are ended."""
    deadline = time.monotonic() + PATIENCE
    while (left := [process for process in psutil.process_iter() if _is_of(process, tag)]) and (
        time.monotonic() < deadline
    ):
        time.sleep(0.1)
    names = []
    for process in left:
        try:
            names.append(" ".join(process.cmdline())[:200])
            process.kill()
        except psutil.NoSuchProcess:
            continue
    return names


def _is_of(process: psutil.Process, tag: str) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE and process.environ().get(TAG) == tag
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess, OSError):
        return False
