"""The command line: exit codes, one clear line for bad input, and what each command leaves behind."""

import re
import shutil

import pytest
from command_line import refused
from PIL import Image

from fer import recipes
from fer.cli import main
from fer.errors import ReportError
from fer.runs.same_faces import faces_of
from fer.training import train
from tests.made_faces import write_fer2013


@pytest.mark.parametrize("command", [name for name, *_ in main.COMMANDS])
def test_help_has_an_example(fer, command):
    code, out, _ = fer(command, "--help")
    assert code == 0
    assert f"fer {command} " in out


@pytest.mark.parametrize(("command", "extra"), [("export", "onnx"), ("predict", "detect")])
def test_help_names_the_extra_that_is_needed(fer, command, extra):
    out = " ".join(fer(command, "--help")[1].split())
    assert f"'fer-report[{extra}]'" in out


def test_help_names_every_recipe_and_model(fer):
    out = " ".join(fer("train", "--help")[1].split())
    for name in ("quick", "cpu", "overnight", "original", "regularised", "strong", "speedrun", "vgg", "resnet"):
        assert name in out


def test_debug_shows_where_a_fault_arose_wherever_the_word_stands(fer):
    for words in (["check-data", "nowhere", "--debug"], ["--debug", "check-data", "nowhere"]):
        code, out, err = fer(*words)
        assert (code, out) == (2, "")
        assert "Traceback" in err
        assert err.splitlines()[-1].startswith("fer: nowhere")


def test_no_words_show_help(fer):
    code, out, _ = fer()
    assert code == 0
    assert "check-data" in out


def test_train_leaves_a_finished_run_and_says_its_accuracy(fer, tmp_path):
    code, out, err = fer("train", "--recipe", "tiny", "--limit", "60", "--run", tmp_path / "run")
    assert code == 0
    accuracy = train.open_run(tmp_path / "run").metrics().splits["test"].accuracy.value
    assert f"test accuracy {accuracy:.1%}" in out
    assert "fer: training tiny: about" in err
    assert "the test faces do not show it to be better than always answering" in out  # it has seen 60 faces twice


def test_a_training_is_watched_where_that_is_asked_for(fer, tiny_run, tmp_path, monkeypatch):
    followed = []

    def trained(*_, follow, **__):
        followed.append(type(follow).__name__)
        return tiny_run

    monkeypatch.setattr(train, "train", trained)
    assert fer("train", "--run", tmp_path / "run", "--watch")[0] == 0
    assert fer("train", "--run", tmp_path / "run")[0] == 0
    assert followed == ["Watch", "NoneType"]


def test_whoever_reads_what_is_said_may_go(fer, monkeypatch):
    def gone(*_, **__):
        raise BrokenPipeError

    monkeypatch.setattr(main, "app", gone)
    assert fer("recipes") == (1, "", "")


