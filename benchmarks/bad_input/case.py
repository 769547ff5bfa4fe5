"""One bad input, and what the command line makes of it."""

import contextlib
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fer.cli import main as cli

REFUSED = 2
CANARY = "canary"  # a file that an input would make if any code of it ran


@dataclass(frozen=True)
class Case:
    """`make` writes the input into a folder and gives the words of the command; `run` is a whole run to spoil."""

    name: str
    make: Callable[[Path, Path], list[str]]
    says: str  # a part of the line; where nothing is refused, of what is said on stderr
    code: int = REFUSED


@dataclass(frozen=True)
class Answer:
    """How the command ended."""

    code: int
    said: str  # on stderr

    @property
    def line(self) -> str:
        """The last line."""
        return (self.said.strip().splitlines() or [""])[-1]


def answer(case: Case, folder: Path, run: Path) -> Answer:
    """Call the command line in this process, in an empty folder of the input's own."""
    words = case.make(folder, run)
    out, err = io.StringIO(), io.StringIO()
    before, sys.argv = sys.argv, ["fer", *words]
    code: object = 0
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            cli.main()
    except SystemExit as end:
        code = end.code
    finally:
        sys.argv = before
    return Answer(int(code) if isinstance(code, int) else 0, err.getvalue())


def fault(case: Case, found: Answer, folder: Path) -> str | None:
    """What is wrong with the answer; None where it is as it should be."""
    if list(folder.rglob(CANARY)):
        return "code of the input has run"
    if found.code != case.code:
        return f"exit code {found.code}, not {case.code}: {found.line[:300]}"
    if case.code == REFUSED and not found.line.startswith("fer: "):
        return f"no line of a refusal: {found.line[:300]}"
    if "Traceback (most recent call last)" in found.said:
        return f"a traceback: {found.line[:300]}"
    if case.says not in (found.line if case.code == REFUSED else found.said):
        return f"does not say {case.says!r}: {found.line[:300]}"
    if any(not letter.isprintable() for letter in found.line):
        return f"marks that a terminal would obey: {found.line!r}"
    left = [path for path in folder.rglob("*") if path.name.endswith(".part")]
    return f"left {left}" if left else None
