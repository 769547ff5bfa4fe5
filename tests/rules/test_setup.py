"""One set of pins for pip and for conda, and a Makefile whose help is complete."""

import re
import shlex
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT, PYTEST = SETTINGS["project"], SETTINGS["tool"]["pytest"]["ini_options"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]


def pins() -> dict[str, str]:
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if line and line[0] != "#"]
    return {canonicalize_name(name): pinned for name, pinned in (line.split("==") for line in lines)}


def requirements() -> list[Requirement]:
    """Of the project and its extras; an extra may name others of the project's own."""
    extras = (text for texts in PROJECT["optional-dependencies"].values() for text in texts)
    found = [Requirement(text) for text in [*PROJECT["dependencies"], *extras]]
    return [requirement for requirement in found if requirement.name != PROJECT["name"]]


def test_every_dependency_has_a_pin_inside_its_range():
    for requirement in requirements():
        assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)])


def test_the_pins_are_what_is_installed():
    for requirement in requirements():
        assert version(requirement.name).split("+")[0] == pins()[canonicalize_name(requirement.name)]


def test_shapes_are_checked_at_run_time_wherever_they_are_written_down():
    words = shlex.split(PYTEST["addopts"])
    *checked, checker = next(word for word in words if "jaxtyping" in word).split("=")[1].split(",")
    written = {
        f"fer.{path.relative_to(ROOT / 'fer').parts[0].removesuffix('.py')}"
        for path in (ROOT / "fer").rglob("*.py")
        if "jaxtyping" in path.read_text(encoding="utf-8")
    }
    assert written <= set(checked)
    assert checker == "run_time_types.checked"


def test_conda_gives_an_allowed_python_and_leaves_the_rest_to_pip_under_the_same_pins():
    python, pip, by_pip = CONDA
    assert SpecifierSet(PROJECT["requires-python"]).contains(python.removeprefix("python="))
    assert pip == "pip"
    assert by_pip["pip"] == ["-c constraints.txt", "-e ."]


def test_make_help_lists_every_target():
    words = ["make", "--no-print-directory", "help"]
    shown = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.M)[1].split()
    assert [line.split()[0] for line in shown.splitlines()] == targets
