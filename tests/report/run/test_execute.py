"""Execution of notebooks: failures are named, parameters are kept."""

import errno
import shutil
import time
from pathlib import Path
from typing import ClassVar

import nbformat
import papermill
import psutil
import pytest
from report_notebooks import PARAMETERS, code, markdown, parameters, write

from fer.errors import InputError
from fer.report.run.execute import NotebookError, execute
from fer.report.run.kernels import Kernels, kernels


def test_values_keep_their_types_and_each_notebook_gets_its_own(tmp_path):
    first = write(tmp_path / "01_first.ipynb", parameters(), code("print(repr([run, rate, faces]))"))
    second = write(
        tmp_path / "02_second.ipynb", code('run: str = ""\nother: int = 1', "parameters"), code("print(run)")
    )
    given = {"run": "/some/run", "rate": 1e-3, "faces": 5}
    executed = execute([first, second], into=tmp_path / "out", parameters=given)
    printed = [nbformat.read(path, as_version=4).cells[-1].outputs[0].text.strip() for path in executed]
    assert printed == ["['/some/run', 0.001, 5]", "/some/run"]
    assert nbformat.read(first, as_version=4).cells[0].source == PARAMETERS, "the notebook itself is left as it was"


def test_failing_cell_is_named_and_what_ran_is_kept(tmp_path):
    lines = "raise ValueError('no\\nface')"
    path = write(
        tmp_path / "03_fails.ipynb", markdown("# T"), parameters(), code("print(1)"), code(lines), code("print(2)")
    )
    with pytest.raises(NotebookError) as caught:
        execute([path], into=tmp_path / "out", parameters={"run": "x"})
    kept = tmp_path / "out" / "03_fails.failed.ipynb"
    assert str(caught.value) == f"03_fails.ipynb, cell 4 (In [4]): ValueError: no face; executed so far: {kept}"
    outputs = [
        cell.outputs for cell in nbformat.read(kept, as_version=4).cells if cell.source in ("print(1)", "print(2)")
    ]
    assert [len(of_cell) for of_cell in outputs] == [1, 0]


def test_bad_input_in_a_notebook_stays_bad_input(tmp_path):
    lines = "from fer.errors import InputError\nraise InputError('no run there')"
    path = write(tmp_path / "03_input.ipynb", code(lines))
    with pytest.raises(InputError, match=r"^no run there$"):
        execute([path], into=tmp_path / "out", parameters={})


def test_cells_that_are_left_out_do_not_run(tmp_path):
    path = write(tmp_path / "03_long.ipynb", code("print(1)"), code("1 / 0", "evidence"), code("print(2)"))
    (executed,) = execute([path], into=tmp_path / "out", parameters={}, leave_out="evidence")
    assert [cell.execution_count for cell in nbformat.read(executed, as_version=4).cells] == [1, None, 2]
    with pytest.raises(NotebookError, match="ZeroDivisionError"):
        execute([path], into=tmp_path / "out", parameters={})


