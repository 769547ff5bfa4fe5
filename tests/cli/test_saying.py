"""What commands say on stdout: names from files command no terminal, and come through JSON as they are."""

import ast
import json
from pathlib import Path

import pytest
from PIL import Image

from fer.cli.saying import say_json
from tests.made_faces import random_faces

CLI = Path(__file__).parents[2] / "fer" / "cli"
NASTY = "\x1b[2J\x1b]0;owned\x07\u202e\x9b臉.txt"


@pytest.fixture
def named_nastily(tmp_path):
    for k, face in enumerate(random_faces(30)):
        folder = tmp_path / "faces" / ("happy", "sad")[k % 2]
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(face).save(folder / f"{k}.png")
    (tmp_path / "faces" / "happy" / NASTY).write_text("x", encoding="utf-8")
    return tmp_path / "faces"


def test_a_files_name_commands_no_terminal(fer, named_nastily):
    code, out, _ = fer("check-data", named_nastily)
    assert code == 0
    assert "such as happy/\\x1b[2J\\x1b]0;owned\\x07\\u202e\\x9b臉.txt" in out
    assert all(letter.isprintable() or letter == "\n" for letter in out)


def test_it_comes_through_json_as_it_is(fer, named_nastily):
    code, out, _ = fer("check-data", named_nastily, "--json")
    assert code == 0
    assert all(letter.isprintable() or letter == "\n" for letter in out)
    assert [of["first"] for of in json.loads(out)["left_out"]] == [f"happy/{NASTY}"]


@pytest.mark.parametrize("text", ["a\x7f\x80\u2028\ufeff\U000e0001", "\udcff", "憤怒 \\u202e \t\n"])
def test_whatever_a_text_holds_json_gives_it_back(capsys, text):
    say_json({text: text})
    out = capsys.readouterr().out
    assert json.loads(out) == {text: text}
    assert all(letter.isprintable() or letter == "\n" for letter in out)


def test_nothing_is_said_on_stdout_in_another_way():
    calls = [
        (path.name, ast.unparse(node.func))
        for path in CLI.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and not any(word.arg == "file" for word in node.keywords)
    ]
    assert {file for file, called in calls if called in ("print", "typer.echo", "echo")} == {"saying.py"}
