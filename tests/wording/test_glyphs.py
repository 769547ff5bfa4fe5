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
_SPEAK = {  # all that is passed without a name
    "annotate", "bar_label", "figtext", "legend", "set_label", "set_text", "set_title", "set_xlabel", "set_xticklabels",
    "set_xticks", "set_ylabel", "set_yticklabels", "set_yticks", "suptitle", "supxlabel", "supylabel", "text", "title",
    "xlabel", "xticks", "ylabel", "yticks",
}  # fmt: skip
_NAMED = {  # by any call
    "cbar_kws", "label", "labels", "s", "title", "text", "xlabel", "xticklabels", "ylabel", "yticklabels",
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
    assert typed(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_notebook_draws_says_nothing_of_its_own(path):
    cells = nbformat.read(path, as_version=4).cells
    assert [line for cell in cells if cell.cell_type == "code" for line in typed(cell.source)] == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("ax.set(xlabel='Epoch', title=names['loss'])", ["line 1: Epoch"]),
        ("ax.set(title=f'Loss of {name}')", ["line 1: Loss of "]),
        ("ax.legend(title='Split')", ["line 1: Split"]),
        ("ax.legend(['training', 'validation'])", ["line 1: training", "line 1: validation"]),
        ("ax.set_xticks([0], ['zero'])", ["line 1: zero"]),
        ("ax.set_xticks([0], labels=['zero'])", ["line 1: zero"]),
        ("ax.bar_label(bars, labels=['most'])", ["line 1: most"]),
        ("ax.bar_label(bars, ['most'])", ["line 1: most"]),
        ("plt.title('Loss')", ["line 1: Loss"]),
        ("plt.xlabel('Epoch')", ["line 1: Epoch"]),
        ("Patch(label='right')", ["line 1: right"]),
        ("ax.text(0, 0, s='right')", ["line 1: right"]),
        ("sns.heatmap(shares, cbar_kws={'label': 'share'})", ["line 1: share"]),
        ("ax.set(xlabel=names['epoch'], xlim=(0, 1))", []),
        ("ax.legend(loc='upper left', title=words['split'])", []),
        ("ax.set_xticks(places, names, rotation=60, ha='right')", []),
        ("ax.text(0, 0, f'{value:.1%}', va='center')", []),
    ],
)
def test_a_word_that_a_figure_types_is_found(line, found):
    assert typed(line) == found


def typed(source: str) -> list[str]:
    """The words that a source itself puts into figures."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            said = [*node.args] if name in _SPEAK else []
            said += [keyword.value for keyword in node.keywords if keyword.arg in _NAMED]
            found += [f"line {node.lineno}: {word}" for one in said for word in words(one)]
    return found


def words(node: ast.AST) -> list[str]:
    """The typed texts within an argument that hold a word, two letters or more; keys and formats are none."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and sum(c.isalpha() for c in node.value) > 1 else []
    inner = {
        ast.Subscript: ["value"],
        ast.Dict: ["values"],
        ast.FormattedValue: ["value"],
        ast.IfExp: ["body", "orelse"],
        ast.Call: ["args"],
    }
    fields = inner.get(type(node), node._fields)
    below = [child for name in fields for child in _listed(getattr(node, name))]
    return [word for child in below if isinstance(child, ast.AST) for word in words(child)]


def _listed(value: object) -> list:
    return value if isinstance(value, list) else [value]
