"""Prose of a notebook in another language."""

import re
from pathlib import Path

import nbformat
import pytest
from report_notebooks import code, markdown, write

from fer.report.document.chapters import AssemblyError
from fer.report.document.check import check_prose
from fer.report.run.translation import blocks, digest, faults_of, file_of, left_as_written, translated

ROOT = Path(__file__).parents[3]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ALL = [*NOTEBOOKS, *sorted((ROOT / "notebooks" / "elsewhere").glob("*.ipynb"))]
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
@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}-{path.stem}")
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


@pytest.fixture
def chinese(tmp_path):
    """chinese(text) -> a notebook of the cells `one`, `two` and `three` with that text for its Chinese prose."""
    cells = [markdown("# One."), markdown("Two."), markdown("Three.")]
    for cell, name in zip(cells, ("one", "two", "three"), strict=True):
        cell["id"] = name
    path = write(tmp_path / "03_a.ipynb", *cells)
    (tmp_path / "zh-TW").mkdir()

    def with_prose(text: str) -> Path:
        file_of(path, "zh-TW").write_bytes(text.encode("utf-8", "surrogateescape"))
        return path

    return with_prose


def test_prose_that_would_be_lost_is_told_before_anything_is_executed(chinese):
    mark = f"<!-- one {digest('# One.')} -->"
    path = chinese(f"lost\n\n{mark}\n\n# 一\n\n{mark}\n\n二\n\n<!-- two 12 -->\n\n<!-- a remark -->\n")
    with pytest.raises(AssemblyError) as found:
        check_prose([path], language="zh-TW")
    assert str(found.value).splitlines() == [
        "zh-TW/03_a.md: text above the first block belongs to no cell",
        "zh-TW/03_a.md: two blocks for the cell one",
        "zh-TW/03_a.md: <!-- two 12 --> begins no block; write <!-- ID DIGEST -->",
    ]
    check_prose([path])
    assert faults_of(chinese("\udcff"), "zh-TW") == ["zh-TW/03_a.md: not text in UTF-8"]


def test_faults_of_a_block_are_told_by_its_file(chinese):
    path = chinese(f"<!-- one {digest('# One.')} -->\n# 一\n\n<b>粗</b>\n")
    with pytest.raises(AssemblyError, match=r"^zh-TW/03_a\.md, block one: raw html has no place in the report: <b>"):
        check_prose([path], language="zh-TW")


def test_cells_that_stay_as_written_and_blocks_of_none_are_told(chinese):
    blocks = ("one", "# One."), ("two", "Before."), ("gone", "Gone.")
    path = chinese("\n".join(f"<!-- {name} {digest(english)} -->\n\n# 字\n" for name, english in blocks))
    assert left_as_written(path, "zh-TW") == [
        "03_a.ipynb: new or changed and set as written: cells 2, 3; see zh-TW/03_a.md",
        "zh-TW/03_a.md: blocks of no cell, left out: gone",
    ]
    assert left_as_written(path, "en") == faults_of(path, "en") == faults_of(path, "zh-TW") == []
    check_prose([path], language="zh-TW")


def test_two_blocks_for_one_cell_are_an_error():
    with pytest.raises(ValueError, match="two blocks for the cell a"):
        blocks("<!-- a 01234567 -->\nx\n<!-- a 01234567 -->\ny")
