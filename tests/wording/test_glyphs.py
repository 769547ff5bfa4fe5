"""Every character of every language has a glyph, in the PDF and in figures, and no figure speaks by itself."""

import ast
from pathlib import Path

import nbformat
import pytest

from fer.report.formats.fonts import has_glyph
from fer.wording.load import languages
from tests.wording.packages import package

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ALL = [*NOTEBOOKS, *sorted((ROOT / "notebooks" / "elsewhere").glob("*.ipynb"))]
FIGURES = sorted(path for path in (ROOT / "fer").rglob("*.py") if "figures" in path.relative_to(ROOT).as_posix())
_SPEAK = {
    "annotate", "set_label", "set_title", "set_xlabel", "set_xticklabels", "set_ylabel", "set_yticklabels", "suptitle",
    "supxlabel", "supylabel", "text",
}  # fmt: skip


def prose(code: str) -> dict[str, str]:
    """All texts of a language, by file."""
    paths = [*package(code).rglob("*.py"), *(ROOT / "notebooks").rglob(f"{code}/*.md")]
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}
    if code == "en":
        for path in ALL:
            cells = nbformat.read(path, as_version=4).cells
            texts[str(path.relative_to(ROOT))] = "\n".join(
                cell.source for cell in cells if cell.cell_type == "markdown"
            )
    return texts


@pytest.mark.parametrize("code", languages())
def test_every_character_has_a_glyph(code):
    missing = {
        f"{name}: {character} U+{ord(character):04X}"
        for name, text in prose(code).items()
        for character in set(text)
        if not has_glyph(character)
    }
    assert missing == set()


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_figure_says_comes_from_the_words(path):
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        said = [keyword.value for keyword in node.keywords if keyword.arg == "label"]
        said += node.args if node.func.attr in _SPEAK else []
        found += [f"line {node.lineno}: {word}" for one in said for word in words(one)]
    assert found == []


def words(node: ast.AST) -> list[str]:
    """The typed texts within an argument that hold a word, two letters or more; keys and formats are none."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and sum(c.isalpha() for c in node.value) > 1 else []
    inner = {ast.Subscript: ["value"], ast.FormattedValue: ["value"], ast.IfExp: ["body", "orelse"], ast.Call: ["args"]}
    fields = inner.get(type(node), node._fields)
    below = [child for name in fields for child in _listed(getattr(node, name))]
    return [word for child in below if isinstance(child, ast.AST) for word in words(child)]


def _listed(value: object) -> list:
    return value if isinstance(value, list) else [value]
