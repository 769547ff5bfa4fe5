"""Commands that write of a run: notebooks, hand-in, card, export."""

from pathlib import Path
from typing import Annotated

import typer

from fer.cli.options import FacesNow, FinishedRun, OwnModel, ReportLanguage, RunOrReleased, as_path, language_of
from fer.cli.saying import say
from fer.models.own_code import allow


def notebooks(
    out: Annotated[Path, typer.Option(parser=as_path, help="Folder to write them to.")],
    language: ReportLanguage = None,
) -> None:
    """Write the notebooks in a language, to open in JupyterLab."""
    from fer.report.make import write_notebooks

    for path in write_notebooks(out, language=language_of(language)):
        say(path)


def hand_in_folder(
    run: FinishedRun,
    out: Annotated[Path, typer.Option(parser=as_path, help="The folder to make; new or empty.")],
    data: FacesNow = None,
    language: ReportLanguage = None,
    brief: Annotated[bool, typer.Option("--brief", help="Leave the evidence behind the answers out.")] = False,
    questions: Annotated[Path | None, typer.Option(parser=as_path, help="As for fer report.")] = None,
    notes: Annotated[Path | None, typer.Option(parser=as_path, help="As for fer report.")] = None,
    model: OwnModel = None,
) -> None:
    """Make the folder that a course asks for: report.pdf, hw3_train.sh, hw3_test.sh, the weights and a README.md."""
    from fer.released import named as released
    from fer.report.document.by_question import own_texts
    from fer.report.hand_in import hand_in
    from fer.runs.same_faces import open_with_faces

    allow(model)
    released.refuse(run)
    language, own = language_of(language), own_texts(questions=questions, notes=notes)
    say(hand_in(open_with_faces(run, data), out, language=language, brief=brief, own=own))


def card(
    run: FinishedRun,
    out: Annotated[
        Path | None, typer.Option(parser=as_path, help="The file to write.", show_default="card.md in the run")
    ] = None,
) -> None:
    """Write the model card of a run: what it was trained on, how good it is, where it fails, what it is not for."""
    from fer.released import named as released
    from fer.released.run_card import write_card
    from fer.runs.run import open_run

    released.refuse(run)
    say(write_card(open_run(run), out))


def export(
    run: RunOrReleased,
    out: Annotated[Path, typer.Option(parser=as_path, help="The file to write.")] = Path("model.onnx"),
    model: OwnModel = None,
) -> None:
    """Write a run's network as an ONNX file, checked against the network; needs pip install 'fer-report\\[onnx]'.

    It reads grey faces as float32, n x 1 x 48 x 48, from 0 (black) to 1 (white), and gives n x 7 logits. Its metadata
    name the classes, the accuracy with its interval, and the digests of weights and data.
    """
    allow(model)
    from fer.released import model as released
    from fer.runs.onnx_export import export as write

    say(write(released.named_or_run(run), out))
