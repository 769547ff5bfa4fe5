"""What a notebook may hold: parameters, prose, and cells that measure, show or say."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from fer.report.document.works import works
from fer.report.run.notebooks import APART, chapters_in, notebooks_in
from fer.report.run.translation import file_of

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
CHAPTERS = [*chapters_in(), *sorted((ROOT / "notebooks" / "elsewhere").glob("*.ipynb"))]
ALL = [*CHAPTERS, *(ROOT / "notebooks" / name for name in APART)]


def test_there_is_one_notebook_a_question():
    assert [path.stem[:2] for path in chapters_in()] == ["00", "01", "02", "03", "04", "05", "06"]


def test_every_other_notebook_is_known_to_be_no_chapter():
    assert [path.name for path in notebooks_in() if path not in chapters_in()] == list(APART)


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}-{path.stem}")
class TestNotebook:
    def test_is_committed_clean(self, path):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                assert not cell.outputs
                assert cell.execution_count is None

    def test_defines_nothing_and_keeps_cells_short(self, path):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                assert cell.source.count("\n") < 10
                kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
                assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, kinds)]

    def test_has_one_cell_of_annotated_parameters(self, path):
        cells = [c for c in nbformat.read(path, as_version=4).cells if "parameters" in c.metadata.get("tags", [])]
        assert len(cells) == 1
        body = ast.parse(cells[0].source).body
        assert body
        assert all(isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Constant) for node in body)

    def test_prose_types_no_result(self, path):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                shares = set(re.findall(r"([\d.]+) ?\\?%", re.sub(r"\]\([^)]*\)", "]", cell.source)))
                assert shares <= {"0", "95", "100"}, "a share is a result: compute it"

    def test_a_reference_reads_well_where_nothing_resolves_it(self, path):
        """A formula that is referred to has a tag, by which its references call it, and an anchor, to which they lead;
        a work is cited by a link, as the bibliography names it; in every language."""
        named = {work.address: {work.said, work.within} for work in works().values()}
        prose = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
        for text in ("\n".join(prose), file_of(path, "zh-TW").read_text(encoding="utf-8")):
            assert not re.findall(r"\[@|(?<!\w)@[a-z]+\d{4}", text)
            for words, address in re.findall(r"\[([^\]]*)\]\((https:[^)]*)\)", text):
                assert words in named[address]
            tags = {label: tag for tag, label in re.findall(r"\\tag\{(\w+)\} \\label\{(eq:[\w-]+)\}", text)}
            assert list(tags) == re.findall(r"\\label\{([^}]*)\}", text)
            assert list(tags) == re.findall(r'<a id="@(eq:[\w-]+)"></a>', text)
            for words, name in re.findall(r"\[([^\]]*)\]\(#@(eq:[\w-]+)\)", text):
                assert words.endswith(f" ({tags[name]})")

    def test_imports_neither_the_command_line_nor_the_execution(self, path):
        source = "\n".join(c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code")
        names = {
            alias.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for alias in node.names
        }
        names |= {node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
        assert not [name for name in names if name.startswith(("fer.cli", "fer.report.run"))]

    def test_names_its_folder_in_its_first_cell(self, path):
        code = [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
        first = next(c.source for c in code if "parameters" not in c.metadata.get("tags", []))
        folder = path.stem.split("_")[1]
        what = "notebook" if path.name in APART else "chapter"
        assert first.startswith(f"# The code behind this {what} is in fer/{folder}.")
        assert (ROOT / "fer" / folder).is_dir()

    def test_keeps_no_books(self, path):
        source = "\n".join(c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code")
        assert "facts |=" not in source
        assert "facts[" not in source


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
class TestChapter:
    def test_is_one_slide_of_question_answer_and_its_figure(self, path):
        first, *others = nbformat.read(path, as_version=4).cells
        assert first.metadata.slideshow.slide_type == "slide"
        shown = [cell.source for cell in others if cell.metadata.slideshow.slide_type != "skip"]
        if path.stem == "00_data":
            assert shown == []
        else:
            figure = re.search(r'page\.answer\(.*?figure="([a-z-]+)"', "\n".join(shown), re.DOTALL)[1]
            assert f'"{figure}"' in shown[-1]
            assert len(shown) == 2

    def test_ends_by_writing_its_facts(self, path):
        last = nbformat.read(path, as_version=4).cells[-1].source
        assert f'write_facts("{path.stem[:2]}"' in last
