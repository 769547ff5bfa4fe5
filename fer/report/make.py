"""From a run to the report: report.html and report.pdf, and the executed notebooks beside them."""

import io
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import nbformat

from fer.data.emotions import colours, names
from fer.errors import InputError
from fer.figures import style
from fer.files import replacing
from fer.findings.said import say
from fer.progress import remark
from fer.provenance import revision
from fer.report import findings
from fer.report.author import read_author
from fer.report.document.build import Document, build
from fer.report.document.by_question import Own, read_by_question
from fer.report.document.chapters import EVIDENCE, read_chapter
from fer.report.document.check import check_prose
from fer.report.document.cover import Cover
from fer.report.figures import plot_recall
from fer.report.formats.docx import to_docx
from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf
from fer.report.kept import note, set_aside
from fer.report.run.execute import execute
from fer.report.run.kernels import WORKERS, Kernels
from fer.report.run.notebooks import NOTEBOOKS, chapters_for, chapters_in, notebooks_in
from fer.report.run.parameters import share_out
from fer.report.run.translation import left_as_written, readme_of, translated
from fer.runs.run import Run, tell_changed_code
from fer.wording.load import Language, load

UNFINISHED = "unfinished"  # folder in a report's, of notebooks that are being executed
FORMATS = ("html", "pdf")  # that are written if nothing is said
WRITERS: dict[str, Callable[[Document], bytes]] = {
    "html": lambda document: to_html(document).encode(),
    "pdf": to_pdf,
    "docx": to_docx,
}
RESERVED = {"run", "language"}  # parameters that the report itself gives


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
    The executed notebooks are kept in `out`/notebooks, those of a report that failed in `out`/unfinished. What a person
    edited of an earlier report is set aside, with a line on stderr. `parameters` go to every notebook that declares
    them; `ready` are kernels of `kernels_for`. Raises InputError for a language or a parameter that there is none of,
    NotebookError where a notebook fails, AssemblyError where what they show makes no report; an older report then
    stays as it was.
    """
    words, paths = load(language), chapters_for(run.config, notebooks)
    tell_changed_code(run)
    check_prose(paths, own, language=language)
    for line in (line for path in paths for line in left_as_written(path, language)):
        remark(line)
    cover = cover_of(run, words)  # now: it reads what a person may have written
    out = out.expanduser().resolve()
    given = {**(parameters or {}), "run": str(run.path.resolve()), "language": language}
    unfinished = [f"{UNFINISHED}/{path.name}" for path in paths]
    _set_aside(out, unfinished, unknown=False)  # a report that was killed wrote down nothing
    try:
        executed = execute(
            paths,
            into=out / UNFINISHED,
            parameters=given,
            workers=workers,
            leave_out=EVIDENCE if brief else None,
            language=language,
            ready=ready,
        )
        chapters = [read_chapter(path, brief=brief, folder=notebooks) for path in executed]
        document = build(chapters, cover, words, own=own)
        with ThreadPoolExecutor() as pool:  # each waits for a program of its own
            contents = list(pool.map(lambda name: WRITERS[name](document), formats))
    except BaseException:
        note(out, unfinished)
        raise
    reports = [f"report.{name}" for name in formats]
    kept = [f"notebooks/{path.name}" for path in paths]
    _set_aside(out, [*reports, *kept])
    (out / "notebooks").mkdir(exist_ok=True)
    for path, name in zip(executed, kept, strict=True):
        path.replace(out / name)
    _remove_if_empty(out / UNFINISHED)
    for name, content in zip(reports, contents, strict=True):
        with replacing(out / name) as part:
            part.write_bytes(content)
    note(out, [*reports, *kept])
    return [out / name for name in reports]


def _set_aside(out: Path, names: Sequence[str], *, unknown: bool = True) -> None:
    """Set aside what a person edited of these files, before others take their place, and say so."""
    for edited, kept in set_aside(out, names, unknown=unknown):
        remark(f"{edited} was edited since it was made: kept as {kept.name}")


def _remove_if_empty(folder: Path) -> None:
    """What a person keeps beside the notebooks of a report that failed stays."""
    if not any(folder.iterdir()):
        folder.rmdir()


def own_texts(*, questions: Path | None, notes: Path | None) -> Own:
    """A person's questions and remarks, from files with a heading a question. InputError as in `read_by_question`."""
    return Own(
        read_by_question(questions) if questions else {},
        read_by_question(notes) if notes else {},
        folder=notes.parent if notes else Path(),
    )


