"""Kernels start whatever the person's machine is like: long temporary folders, no home, foreign kernels, no fork."""

import json
import sys
import tempfile

import nbformat
import pytest
from report_notebooks import code, write

from fer.report.run import kernels
from fer.report.run.execute import execute


@pytest.fixture
def printed(tmp_path):
    """printed(line) -> what a notebook of that one line of code prints."""

    def run(line: str) -> str:
        (executed,) = execute([write(tmp_path / "09_one.ipynb", code(line))], into=tmp_path / "out", parameters={})
        return nbformat.read(executed, as_version=4).cells[0].outputs[0].text.strip()

    return run


def test_a_temporary_folder_may_have_a_name_longer_than_a_sockets_address(printed, tmp_path, monkeypatch):
    deep = tmp_path.joinpath(*["slurm_jobdir_12345"] * 6)
    deep.mkdir(parents=True)
    assert len(str(deep)) > 107
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    assert printed("print('started')") == "started"
    assert not list(deep.iterdir()), "nothing is left behind"


def test_a_home_that_cannot_be_written_is_no_hindrance_and_its_start_files_are_not_run(printed, tmp_path, monkeypatch):
    nowhere = tmp_path / "file"
    nowhere.touch()  # even root makes no folder in a file
    for name in ("HOME", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR"):
        monkeypatch.setenv(name, str(nowhere / name))
    assert printed("print('started')") == "started"


@pytest.mark.parametrize("forks", [True, False])
def test_a_foreign_kernel_of_the_same_name_is_not_started(printed, tmp_path, monkeypatch, forks):
    foreign = tmp_path / "jupyter" / "kernels" / "python3"
    foreign.mkdir(parents=True)
    spec = {"argv": ["false", "{connection_file}"], "display_name": "Python 3", "language": "python"}
    (foreign / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    if forks and sys.platform != "linux":
        pytest.skip("kernels are forked on Linux only")
    monkeypatch.setattr(kernels, "FORKS", forks)  # without: as on Windows and macOS, a process a kernel
    assert printed("import sys; print(sys.executable)") == sys.executable