def test_a_fault_of_the_program_itself_is_shown_whole(fer, monkeypatch):
    monkeypatch.setattr(main, "app", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        fer("recipes")


def test_a_dry_run_says_how_long_it_would_take_and_writes_nothing(fer, tmp_path):
    words = ["--recipe", "tiny", "--limit", "60", "--set", "epochs=4000", "--run", tmp_path / "run"]
    code, out, _ = fer("train", *words, "--dry-run")
    assert code == 0
    assert re.fullmatch(r"training tiny: about [\d.]+ (s|min|h) on this .*; 4,000 epochs of 60 faces at .*\n", out)
    assert not list(tmp_path.iterdir())


def test_a_dry_run_of_an_interrupted_training_is_of_its_rest(fer, tmp_path, tiny_run):
    run = shutil.copytree(tiny_run.path, tmp_path / "run")
    (run / "status.json").write_text('{"state": "failed", "why": "interrupted"}')
    code, out, _ = fer("train", "--resume", "--run", run, "--dry-run")
    assert code == 0
    assert re.fullmatch(r"training tiny: about .*; 0 epochs of 300 faces at .*\n", out)
    assert "no run folder" in refused(fer("train", "--resume", "--run", tmp_path / "nowhere", "--dry-run"))


def test_recipes_lists_every_setting_that_can_be_set(fer):
    code, out, _ = fer("recipes")
    assert code == 0
    assert all(re.search(rf"^{name} ", out, re.M) for name in recipes.PURPOSES)
    code, out, _ = fer("recipes", "cpu")
    assert code == 0
    for name, value in recipes.by_word(recipes.recipe("cpu")).items():
        assert re.search(rf"^{name} +{re.escape(recipes.as_word(value))}  +\S.*  \S", out, re.M), name
    assert "blocks" in fer("recipes", "cpu", "--model", "resnet")[1]


def test_every_recipe_says_what_it_is_for(tiny_recipe):
    assert set(recipes.PURPOSES) == set(recipes.RECIPES) - {tiny_recipe.name}


def test_words_change_the_recipe_and_hold_a_fold_out(fer, tmp_path):
    words = ["--recipe", "tiny", "--limit", "100", "--set", "epochs=1", "--set", "mixup=0", "--fold", "2/4"]
    code, _, _ = fer("train", *words, "--run", tmp_path / "run")
    assert code == 0
    run = train.open_run(tmp_path / "run")
    assert (run.config.recipe.epochs, run.config.recipe.augmentation.mixup, str(run.config.fold)) == (1, 0, "2/4")
    assert [len(run.predictions(split).labels) for split in ("train", "val")] == [150, 50]
    assert faces_of(run).split("val").rows.tolist() == run.predictions("val").rows.tolist()
    assert "epochs=1, not 2" in refused(fer("train", "--set", "epochs=2", "--resume", "--run", run.path))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["train", "--bogus"], "--bogus"),
        (["train", "--limit", "0"], "'--limit'"),
        (["train", "--seed", "4294967296"], "'--seed'"),
        (["train", "--split-seed", "4294967296"], "'--split-seed'"),
        (["sweep", "--out", "here", "--seed", "4294967296"], "'--seed'"),
        (["train", "--recipe", "slow"], "no recipe 'slow'; choose one of"),
        (["train", "--recipe", "cpus"], "no recipe 'cpus'; did you mean 'cpu'?"),
        (["recipes", "cpus"], "no recipe 'cpus'; did you mean 'cpu'?"),
        (["train", "--model", "alexnet"], "no model 'alexnet'; choose one of"),
        (["train", "--set", "epoch=3"], "'epoch': there is none of that name; did you mean 'epochs'?"),
        (["train", "--set", "epochs=many"], "epochs=many: give a whole number"),
        (["train", "--set", "erasing=2"], "erasing=2.0: give a number from 0 to 1"),
        (
            ["train", "--recipe", ""],
            "recipe: an empty word; write what is meant, or leave --recipe out for the default",
        ),
        (["train", "--model", ""], "model: an empty word"),
        (["train", "--classes", ""], "classes: an empty word"),
        (["train", "--fold", ""], "fold '': write it as K/N"),
        (["recipes", ""], "no recipe ''"),
        (["report", "--run", "released", "--data", ""], "'--data': an empty word"),
        (["sweep", "--out", "here", "--recipe", ""], "recipe: an empty word"),
        (["sweep", "--out", "here", "--model", "vgg,"], "model: an empty word"),
        (["train", "--dry-run", "--watch"], "dry-run: nothing is trained; leave --watch out"),
        (["recipes", "--model", "resnet"], "model 'resnet': of which recipe? name one before it"),
        (["sweep", "--out", "here", "--workers", "2", "--scheduler", "tcp://127.0.0.1:9"], "leave --workers out"),
        (["train", "--fold", "6/5"], "fold 6/5: write it as K/N"),
        (["train", "--fold", "1/5000"], "ask for fewer folds"),
        (["train", "--data", "nowhere.csv"], "nowhere.csv"),
        (["report", "--language", "fr"], "fr"),
        (["report", "--data", "nowhere.csv"], "nowhere.csv"),
        (["report", "--run", "here"], "there is no such run"),
        (["report", "--run", "here", "--run", "there"], "no run folder"),
        (["report", "--run", "released"], "give the faces to judge it by"),
        (["report", "--recipe", "cpus"], "did you mean 'cpu'?"),
        (["report", "--model", "alexnet"], "no model 'alexnet'; choose one of"),
        (["report", "--set", "epochs=many"], "epochs=many: give a whole number"),
        (["report", "-p", "bogus=3"], "'bogus': no notebook has it; they have"),
        (["report", "-p", "examples=many"], "examples=many: not of type int"),
        (["report", "-p", "examples"], "NAME=VALUE"),
        (["report", "-p", "run=elsewhere"], "--run"),
        (["report", "--formats", "html,odt"], "format 'odt': choose among html, pdf, docx"),
        (["report", "--questions", "gone.md"], "gone.md: No such file"),
        (["report", "--notes", "gone.md"], "gone.md: No such file"),
        (["notebooks", "--out", "here", "--language", "fr"], "fr"),
        (["predict", "--run", "nowhere", "--images", "x"], "nowhere"),
        (["check-data", "nowhere"], "nowhere"),
    ],
)
def test_bad_usage_is_one_line_and_leaves_nothing(fer, tmp_path, monkeypatch, words, says):
    monkeypatch.chdir(tmp_path)
    assert says in refused(fer(*words))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("locale", "heading"), [("C.UTF-8", "## Question 3"), ("zh_TW.UTF-8", "## 問題 3")])
