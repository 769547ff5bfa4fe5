"""Kernels for the notebooks: of this very interpreter, with a fair share of threads, and quick to start."""

import ast
import json
import os
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event
from typing import Any, ClassVar, cast

from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.localinterfaces import localhost
from jupyter_client.provisioning import LocalProvisioner
from traitlets import default

from fer.errors import ReportError
from fer.files import scratch
from fer.processors import THREADS, processors
from fer.report.run.fork_client import opened, within

WORKERS = 2  # notebooks at a time
FILES = 256  # that may be open at once: what macOS gives; from 64 down kernels end without a word, and ZeroMQ aborts
NOTICE = 5  # seconds in which a process that has closed its sockets is known to have ended
SIGKILL = 9  # which Windows has not
FORKS = sys.platform == "linux"  # elsewhere a fork is not safe beside the system's own libraries
_CLIENT = Path(__file__).with_name("fork_client.py")


class Kernels(AsyncKernelManager):
    """A kernel manager that remembers what it has started, and can be stopped."""

    started: ClassVar[list[subprocess.Popen]]
    stopped: ClassVar[Event]  # set, any kernel that starts all the same is ended at once
    server: ClassVar[subprocess.Popen | None] = None  # that forks them; None where each starts afresh

    @classmethod
    def apart(cls) -> "type[Kernels]":
        """The same kernels, to be stopped by themselves: one report of several may fail, and the others go on."""
        return cast("type[Kernels]", type(cls.__name__, (cls,), {"started": [], "stopped": Event()}))

    @classmethod
    def stop(cls) -> None:
        """End all kernels that run and those that are starting, so that nobody waits for their notebooks."""
        cls.stopped.set()
        for process in cls.started:
            process.kill()

    @classmethod
    def fault(cls) -> str | None:
        """Why a kernel did not start, where the process that they are forked from has ended; else None."""
        if cls.server is None or cls.stopped.is_set():
            return None
        try:
            code = cls.server.wait(timeout=NOTICE)
        except subprocess.TimeoutExpired:
            return None
        how = f"exit code {code}" if code >= 0 else f"signal {-code}"
        memory = ", as it does where memory runs out" if -code == SIGKILL else ""
        return f"the process that kernels are forked from ended with {how}{memory}"


@contextmanager
def kernels(notebooks: Sequence[Path], *, threads: int) -> Iterator[type[Kernels]]:
    """A kernel manager whose kernels run this interpreter with `threads` threads each, or as many as the person's own
    OMP_NUM_THREADS or MKL_NUM_THREADS say.

    On Linux they are forked from one process that has imported what the notebooks import, and speak by sockets in a
    temporary folder; elsewhere each starts afresh and speaks by ports, which another process may take meanwhile. What
    they write besides, they write to that folder: a person's home need not be writable, and what its ~/.ipython starts
    is not part of the report. Raises ReportError where too few files may be open at once.
    """
    _refuse_few_files()
    with scratch() as folder:
        environment = _environment(folder, threads)
        if not FORKS:
            yield _manager(environment, folder)
            return
        with _server(notebooks, folder, environment) as server, opened(folder) as descriptor:
            yield _manager(
                environment,
                folder,
                server=server,
                command=(sys.executable, "-S", "-E", str(_CLIENT), str(folder)),
                sockets=Path(f"/proc/{os.getpid()}/fd/{descriptor}"),  # short, however long the folder's name
            )


def _environment(folder: Path, threads: int) -> dict[str, str]:
    environment = dict(os.environ)
    if not environment.keys() & THREADS:  # of two that differ torch would heed the second
        environment |= dict.fromkeys(THREADS, str(threads))
    environment["OPENBLAS_NUM_THREADS"] = "1"  # it starts its threads when it is imported, which is before the fork
    environment["IPYTHONDIR"] = str(folder / "ipython")
    return environment


def _refuse_few_files() -> None:
    if sys.platform == "win32":  # which has no such limit
        return
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit != resource.RLIM_INFINITY and limit < FILES:
        raise ReportError(
            f"{limit} files may be open at once, too few for kernels; raise the limit (ulimit -n {FILES})"
        )


