"""A report of each of several runs, and the page that sets them side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fer.errors import InputError, ReportError
from fer.gallery.measure import measure
from fer.gallery.page import FILE, write_page
from fer.progress import remark
from fer.report.make import make_report
from fer.runs.run import Run


def write_all(runs: Sequence[Run], *, out: Path, language: str, **words: Any) -> list[Path]:
    """Write a report of each run into `out`/NAME, by the names of their folders, and `out`/index.html beside them.

    `words` are those of `make_report`. Where a report fails the others are made all the same, and the page says why.
    Gives the paths of all files. Raises ReportError, once all is done, where a report failed.
    """
    out = out.expanduser().resolve()
    named = dict(zip(folder_names(runs), runs, strict=True))
    facts = measure(named)  # first: what cannot be set side by side is known before hours of work
    made: dict[str, list[Path]] = {}
    failed: dict[str, str] = {}
    for name, run in named.items():
        try:
            made[name] = make_report(run, out=out / name, language=language, **words)
        except (InputError, ReportError) as error:
            failed[name] = _without_folder(" ".join(str(error).split()), out)
            remark(f"{name}: {error}")
    page = write_page(facts, out, reports=made, failed=failed, language=language)
    if failed:
        raise ReportError(f"{page}: {len(failed)} of {len(runs)} reports failed: {', '.join(failed)}; it says why")
    return [*(path for paths in made.values() for path in paths), page]


def folder_names(runs: Sequence[Run]) -> list[str]:
    """A name for each run that no other has, whatever a file system thinks of capitals: its folder's, numbered where
    that is taken."""
    names: list[str] = []
    for run in runs:
        taken = {FILE, *(name.casefold() for name in names)}
        tries = (run.path.name if k == 1 else f"{run.path.name}-{k}" for k in range(1, len(runs) + 2))
        names.append(next(name for name in tries if name.casefold() not in taken))
    return names


def _without_folder(text: str, folder: Path) -> str:
    """Paths as from the page, which may be handed on."""
    return text.replace(f"{folder}/", "")
