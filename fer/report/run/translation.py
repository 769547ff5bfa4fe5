"""The prose of a notebook in another language: a Markdown file of blocks, each for one cell.

`notebooks/zh-TW/03_confusion.md` holds for every Markdown cell of `notebooks/03_confusion.ipynb` a line such as
`<!-- pairs-text 3f2a9c1b -->`, which gives the cell's id and the digest of its English, and after it the cell's text.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

_MARK = re.compile(r"^<!-- (?P<id>[\w-]+) (?P<digest>[0-9a-f]{8}) -->$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """One cell's prose; `digest` is that of the English it was written from."""

    digest: str
    text: str


def digest(source: str) -> str:
    """Eight hexadecimal digits that change with the text."""
    return hashlib.sha256(source.strip().encode()).hexdigest()[:8]


def blocks(text: str) -> dict[str, Block]:
    """A file's blocks by cell id. Raises ValueError for a cell that has two."""
    marks = list(_MARK.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    found: dict[str, Block] = {}
    for mark, end in zip(marks, ends, strict=True):
        if mark["id"] in found:
            raise ValueError(f"two blocks for the cell {mark['id']}")
        found[mark["id"]] = Block(mark["digest"], text[mark.end() : end].strip())
    return found


def file_of(notebook: Path, language: str) -> Path:
    """Where the prose of a notebook lies in a language."""
    return notebook.parent / language / f"{notebook.stem}.md"


def translated(path: Path, language: str) -> NotebookNode:
    """The notebook at `path` with its prose in a language, and that language in its parameters' cell.

    A cell that the file has no block for, or that was changed since its block was written, stays as it is: it holds
    somebody's own words.
    """
    notebook, prose = nbformat.read(path, as_version=4), file_of(path, language)
    found = blocks(prose.read_text(encoding="utf-8")) if prose.is_file() else {}
    for cell in notebook.cells:
        block = found.get(cell.get("id", ""))  # notebooks saved by older programs have no ids
        if cell.cell_type == "markdown" and block is not None and block.digest == digest(cell.source):
            cell.source = block.text
        if "parameters" in cell.metadata.get("tags", ()):
            cell.source = cell.source.replace('language: str = "en"', f'language: str = "{language}"')
    return notebook
