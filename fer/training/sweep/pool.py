"""Trainings in processes of their own: several at once on this machine, or on the workers of a Dask cluster.

A member is the command line that a person would type, so one that dies takes no other with it, and its failure is the
line that the person would read.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from fer.errors import InputError
from fer.models import own_code

if TYPE_CHECKING:
    from distributed import Client

RETRIES = 2  # on a cluster, where a worker may be lost
PATIENCE = 20  # seconds for a scheduler to answer, and for a first worker to be there
BAD_INPUT = 2  # exit code after which trying again is no use


@runtime_checkable
class Ended(Protocol):
    """A job that has ended, here or on a cluster, whose futures are of no common class."""

    def exception(self) -> BaseException | None: ...

    def result(self) -> str | None: ...


class MemberError(RuntimeError):
    """A training failed; its last line says why."""


def train_member(
    words: Sequence[str],
    folder: str,
    *,
    threads: int,
    started: list[subprocess.Popen] | None = None,
    variables: Mapping[str, str] = MappingProxyType({}),
) -> str | None:
    """Run `fer` with these words in a process of its own; None, or why it was refused.

    It goes on where the folder holds an unfinished run. The process is added to `started`, for whoever may have to end
    it, and has `variables` in its environment. Raises MemberError for a failure that another try may mend.
    """
    resume = ["--resume"] if (Path(folder) / "config.json").exists() else []
    environment = {**os.environ, **variables, "OMP_NUM_THREADS": str(threads), "MKL_NUM_THREADS": str(threads)}
    environment["PYTHONIOENCODING"] = "utf-8"  # in which its last line is read here, whatever the locale's is
    command = [sys.executable, "-m", "fer.cli.tied", *words, *resume]
    with subprocess.Popen(
        command,
        env=environment,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.PIPE,  # which closes when this process ends, however it ends, and tells the other to
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        if started is not None:
            started.append(process)
        assert process.stderr is not None
        said = process.stderr.read()
        process.wait()  # before its input is closed
    code = process.returncode
    if code == 0:
        return None
    how = f"exit code {code}" if code > 0 else f"signal {-code}"
    last = (said.strip().splitlines() or [f"it ended with {how} and said nothing"])[-1]
    if code == BAD_INPUT:
        return last.removeprefix("fer: ")
    raise MemberError(last.removeprefix("fer: "))


def train_here(
    jobs: Mapping[str, Sequence[str]], folder: Path, *, workers: int, threads: int
) -> Iterator[tuple[str, str | None]]:
    """Each job's name and why it failed, None where it did not, as they end; `workers` at once.

    Interrupted, it ends the trainings that run; each goes on from its last epoch on a later call.
    """
    started: list[subprocess.Popen] = []
    with ThreadPoolExecutor(workers) as pool:
        futures = {
            pool.submit(train_member, words, str(folder / name), threads=threads, started=started): name
            for name, words in jobs.items()
        }
        try:
            for future in as_completed(futures):
                yield futures[future], _reason(future)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            while not all(future.done() for future in futures):
                for process in started:
                    process.terminate()
                time.sleep(0.1)  # and again, as one may be starting just now
            raise


def train_on_cluster(
    jobs: Mapping[str, Sequence[str]], folder: Path, *, scheduler: str, threads: int
) -> Iterator[tuple[str, str | None]]:
    """The same on the workers of a Dask cluster, which must see the same files; one GPU a job where workers declare it.

    Interrupted, it starts no more, but the trainings that run there go on to their own end: nothing reaches them.

    Raises InputError where no scheduler answers at that address, or where it has no worker.
    """
    from distributed import as_completed as ended  # slow to import, and needed here alone

    with _connected(scheduler) as client:
        workers = client.scheduler_info(n_workers=-1)["workers"].values()
        gpu = {"GPU": 1} if all("GPU" in worker["resources"] for worker in workers) else {}
        futures = {
            client.submit(
                train_member,
                words,
                str(folder / name),
                threads=threads,
                variables=own_code.variables(),
                pure=False,
                retries=RETRIES,
                resources=gpu,
            ): name
            for name, words in jobs.items()
        }
        for future in ended(futures):
            yield futures[future], _reason(future)


@contextmanager
def _connected(scheduler: str) -> Iterator["Client"]:
    from distributed import Client

    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as cause:
        raise InputError(
            f"scheduler {scheduler}: no Dask scheduler answers there; start one with dask scheduler, or leave it out"
        ) from cause
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as cause:
            raise InputError(
                f"scheduler {scheduler}: no worker there; start one with dask worker {scheduler}"
            ) from cause
        yield client


def _reason(future: Ended) -> str | None:
    """Why a job failed, in one line."""
    error = future.exception()
    if error is None:
        return future.result()
    return " ".join(str(error).split()) or type(error).__name__