def test_killed_kernel_is_a_failure(tmp_path):
    killed = code("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    path = write(tmp_path / "04_killed.ipynb", code("1"), killed, code("2"))
    with pytest.raises(NotebookError, match=r"^04_killed.ipynb, cell 2: the kernel died; executed so far: "):
        execute([path], into=tmp_path / "out", parameters={})
    kept = nbformat.read(tmp_path / "out" / "04_killed.failed.ipynb", as_version=4)
    assert kept.cells[0].outputs[0].data["text/plain"] == "1"
    assert not (tmp_path / "out" / "04_killed.ipynb").exists()


def test_a_folder_that_has_gone_is_told_as_the_system_does(tmp_path, monkeypatch):
    """papermill tells of it without the system's number, by which the command line knows a fault of the machine."""

    def gone(notebook, output, **_):
        shutil.rmtree(tmp_path / "out")
        raise FileNotFoundError(f"output folder {Path(output).parent} doesn't exist.")

    monkeypatch.setattr(papermill, "execute_notebook", gone)
    path = write(tmp_path / "04_gone.ipynb", code("1"))
    with pytest.raises(FileNotFoundError) as caught:
        execute([path], into=tmp_path / "out", parameters={}, ready=Unstarted)
    assert (caught.value.errno, caught.value.filename) == (errno.ENOENT, str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


class Unstarted(Kernels):
    started: ClassVar[list] = []


@pytest.mark.parametrize(
    ("cause", "kind", "says"),
    [
        (
            RuntimeError("Kernel didn't respond in 60 seconds"),
            NotebookError,
            "^04_a.ipynb: Kernel didn't respond in 60",
        ),
        (FileNotFoundError(errno.ENOENT, "gone", "python"), FileNotFoundError, "gone: 'python'"),
    ],
)
def test_a_kernel_that_does_not_start_is_told(tmp_path, monkeypatch, cause, kind, says):
    def failing(*_, **__):
        raise cause

    monkeypatch.setattr(papermill, "execute_notebook", failing)
    path = write(tmp_path / "04_a.ipynb", code("1"))
    with pytest.raises(kind, match=says):
        execute([path], into=tmp_path / "out", parameters={}, ready=Unstarted)


def test_a_cell_that_did_not_run_is_a_failure_though_papermill_calls_it_completed(tmp_path, monkeypatch):
    monkeypatch.setattr(papermill, "execute_notebook", lambda path, output, **_: nbformat.write(path, output))
    path = write(tmp_path / "04_a.ipynb", markdown("# A"), code("1"))
    with pytest.raises(NotebookError, match=r"^04_a.ipynb, cell 2: it did not run; executed so far: "):
        execute([path], into=tmp_path / "out", parameters={}, ready=Unstarted)
    assert (tmp_path / "out" / "04_a.failed.ipynb").is_file()


def test_module_that_is_missing_fails_in_the_cell_that_imports_it(tmp_path):
    path = write(tmp_path / "05_missing.ipynb", code("1"), code("import no_such_module"))
    with pytest.raises(
        NotebookError, match=r"05_missing.ipynb, cell 2 \(In \[2\]\): ModuleNotFoundError: No module named"
    ):
        execute([path], into=tmp_path / "out", parameters={})


def test_failure_stops_the_others_and_leaves_no_process(tmp_path):
    fails = write(tmp_path / "06_fails.ipynb", code("raise ValueError"))
    long = write(tmp_path / "07_long.ipynb", code("import time; time.sleep(600)"))
    before = psutil.Process().children(recursive=True)  # such as what Python keeps for shared memory
    with pytest.raises(NotebookError, match=r"06_fails.ipynb, cell 1"):
        execute([long, fails], into=tmp_path / "out", parameters={})
    assert psutil.Process().children(recursive=True) == before


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_after_a_failure_no_notebook_is_begun(tmp_path, monkeypatch, failure):
    """The one thread there is takes the next one before anybody else has heard of the failure."""
    begun = []

    def failing(_, output, **__):
        begun.append(Path(output).name)
        raise failure

    monkeypatch.setattr(papermill, "execute_notebook", failing)
    paths = [write(tmp_path / f"0{k}_a.ipynb", *(code("1") for _ in range(9 - k))) for k in range(1, 4)]
    with pytest.raises(failure):
        execute(paths, into=tmp_path / "out", parameters={}, workers=1, ready=Unstarted)
    assert begun == ["01_a.ipynb"]
    with pytest.raises(failure):
        execute(paths[1:2], into=tmp_path / "out", parameters={}, workers=1, ready=Unstarted)
    assert begun == ["01_a.ipynb", "02_a.ipynb"], "another report has the same kernels"


def test_parameter_that_no_notebook_declares_is_refused_before_anything_runs(tmp_path):
    path = write(tmp_path / "05_unknown.ipynb", parameters())
    with pytest.raises(InputError, match="'epochs': no notebook has it; they have faces, language, rate, run"):
        execute([path], into=tmp_path / "out", parameters={"epochs": 3})
    assert not (tmp_path / "out").exists()


def test_an_interrupt_ends_kernels_that_were_started_before(tmp_path, monkeypatch):
    """Nobody waits until a notebook of an hour has ended."""

    def interrupt(jobs):
        deadline = time.monotonic() + 60
        while not (tmp_path / "begun").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        raise KeyboardInterrupt

    monkeypatch.setattr("fer.report.run.execute.as_completed", interrupt)
    path = write(
        tmp_path / "09_long.ipynb", code(f"open({str(tmp_path / 'begun')!r}, 'w')\nimport time\ntime.sleep(900)")
    )
    began = time.monotonic()
    with kernels([path], threads=1) as ready, pytest.raises(KeyboardInterrupt):
        execute([path], into=tmp_path / "out", parameters={}, ready=ready)
    assert time.monotonic() - began < 120
