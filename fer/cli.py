"""The command line: parses words, calls the library, decides nothing."""

import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from fer.errors import InputError, Interrupted, WorkError
from fer.files import expanded
from fer.models.own_code import allow
from fer.progress import remark
from fer.recipes import RECIPES

INTERRUPTED = 130  # exit code of what Ctrl-C ended, as shells have it
app = typer.Typer(
    help="Turn a folder of faces into a facial-expression model and the report that explains it.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _at_home(path: Path | str | None) -> Path | str | None:
    """A path or a word as it is meant; ~ stays where the shell did not put the home in."""
    return type(path)(expanded(str(path))) if path is not None else None


Data = Annotated[
    str | None,
    typer.Option(
        callback=_at_home,
        help="'synthetic', or a csv file or folder of faces in any known layout.",
        show_default="synthetic",
    ),
]
FacesNow = Annotated[
    str | None,
    typer.Option(
        "--data",
        callback=_at_home,
        help="Where the run's faces lie on this machine.",
        show_default="where they are found",
    ),
]
RecipeName = Annotated[
    str | None,
    typer.Option("--recipe", help=f"One of {', '.join(RECIPES)}.", show_default="quick for synthetic faces, else cpu"),
]
ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="vgg, resnet or original; or module:function, a network of your own: small in mynets.py is mynets:small. "
        "It takes faces of 1x48x48 in [0, 1] and gives 7 logits.",
        show_default="the recipe's own",
    ),
]
OwnModel = Annotated[
    str | None,
    typer.Option("--model", help="module:function again, of a run whose network is your own: its code is run."),
]
RunFolder = Annotated[
    Path | None,
    typer.Option(
        "--run", callback=_at_home, help="Folder of the run.", show_default="reports/runs/synthetic, or DATA-RECIPE"
    ),
]
Limit = Annotated[
    int | None, typer.Option(min=1, help="Use at most this many faces of each split.", show_default="all")
]
Classes = Annotated[
    str | None,
    typer.Option(
        help="What the source's classes are here, where their names or numbers do not say so: NAME=CLASS, with commas "
        "between, such as '1=surprise,2=fear'; 'contempt=' leaves a class out.",
        show_default="names as known, numbers as FER2013 has them",
    ),
]
Seed = Annotated[int | None, typer.Option(min=0, help="Seed of weights, order and augmentation.", show_default="0")]
SplitSeed = Annotated[
    int | None,
    typer.Option(min=0, help="Seed of the folds, and of the validation split where there is none.", show_default="0"),
]
ReportLanguage = Annotated[
    str | None, typer.Option("--language", help="en or zh-TW.", show_default="that of the locale, else en")
]
Settings = Annotated[
    list[str],
    typer.Option("--set", help="NAME=VALUE changes one setting of the recipe, such as mixup=0.4; repeatable."),
]


@app.command(epilog="Example: fer train --data fer2013.csv --recipe cpu --run reports/runs/first")
def train(
    data: Data = None,
    recipe: RecipeName = None,
    model: ModelName = None,
    run: RunFolder = None,
    classes: Classes = None,
    limit: Limit = None,
    seed: Seed = None,
    split_seed: SplitSeed = None,
    fold: Annotated[
        str | None, typer.Option(metavar="K/N", help="Hold out part K of N: one member of a cross-validation.")
    ] = None,
    train_faces: Annotated[
        int | None, typer.Option(min=1, help="Train on so many of the training faces.", show_default="all")
    ] = None,
    settings: Settings = [],  # noqa: B006 - typer copies it
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted run.")] = False,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Say every epoch in a line, and draw the curves in RUN/watch.html meanwhile."),
    ] = False,
    weights: Annotated[
        Path | None,
        typer.Option(
            help="Judge a network that was trained elsewhere instead of training one: a .safetensors file, or a state "
            "dict of torch. --model and --set say which network it is; it reads grey in [0, 1]."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say how long it would take on this machine, and stop there.")
    ] = False,
) -> None:
    """Train a network and keep all that is known of it in a run folder. fer recipes lists what can be set."""
    from fer.data.splits import Fold
    from fer.released import model as released  # torch loads slowly: only for the commands that need it
    from fer.training import train as training
    from fer.training.elsewhere import judge_weights
    from fer.training.plan import Request
    from fer.training.watching import Watch

    released.refuse(run)
    allow(model)
    part = Fold.read(fold) if fold else None
    request = Request(data, recipe, model, limit, seed, split_seed, part, tuple(settings), train_faces, classes)
    if weights and (resume or dry_run):
        raise InputError("weights: nothing is trained; leave --resume and --dry-run out")
    if weights:
        typer.echo(training.summary(judge_weights(request, weights, run or request.folder(weights))))
    elif dry_run:
        typer.echo(training.announced(request))
    elif trained := training.train(
        request, run or request.folder(), resume=resume, announce=remark, follow=Watch() if watch else None
    ):
        typer.echo(training.summary(trained))


