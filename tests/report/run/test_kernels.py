"""Kernels of this interpreter, with what the notebooks import."""

import os
import socket
import subprocess
import sys

import nbformat
import pytest
from report_notebooks import code, markdown, write

from fer.report.run.execute import execute
from fer.report.run.kernels import imported


def test_imports_are_found_in_all_cells_and_ipython_syntax_is_no_matter(tmp_path):
    first = write(
        tmp_path / "08_a.ipynb", markdown("import not_this"), code("import os.path as p\nfrom fer import labels")
    )
    second = write(tmp_path / "08_b.ipynb", code("%time x"), code("if True:\n    import os.path, json"))
    assert imported([first, second]) == ["os.path", "fer", "fer.labels", "json"]


@pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")
def test_kernel_starts_with_what_the_notebooks_import_and_its_share_of_threads(tmp_path):
    lines = "import os, sys\nprint('wave' in sys.modules, os.environ['OMP_NUM_THREADS'], sys.executable)"
    path = write(tmp_path / "09_warm.ipynb", code(lines), code("import wave"))
    (executed,) = execute([path], into=tmp_path / "out", parameters={}, workers=os.cpu_count())
    assert nbformat.read(executed, as_version=4).cells[0].outputs[0].text.split() == ["True", "1", sys.executable]


@pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")
def test_a_server_that_imports_still_ends_with_its_parent(tmp_path):
    """To import torch takes long on a busy machine."""
    folder = tmp_path / "keys"
    folder.mkdir()
    (tmp_path / "takes_a_minute.py").write_text("import sys, time\nprint(flush=True)\ntime.sleep(60)")
    with socket.socket(socket.AF_UNIX) as listener:
        words = ["-m", "fer.report.run.fork_server", str(listener.fileno()), str(folder), "takes_a_minute"]
        with subprocess.Popen(
            [sys.executable, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[listener.fileno()],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        ) as server:
            server.stdout.readline()
            server.stdin.close()
            server.wait(timeout=20)
    assert not folder.exists()
