"""The prose of a notebook in another language: a Markdown file of blocks, each for one cell.

`notebooks/zh-TW/03_confusion.md` holds for every Markdown cell of `notebooks/03_confusion.ipynb` a line such as
`<!-- pairs-text 3f2a9c1b -->`, which gives the cell's id and the digest of its English, and after it the cell's text.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

_MARK = re.compile(r"^<!-- (?P<id>[\w-]+) (?P<digest>[0-9a-f]{8}) -->$", re.MULTILINE)
_LIKE_A_MARK = re.compile(r"^[ \t]*<!--[ \t]*(?P<id>[\w-]+)[^\n]*$", re.MULTILINE)


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


def readme_of(folder: Path, language: str) -> Path:
    """The list of a folder's notebooks in a language."""
    return (folder if language == "en" else folder / language) / "README.md"


def translated(path: Path, language: str) -> NotebookNode:
    """The notebook at `path` with its prose in a language, and that language in its parameters' cell.

    A cell that the file has no block for, or that was changed since its block was written, stays as it is: it holds
    somebody's own words.
    """
    notebook, found = nbformat.read(path, as_version=4), _blocks_of(path, language)
    for cell in notebook.cells:
        if (block := _fitting(cell, found)) is not None:
            cell.source = block.text
        if "parameters" in cell.metadata.get("tags", ()):
            cell.source = cell.source.replace('language: str = "en"', f'language: str = "{language}"')
    return notebook


def prose_of(path: Path, language: str) -> list[tuple[str, NotebookNode]]:
    """The Markdown cells of `translated`, each with the place where a person finds its text."""
    written, found = nbformat.read(path, as_version=4).cells, _blocks_of(path, language)
    return [
        (f"{path.name}, cell {number}" if block is None else f"{_name(path, language)}, block {cell.id}", cell)
        for number, (cell, block) in enumerate(
            zip(translated(path, language).cells, [_fitting(cell, found) for cell in written], strict=True), start=1
        )
        if cell.cell_type == "markdown"
    ]


def faults_of(path: Path, language: str) -> list[str]:
    """A line for each place of a notebook's prose in a language where text would be lost."""
    prose, name = file_of(path, language), _name(path, language)
    if not prose.is_file():
        return []
    try:
        text = prose.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [f"{name}: {'not text in UTF-8' if isinstance(error, UnicodeDecodeError) else error.strerror}"]
    marks = [mark["id"] for mark in _MARK.finditer(text)]
    ids = {cell.get("id", "") for cell in nbformat.read(path, as_version=4).cells}
    wrong = [found for found in _LIKE_A_MARK.finditer(text) if found["id"] in ids and not _MARK.fullmatch(found[0])]
    above = text[: first.start()] if (first := _LIKE_A_MARK.search(text)) else text
    return [
        *([f"{name}: text above the first block belongs to no cell"] if above.strip() else []),
        *(f"{name}: two blocks for the cell {one}" for one in dict.fromkeys(marks) if marks.count(one) > 1),
        *(f"{name}: {found[0]} begins no block; write <!-- ID DIGEST -->" for found in wrong),
    ]


def left_as_written(path: Path, language: str) -> list[str]:
    """A line for the cells that `translated` leaves as they are, and one for the blocks that it leaves out."""
    prose, name = file_of(path, language), _name(path, language)
    if not prose.is_file():
        return []
    found, cells = _blocks_of(path, language), nbformat.read(path, as_version=4).cells
    own = [
        str(number)
        for number, cell in enumerate(cells, start=1)
        if cell.cell_type == "markdown" and _fitting(cell, found) is None
    ]
    spare = found.keys() - {cell.get("id", "") for cell in cells if cell.cell_type == "markdown"}
    return [
        *([f"{path.name}: new or changed and set as written: cells {', '.join(own)}; see {name}"] if own else []),
        *([f"{name}: blocks of no cell, left out: {', '.join(sorted(spare))}"] if spare else []),
    ]


def _blocks_of(path: Path, language: str) -> dict[str, Block]:
    prose = file_of(path, language)
    return blocks(prose.read_text(encoding="utf-8")) if prose.is_file() else {}


def _fitting(cell: NotebookNode, found: Mapping[str, Block]) -> Block | None:
    """The block that was written for a cell as it is now."""
    block = found.get(cell.get("id", ""))  # notebooks saved by older programs have no ids
    fits = cell.cell_type == "markdown" and block is not None and block.digest == digest(cell.source)
    return block if fits else None


def _name(path: Path, language: str) -> str:
    return f"{language}/{file_of(path, language).name}"