@app.command(epilog="Example: fer recipes cpu")
def recipes(
    name: Annotated[str | None, typer.Argument(help="The recipe whose settings to list.")] = None,
    model: ModelName = None,
) -> None:
    """List the recipes; of one of them all settings that --set changes: value, range and meaning."""
    from fer.training.listing import list_recipes, list_settings

    allow(model)
    typer.echo(list_settings(name, model=model) if name else list_recipes())


@app.command(epilog="Example: fer report --data fer2013.csv --recipe cpu --run reports/runs/first --out reports")
def report(
    data: Data = None,
    recipe: RecipeName = None,
    model: ModelName = None,
    run: RunFolder = None,
    out: Annotated[Path, typer.Option(help="Folder for the report.")] = Path("reports"),
    language: ReportLanguage = None,
    brief: Annotated[bool, typer.Option("--brief", help="Leave the evidence behind the answers out.")] = False,
    formats: Annotated[
        str, typer.Option(help="Those of html, pdf and docx to write, with commas between.")
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
    language = _language(language)
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


@app.command(epilog="Example: fer notebooks --language zh-TW --out notebooks-zh")
def notebooks(
    out: Annotated[Path, typer.Option(help="Folder to write them to.")],
    language: ReportLanguage = None,
) -> None:
    """Write the notebooks in a language, to open in JupyterLab."""
    from fer.report.make import write_notebooks

    for path in write_notebooks(out, language=_language(language)):
        typer.echo(path)


@app.command(epilog="Example: fer predict --run reports/runs/first --images test_img --out prediction.csv")
def predict(
    run: Annotated[Path, typer.Option(help="Folder of a finished run, or 'released': the model that comes along.")],
    images: Annotated[
        Path,
        typer.Option(callback=_at_home, help="A picture, a folder of pictures, or a csv file with a column of pixels."),
    ],
    out: Annotated[Path, typer.Option(help="The csv or .json file to write.")] = Path("prediction.csv"),
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
    model: OwnModel = None,
) -> None:
    """Label faces, and write id,label in the files' own order.

    A face is cut close, upright and filling the picture, as in FER2013: of a photograph the centred square is labelled,
    whatever it shows. What is not labelled is named, and so are faces that the run was trained on.
    """
    allow(model)
    from fer.released import model as released
    from fer.runs.label import predict_file
    from fer.runs.run import open_run, tell_changed_code

    opened = released.opened() if released.is_meant(run) else open_run(run)
    tell_changed_code(opened)
    found = predict_file(opened, images, out, views=views, probabilities=probabilities)
    for line in found.remarks():
        remark(line)
    typer.echo(f"{out}: {len(found.ids)} labels")


@app.command(epilog="Example: fer sweep --data fer2013.csv --recipe cpu --folds 5 --seeds 3 --out reports/runs/folds")
def sweep(
    out: Annotated[Path, typer.Option(help="Folder for the members' run folders and the results.")],
    data: Data = None,
    recipe: Annotated[
        str | None, typer.Option(help="One recipe or several, with commas between.", show_default="as for fer train")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="One model or several, with commas between.", show_default="the recipe's own")
    ] = None,
    folds: Annotated[
        int | None, typer.Option(min=2, help="Hold out each of that many parts in turn.", show_default="no folds")
    ] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Trainings that differ by seed alone.")] = 1,
    classes: Classes = None,
    limit: Limit = None,
    seed: Annotated[int, typer.Option(min=0, help="The first seed, and that of the folds.")] = 0,
    settings: Settings = [],  # noqa: B006 - typer copies it
    workers: Annotated[
        int | None, typer.Option(min=1, help="Trainings at once on this machine.", show_default="as the cores allow")
    ] = None,
    threads: Annotated[int, typer.Option(min=1, help="Threads of each training.")] = 1,
    scheduler: Annotated[
        str | None, typer.Option(help="Train on this Dask cluster instead, such as tcp://127.0.0.1:8786.")
    ] = None,
) -> None:
    """Train several networks that differ by fold, seed, recipe or model, and judge them together as an ensemble.

    A second call trains only what is missing.
    """
    from fer.training.plan import Request
    from fer.training.sweep.sweep import Grid
    from fer.training.sweep.sweep import sweep as train_all
    from fer.training.sweep.words import describe

    for name in (model or "").split(","):
        allow(name)
    recipes, models = (names.split(",") if names else (None,) for names in (recipe, model))
    request = Request(data, limit=limit, seed=seed, settings=tuple(settings), classes=classes)
    grid = Grid(recipes, models, folds, seeds)
    made = train_all(request, grid, out, workers=workers, threads=threads, scheduler=scheduler)
    typer.echo(describe(made))
    made.require_all()


@app.command("check-data", epilog="Example: fer check-data fer2013.csv")
def check_source(
    source: Annotated[str, typer.Argument(callback=_at_home, help="'synthetic', or a csv file or folder of faces.")],
    classes: Classes = None,
) -> None:
    """Say what a source of faces holds, and what of it is left out: layout, classes, twins, blank faces."""
    from fer.data.check import check_data, describe

    typer.echo(describe(check_data(source, classes=classes)))


@app.command("hand-in", epilog="Example: fer hand-in --run reports/runs/mine --out hw3 --language zh-TW")
def hand_in_folder(
    run: Annotated[Path, typer.Option(help="Folder of a finished run.")],
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
    language, own = _language(language), own_texts(questions=questions, notes=notes)
    typer.echo(hand_in(open_with_faces(run, data), out, language=language, brief=brief, own=own))


@app.command(epilog="Example: fer suspects --run reports/runs/mine --out suspects.csv")
def suspects(
    run: Annotated[Path, typer.Option(help="Folder of a finished run, best that of a sweep with folds.")],
    out: Annotated[Path, typer.Option(help="The csv file to write.")] = Path("suspects.csv"),
    data: FacesNow = None,
) -> None:
    """Rank held-out faces by how little their label's probability is against the rest: labels that may be wrong.

    With --folds a sweep's ensemble holds every face out. Where people's votes are at hand it is said to how many of
    the first hundred more people gave another answer.
    """
    from fer.confusion.suspects import write_suspects
    from fer.released import model as released
    from fer.runs.same_faces import open_with_faces

    released.refuse(run)
    typer.echo(write_suspects(open_with_faces(run, data), out))


@app.command(epilog="Example: fer card --run reports/runs/mine")
def card(
    run: Annotated[Path, typer.Option(help="Folder of a finished run.")],
    out: Annotated[Path | None, typer.Option(help="The file to write.", show_default="card.md in the run")] = None,
) -> None:
    """Write the model card of a run: what it was trained on, how good it is, where it fails, what it is not for."""
    from fer.released import model as released
    from fer.released.run_card import write_card
    from fer.runs.run import open_run

    released.refuse(run)
    typer.echo(write_card(open_run(run), out))


def _language(wanted: str | None) -> str:
    from fer.wording.load import language_of_locale  # pandas loads slowly

    return wanted or language_of_locale(os.environ)


def main() -> None:
    """Run the command line. Bad input is one line on stderr and exit code 2; a fault of ours a traceback and 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that the terminal has no letters for is shown escaped
            stream.reconfigure(errors="backslashreplace")
    try:
        code = app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except (InputError, WorkError) as error:
        print(f"fer: {error}", file=sys.stderr)
        sys.exit(2 if isinstance(error, InputError) else 1)
    except typer.TyperException as error:  # an unknown option, a value of the wrong type
        print(f"fer: {error.format_message().rstrip('.')}; see fer --help", file=sys.stderr)
        sys.exit(2)
    except Interrupted as stop:
        print(f"fer: {stop}", file=sys.stderr)
        sys.exit(INTERRUPTED)
    if code == INTERRUPTED:  # typer's own, for Ctrl-C
        print("fer: interrupted; nothing half-written is left, so the same command begins anew", file=sys.stderr)
    sys.exit(code)
