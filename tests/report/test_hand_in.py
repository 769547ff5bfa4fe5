"""The folder that is handed in: its scripts run on a machine that has this program and nothing else."""

import csv
import dataclasses
import errno
import os
import shlex
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from pandocfilters import stringify
from PIL import Image
from safetensors.torch import load_file

from fer.data.layouts.unlabelled import open_unlabelled
from fer.errors import InputError, ReportError
from fer.models.build import ENSEMBLE
from fer.models.prediction import predict
from fer.recipes import RECIPES
from fer.report import hand_in as module
from fer.report.author import Author, keep
from fer.report.document.pandoc import parse
from fer.report.hand_in import hand_in, training_words
from fer.report.run.execute import NotebookError
from fer.runs.run import open_run
from fer.runs.same_faces import faces_of
from fer.training import train
from fer.training.plan import Request
from fer.wording.load import languages

SMALL = ("epochs=2", "batch=32", "widths=8,16", "precision=float32", "patience=none", "flip=false", "warmup=0.25")


@pytest.fixture(scope="module")
def faces(tiny_run, tmp_path_factory):
    """Faces as the homework has them: train_img/00000.jpg, train.csv, test_img/0000.jpg."""
    folder = tmp_path_factory.mktemp("the faces")
    drawn = faces_of(tiny_run)
    kept = np.concatenate([np.flatnonzero(drawn.labels == label)[:12] for label in range(7)])
    (folder / "train_img").mkdir()
    (folder / "test_img").mkdir()
    for number, at in enumerate(kept):
        Image.fromarray(drawn.images[at]).save(folder / "train_img" / f"{number:05d}.jpg", quality=95)
    for number, face in enumerate(drawn.split("test").images[:11]):
        Image.fromarray(face).save(folder / "test_img" / f"{number:04d}.jpg", quality=95)
    lines = [f"{number},{drawn.labels[at]}" for number, at in enumerate(kept)]
    (folder / "train.csv").write_text("\n".join(["id,label", *lines]) + "\n")
    return folder


@pytest.fixture(scope="module")
def run(faces, tmp_path_factory):
    """A run on these faces that takes a second: its settings say so."""
    folder = tmp_path_factory.mktemp("trained")
    made = train.train(Request(str(faces), "quick", seed=3, settings=SMALL), folder / "run")
    keep(made.path, {"author": "王小明", "student_id": "B00000000", "department": "資訊工程學系"})
    return made


def written(run, *, out, **_):
    """In the place of `make_report`, which takes minutes."""
    (out / "report.pdf").write_bytes(b"%PDF")


@pytest.fixture(scope="module")
def folder(run, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "make_report", written)
        return hand_in(run, tmp_path_factory.mktemp("course") / "to hand in", language="zh-TW")


