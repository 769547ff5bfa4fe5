"""What a person means by the words for a place, whichever command reads them."""

import inspect
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from command_line import refused

from fer.cli import main
from fer.cli.options import as_path, as_source


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["check-data", ""], "source"),
        (["predict", "--run", "here", "--images", ""], "--images"),
        (["predict", "--run", "here", "--images", "x", "--out", ""], "--out"),
        (["suspects", "--run="], "--run"),
        (["suspects", "--run", "here", "--data="], "--data"),
        (["report", "--out", ""], "--out"),
        (["report", "--run", ""], "--run"),
        (["report", "--run", "here", "--run", ""], "--run"),
        (["report", "--notes", ""], "--notes"),
        (["train", "--data", ""], "--data"),
        (["sweep", "--out", ""], "--out"),
    ],
)
def test_an_empty_word_is_no_name_of_the_folder_we_are_in(fer, tmp_path, monkeypatch, words, name):
    monkeypatch.chdir(tmp_path)
    line = refused(fer(*words))
    assert f"'{name}': an empty word; write what is meant" in line.replace("SOURCE", "source")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ["report", "--run=~no-such-person/run"],
        ["suspects", "--run=~no-such-person/run"],
        ["card", "--run=~no-such-person/run"],
        ["predict", "--run", "RUN", "--images=~no-such-person/x.png"],
        ["suspects", "--run", "RUN", "--out=~no-such-person/x.csv"],
        ["report", "--run", "RUN", "--notes=~no-such-person/notes.md"],
        ["report", "--notes-template=~no-such-person/notes.md"],
    ],
)
def test_a_home_of_nobody_is_one_line(fer, tmp_path, monkeypatch, tiny_run, words):
    monkeypatch.chdir(tmp_path)
    line = refused(fer(*(word.replace("RUN", str(tiny_run.path)) for word in words)))
    assert "~no-such-person" in line
    assert not list(tmp_path.iterdir())


def test_a_persons_own_texts_are_found_at_home(fer, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert fer("report", "--notes-template=~/notes.md")[0] == 0
    assert (tmp_path / "notes.md").is_file()
    assert fer("notebooks", "--out=~/mine")[0] == 0
    assert (tmp_path / "mine" / "00_data.ipynb").is_file()


@pytest.mark.parametrize("command", [command for _, command, _ in main.COMMANDS], ids=lambda of: of.__name__)
def test_every_path_of_a_command_is_read_so(command):
    hints = get_type_hints(command, include_extras=True)
    for name in inspect.signature(command).parameters:
        kind, *about = get_args(hints[name]) if hasattr(hints[name], "__metadata__") else (hints[name],)
        if Path in (kind, *get_args(kind)) or name in ("data", "source"):
            assert about[0].parser in (as_path, as_source), name
