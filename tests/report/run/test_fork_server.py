"""The process that kernels are forked from."""

import asyncio
import os
import sys

import pytest
from report_notebooks import code, write

from fer.report.run.execute import START_TIMEOUT, NotebookError, execute
from fer.report.run.kernels import kernels

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")


@pytest.fixture
def imports(tmp_path, monkeypatch):
    """imports(source) -> a notebook that imports a module of that source, which the server does, too."""

    def written(source: str):
        (tmp_path / "of_the_test.py").write_text(source)
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *sys.path]))
        return write(tmp_path / "09_one.ipynb", code("import of_the_test"))

    return written


async def started(manager) -> None:
    """Start a kernel that answers, and leave it."""
    left = manager(kernel_name="python3")
    await left.start_kernel()
    client = left.client()
    client.start_channels()
    await client.wait_for_ready(timeout=START_TIMEOUT)
    client.stop_channels()


def test_kernels_come_and_go_where_processes_have_no_descriptors(imports):
    """Some builds of Python have no os.pidfd_open, and Linux before 5.3 has none."""
    lacking = imports("import os, signal\nvars(os).pop('pidfd_open', 0)\nvars(signal).pop('pidfd_send_signal', 0)")
    with kernels([lacking], threads=1) as manager:
        asyncio.run(started(manager))
        asyncio.run(started(manager))
    for client in manager.started:
        client.wait(timeout=60)  # it ends when its kernel has


def test_a_server_that_is_killed_while_it_imports_is_told_of_at_once(imports, tmp_path):
    """So the system does where memory runs out."""
    killed = imports("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    says = r"^09_one.ipynb: the process that kernels are forked from ended with signal 9, as it does where memory runs"
    with kernels([killed], threads=1) as manager, pytest.raises(NotebookError, match=says):
        execute([killed], into=tmp_path / "out", parameters={}, ready=manager)


def test_a_server_that_has_ended_is_told_of(imports, tmp_path):
    fine = imports("")
    with kernels([fine], threads=1) as manager:
        manager.server.kill()
        manager.server.wait()
        with pytest.raises(NotebookError, match="ended with signal 9"):
            execute([fine], into=tmp_path / "out", parameters={}, ready=manager)


def test_of_a_server_that_runs_nothing_is_told(imports):
    with kernels([imports("")], threads=1) as manager:
        assert manager.fault() is None
