"""What a shell offers: through typer's own protocol once, else by what each function gives."""

import os
import subprocess
import sys
from types import SimpleNamespace
from typing import get_type_hints

import pytest

from fer import recipes
from fer.cli import completion
from fer.cli.training import train
from fer.models.build import MODELS


@pytest.fixture
def two_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for run in ("reports/runs/first", "reports/runs/second", "elsewhere/third"):
        (tmp_path / run).mkdir(parents=True)
        (tmp_path / run / "config.json").touch()
    (tmp_path / "reports/runs/no-run").mkdir()


def asked(words: str) -> list[str]:
    """What bash would be given for the last word of a line."""
    words_before = len(words.split(" ")) - 1
    protocol = {"COMP_WORDS": words, "COMP_CWORD": str(words_before), "_FER_COMPLETE": "complete_bash"}
    start = "import sys; sys.argv[0] = 'fer'; from fer.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", start], env={**os.environ, **protocol}, capture_output=True, encoding="utf-8"
    )
    return done.stdout.splitlines()


def test_a_shell_is_told_of_runs(two_runs):
    assert asked("fer predict --run re") == ["released", "reports/runs/first", "reports/runs/second"]


def test_a_training_is_offered_no_run_that_it_refuses():
    assert get_type_hints(train, include_extras=True)["run"].__metadata__[0].autocompletion is completion.runs


def test_nobodys_home_is_no_fault_of_completion(two_runs):
    assert completion.runs("~no-such-person/x") == []


def test_help_says_how_a_shell_learns_of_it(fer):
    out = fer("--help")[1]
    assert "--install-completion" in out
    assert "--show-completion" in out


def test_runs_in_the_folder_that_is_being_typed(two_runs, tmp_path):
    assert completion.runs("") == ["reports/runs/first", "reports/runs/second"]
    assert completion.runs("elsewhere/") == ["elsewhere/third"]
    assert completion.runs(f"{tmp_path}/elsewhere/th") == [f"{tmp_path}/elsewhere/third"]


def test_the_last_of_several_names():
    assert completion.recipes("cpu,st") == ["cpu,strong"]
    assert set(completion.models("")) == set(MODELS)


def test_settings_are_those_of_the_recipe_named_before():
    context = SimpleNamespace(params={"recipe": "original"})
    assert completion.settings(context, "mix") == ["mixup="]
    offered = completion.settings(SimpleNamespace(params={}), "")
    assert offered == [f"{name}=" for name in recipes.by_word(recipes.CPU)]


def test_formats_and_languages_are_those_of_a_report():
    assert completion.formats("html,p") == ["html,pdf"]
    assert completion.formats("") == ["html", "pdf", "docx"]
    assert completion.languages("z") == ["zh-TW"]
    assert completion.languages("") == ["en", "zh-TW"]