def test_an_empty_file_for_remarks_is_in_the_language_of_the_locale(fer, tmp_path, monkeypatch, locale, heading):
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", locale)
    assert fer("report", "--notes-template", tmp_path / "notes.md")[0] == 0
    assert heading in (tmp_path / "notes.md").read_text(encoding="utf-8").splitlines()
    assert "there already" in refused(fer("report", "--notes-template", tmp_path / "notes.md"))


def test_places_that_cannot_be_written_are_refused_before_the_work(fer, tmp_path, tiny_run):
    (tmp_path / "file").touch()
    for words, says in (
        (["predict", "--run", tiny_run.path, "--images", "never-read", "--out", tmp_path], "a folder"),
        (
            ["predict", "--run", tiny_run.path, "--images", "never-read", "--out", tmp_path / "no" / "x.csv"],
            "not exist",
        ),
        (["report", "--run", tiny_run.path, "--out", tmp_path / "file"], "a file"),
    ):
        assert says in refused(fer(*words))


def test_a_run_of_another_model_is_refused(fer, tmp_path, tiny_run):
    spoilt = shutil.copytree(tiny_run.path, tmp_path / "run")
    line = refused(fer("train", "--model", "resnet", "--resume", "--run", spoilt))
    assert "recipe" in line


def test_a_notebook_that_fails_is_one_line_and_exit_code_one(fer, tmp_path, tiny_run, monkeypatch, no_kernels):
    def fail(*_, **__):
        raise ReportError("03_confusion.ipynb, cell 4: ValueError: no")

    monkeypatch.setattr("fer.report.make.make_report", fail)
    code, out, err = fer("report", "--run", tiny_run.path, "--out", tmp_path)
    assert (code, out) == (1, "")
    assert err.strip().splitlines()[-1] == "fer: 03_confusion.ipynb, cell 4: ValueError: no"


def test_fewer_training_faces_are_recorded_and_too_few_refused(fer, tmp_path):
    words = ["train", "--recipe", "tiny", "--limit", "300", "--set", "epochs=1"]
    assert fer(*words, "--train-faces", "100", "--run", tmp_path / "run")[0] == 0
    assert train.open_run(tmp_path / "run").config.train_faces == 100
    assert "300 with a label" in refused(fer(*words, "--train-faces", "301", "--run", tmp_path / "more"))
    assert "fewer than 5 of a class" in refused(fer(*words, "--train-faces", "20", "--run", tmp_path / "few"))
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_a_home_is_put_in_where_the_shell_left_it_out(fer, tmp_path, monkeypatch, tiny_run, some_faces):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    write_fer2013(tmp_path / "fer2013.csv")
    Image.fromarray(some_faces[0]).save(tmp_path / "one.png")
    assert "21 train" in fer("check-data", "~/fer2013.csv")[1]
    words = ["--recipe", "tiny", "--set", " epochs = 1 "]
    assert fer("train", "--data=~/fer2013.csv", "--run=~/run", *words)[0] == 0
    config = train.open_run(tmp_path / "run").config
    assert (config.data, config.recipe.epochs) == (str(tmp_path / "fer2013.csv"), 1)
    assert fer("predict", "--run", tiny_run.path, "--images=~/one.png", "--out=~/out.csv")[0] == 0
    assert (tmp_path / "out.csv").is_file()
    assert "~no-such-person" in refused(fer("train", "--data=~no-such-person/fer2013.csv"))


def test_an_interrupt_says_how_to_go_on_with_this_run(fer, tmp_path, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(train, "lead", stop)
    code, out, err = fer("train", "--recipe", "tiny", "--limit", "60", "--run", tmp_path / "my run")
    assert (code, out) == (130, "")
    assert err == f"fer: interrupted; go on with fer train --resume --run '{tmp_path / 'my run'}'\n"
    assert "KeyboardInterrupt" not in (tmp_path / "my run" / "status.json").read_text(encoding="utf-8")
    monkeypatch.setattr("fer.data.check.check_data", stop)
    code, out, err = fer("check-data", "synthetic")
    assert (code, out, err.count("\n")) == (130, "", 1)
