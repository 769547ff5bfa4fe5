"""The folder that a course asks for: the report, a script that trains, a script that labels, and the weights."""

import dataclasses
import shlex
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fer import recipes
from fer.errors import InputError, ReportError
from fer.files import at_home, filling, scratch
from fer.findings.said import Name, say
from fer.models import own_code
from fer.models.build import ENSEMBLE, options_of
from fer.provenance import revision
from fer.report import findings
from fer.report.author import read_author
from fer.report.document.by_question import Own
from fer.report.document.pipes import literal
from fer.report.make import make_report
from fer.report.run.execute import NotebookError
from fer.runs.config import Config
from fer.runs.files import TRAIN_AGAIN, WATCHED, write_json
from fer.runs.run import Run, open_run
from fer.wording.load import Language, load

MODEL = "model"  # the folder of the run within the one that is handed in
TEACHER = "teacher"  # that of the run it learned from, if it did
_LEFT_OUT = ("checkpoint.pt", "config.json", WATCHED)  # of a run; the config is written anew

_HEAD = """\
set -eu

name=${0##*/}
fail() {
    echo "$name: $1" >&2
    exit 2
}
[ "$#" -eq 2 ] || fail "call it as $name $wanted"
python=${PYTHON:-python}
"$python" -P -c "import fer" 2>/dev/null || fail "$python has no package fer-report; README.md says how to install it"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
FER_MODEL_FOLDER=$here # where the network's code lies, if it is not one of the program's
export FER_MODEL_FOLDER
"""
_TEST = f"""\
#!/bin/sh
# Label the images of a folder by the network in {MODEL}/: a csv file of id,label.
wanted="<image folder> <prediction.csv>"
{_HEAD}
exec "$python" -P -m fer predict --run "$here/{MODEL}" --images "$1" --out "$2"\
"""
_TRAIN = f"""\
#!/bin/sh
# Train a network by the settings of the report: a run folder, retrained/, beside this file. Called again, it goes on.
wanted="<image folder> <train.csv>"
{_HEAD}
[ -d "$1" ] || fail "$1: no folder"
[ -f "$2" ] || fail "$2: no file"
images=$(CDPATH='' cd -- "$1" && pwd)
labels=$(CDPATH='' cd -- "$(dirname -- "$2")" && pwd)/$(basename -- "$2")
mkdir -p "$here/retrained-on" # the two side by side, as the homework has them
ln -sfn -- "$images" "$here/retrained-on/train_img"
ln -sfn -- "$labels" "$here/retrained-on/train.csv"
resume=
[ ! -e "$here/retrained/config.json" ] || resume=--resume
exec "$python" -P -m fer train --data "$here/retrained-on" --run "$here/retrained" $resume \\
    """


def hand_in(run: Run, folder: Path, *, language: str = "en", brief: bool = False, own: Own | None = None) -> Path:
    """Make `folder` of a finished run: report.pdf, hw3_train.sh, hw3_test.sh, the run itself and a README.md.

    The report is made anew; `language`, `brief` and `own` are those of `make_report`, and so are its errors. It comes
    last, as it takes minutes, which a fault of all else would lose. Raises InputError, before that, for a folder that
    holds anything or cannot be made, and for a run that no one training gives again. A person's own network goes along,
    with its package and what of its folder it imports, and so does the run whose answers a network learned from.
    """
    words, training, model = load(language), training_words(run.config), run.config.recipe.model
    folder, code, teacher = at_home(folder).resolve(), _code_of(run), _teacher_of(run)
    with filling(folder) as part:
        _copy(run, part / MODEL)
        if teacher is not None:
            _copy(teacher, part / TEACHER)
        for place, path in code.items():
            (part / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, part / place)
        for name, script in (("hw3_train.sh", _TRAIN + training + "\n"), ("hw3_test.sh", _test_script(model))):
            (part / name).write_text(script, encoding="utf-8")
            (part / name).chmod(0o755)
        (part / "README.md").write_text(_readme(run, words, brief=brief), encoding="utf-8")
        _report(run, part / "report.pdf", language=language, brief=brief, own=own)
    return folder


def _report(run: Run, out: Path, **how: Any) -> None:
    """Its notebooks are not handed in; of those of a report that failed no place is named, for they are not kept."""
    with scratch() as folder:
        try:
            make_report(run, out=folder, formats=("pdf",), **how)
        except NotebookError as error:
            again = f"fer report --run {shlex.quote(str(run.path))} keeps what it executed"
            raise ReportError(f"{error.what}; {again}") from error
        shutil.copyfile(folder / "report.pdf", out)