@contextmanager
def _server(notebooks: Sequence[Path], folder: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen]:
    """The process that kernels are forked from, listening in a folder; it ends with the context."""
    with _serving(notebooks, folder, environment) as server:
        assert server.stdin is not None
        try:
            yield server
        except BaseException:
            server.kill()  # it may be importing still, and would not hear
            raise
        finally:
            server.stdin.close()


def _serving(notebooks: Sequence[Path], folder: Path, environment: dict[str, str]) -> subprocess.Popen:
    """That process, started; it alone listens then, so that no client waits for one that has ended."""
    with socket.socket(socket.AF_UNIX) as listener:
        within(folder, listener.bind)
        listener.listen()  # here, so that a client may ask before the server has imported all
        descriptor = listener.fileno()
        modules = imported(notebooks)
        words = [sys.executable, "-P", "-m", "fer.report.run.fork_server", str(descriptor), str(folder), *modules]
        # pyplot asks for its backend when it is imported, which is before there is a kernel to set it
        backend = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}
        return subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            env={**environment, **backend},
            pass_fds=[descriptor],
            start_new_session=True,  # an interrupt is for this process, which ends that one
        )


def kernels_for(notebooks: Sequence[Path], *, workers: int = WORKERS) -> AbstractContextManager[type[Kernels]]:
    """Kernels for as many notebooks at a time, each with its share of the processors that are allowed."""
    return kernels(notebooks, threads=max(1, processors() // workers))


def imported(notebooks: Sequence[Path]) -> list[str]:
    """The modules that the notebooks' cells import, in order of first mention."""
    sources = (
        "".join(cell["source"])
        for path in notebooks
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]  # nbformat takes seconds to import
        if cell["cell_type"] == "code"
    )
    names: dict[str, None] = {}
    for source in sources:
        try:
            nodes = list(ast.walk(ast.parse(source)))
        except SyntaxError:  # IPython's own syntax
            continue
        for node in nodes:
            if isinstance(node, ast.Import):
                names |= dict.fromkeys(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                names |= dict.fromkeys([node.module, *(f"{node.module}.{alias.name}" for alias in node.names)])
    return list(names)


def _manager(
    environment: dict[str, str],
    folder: Path,
    *,
    server: subprocess.Popen | None = None,
    command: tuple[str, ...] = (),
    sockets: Path | None = None,
) -> type[Kernels]:
    """A kernel manager that knows no kernel spec but this interpreter's: one in the person's own folders, of the same
    name, might start another interpreter. `command`, which asks `server` for a kernel, takes the place of the
    interpreter and its module; what tells a kernel how to speak lies in `folder`, and its sockets in `sockets`, or else
    they are ports."""

    class Own(Kernels):
        started: ClassVar[list[subprocess.Popen]] = []
        stopped: ClassVar[Event] = Event()

        @default("transport")
        def _by_sockets_or_ports(self) -> str:
            return "ipc" if sockets else "tcp"

        @default("ip")
        def _where_they_are(self) -> str:
            return str(sockets / uuid.uuid4().hex) if sockets else localhost()

        @default("kernel_spec_manager")
        def _only_this_interpreter(self) -> KernelSpecManager:
            return KernelSpecManager(kernel_dirs=[])

        @default("connection_file")
        def _in_the_folder(self) -> str:
            return str(folder / f"kernel-{uuid.uuid4()}.json")

        def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
            usual = super().format_kernel_cmd(extra_arguments)
            return [*command, *usual[usual.index("-f") :]] if command else usual

        # the library's own asynchronous manager overrides the synchronous one's in the same way
        async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
            await super().start_kernel(**options, env=environment)
            assert isinstance(self.provisioner, LocalProvisioner)
            assert self.provisioner.process is not None
            self.started.append(self.provisioner.process)
            if self.stopped.is_set():  # while it was starting, by who may not have known of it
                self.provisioner.process.kill()

    Own.server = server
    return Own
