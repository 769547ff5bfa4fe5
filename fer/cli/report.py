"""The command report: of one run, or of several, which a page sets side by side."""

from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fer.cli import completion
from fer.cli.options import (
    Classes,
    Data,
    Limit,
    ModelName,
    RecipeName,
    ReportLanguage,
    RunFolders,
    Seed,
    Settings,
    as_path,
    language_of,
)
from fer.cli.saying import say
from fer.models.own_code import allow
from fer.progress import remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fer.runs.run import Run
    from fer.training.plan import Request


def report(
    data: Data = None,
    recipe: RecipeName = None,
    model: ModelName = None,
    run: RunFolders = [],  # noqa: B006 - typer copies it
    out: Annotated[Path, typer.Option(parser=as_path, help="Folder for the report.")] = Path("reports"),
    language: ReportLanguage = None,
    brief: Annotated[bool, typer.Option("--brief", help="Leave the evidence behind the answers out.")] = False,
    formats: Annotated[
        str,
        typer.Option(
            help="Those of html, pdf and docx to write, with commas between.", autocompletion=completion.formats
        ),
    ] = "html,pdf",
    author: Annotated[
        str | None, typer.Option(help="Name on the cover. This and the next four are kept with the run.")
    ] = None,
    student_id: Annotated[str | None, typer.Option(help="Student number on the cover.")] = None,
    department: Annotated[str | None, typer.Option(help="Department on the cover.")] = None,
    course: Annotated[str | None, typer.Option(help="Course on the cover.")] = None,
    collaborators: Annotated[str | None, typer.Option(help="Who worked together, before each answer.")] = None,
    questions: Annotated[
        Path | None,
        typer.Option(parser=as_path, help="Markdown file with the course's own questions, a heading a question."),
    ] = None,
    notes: Annotated[
        Path | None,
        typer.Option(parser=as_path, help="Markdown file with remarks on the answers, a heading a question."),
    ] = None,
    notes_template: Annotated[
        Path | None, typer.Option(parser=as_path, help="Write an empty file for --notes, and do nothing else.")
    ] = None,
    classes: Classes = None,
    limit: Limit = None,
    seed: Seed = None,
    settings: Settings = [],  # noqa: B006 - typer copies it
    parameter: Annotated[
        list[str], typer.Option("--parameter", "-p", help="NAME=VALUE for the notebooks that have NAME; repeatable.")
    ] = [],  # noqa: B006 - typer copies it
) -> None:
    """Write the report in HTML and PDF. A run that does not exist is trained first, an interrupted one finished.

    --run released takes the model that comes with the program, and the faces of --data to judge it by. Several --run,
    all of them finished, get a report each, in folders of their names, and a page index.html that sets them side by
    side.
    """
    allow(model)  # before the kernels start, which inherit it
    language = language_of(language)
    if notes_template:
        from fer.report.document.by_question import write_template

        write_template(notes_template, language=language)
        say(notes_template)
        return
    from fer.report.asked import check_asked
    from fer.report.document.by_question import own_texts
    from fer.report.run.parameters import parse
    from fer.training.plan import Request

    parameters, own = parse(parameter), own_texts(questions=questions, notes=notes)
    asked = [name.strip() for name in formats.split(",")]
    check_asked(out=out, language=language, parameters=parameters, formats=asked)  # before what takes seconds to import
    request = Request(data, recipe, model, limit, seed, settings=tuple(settings), classes=classes)
    runs = run or [request.folder()]
    _check_runs(request, runs)
    words = {"language": language, "brief": brief, "own": own, "formats": asked, "parameters": parameters}
    cover = {"author": author, "student_id": student_id, "department": department, "course": course}
    with _kernels(words) as ready:
        opened = [_opened(request, path, several=len(runs) > 1) for path in runs]
        written = _written(opened, out, {**cover, "collaborators": collaborators}, {**words, "ready": ready})
    for path in written:
        say(path)


def _check_runs(request: "Request", runs: list[Path]) -> None:
    """Raise InputError, before anything slow is imported, for runs that cannot be had as they are asked for."""
    from fer.released import named as released
    from fer.report.asked import check_run

    if len(runs) > 1:
        from fer.gallery.asked import check_runs

        check_runs(request, runs)
        return
    if released.is_meant(runs[0]):
        released.data_of(request)
    else:
        request.check(runs[0])
        check_run(runs[0])


@contextmanager
def _kernels(words: Mapping[str, Any]) -> "Iterator[Any]":
    """Kernels that import what notebooks need while this process does the same, and finds faults in their prose."""
    from fer.report.run.kernels import kernels_for
    from fer.report.run.notebooks import chapters_in

    with kernels_for(chapters_in()) as kernels:
        from fer.report.document.check import check_prose

        check_prose(chapters_in(), words["own"], language=words["language"])
        yield kernels


def _opened(request: "Request", path: Path, *, several: bool) -> "Run":
    """A run that is there or trained now; of several each is there."""
    from fer.released import model as released
    from fer.released.named import is_meant
    from fer.runs.same_faces import open_with_faces
    from fer.training import train as training

    if is_meant(path):
        return released.bound(request)
    if several:
        return open_with_faces(path, request.data)
    return training.find_or_train(request, path, announce=remark)


def _written(runs: "list[Run]", out: Path, cover: Mapping[str, str | None], words: Mapping[str, Any]) -> list[Path]:
    """The report of one run, or those of several and the page beside them; the paths of all files."""
    from fer.report import make
    from fer.report.author import keep

    for run in runs:
        keep(run.path, cover)
    if len(runs) > 1:
        from fer.gallery.batch import write_all

        return write_all(runs, out=out, **words)
    return make.make_report(runs[0], out=out, **words)
