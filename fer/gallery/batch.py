"""A report of each of several runs, and the page that sets them side by side."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fer.errors import InputError, Interrupted, ReportError, WorkError, is_of_the_machine
from fer.files import at_home
from fer.gallery.measure import measure
from fer.gallery.page import FILE, write_page
from fer.progress import remark
from fer.report.asked import KNOWN
from fer.report.make import make_report
from fer.runs.run import Run


def write_all(runs: Sequence[Run], *, out: Path, language: str, **words: Any) -> list[Path]:
    """Write a report of each run into `out`/NAME, by the names of their folders, and `out`/index.html beside them.

    `words` are those of `make_report`. Where a report fails the others are made all the same, and the page says why.
    Gives the paths of all files. Raises ReportError, once all is done, where a report failed, and a fault of ours as it
    is. A fault of the machine, which would hit the others too, ends the work, with the page of what is done by then. So
    does an interrupt, once a report is made: Interrupted names the page and the runs whose reports are missing.
    """
    out = at_home(out).resolve()
    named = dict(zip(folder_names(runs), runs, strict=True))
    facts = measure(named)  # first: what cannot be set side by side is known before hours of work
    _tell_made_anew(list(named), out)
    made: dict[str, list[Path]] = {}
    failed: dict[str, str] = {}
    unforeseen: list[Exception] = []
    stopped: str | None = None
    for name, run in named.items():
        try:
            made[name] = make_report(run, out=out / name, language=language, **words)
        except KeyboardInterrupt:
            if not made:
                raise
            stopped = name
            break
        except Exception as error:
            failed[name] = _without_folder(" ".join(_why(error).split()), out)
            remark(f"{name}: {_why(error)}")
            if is_of_the_machine(error):
                unforeseen = [error]
                break
            if not isinstance(error, InputError | WorkError | OSError):
                unforeseen.append(error)
    try:
        page = write_page(facts, out, reports=made, failed=failed, stopped=stopped, language=language)
    except OSError:
        if unforeseen:  # such as a full disk, which the page finds full, too
            raise unforeseen[0] from None
        raise
    if stopped is not None:
        missing = ", ".join(name for name in named if name not in made)
        raise Interrupted(f"{page}: has what is done; without a report: {missing}; the same command makes all anew")
    if unforeseen:
        unforeseen[0].add_note(f"what is done stands in {page}")
        raise unforeseen[0]
    if failed:
        raise ReportError(f"{page}: {len(failed)} of {len(runs)} reports failed: {', '.join(failed)}; it says why")
    return [*(path for paths in made.values() for path in paths), page]


def folder_names(runs: Sequence[Run]) -> list[str]:
    """A name for each run that no other has, whatever a file system thinks of capitals: its folder's, after that of
    the folder around it where several are called alike, such as `model` in what is handed in; numbered where that is
    taken."""
    alike = Counter(run.path.name.casefold() for run in runs)
    names: list[str] = []
    for run in runs:
        taken, path = {FILE, *(name.casefold() for name in names)}, run.path.resolve()
        whole = f"{path.parent.name}-{path.name}" if alike[run.path.name.casefold()] > 1 else run.path.name
        tries = (whole if k == 1 else f"{whole}-{k}" for k in range(1, len(runs) + 2))
        names.append(next(name for name in tries if name.casefold() not in taken))
    return names


def _tell_made_anew(names: Sequence[str], out: Path) -> None:
    """A line where an earlier call, perhaps an interrupted one, left reports: no work is taken over from it."""
    there = [name for name in names if any((out / name / f"report.{kind}").is_file() for kind in KNOWN)]
    if there:
        remark(f"{out}: has reports of an earlier call ({', '.join(there)}); all {len(names)} are made anew")


def _why(error: Exception) -> str:
    """What a person can tell the failure by, in a line."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return str(error) if isinstance(error, InputError | WorkError) else f"{type(error).__name__}: {error}"


def _without_folder(text: str, folder: Path) -> str:
    """Paths as from the page, which may be handed on."""
    return text.replace(f"{folder}/", "")
