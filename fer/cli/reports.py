"""Commands that write of a run: report, notebooks, hand-in, card, export."""

from pathlib import Path
from typing import Annotated

import typer

from fer.cli import completion
from fer.cli.options import (
    Classes,
    Data,
    FacesNow,
    FinishedRun,
    Limit,
    ModelName,
    OwnModel,
    RecipeName,
    ReportLanguage,
    RunFolder,
    Seed,
    Settings,
    language_of,
)
from fer.models.own_code import allow
from fer.progress import remark


def report(
    data: Data = None,
    recipe: RecipeName = None,
    model: ModelName = None,
    run: RunFolder = None,
    out: Annotated[Path, typer.Option(help="Folder for the report.")] = Path("reports"),
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
        Path | None, typer.Option(help="Markdown file with the course's own questions, a heading a question.")
    ] = None,
    notes: Annotated[
        Path | None, typer.Option(help="Markdown file with remarks on the answers, a heading a question.")
    ] = None,
    notes_template: Annotated[
        Path | None, typer.Option(help="Write an empty file for --notes, and do nothing else.")
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

    --run released takes the model that comes with the program, and the faces of --data to judge it by.
    """
    from fer.report.run.kernels import kernels_for
    from fer.report.run.notebooks import chapters_in

    allow(model)  # before the kernels start, which inherit it
    language = language_of(language)
    if notes_template:
        from fer.report.document.by_question import write_template

        write_template(notes_template, language=language)
        typer.echo(notes_template)
        return
    with kernels_for(chapters_in()) as kernels:  # first: they import what they need while this process does the same
        from fer.released import model as released
        from fer.report.author import keep
        from fer.report.make import check_request, make_report, own_texts
        from fer.report.run.parameters import parse
        from fer.training import train as training
        from fer.training.plan import Request

        parameters, own = parse(parameter), own_texts(questions=questions, notes=notes)
        asked = [name.strip() for name in formats.split(",")]
        check_request(out=out, language=language, parameters=parameters, own=own, formats=asked)  # before any training
        request = Request(data, recipe, model, limit, seed, settings=tuple(settings), classes=classes)
        ready = released.is_meant(run)
        trained = (
            released.bound(request)
            if ready
            else training.find_or_train(request, run or request.folder(), announce=remark)
        )
        cover = {"author": author, "student_id": student_id, "department": department, "course": course}
        keep(trained.path, {**cover, "collaborators": collaborators})
        written = make_report(
            trained,
            out=out,
            language=language,
            brief=brief,
            own=own,
            formats=asked,
            parameters=parameters,
            ready=kernels,
        )
    for path in written:
        typer.echo(path)


def notebooks(
    out: Annotated[Path, typer.Option(help="Folder to write them to.")],
    language: ReportLanguage = None,
) -> None:
    """Write the notebooks in a language, to open in JupyterLab."""
    from fer.report.make import write_notebooks

    for path in write_notebooks(out, language=language_of(language)):
        typer.echo(path)


def hand_in_folder(
    run: FinishedRun,
    out: Annotated[Path, typer.Option(help="The folder to make; new or empty.")],
    data: FacesNow = None,
    language: ReportLanguage = None,
    brief: Annotated[bool, typer.Option("--brief", help="Leave the evidence behind the answers out.")] = False,
    questions: Annotated[Path | None, typer.Option(help="As for fer report.")] = None,
    notes: Annotated[Path | None, typer.Option(help="As for fer report.")] = None,
    model: OwnModel = None,
) -> None:
    """Make the folder that a course asks for: report.pdf, hw3_train.sh, hw3_test.sh, the weights and a README.md."""
    from fer.released import model as released
    from fer.report.hand_in import hand_in
    from fer.report.make import own_texts
    from fer.runs.same_faces import open_with_faces

    allow(model)
    released.refuse(run)
    language, own = language_of(language), own_texts(questions=questions, notes=notes)
    typer.echo(hand_in(open_with_faces(run, data), out, language=language, brief=brief, own=own))


def card(
    run: FinishedRun,
    out: Annotated[Path | None, typer.Option(help="The file to write.", show_default="card.md in the run")] = None,
) -> None:
    """Write the model card of a run: what it was trained on, how good it is, where it fails, what it is not for."""
    from fer.released import model as released
    from fer.released.run_card import write_card
    from fer.runs.run import open_run

    released.refuse(run)
    typer.echo(write_card(open_run(run), out))


def export(
    run: Annotated[
        Path,
        typer.Option(
            help="Folder of a finished run, or 'released': the model that comes along.",
            autocompletion=completion.runs_and_released,
        ),
    ],
    out: Annotated[Path, typer.Option(help="The file to write.")] = Path("model.onnx"),
    model: OwnModel = None,
) -> None:
    """Write a run's network as an ONNX file, checked against the network; needs pip install 'fer-report[onnx]'.

    It reads grey faces as float32, n x 1 x 48 x 48, from 0 (black) to 1 (white), and gives n x 7 logits. Its metadata
    name the classes, the accuracy with its interval, and the digests of weights and data.
    """
    allow(model)
    from fer.released import model as released
    from fer.runs.onnx_export import export as write
    from fer.runs.run import open_run

    typer.echo(write(released.opened() if released.is_meant(run) else open_run(run), out))
