"""A run of a person's own network: trained, gone on with, labelled with and handed in, and its code looked at again."""

import json
import sys

import pytest
from PIL import Image

from fer.architecture import facts as architecture
from fer.errors import InputError
from fer.models import own_code
from fer.report import hand_in as handing_in
from fer.runs.run import open_run
from fer.runs.same_faces import faces_of

NAME = "own_nets_to_train:small"
CODE = """
from torch import nn
from torch.nn.functional import relu

class Small(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first, self.last = nn.Conv2d(1, width, 3, stride=4), nn.Linear(width * 144, 7)

    def forward(self, x):
        return self.last(relu(self.first(x)).flatten(1))

def small(width: int = 3):
    return Small(width)
"""
WORDS = ("--recipe", "tiny", "--limit", "60", "--model", NAME, "--set", "width=2")


@pytest.fixture
def folder(tmp_path, monkeypatch, tiny_recipe):
    """Where a person's network lies and the person stands."""
    from fer import recipes

    monkeypatch.setitem(recipes.RECIPES, "tiny", tiny_recipe)
    for name in (own_code.NAMED, own_code.FOLDER):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    (tmp_path / "own_nets_to_train.py").write_text(CODE)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # of a file that is written anew in the same second
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield tmp_path
    sys.modules.pop("own_nets_to_train", None)


def forget(monkeypatch) -> None:
    """As a new command line would: nothing has been named or imported."""
    monkeypatch.delenv(own_code.NAMED, raising=False)
    monkeypatch.delenv(own_code.FOLDER, raising=False)
    sys.modules.pop("own_nets_to_train", None)


def test_it_is_trained_and_labels_when_it_is_named_again(fer, folder, monkeypatch):
    code, out, err = fer("train", *WORDS, "--run", "run")
    assert code == 0, err
    assert "2 epochs" in out
    run = open_run("run")
    assert run.config.recipe.model == NAME and run.config.recipe.model_options == {"width": 2}
    assert architecture.measure(run).own == architecture.Own(code_changed=False, outside=0)
    (folder / "faces").mkdir()
    Image.fromarray(faces_of(run).images[0]).save(folder / "faces" / "1.png")
    forget(monkeypatch)
    code, _, err = fer("predict", "--run", "run", "--images", "faces", "--out", "out.csv")
    assert code == 2 and f"--model {NAME}" in err and not (folder / "out.csv").exists()
    code, _, err = fer("predict", "--run", "run", "--images", "faces", "--out", "out.csv", "--model", NAME)
    assert code == 0 and "was trained on: 1 of 1," in err and "code" not in err  # a face that it was trained on


def test_code_that_has_changed_is_said_of_a_finished_run_and_refused_of_another(fer, folder, monkeypatch):
    assert fer("train", *WORDS, "--run", "run")[0] == 0
    (folder / "own_nets_to_train.py").write_text(CODE.replace("relu(", "(1 + 0) * relu("))
    forget(monkeypatch)
    own_code.allow(NAME)
    run = open_run("run")
    assert architecture.measure(run).own.code_changed
    (folder / "faces").mkdir()
    Image.fromarray(faces_of(run).images[0]).save(folder / "faces" / "1.png")
    code, _, err = fer("predict", "--run", "run", "--images", "faces", "--out", "out.csv", "--model", NAME)
    assert code == 0 and f"the code of {NAME} has changed since this run was trained" in err
    assert fer("train", *WORDS, "--run", "run", "--resume")[0] == 0  # it is finished
    assert open_run("run").config == run.config
    (folder / "run" / "status.json").write_text(json.dumps({"state": "running", "why": None}))
    code, _, err = fer("train", *WORDS, "--run", "run", "--resume")
    assert code == 2 and f"begun with other code of {NAME}; put that back" in err


def test_a_sweep_says_of_which_members_the_code_has_changed(fer, folder, monkeypatch):
    member = "tiny-own_nets_to_train.small-seed0"
    assert fer("train", *WORDS, "--run", f"swept/{member}")[0] == 0
    monkeypatch.setattr("fer.training.sweep.sweep.train_here", lambda *_, **__: pytest.fail("nothing is left to train"))
    code, _, err = fer("sweep", *WORDS, "--out", "swept")
    assert code == 0 and "has changed" not in err
    (folder / "own_nets_to_train.py").write_text(CODE.replace("relu(", "(1 + 0) * relu("))
    forget(monkeypatch)
    code, _, err = fer("sweep", *WORDS, "--out", "swept")
    assert code == 0 and f"{member}: the code of {NAME} has changed since this run was trained" in err


def test_settings_need_no_second_mention(fer, folder):
    assert fer("train", *WORDS, "--run", "run")[0] == 0
    code, out, err = fer("train", "--model", NAME, "--run", "run", "--resume")
    assert code == 0 and "2 epochs" in out, err


def test_a_parameter_that_is_called_as_a_setting_is_refused_where_it_is_set(fer, folder):
    (folder / "own_nets_to_train.py").write_text(CODE.replace("width: int = 3", "width: int = 3, scale: float = 2.0"))
    code, _, err = fer("train", *WORDS, "--set", "scale=0.5", "--run", "run")
    assert code == 2 and f"a parameter of {NAME}; rename the parameter" in err
    assert not (folder / "run").exists()


def test_weights_of_changed_layers_are_one_line(fer, folder, monkeypatch):
    assert fer("train", *WORDS, "--run", "run")[0] == 0
    (folder / "own_nets_to_train.py").write_text(CODE.replace("Conv2d(1, width, 3", "Conv2d(1, width, 4"))
    forget(monkeypatch)
    own_code.allow(NAME)
    with pytest.raises(InputError, match=f"another model than config.json names; {NAME} was changed since"):
        open_run("run").model()


def test_smaller_faces_are_for_networks_that_take_them(fer, folder):
    code, _, err = fer("train", *WORDS, "--run", "run", "--set", "small_first=0.5")
    assert code == 2 and f"small_first: {NAME} takes no faces of 32 pixels; set small_first=0" in err
    assert not (folder / "run").exists()


def test_its_code_is_handed_in_and_named_by_the_scripts(fer, folder, monkeypatch, bare_report):
    words = ("--recipe", "quick", "--limit", "40", "--model", NAME, "--set", "epochs=1")
    assert fer("train", *words, "--run", "run")[0] == 0
    monkeypatch.setattr(handing_in, "make_report", bare_report)
    code, _, err = fer("hand-in", "--run", "run", "--out", "given", "--model", NAME)
    assert code == 0, err
    assert (folder / "given" / "own_nets_to_train.py").read_text() == CODE
    for script in ("hw3_train.sh", "hw3_test.sh"):
        assert f"--model {NAME}" in (folder / "given" / script).read_text()
    assert f"--run model --model {NAME}" in (folder / "given" / "README.md").read_text()


@pytest.fixture
def bare_report():
    """In the place of `make_report`, which takes minutes."""

    def write(run, *, out, **_):
        (out / "report.pdf").write_bytes(b"%PDF")

    return write
