"""The wheel holds all that the program reads at run time, so that it needs no checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from fer.report.run.notebooks import notebooks_in
from tests.rules.test_setup import ROOT

pytestmark = pytest.mark.whole


def below(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in files if path.suffix != ".pyc" and path.name[0] != "."}


@pytest.fixture(scope="module")
def packed(tmp_path_factory) -> set[str]:
    """The names of the files in a wheel; built of a copy, as building leaves folders behind."""
    place = tmp_path_factory.mktemp("wheel")
    copied = [path.name for path in ROOT.iterdir() if path.is_file()]
    for name in [*copied, "fer", "notebooks"]:
        (place / name).symlink_to(ROOT / name)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", str(place), str(place)], check=True, capture_output=True, cwd=place)
    with zipfile.ZipFile(next(place.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_every_file_of_the_package_is_in_the_wheel(packed):
    assert {f"fer/{name}" for name in below(ROOT / "fer")} - packed == set()


def test_so_is_every_notebook_with_its_chinese_and_the_settings_of_the_lab_are_not(packed):
    notebooks = {name for name in below(ROOT / "notebooks") if not name.startswith("lab/")}
    assert {path.name for path in notebooks_in()} <= notebooks
    assert {name.removeprefix("fer/notebooks/") for name in packed if name.startswith("fer/notebooks/")} == notebooks
