"""How the making of a report went: `status.json` in its folder, for whoever comes later."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fer.runs.files import write_json

FILE = "status.json"


@contextmanager
def kept_status(out: Path, *, run: str) -> Iterator[None]:
    """Write to a report's folder whether it is running, done or failed and why; `run` is the name of the run's folder.

    A report that was killed stays "running". The folder is made.
    """
    out.mkdir(parents=True, exist_ok=True)

    def mark(state: str, why: str | None = None) -> None:
        write_json(out / FILE, {"state": state, "why": why, "run": run})

    mark("running")
    try:
        yield
    except BaseException as cause:
        why = " ".join(str(cause).split()) or type(cause).__name__
        with suppress(OSError):  # of a disk that is full or gone, which is what is told of
            mark("failed", "interrupted" if isinstance(cause, KeyboardInterrupt) else why)
        raise
    mark("done")
