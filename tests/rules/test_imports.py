"""Who may import whom, read from the imports themselves. Dependencies point one way: from a row to rows above it."""

import ast
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.imports import imported, within

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
ROOT_FILES = {
    "errors",
    "files",
    "progress",
    "processors",
    "provenance",
    "recipes",
    "settings",
}  # what several need, and no question owns
BASE = {"findings", "statistics", "figures"}
BELOW = BASE | {"data", "models", "runs", "twins"}
MAY_IMPORT = {
    **{name: {"errors", "settings"} - {name} for name in ROOT_FILES},
    "findings": set(),
    "statistics": ROOT_FILES,
    "figures": set(),
    "data": ROOT_FILES | BASE,
    "models": ROOT_FILES | BASE,
    "derivations": ROOT_FILES | BASE,
    "runs": ROOT_FILES | BASE | {"data", "models"},
    "twins": ROOT_FILES | {"data", "runs"},
    "architecture": ROOT_FILES | BELOW,
    "training": ROOT_FILES | BELOW,
    "confusion": ROOT_FILES | BELOW,
    "saliency": ROOT_FILES | BELOW,
    "filters": ROOT_FILES | BELOW,
    "wording": {"errors", "findings", "statistics", "data"},
    "report": ROOT_FILES | BELOW | {"wording"},
    "explore": ROOT_FILES | BELOW | {"saliency", "wording"},
    "released": ROOT_FILES | BELOW | {"training", "confusion", "wording"},
    "gallery": ROOT_FILES | BELOW | {"training", "wording", "report", "released"},
    "api": ROOT_FILES | BELOW | {"training", "saliency", "released"},
    "cli": ROOT_FILES | BELOW | {"training", "confusion", "wording", "report", "released", "gallery"},
    "__main__": {"cli"},
}
FOLDERS = sorted((ROOT / "fer").rglob("__init__.py"))
WORDING_SEES = ("fer.wording", "fer.findings", "fer.statistics.interval", "fer.data.emotions", "fer.errors")


@cache
def imported_by(path: Path) -> frozenset[str]:
    return frozenset(imported(path.read_text(encoding="utf-8")))


def part_of(name: str) -> str | None:
    """`fer.data.check` belongs to `data`, what the bare package offers to no part; None for what is not ours."""
    words = name.split(".")
    return words[min(1, len(words) - 1)] if words[0] == "fer" else None


def parts_of(names: set[str]) -> set[str]:
    return {part for name in names if (part := part_of(name)) is not None}


def files_of(part: str) -> list[Path]:
    module = ROOT / "fer" / f"{part}.py"
    return [module] if module.exists() else sorted((ROOT / "fer" / part).rglob("*.py"))


def parts() -> list[str]:
    return sorted(
        {p.stem for p in (ROOT / "fer").iterdir() if p.suffix == ".py" or p.is_dir()} - {"__init__", "__pycache__"}
    )


def test_the_table_has_a_row_a_part():
    assert set(MAY_IMPORT) == set(parts())


@pytest.mark.parametrize("part", parts())
def test_imports_follow_the_table(part):
    """What `import fer` offers is of no part: it would lead round the table."""
    own = {other for file in files_of(part) for other in parts_of(imported_by(file))} - {part}
    assert own <= MAY_IMPORT[part]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import numpy", set()),
        ("import fer", {"fer"}),
        ("from fer import train, explain", {"train", "explain"}),
        ("from fer import recipes", {"recipes"}),
        ("import fer.data.check as check", {"data"}),
        ("from fer.report.run import notebooks", {"report"}),
    ],
)
def test_the_part_of_an_import_is_known(source, found):
    assert parts_of(imported(source)) == found


def test_dependencies_point_one_way():
    """Every part imports only parts that stand above it in the table, but for the files at the root."""
    order = list(MAY_IMPORT)
    for place, part in enumerate(order):
        assert MAY_IMPORT[part] - ROOT_FILES <= set(order[:place])


def test_few_files_stand_at_the_root():
    assert len(list((ROOT / "fer").glob("*.py"))) <= 10


def test_wording_sees_values_and_emotions_alone():
    seen = {name for file in files_of("wording") for name in imported_by(file) if name.startswith("fer.")}
    assert seen == within(seen, *WORDING_SEES)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.parent.relative_to(ROOT)))
def test_a_folder_says_what_it_holds_and_nothing_else(folder):
    """`__init__.py` is a docstring that names every file; those of a language mirror the findings they word.

    Two hold more: what `import fer` offers, and that `fer.report` can be called.
    """
    tree = ast.parse(folder.read_text(encoding="utf-8"))
    assert len(tree.body) == 1 or folder.parent in (ROOT / "fer", ROOT / "fer" / "report")
    text = ast.get_docstring(tree)
    if "wording" not in folder.relative_to(ROOT).parts[:-2]:
        assert unnamed(text, (path.stem for path in folder.parent.glob("*.py") if path != folder)) == set()


def unnamed(text: str, files: Iterable[str]) -> set[str]:
    """The files that a docstring does not name as a word of its own."""
    return {name for name in files if not re.search(rf"\b{name}\b", text)}


def test_a_file_is_not_named_by_a_longer_word():
    assert unnamed("Maps and unmapped ones. plain_maps: of no network.", ["maps", "plain_maps", "plain"]) == {
        "maps",
        "plain",
    }


@pytest.mark.parametrize("part", ["recipes", "statistics", "wording", "findings", "cli"])
def test_what_needs_no_torch_imports_none(part):
    assert not {name for file in files_of(part) for name in imported_by(file) if name.split(".")[0] == "torch"}


def test_no_figure_imports_torch():
    drawing = [*(ROOT / "fer").glob("**/figures.py"), *(ROOT / "fer").glob("**/figures/*.py")]
    assert drawing
    assert not {name for file in drawing for name in imported_by(file) if name.split(".")[0] == "torch"}


def test_training_runs_on_a_bare_machine():
    """Nothing but torch, numpy and safetensors behind the loop."""
    loop = ["recipes", "settings", "models/prediction", "models/folding", "models/probe"]
    loop += [f"training/{name}" for name in ("loop", "augment", "averaging", "divergence", "distributed", "optimiser")]
    foreign = set()
    for place in loop:
        foreign |= {name.split(".")[0] for name in imported_by(ROOT / "fer" / f"{place}.py")}
    assert foreign - sys.stdlib_module_names - {"fer"} <= {"torch", "numpy", "safetensors", "jaxtyping"}


def test_nothing_imports_the_command_line():
    others = [file for file in (ROOT / "fer").rglob("*.py") if file.parent != ROOT / "fer" / "cli"]
    importing = [file for file in others if within(imported_by(file), "fer.cli")]
    assert importing == [ROOT / "fer" / "__main__.py"]


def test_nothing_imports_what_only_a_notebook_shows():
    others = [file for file in (ROOT / "fer").rglob("*.py") if file.parent != ROOT / "fer" / "explore"]
    assert not [file for file in others if within(imported_by(file), "fer.explore")]