def _test_script(model: str) -> str:
    """A person's own network has to be named to be run."""
    return _TEST + (f" --model {shlex.quote(model)}\n" if own_code.is_own(model) else "\n")


def training_words(config: Config) -> str:
    """The words of `fer train` by which a training repeats that of a run on other faces, as the script's shell reads
    them, where $here is the folder that is handed in.

    Raises InputError for an ensemble, and for a recipe that this program does not have.
    """
    recipe = config.recipe
    if not config.has_history:
        raise InputError(
            "a network that was trained elsewhere, which no training gives again; hand in one trained here"
        )
    if recipe.model == ENSEMBLE:
        members = len(recipe.model_options["members"])
        raise InputError(f"an ensemble of {members} networks, which no one training gives; hand in one of its members")
    base = recipes.choose(recipe.name, model=recipe.model)
    settings = recipes.words_for(recipe, base)
    if recipes.changed(base, settings, options=options_of(recipe.model)) != recipe:
        raise InputError(f"recipe '{recipe.name}': of another version of this program; {TRAIN_AGAIN}")
    options = {
        "--recipe": recipe.name,
        "--model": recipe.model,
        "--seed": config.seed,
        "--split-seed": config.split_seed,
        "--limit": config.limit,
        "--fold": config.fold,
        "--train-faces": config.train_faces,
        "--classes": config.classes,
    }
    words = [word for option, value in options.items() if value is not None for word in (option, str(value))]
    own = [setting for setting in settings if not setting.startswith("teacher=")]
    taught = f' --set "teacher=$here/{TEACHER}"' if recipe.teacher else ""
    return shlex.join(words + [word for setting in own for word in ("--set", setting)]) + taught


def _copy(run: Run, folder: Path) -> None:
    """The run's own files; its config names the data without their folder, which is only its owner's."""
    folder.mkdir()
    for path in sorted(run.path.iterdir()):
        if path.is_file() and path.name not in _LEFT_OUT and path.name[0] != ".":
            shutil.copyfile(path, folder / path.name)
    write_json(folder / "config.json", dataclasses.asdict(run.config) | {"data": run.config.source()})


def _code_of(run: Run) -> dict[str, Path]:
    """The files of a person's own network; none of the program's. InputError for a package that is called MODEL."""
    if not own_code.is_own(run.config.recipe.model):
        return {}
    run.model()  # what its function imports only when it is called is imported then
    files = own_code.files_of(run.config.recipe.model)
    for place, path in files.items():
        if place.startswith(f"{MODEL}/"):
            raise InputError(f"{path.parent}: the run goes into a folder of this name, too; rename the package")
    return files


def _teacher_of(run: Run) -> Run | None:
    """The run whose answers this one learned from. Raises InputError where that is gone, or its code a person's own."""
    if not run.config.recipe.teacher:
        return None
    try:
        teacher = open_run(run.config.recipe.teacher)
    except InputError as cause:
        raise InputError(f"teacher: {cause}; a training as this run's needs it, so it is handed in, too") from cause
    if own_code.is_own(teacher.config.recipe.model):
        raise InputError(f"{teacher.path}: the teacher is a network of one's own, whose code cannot be handed in, too")
    return teacher


def _readme(run: Run, language: Language, *, brief: bool) -> str:
    config, split, author = run.config, run.held_out(), read_author(run.path)
    scores, data = run.metrics().splits[split], config.source()
    ready_made, banner = config.trained_on is not None, findings.banner(config)
    of, short = "released" if ready_made else MODEL, ["--brief"] if brief else []
    own = ["--model", config.recipe.model] if own_code.is_own(config.recipe.model) else []
    report = ["fer", "report", "--data", data, "--run", of, *own, "--language", language.code, *short, "--out", "again"]
    said = [
        say("hand_in.title"),
        *([banner] if banner else []),
        say("hand_in.files"),
        say("hand_in.accuracy", interval=scores.accuracy, faces=scores.faces, split=split),
        *([say("hand_in.ready_made")] if ready_made else []),
        *([say("hand_in.teacher")] if config.recipe.teacher else []),
        say("hand_in.needed", date=datetime.now(UTC).strftime("%Y-%m-%d"), revision=revision()),
        say(
            "hand_in.again",
            recipe=Name(config.recipe.name),
            seed=config.seed,
            data=Name(data),
            sha256=config.sha256,
            report=shlex.join(report),
        ),
    ]
    heading, *texts = (language.text(one) for one in said)
    about = [author.course, author.department, f"{author.student_id} {author.author}".strip()]
    return "\n\n".join([heading, *filter(None, [literal(", ".join(filter(None, about)))]), *texts]) + "\n"
