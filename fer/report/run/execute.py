"""Notebooks, executed by papermill side by side, each in a kernel of its own."""

import errno
import logging
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from fer.errors import InputError, ReportError
from fer.progress import bar
from fer.report.run import engine
from fer.report.run.kernels import WORKERS, Kernels, kernels_for
from fer.report.run.parameters import share_out
from fer.report.run.translation import translated

logging.getLogger("papermill").addHandler(logging.NullHandler())  # what it would print to stderr is in our errors

START_TIMEOUT = 600  # seconds: a kernel waits for what it imports, on a busy machine for long


class NotebookError(ReportError):
    """A notebook failed: one line that names it, the cell, the error, and where the executed part is kept.

    `what` is the line without that place.
    """

    def __init__(self, what: str, kept: Path | None = None):
        super().__init__(what if kept is None else f"{what}; executed so far: {kept}")
        self.what = what


def failed_name(output: Path) -> Path:
    """Where the executed part of a notebook that failed is kept: NN_name.failed.ipynb."""
    return output.with_suffix(f".failed{output.suffix}")


def execute(
    notebooks: Sequence[Path],
    *,
    into: Path,
    parameters: Mapping[str, Any],
    workers: int = WORKERS,
    leave_out: str | None = None,
    language: str = "en",
    ready: type[Kernels] | None = None,
) -> list[Path]:
    """Execute notebooks that do not depend on each other; returns the executed copies, in the same order.

    Copies lie in `into` under the notebooks' own names, and are written every few seconds; their prose is in
    `language`. Cells tagged `leave_out` are not run. Each notebook gets those of `parameters` that it declares. Raises
    InputError for a parameter that none declares, before anything runs, and for one raised in a notebook; NotebookError
    for any other failure. Those of most cells are started first: they take longest, and begun last one of them would
    run on alone. `ready` are kernels that have been started before. After a failure or an interrupt no notebook is
    started, and all kernels are stopped.
    """
    shares = share_out(notebooks, parameters)
    into.mkdir(parents=True, exist_ok=True)
    outputs = [into / path.name for path in notebooks]
    with (
        ThreadPoolExecutor(workers) as pool,  # left last: it waits for the notebooks whose kernels have been stopped
        nullcontext(ready) if ready else kernels_for(notebooks, workers=workers) as shared,
        bar(description="notebooks", total=len(notebooks), unit="notebook") as shown,
    ):
        manager = shared.apart()
        try:
            jobs = [
                pool.submit(_execute_next, path, output, share, manager, leave_out, language)
                for path, output, share in sorted(zip(notebooks, outputs, shares, strict=True), key=_fewest_last)
            ]
            for job in as_completed(jobs):
                job.result()
                shown.update()
        except BaseException:
            manager.stop()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return outputs


def _fewest_last(job: tuple[Path, Path, dict[str, Any]]) -> int:
    return -len(nbformat.read(job[0], as_version=4).cells)


def _execute_next(path: Path, output: Path, parameters: dict[str, Any], manager: type[Kernels], *of_all: Any) -> None:
    """Execute one notebook, if none has failed; where it fails, no thread begins another one from then on."""
    if manager.stopped.is_set():
        raise CancelledError
    try:
        _execute_one(path, output, parameters, manager, *of_all)
    except BaseException:
        manager.stopped.set()
        raise


def _execute_one(
    path: Path,
    output: Path,
    parameters: dict[str, Any],
    manager: type[Kernels],
    leave_out: str | None,
    language: str,
) -> None:
    """Execute one notebook. papermill's `cwd` is left alone: it would move the whole process, and every thread."""
    try:
        papermill.execute_notebook(
            translated(path, language),
            str(output),
            parameters=parameters,
            engine_name=engine.NAME,
            kernel_name="python3",
            progress_bar=False,
            kernel_manager_class=manager,
            start_timeout=START_TIMEOUT,
            skip_cells_with_tag=leave_out or "",
            extra_arguments=["--log-level=ERROR"],  # else each kernel warns that loopback is not encrypted
        )
    except PapermillExecutionError as error:
        where = f"cell {_source_number(output, error.exec_count)} (In [{error.exec_count}])"
        reason, kept = " ".join(error.evalue.split()), _kept(output)
        if error.ename == InputError.__name__:
            raise InputError(reason) from error
        raise NotebookError(f"{path.name}, {where}: {error.ename}: {reason}", kept) from error
    except DeadKernelError:
        where = f"cell {_last_begun(output)}"
        raise NotebookError(f"{path.name}, {where}: the kernel died", _kept(output)) from None
    except RuntimeError as error:
        raise NotebookError(f"{path.name}: {manager.fault() or error}") from error
    except FileNotFoundError as error:
        if error.errno is None and not output.parent.is_dir():  # papermill's, which tells of it in its own words
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(output.parent)) from error
        raise
    _check_all_ran(path, output, leave_out)


def _kept(output: Path) -> Path:
    """Rename what was executed of a notebook that failed."""
    return output.replace(failed_name(output))


def _check_all_ran(path: Path, output: Path, leave_out: str | None) -> None:
    """Papermill marks a cell as completed even where the kernel was killed; the execution counts do not lie."""
    for number, cell in _source_cells(output):
        wanted = cell.cell_type == "code" and cell.source.strip() and leave_out not in cell.metadata.get("tags", ())
        if wanted and cell.execution_count is None:
            raise NotebookError(f"{path.name}, cell {number}: it did not run", _kept(output))


def _last_begun(output: Path) -> int:
    begun = [number for number, cell in _source_cells(output) if cell.metadata.papermill.start_time]
    return max(begun, default=1)


def _source_number(output: Path, count: int) -> int | None:
    """The place, from 1, that the cell with this execution count has in the notebook as it was written."""
    return next((n for n, cell in _source_cells(output) if cell.get("execution_count") == count), None)


def _source_cells(output: Path) -> list[tuple[int, NotebookNode]]:
    """The executed notebook's cells, numbered as before papermill put in its parameters and its error marks."""
    cells = nbformat.read(output, as_version=4).cells
    foreign = {"injected-parameters", "papermill-error-cell-tag"}
    return list(enumerate((cell for cell in cells if not foreign & set(cell.metadata.get("tags", ()))), start=1))
