"""From a run to the report: report.html and report.pdf, and the executed notebooks beside them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import nbformat

from fer.errors import InputError
from fer.files import alone, at_home, refuse_unwritable_folder, replacing
from fer.progress import remark
from fer.report.asked import FORMATS, check_formats, check_out, check_run
from fer.report.document.build import Document, build
from fer.report.document.by_question import Own
from fer.report.document.chapters import EVIDENCE, read_chapter
from fer.report.document.check import check_prose
from fer.report.formats.docx import to_docx
from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf
from fer.report.front import cover_of
from fer.report.kept import announce, note, set_aside
from fer.report.run.execute import execute, failed_name
from fer.report.run.kernels import WORKERS, Kernels
from fer.report.run.notebooks import NOTEBOOKS, chapters_for, notebooks_in
from fer.report.run.signed import sign
from fer.report.run.translation import left_as_written, readme_of, translated
from fer.report.status import kept_status
from fer.runs.run import Run, tell_changed_code
from fer.wording.load import load

_UP = re.compile(r"\[(?P<words>[^\]]*)\]\(\.\./(?P<name>[^)]*)\)")  # a link to what lies in the folder above
UNFINISHED = "unfinished"  # folder in a report's, of notebooks that are being executed
WRITERS: dict[str, Callable[[Document], bytes]] = {
    "html": lambda document: to_html(document).encode(),
    "pdf": to_pdf,
    "docx": to_docx,
}


def make_report(
    run: Run,
    *,
    out: Path,
    language: str = "en",
    brief: bool = False,
    own: Own | None = None,
    formats: Sequence[str] = FORMATS,
    workers: int = WORKERS,
    parameters: Mapping[str, Any] | None = None,
    notebooks: Path = NOTEBOOKS,
    ready: type[Kernels] | None = None,
) -> list[Path]:
    """Execute the notebooks on a run, `workers` at a time, and write `out`/report.html, report.pdf or report.docx.

    `brief` keeps the answers; their evidence is neither computed nor shown. `own` are a person's questions and remarks.
    The executed notebooks are kept in `out`/notebooks, those of a report that failed in `out`/unfinished, the one that
    failed as NN_name.failed.ipynb; `out`/status.json says how it went. What a person edited of an earlier report is
    set aside, with a line on stderr. `parameters` go to every notebook that declares them; `ready` are kernels of
    `kernels_for`. Raises InputError for a language, a format or a parameter that there is none of, for a run that has
    no predictions, and for a folder, `out` or the run's, that cannot take what is written there; NotebookError where a
    notebook fails, AssemblyError where what they show makes no report; an older report then stays as it was.
    """
    check_formats(formats)
    if run.config.trained_on is not None and not run.is_judged:
        raise InputError("the released model: has no faces to be judged by; open it with some, by data")
    words, paths = load(language), chapters_for(run.config, notebooks)
    out = at_home(out).resolve()
    check_out(out, notebooks)
    check_run(run.path)
    tell_changed_code(run)
    check_prose(paths, own, language=language)
    for line in (line for path in paths for line in left_as_written(path, language)):
        remark(line)
    cover = cover_of(run, words)  # now: it reads what a person may have written
    (out / "notebooks").mkdir(parents=True, exist_ok=True)
    unfinished = [f"{UNFINISHED}/{path.name}" for path in paths]
    with (
        alone(out / "notebooks", "writing this report"),
        kept_status(out, run=run.path.name),
        _noted(out, unfinished),
    ):
        executed = execute(
            paths,
            into=out / UNFINISHED,
            parameters={**(parameters or {}), "run": str(run.path.resolve()), "language": language},
            workers=workers,
            leave_out=EVIDENCE if brief else None,
            language=language,
            ready=ready,
        )
        chapters = [read_chapter(path, brief=brief, folder=notebooks) for path in executed]
        document = build(chapters, cover, words, own=own)
        with ThreadPoolExecutor() as pool:  # each waits for a program of its own
            contents = list(pool.map(lambda name: WRITERS[name](document), formats))
        reports = {f"report.{name}": content for name, content in zip(formats, contents, strict=True)}
        _put_in_place(out, executed, reports)
    return [out / name for name in reports]


@contextmanager
def _noted(out: Path, unfinished: Sequence[str]) -> Iterator[None]:
    """What of these files is left where a report fails is known as the report's own, and makes room for the next.

    Those of a report that was killed, which wrote down nothing, are set aside if they were edited.
    """
    failed = [str(failed_name(Path(name))) for name in unfinished]
    everything = [*unfinished, *failed]
    _set_aside(out, unfinished, unknown=False)
    _set_aside(out, failed)
    for name in everything:
        (out / name).unlink(missing_ok=True)
    try:
        yield
    except BaseException:
        with suppress(OSError):  # of a disk that is full or gone, which is what is told of
            note(out, everything)
        raise


def _put_in_place(out: Path, executed: Sequence[Path], reports: Mapping[str, bytes]) -> None:
    """Move the executed notebooks to `out`/notebooks and write the reports; what a person edited is set aside."""
    kept = {f"notebooks/{path.name}": path for path in executed}
    _set_aside(out, [*reports, *kept])
    announce(out, {**reports, **{name: path.read_bytes() for name, path in kept.items()}})
    for name, path in kept.items():
        path.replace(out / name)
    sign(out / name for name in kept)
    _remove_if_empty(out / UNFINISHED)
    for name, content in reports.items():
        with replacing(out / name) as part:
            part.write_bytes(content)
    note(out, [*reports, *kept])


def _set_aside(out: Path, names: Sequence[str], *, unknown: bool = True) -> None:
    """Set aside what a person edited of these files, before others take their place, and say so."""
    for edited, kept in set_aside(out, names, unknown=unknown):
        remark(f"{edited} was edited since it was made: kept as {kept.name}")


def _remove_if_empty(folder: Path) -> None:
    """What a person keeps beside the notebooks of a report that failed stays."""
    if not any(folder.iterdir()):
        folder.rmdir()


def write_notebooks(out: Path, *, language: str, notebooks: Path = NOTEBOOKS) -> list[Path]:
    """Write the notebooks with their prose in a language into a folder, unexecuted, and what lists them; their paths.

    All of them are written or none. Raises InputError for a language there is none of, where a file of that name is
    there already, and for a folder that cannot be written to.
    """
    load(language)
    paths, out, about = notebooks_in(notebooks), at_home(out), readme_of(notebooks, language)
    sources = [*paths, about] if about.is_file() else paths
    targets = [out / source.name for source in sources]
    for target in targets:
        if target.exists():
            raise InputError(f"{target}: there already; name a new folder with --out")
    refuse_unwritable_folder(out)
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as undoing:
        for source, target in zip(sources, targets, strict=True):
            with replacing(target) as part:
                if source == about:
                    part.write_text(_beside_copies(about.read_text(encoding="utf-8")), encoding="utf-8")
                else:
                    nbformat.write(translated(source, language), part)
            undoing.callback(target.unlink, missing_ok=True)
        undoing.pop_all()
    return targets[: len(paths)]


def _beside_copies(text: str) -> str:
    """The list of notebooks as it stands beside copies of them: they lie in the folder above it in a checkout, and what
    else lies there is not copied, so that of a link to it the words are left."""

    def moved(link: re.Match[str]) -> str:
        name = link["name"]
        return f"[{link['words']}]({name})" if name.endswith(".ipynb") and "/" not in name else link["words"]

    return _UP.sub(moved, text)
