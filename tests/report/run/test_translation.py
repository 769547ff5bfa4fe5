"""Prose of a notebook in another language."""

import re
from pathlib import Path

import nbformat
import pytest
from report_notebooks import code, markdown, write

from fer.report.run.translation import blocks, digest, file_of, translated

ROOT = Path(__file__).parents[3]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
_FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$\n]+?\$|\\begin\{(\w+)\*?\}.+?\\end\{\1\*?\}", re.DOTALL)
_TEXT = re.compile(r"\\text\{[^}]*\}")
_REFERENCE = re.compile(r"@[\w:.-]*\w")
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)


def prose(path: Path) -> dict[str, str]:
    return {c.id: c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "markdown"}


def formulas(text: str) -> list[str]:
    """All formulas, whatever stands in them as text."""
    return sorted(_TEXT.sub("", " ".join(found[0].split())) for found in _FORMULA.finditer(text))


@pytest.mark.parametrize("language", ["zh-TW"])
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestProse:
    def test_has_a_block_for_every_cell_written_from_its_present_english(self, path, language):
        english = prose(path)
        found = blocks(file_of(path, language).read_text(encoding="utf-8"))
        assert {name: block.digest for name, block in found.items()} == {
            name: digest(source) for name, source in english.items()
        }

    def test_has_the_same_formulas_references_and_headings(self, path, language):
        english = prose(path)
        for name, block in blocks(file_of(path, language).read_text(encoding="utf-8")).items():
            assert formulas(block.text) == formulas(english[name]), name
            assert sorted(_REFERENCE.findall(block.text)) == sorted(_REFERENCE.findall(english[name])), name
            assert _HEADING.findall(block.text) == _HEADING.findall(english[name]), name


def test_prose_is_put_in_by_cell_and_a_changed_cell_keeps_its_own_words(tmp_path):
    cells = [markdown("One."), markdown("Two."), code('language: str = "en"', "parameters")]
    path = write(tmp_path / "00_a.ipynb", *cells)
    one, two = (cell.id for cell in cells[:2])
    (tmp_path / "zh-TW").mkdir()
    text = f"<!-- {one} {digest('One.')} -->\n\n一。\n\n<!-- {two} {digest('Before.')} -->\n\n二。\n"
    file_of(path, "zh-TW").write_text(text, encoding="utf-8")
    assert [cell.source for cell in translated(path, "zh-TW").cells] == ["一。", "Two.", 'language: str = "zh-TW"']
    assert [cell.source for cell in translated(path, "en").cells] == ["One.", "Two.", 'language: str = "en"']


def test_two_blocks_for_one_cell_are_an_error():
    with pytest.raises(ValueError, match="two blocks for the cell a"):
        blocks("<!-- a 01234567 -->\nx\n<!-- a 01234567 -->\ny")
