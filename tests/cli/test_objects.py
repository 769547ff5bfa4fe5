"""What --json prints: one object, whose keys the help names, with the figures that the words say; else stderr."""

import json
import re

import pytest
from PIL import Image

from fer.cli import objects
from fer.data.check import check_data
from fer.data.emotions import names
from fer.runs.run import open_run
from fer.training.sweep import sweep as sweeps
from fer.training.sweep.gather import FIGURES
from tests.made_faces import random_faces

SPLITS = {"train", "val", "test"}


def keys_in(content) -> set[str]:
    """Every key at any depth, but the names of splits and classes."""
    if isinstance(content, list):
        return set().union(*map(keys_in, content))
    if not isinstance(content, dict):
        return set()
    return (set(content) - SPLITS - set(names())).union(*map(keys_in, content.values()))


def documented(fer, command: str) -> str:
    help_text = " ".join(re.sub(r"[│╭╰╮╯─]", " ", fer(command, "--help")[1]).split())
    return help_text.partition("Keys of --json")[2]


def test_check_data(fer):
    code, out, _ = fer("check-data", "synthetic", "--json")
    assert code == 0
    told, check = json.loads(out), check_data("synthetic")
    assert told["splits"]["train"]["faces"] == check.total("train")
    assert list(told["splits"]["val"]["classes"].values()) == list(check.class_counts["val"])
    assert told["sha256"] == check.origin.sha256
    assert all(key in documented(fer, "check-data") for key in keys_in(told))


def test_check_data_names_what_is_left_out(fer, tmp_path, made_folder):
    told = json.loads(fer("check-data", made_folder, "--json")[1])
    assert {"reason": "other", "number": 1, "first": "notes.txt"} in told["left_out"]
    assert told["images"]["files"] == sum(split["faces"] for split in told["splits"].values())
    assert all(key in documented(fer, "check-data") for key in keys_in(told))


@pytest.fixture
def made_folder(tmp_path):
    for k, face in enumerate(random_faces(30)):
        folder = tmp_path / "faces" / ("happy", "sad")[k % 2]
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(face).save(folder / f"{k}.png")
    (tmp_path / "faces" / "notes.txt").write_text("notes", encoding="utf-8")
    return tmp_path / "faces"


def test_train_and_what_a_network_prints_is_no_part_of_it(fer, tmp_path, monkeypatch):
    (tmp_path / "loud.py").write_text(
        "import torch\n\ndef net():\n    print('hello')\n    return torch.nn.Sequential(\n"
        "        torch.nn.Conv2d(1, 4, 3, stride=4), torch.nn.ReLU(), torch.nn.Flatten(), torch.nn.Linear(576, 7))\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FER_MODEL", "")
    monkeypatch.setenv("FER_MODEL_FOLDER", str(tmp_path))
    words = ["--recipe", "tiny", "--limit", "60", "--set", "small_first=0", "--model", "loud:net", "--run", "run"]
    code, out, err = fer("train", *words, "--json")
    assert code == 0
    assert "hello" in err
    told, run = json.loads(out), open_run("run")
    accuracy = run.accuracy("test")
    assert told["splits"]["test"]["accuracy"] == [accuracy.value, accuracy.low, accuracy.high]
    assert told["run"] == str(tmp_path / "run")
    assert "always answering" in told["warning"]
    help_text = documented(fer, "train")
    assert all(key in help_text for key in keys_in(told))
    assert objects.INTERVAL in help_text


def test_a_dry_run(fer, tmp_path):
    told = json.loads(fer("train", "--recipe", "tiny", "--limit", "60", "--dry-run", "--json")[1])
    assert told["faces"] == {"train": 60, "val": 60, "test": 60}
    assert told["seconds"] > 0
    assert all(key in documented(fer, "train") for key in keys_in(told))


def test_sweep(fer, tmp_path, monkeypatch):
    def here(jobs, out, **_):
        return {name: None for name, words in jobs.items() if fer(*words)[0]}

    monkeypatch.setattr(sweeps, "_train", here)
    code, out, _ = fer(
        "sweep", "--recipe", "tiny", "--limit", "60", "--folds", "2", "--out", tmp_path / "out", "--json"
    )
    assert code == 0
    told = json.loads(out)
    assert [member["fold"] for member in told["members"]] == ["1/2", "2/2"]
    assert told["ensemble"]["run"] == str(tmp_path / "out" / "ensemble")
    assert told["out_of_fold"]["scores"]["faces"] == 120
    help_text = documented(fer, "sweep")
    named = {re.sub(r"^(train|val|test)_|_(mean|sd)$", "", key) for key in keys_in(told)}
    figures = set(FIGURES) | {"accuracy_low", "accuracy_high", "faces"}
    assert all(key in help_text for key in named - figures - keys_in(told["ensemble"]) - keys_in(told["out_of_fold"]))


def test_bad_input_prints_nothing_on_stdout(fer):
    assert fer("check-data", "nowhere", "--json")[:2] == (2, "")