@pytest.fixture
def bare(tmp_path):
    """bare(script, words...) runs a script from an empty folder, with no variable but PATH and HOME."""

    def call(script: Path, *words, code: int = 0) -> str:
        (tmp_path / "elsewhere").mkdir(exist_ok=True)
        (tmp_path / "elsewhere" / "random.py").write_text("raise ImportError('not the one of Python')")
        path = f"PATH={Path(sys.executable).parent}{os.pathsep}/usr/bin{os.pathsep}/bin"
        asked = ["env", "-i", path, f"HOME={tmp_path}", str(script), *map(str, words)]
        done = subprocess.run(asked, cwd=tmp_path / "elsewhere", capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        return done.stderr

    return call


def test_it_holds_what_a_course_asks_for_and_no_folder_of_its_owner(folder, faces):
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert {"report.pdf", "hw3_train.sh", "hw3_test.sh", "README.md", "model/weights.safetensors"} <= names
    assert {"model/checkpoint.pt", "model/.lock"}.isdisjoint(names)
    assert open_run(folder / "model").config.data == faces.name
    assert str(faces.parent) not in "".join(path.read_text() for path in folder.rglob("*.json"))
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


@pytest.mark.whole
def test_the_test_script_labels_by_the_numbers_of_the_images(bare, folder, faces, run, tmp_path):
    """Names are taken from where it is called."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "my images").symlink_to(faces / "test_img")
    bare(folder / "hw3_test.sh", "my images", "-the prediction.csv")
    rows = list(csv.reader((tmp_path / "elsewhere" / "-the prediction.csv").open()))
    images = np.concatenate([part.images for part in open_unlabelled(faces / "test_img").parts()])
    labels = predict(run.model(), images).argmax(dim=1).tolist()
    assert rows == [["id", "label"], *([str(number), str(label)] for number, label in enumerate(labels))]


@pytest.mark.whole
def test_the_train_script_trains_the_same_network_and_goes_on(bare, folder, faces, run):
    for _ in range(2):
        bare(folder / "hw3_train.sh", faces / "train_img", faces / "train.csv")
        again = open_run(folder / "retrained")
        assert dataclasses.replace(again.config, data="", layout="", sha256="") == dataclasses.replace(
            run.config, data="", layout="", sha256=""
        )
    assert again.splits() == run.splits()
    ours, theirs = (load_file(path / "weights.safetensors") for path in (run.path, again.path))
    assert all(np.allclose(ours[name], theirs[name], rtol=1e-2, atol=1e-3) for name in ours)


@pytest.mark.parametrize("script", ["hw3_train.sh", "hw3_test.sh"])
@pytest.mark.parametrize("words", [[], ["one"], ["one", "two", "three"]], ids=len)
def test_a_wrong_number_of_words_is_one_line(bare, folder, script, words):
    said = bare(folder / script, *words, code=2)
    assert said.startswith(f"{script}: call it as {script} <image folder> <")
    assert said.count("\n") == 1


@pytest.mark.parametrize("words", [["nowhere", "train.csv"], [".", "nowhere.csv"]])
def test_what_is_not_there_to_train_on_is_one_line(bare, folder, words):
    said = bare(folder / "hw3_train.sh", *words, code=2)
    assert "nowhere" in said
    assert said.count("\n") == 1


def test_a_machine_without_the_program_is_one_line(folder):
    asked = ["env", "-i", "PATH=/usr/bin:/bin", "PYTHON=false", folder / "hw3_test.sh", "a", "b"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2, "hw3_test.sh: false has no package fer-report; README.md says how to install it\n"
    )  # fmt: skip


@pytest.mark.parametrize("language", languages())
def test_the_readme_names_every_file_and_says_how_it_comes_out_again(run, tmp_path, monkeypatch, language):
    monkeypatch.setattr(module, "make_report", written)
    made = hand_in(run, tmp_path / "new" / "hw3", language=language)
    text = (made / "README.md").read_text(encoding="utf-8")
    assert all(f"`{path.name}" in text for path in made.iterdir() if path.name != "README.md")
    assert "資訊工程學系, B00000000 王小明" in text
    assert run.config.sha256 in text
    assert f"--run model --language {language}" in text
    assert f"{100 * run.metrics().splits['val'].accuracy.value:.1f}" in text


def test_the_authors_name_is_no_markdown(run, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "make_report", written)
    monkeypatch.setattr(module, "read_author", lambda _: Author("*Ann* <b>`B`</b> [C](d)", "b_1_2", "1. #Dept"))
    text = (hand_in(run, tmp_path / "hw3") / "README.md").read_text(encoding="utf-8")
    (paragraph,) = parse({"line": text.split("\n\n")[1]})["blocks"][0]["c"][1]
    assert paragraph["t"] == "Para" and {inline["t"] for inline in paragraph["c"]} == {"Str", "Space"}
    assert stringify(paragraph) == "1. #Dept, b_1_2 *Ann* <b>`B`</b> [C](d)"


def test_what_the_report_is_told_is_passed_on(fer, run, tmp_path, monkeypatch):
    told = {}
    monkeypatch.setattr(module, "make_report", lambda run, **words: told.update(words) or written(run, **words))
    words = ["--run", run.path, "--out", tmp_path / "hw3", "--language", "zh-TW", "--brief"]
    assert fer("hand-in", *words)[:2] == (0, f"{tmp_path / 'hw3'}\n")
    assert (told["language"], told["brief"]) == ("zh-TW", True)
    assert "--language zh-TW --brief --out" in (tmp_path / "hw3" / "README.md").read_text(encoding="utf-8")


def test_a_folder_that_holds_something_is_left_as_it_is(fer, run, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "make_report", lambda *_, **__: pytest.fail("made"))
    (tmp_path / "thesis.txt").touch()
    for out in (tmp_path, tmp_path / "thesis.txt"):
        code, said, error = fer("hand-in", "--run", run.path, "--out", out)
        assert (code, said) == (2, "")
        assert error.startswith(f"fer: {out}: ")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_fails_leaves_nothing_behind(run, tmp_path, monkeypatch):
    def fail(*_, **__):
        raise ReportError("a notebook failed")

    monkeypatch.setattr(module, "make_report", fail)
    with pytest.raises(ReportError):
        hand_in(run, tmp_path / "hw3")
    assert not list(tmp_path.iterdir())


def test_what_else_is_handed_in_is_there_before_the_report_is_made(run, tmp_path, monkeypatch):
    """It takes minutes, which a fault of anything after it would lose."""
    there = []

    def last(run, *, out, **_):
        there.extend(path.name for path in next(tmp_path.glob(".fer-*.part")).iterdir())
        written(run, out=out)

    monkeypatch.setattr(module, "make_report", last)
    made = hand_in(run, tmp_path / "hw3")
    assert {path.name for path in made.iterdir()} == {*there, "report.pdf"}


def test_of_a_report_that_failed_no_place_is_named_that_has_gone(run, tmp_path, monkeypatch):
    def fail(*_, out, **__):
        raise NotebookError(
            "03_x.ipynb, cell 4 (In [4]): ValueError: no face", out / "unfinished" / "03_x.failed.ipynb"
        )

    monkeypatch.setattr(module, "make_report", fail)
    with pytest.raises(ReportError) as caught:
        hand_in(run, tmp_path / "hw3")
    again = f"fer report --run {run.path} keeps what it executed"
    assert str(caught.value) == f"03_x.ipynb, cell 4 (In [4]): ValueError: no face; {again}"
    assert not list(tmp_path.iterdir())


def test_a_full_disk_names_what_could_not_be_written_as_it_would_be_called(run, tmp_path, monkeypatch):
    def full(_, out):
        raise OSError(errno.ENOSPC, "No space left on device", out)

    monkeypatch.setattr(module.shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space left") as caught:
        hand_in(run, tmp_path / "hw3")
    assert caught.value.filename.startswith(f"{tmp_path / 'hw3' / 'model'}/")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("settings", [(), ("mixup=0.3", "patience=4", "keep=last")])
def test_the_words_of_a_training_give_its_recipe_again(run, name, settings):
    recipe = Request("x.csv", name, settings=settings).completed(None).recipe
    words = shlex.split(training_words(dataclasses.replace(run.config, recipe=recipe, train_faces=50)))
    pairs = list(zip(words[::2], words[1::2], strict=True))
    options, kept = dict(pairs), tuple(value for option, value in pairs if option == "--set")
    request = Request("x.csv", options["--recipe"], options["--model"], settings=kept)
    assert request.completed(None).recipe == recipe
    assert (options["--seed"], options["--train-faces"]) == ("3", "50")
    assert "--limit" not in options


def test_what_the_faces_classes_mean_is_among_the_words_of_a_training(run):
    meant = "0=neutral,1=happy,2=sad,3=surprise,4=fear,5=disgust,6=angry"
    words = shlex.split(training_words(dataclasses.replace(run.config, classes=meant)))
    assert words[words.index("--classes") + 1] == meant


def test_the_run_that_a_network_learned_from_goes_along(bare, run, faces, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "make_report", written)
    learned = (*SMALL, f"teacher={run.path}", "taught=0.5")
    taught = train.train(Request(str(faces), "quick", seed=4, settings=learned), tmp_path / "taught")
    folder = hand_in(taught, tmp_path / "handed in")
    assert "in `teacher/`" in (folder / "README.md").read_text()
    assert str(run.path) not in (folder / "hw3_train.sh").read_text()
    monkeypatch.setattr(module, "open_run", lambda path: (_ for _ in ()).throw(InputError(f"{path}: no run folder")))
    with pytest.raises(InputError, match=r"^teacher: .*: no run folder; a training as this run's needs it"):
        hand_in(taught, tmp_path / "not handed in")
    bare(folder / "hw3_train.sh", faces / "train_img", faces / "train.csv")
    assert open_run(folder / "retrained").config.recipe.taught == 0.5
    ours, theirs = (np.load(path / "teacher.npy") for path in (taught.path, folder / "retrained"))
    np.testing.assert_allclose(theirs, ours, atol=1e-5)


def test_a_teacher_of_ones_own_code_is_refused(run, monkeypatch):
    theirs = dataclasses.replace(run.config.recipe, model="mynets:large")
    teacher = dataclasses.replace(run, config=dataclasses.replace(run.config, recipe=theirs))
    monkeypatch.setattr(module, "open_run", lambda path: teacher)
    taught = dataclasses.replace(run.config.recipe, teacher="large", taught=0.5)
    with pytest.raises(InputError, match="the teacher is a network of one's own, whose code cannot be handed in"):
        hand_in(dataclasses.replace(run, config=dataclasses.replace(run.config, recipe=taught)), run.path / "never")


def test_what_no_one_training_gives_is_refused(run, tiny_run):
    ensemble = dataclasses.replace(run.config.recipe, model=ENSEMBLE, model_options={"members": (("vgg", {}),) * 3})
    with pytest.raises(InputError, match="an ensemble of 3 networks"):
        training_words(dataclasses.replace(run.config, recipe=ensemble))
    with pytest.raises(InputError, match="no recipe 'tiny'"):
        training_words(tiny_run.config)
    older = dataclasses.replace(run.config.recipe, model_options={"widths": (8, 16)})
    with pytest.raises(InputError, match="of another version of this program; train the run again"):
        training_words(dataclasses.replace(run.config, recipe=older))


def test_a_package_of_the_runs_own_name_is_refused(tiny_run, tmp_path, monkeypatch):
    recipe = dataclasses.replace(tiny_run.config.recipe, model=f"{module.MODEL}.net:make")
    own = dataclasses.replace(tiny_run, config=dataclasses.replace(tiny_run.config, recipe=recipe))
    path = tmp_path / module.MODEL / "net.py"
    monkeypatch.setattr(type(tiny_run), "model", lambda self: None)
    monkeypatch.setattr(module.own_code, "files_of", lambda model: {f"{module.MODEL}/net.py": path})
    with pytest.raises(InputError, match="the run goes into a folder of this name, too; rename the package"):
        module._code_of(own)