def write_notebooks(out: Path, *, language: str, notebooks: Path = NOTEBOOKS) -> list[Path]:
    """Write the notebooks with their prose in a language into a folder, unexecuted, and what lists them; their paths.

    Raises InputError for a language there is none of, and where a notebook of that name is there already.
    """
    load(language)
    paths, out = notebooks_in(notebooks), out.expanduser()
    targets = [out / path.name for path in paths]
    for target in targets:
        if target.exists():
            raise InputError(f"{target}: there already; name a new folder with --out")
    out.mkdir(parents=True, exist_ok=True)
    for path, target in zip(paths, targets, strict=True):
        with replacing(target) as part:
            nbformat.write(translated(path, language), part)
    if (about := readme_of(notebooks, language)).is_file():
        shutil.copy(about, out / about.name)
    return targets


def check_request(
    *,
    out: Path,
    language: str,
    parameters: Mapping[str, Any],
    own: Own | None = None,
    formats: Sequence[str] = FORMATS,
    notebooks: Path = NOTEBOOKS,
) -> None:
    """Raise InputError or AssemblyError for what `make_report` would refuse later: for use before a training."""
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: a file; name a folder with --out")
    _refuse_unwritable_folder(out.expanduser().absolute() / "notebooks")
    load(language)
    for name in formats:
        if name not in WRITERS:
            raise InputError(f"format {name!r}: choose among {', '.join(WRITERS)}")
    for name in RESERVED & parameters.keys():
        raise InputError(f"parameter {name!r}: say it with --{name}")
    share_out(chapters_in(notebooks), parameters)
    check_prose(chapters_in(notebooks), own, language=language)


def _refuse_unwritable_folder(folder: Path) -> None:
    """Raise InputError where a folder of this name can be neither written to nor made."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise InputError(f"{there}: no folder that can be written to; name another with --out")


def cover_of(run: Run, language: Language) -> Cover:
    """What the cover and the last page say of a run."""
    config, metrics, date, split = run.config, run.metrics(), _today(), run.held_out()
    banner, header = findings.banner(config), findings.header(config)
    return Cover(
        subtitle=language.text(findings.subtitle(config)),
        banner=language.text(banner) if banner else "",
        header=language.text(header) if header else "",
        key_figures=[
            (language.plain(figure), language.plain(label))
            for figure, label in findings.key_figures(config, metrics, split=split)
        ],
        hero=_hero(metrics.splits[split].recall, language),
        hero_alt=language.plain(say("document.recall_alt", recall=metrics.splits[split].recall)),
        date=date,
        made_by=language.table(
            findings.made_by(
                config,
                run.environment(),
                run=run.path.name,
                revision=revision(),
                date=date,
            )
        ),
        author=read_author(run.path),
    )


def _today() -> str:
    """The day of the report in UTC; SOURCE_DATE_EPOCH, in seconds, makes it another (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.strftime("%Y-%m-%d")


def _hero(recall: Sequence[float | None], language: Language) -> bytes:
    """The cover's figure as SVG."""
    style.use(language.code)
    fig, ax = plt.subplots(figsize=(style.TEXT_WIDTH, 1.6))
    prose = language.module("prose")
    plot_recall(recall, names(language.code), colours(), percent=lambda share: prose.percent(share, digits=0), ax=ax)
    buffer = io.BytesIO()
    fig.savefig(buffer, format="svg", transparent=True)
    plt.close(fig)
    return buffer.getvalue()
