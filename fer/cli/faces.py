"""Commands about faces: predict, check-data, suspects."""

from pathlib import Path
from typing import Annotated

import typer

from fer.cli import completion, objects
from fer.cli.options import (
    Classes,
    FacesNow,
    FinishedRun,
    Json,
    OwnModel,
    RunOrReleased,
    as_path,
    as_source,
    language_of,
)
from fer.cli.saying import say, say_json
from fer.models.own_code import allow
from fer.progress import remark


def predict(
    run: RunOrReleased,
    images: Annotated[
        Path,
        typer.Option(parser=as_path, help="A picture, a folder of pictures, or a csv file with a column of pixels."),
    ],
    out: Annotated[Path, typer.Option(parser=as_path, help="The csv or .json file to write.")] = Path("prediction.csv"),
    views: Annotated[
        int | None,
        typer.Option(
            help="Views of each face whose probabilities are averaged: 1, the face alone; 2, its mirror image too, at "
            "twice the time; 10, both shifted as well, at ten times the time, which is the most accurate.",
            show_default="as in the run's own predictions: its recipe's",
        ),
    ] = None,
    probabilities: Annotated[
        bool, typer.Option("--probabilities", help="Write the class's name and all seven probabilities, too.")
    ] = False,
    detect: Annotated[
        bool | None,
        typer.Option(
            "--detect/--no-detect",
            help="Find the faces of every picture, small ones too; or label the centred square of every picture.",
            show_default="search pictures of more than 64 pixels a side, where the extra detect is installed",
        ),
    ] = None,
    contact_sheet: Annotated[
        Path | None,
        typer.Option(parser=as_path, help="Draw the first 200 faces, answers and probabilities: a .png to write."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            help="Of the contact sheet's class names: en or zh-TW.",
            show_default="that of the locale, else en",
            autocompletion=completion.languages,
        ),
    ] = None,
    model: OwnModel = None,
) -> None:
    """Label faces, and write id,label in the files' own order.

    A face is cut close, upright and filling the picture, as in FER2013, or is found in a photograph and cut so: with
    the extra detect (pip install 'fer-report\\[detect]') every face of a picture of more than 64 pixels a side is
    found, and listed with its box: left, top, width and height in pixels of the upright picture. Several of one picture
    are named photo.jpg#1, photo.jpg#2 and so on, from the left. Without the extra the centred square is labelled,
    whatever it shows. What is not labelled is named, and so are faces that the run was trained on.
    """
    allow(model)
    from fer.files import refuse_unwritable
    from fer.released import model as released
    from fer.runs.label import predict_file, refuse_own
    from fer.runs.run import tell_changed_code
    from fer.wording.load import load

    opened = released.named_or_run(run)
    tell_changed_code(opened)
    code = load(language_of(language)).code
    if contact_sheet is not None:
        refuse_unwritable(contact_sheet)
        refuse_own(images, out, contact_sheet)
    found = predict_file(opened, images, out, views=views, probabilities=probabilities, detect=detect)
    for line in found.remarks():
        remark(line)
    if contact_sheet is not None:
        from fer.runs.contact_sheet import write_sheet

        write_sheet(found, contact_sheet, language=code)
        say(f"{contact_sheet}: {len(found.first)} of {len(found.ids):,} faces")
    say(f"{out}: {len(found.ids)} labels")


def check_source(
    source: Annotated[str, typer.Argument(parser=as_source, help="'synthetic', or a csv file or folder of faces.")],
    classes: Classes = None,
    as_json: Json = False,
) -> None:
    """Say what a source of faces holds, and what of it is left out: layout, classes, twins, blank faces."""
    from fer.data.check import check_data, describe

    with objects.alone(as_json):
        check = check_data(source, classes=classes)
    say_json(objects.of_check(check)) if as_json else say(describe(check))


def suspects(
    run: FinishedRun,
    out: Annotated[Path, typer.Option(parser=as_path, help="The csv file to write.")] = Path("suspects.csv"),
    data: FacesNow = None,
) -> None:
    """Rank held-out faces by how little their label's probability is against the rest: labels that may be wrong.

    Best is the ensemble of a sweep with folds, which holds every face out. Where people's votes are at hand it is said
    to how many of the first hundred more people gave another answer.
    """
    from fer.released import named as released
    from fer.runs.same_faces import open_with_faces
    from fer.runs.suspects import write_suspects

    released.refuse(run)
    say(write_suspects(open_with_faces(run, data), out))
