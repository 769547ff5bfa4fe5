"""Kernels of this interpreter, with what the notebooks import."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import textwrap

import nbformat
import pytest
from report_notebooks import code, markdown, write

from fer.errors import ReportError
from fer.report.run import kernels as module
from fer.report.run.execute import START_TIMEOUT, execute
from fer.report.run.kernels import FILES, THREADS, imported, kernels


def test_imports_are_found_in_all_cells_and_ipython_syntax_is_no_matter(tmp_path):
    first = write(
        tmp_path / "08_a.ipynb", markdown("import not_this"), code("import os.path as p\nfrom fer import labels")
    )
    second = write(tmp_path / "08_b.ipynb", code("%time x"), code("if True:\n    import os.path, json"))
    assert imported([first, second]) == ["os.path", "fer", "fer.labels", "json"]


@pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")
def test_kernel_starts_with_what_the_notebooks_import_and_its_share_of_threads(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "processors", lambda: 6)
    for name in THREADS:
        monkeypatch.delenv(name, raising=False)
    lines = "import os, sys\nprint('wave' in sys.modules, os.environ['OMP_NUM_THREADS'], sys.executable)"
    path = write(tmp_path / "09_warm.ipynb", code(lines), code("import wave"))
    (executed,) = execute([path], into=tmp_path / "out", parameters={}, workers=2)
    assert nbformat.read(executed, as_version=4).cells[0].outputs[0].text.split() == ["True", "3", sys.executable]


@pytest.mark.parametrize("own", [{"OMP_NUM_THREADS": "4"}, {"MKL_NUM_THREADS": "5"}, dict.fromkeys(THREADS, "6")])
def test_a_persons_own_number_of_threads_stays(tmp_path, monkeypatch, own):
    for name in THREADS:
        monkeypatch.delenv(name, raising=False)
    for name, number in own.items():
        monkeypatch.setenv(name, number)
    environment = module._environment(tmp_path, 1)
    assert {name: environment[name] for name in THREADS if name in environment} == own


@pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")
def test_kernel_is_spoken_to_by_sockets_in_a_private_folder(tmp_path):
    """Between the choice of a port and its binding, another process may take it."""
    lines = """
        from pathlib import Path
        from ipykernel.kernelapp import IPKernelApp
        app = IPKernelApp.instance()
        sockets = list(Path(app.ip).parent.glob(Path(app.ip).name + "-*"))
        folder = Path(app.ip).parent.resolve()
        for_others = folder.stat().st_mode & 0o077
        print(app.transport, len(sockets), all(s.is_socket() for s in sockets), for_others)
    """
    path = write(tmp_path / "09_a.ipynb", code(textwrap.dedent(lines)))
    (executed,) = execute([path], into=tmp_path / "out", parameters={})
    assert nbformat.read(executed, as_version=4).cells[0].outputs[0].text.split() == ["ipc", "5", "True", "0"]


@pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")
@pytest.mark.parametrize("channel", ["shell_port", "iopub_port", "control_port"])
def test_kernel_that_cannot_listen_ends_at_once(tmp_path, channel):
    """The interpreter's own end waits for the messages that a kernel has not sent."""

    async def start(manager):
        taken = manager(kernel_name="python3", **{channel: 99})
        os.mkdir(f"{taken.ip}-99")  # noqa: PTH102
        await taken.start_kernel()
        client = taken.client()
        client.start_channels()
        with pytest.raises(RuntimeError, match="Kernel died before replying"):
            await client.wait_for_ready(timeout=START_TIMEOUT)
        client.stop_channels()
        await taken.shutdown_kernel(now=True)

    with kernels([write(tmp_path / "09_a.ipynb", code("1"))], threads=1) as manager:
        asyncio.run(start(manager))


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


def test_a_system_without_such_a_limit_refuses_nothing(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(module, "FILES", float("inf"))
    module._refuse_few_files()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such limit")
def test_where_too_few_files_may_be_open_no_kernel_is_started(tmp_path, monkeypatch):
    import resource

    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES - 1, limits[1]))
    try:
        with pytest.raises(ReportError, match=r"^255 files may be open .*; raise the limit \(ulimit -n 256\)$"):
            kernels([], threads=1).__enter__()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert not list(tmp_path.iterdir())


def test_what_torch_imports_late_is_imported_before_the_first_kernel(tmp_path):
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").touch()
    (tmp_path / "torch" / "_dynamo.py").write_text("print('compiler', flush=True)")
    with socket.socket(socket.AF_UNIX) as listener:
        words = ["-m", "fer.report.run.fork_server", str(listener.fileno()), str(tmp_path / "keys"), "torch"]
        with subprocess.Popen(
            [sys.executable, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[listener.fileno()],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
            text=True,
        ) as server:
            assert server.stdout.readline() == "compiler\n"
            server.stdin.close()
            server.wait(timeout=20)


def test_a_kernel_that_was_starting_when_all_were_stopped_is_ended(tmp_path):
    """It is known of only once it has started."""

    async def start(manager):
        late = manager(kernel_name="python3")
        await late.start_kernel()
        (process,) = manager.started
        process.wait(timeout=60)
        assert not await late.is_alive()

    with kernels([write(tmp_path / "09_a.ipynb", code("1"))], threads=1) as shared:
        stopped = shared.apart()
        stopped.stop()
        asyncio.run(start(stopped))
        assert not shared.stopped.is_set()
