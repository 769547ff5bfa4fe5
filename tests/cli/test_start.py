"""What starts fast: help, and the refusal of a slip, before anything is imported that takes seconds."""

import json
import subprocess
import sys

import pytest


def test_the_command_line_starts_without_what_is_slow_to_import():
    """numpy, pandas, torch, IPython and scikit-learn take seconds on a slow machine; help needs none of them."""
    slow = ["numpy", "pandas", "torch", "IPython", "sklearn", "matplotlib", "scipy", "papermill"]
    words = f"import sys, fer, fer.cli.main; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


SLIPS = [
    ["--language", "fr"],
    ["--data", "nowhere.csv"],
    ["--formats", "odt"],
    ["-p", "examples=many"],
    ["--run", "nowhere"],
    ["--run", "released"],
    ["--run", "nowhere", "--run", "there"],
    ["--model", "alexnet"],
    ["--set", "epochs=many"],
    ["--questions", "gone.md"],
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """The exit code for each of SLIPS, and what slow had been imported by then; one process tries them in turn."""
    slow = ["torch", "papermill", "nbformat", "sklearn", "matplotlib", "IPython", "jupyter_client"]
    script = (
        "import json, sys\nfrom fer.cli.main import main\n"
        f"for words in {SLIPS}:\n"
        "    sys.argv = ['fer', 'report', *words]\n"
        "    try:\n        main()\n    except SystemExit as end:\n"
        f"        print(json.dumps([end.code, [name for name in {slow} if name in sys.modules]]))"
    )
    folder = tmp_path_factory.mktemp("slips")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True, cwd=folder)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("number", range(len(SLIPS)), ids=lambda number: " ".join(SLIPS[number]))
def test_a_slip_in_the_words_of_a_report_is_told_before_anything_slow_is_imported(answers, number):
    assert answers[number] == [2, []]
