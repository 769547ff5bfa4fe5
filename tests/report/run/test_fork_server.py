"""The process that kernels are forked from."""

import asyncio
import os
import sys

import pytest
from report_notebooks import code, write

from fer.report.run.execute import START_TIMEOUT
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
