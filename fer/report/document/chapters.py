"""Executed notebooks: each an answer and its evidence in Markdown, with their figures."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from fer.errors import ReportError
from fer.report.document.formulas import displayed
from fer.report.document.outputs import Shown, markdown_of

EVIDENCE = "evidence"  # the tag of cells that back an answer up: all that a brief report leaves out
_GATHERED = ("figures", "listings", "faults")  # of what a chapter's outputs hold beside text


class AssemblyError(ReportError):
    """What the notebooks show cannot be made into one report: one line for each fault, with its place."""


@dataclass(frozen=True)
class Chapter:
    """One executed notebook. Figures, tables and findings stand in the Markdown as fenced divs."""

    name: str  # the file's stem, "03_confusion"
    answer: tuple[str, ...]  # Markdown, a text a cell or output: the answer and what stands with it
    evidence: tuple[str, ...] = ()  # what backs it up; empty where there is none, or none is wanted
    figures: dict[str, bytes] = field(default_factory=dict)  # file name to content
    listings: tuple[Shown, ...] = ()  # code for the appendix
    attachments: dict[str, bytes] = field(default_factory=dict)  # pictures kept in Markdown cells, by link
    folder: Path = Path()  # where pictures lie that Markdown cells link to

    @property
    def number(self) -> str:
        """The digits that the name begins with: "03"."""
        return self.name.split("_")[0]

    @property
    def anchor(self) -> str:
        return f"chapter-{self.number}"

    @property
    def answer_parts(self) -> dict[str, str]:
        """The texts of the answer, by their names in the document."""
        return {f"{self.anchor}-{at}": text for at, text in enumerate(self.answer, start=1)}

    @property
    def evidence_parts(self) -> dict[str, str]:
        return {f"evidence-{self.number}-{at}": text for at, text in enumerate(self.evidence, start=1)}


def read_chapter(path: Path, *, brief: bool = False, folder: Path | None = None) -> Chapter:
    """The chapter that an executed notebook makes; `brief` leaves the evidence out.

    Pictures that its text links to lie in `folder`, where the notebook was written; beside it unless that is given.

    Raises AssemblyError, with a line for each fault, for a table shown without a caption, a figure with a missing
    glyph, and a name that two figures have.
    """
    cells = nbformat.read(path, as_version=4).cells
    told: dict[str, Any] = {"figures": {}, "listings": [], "faults": [], "attachments": {}}
    answer = _texts(path, [cell for cell in cells if not is_evidence(cell)], told)
    evidence = () if brief else _texts(path, [cell for cell in cells if is_evidence(cell)], told)
    if told["faults"]:
        raise AssemblyError("\n".join(told["faults"]))
    listings, attachments = tuple(told["listings"]), told["attachments"]
    return Chapter(path.stem, answer, evidence, told["figures"], listings, attachments, folder or path.parent)


def is_evidence(cell: NotebookNode) -> bool:
    return EVIDENCE in cell.metadata.get("tags", ())


def _texts(path: Path, cells: Sequence[NotebookNode], told: dict[str, Any]) -> tuple[str, ...]:
    """What the cells give to the report, each in Markdown; printed text is left out. `told` takes what else they hold.

    Each cell is a text by itself, as it is to Jupyter: a footnote or a link's address in one is not another's.
    """
    texts = []
    for cell in cells:
        if cell.cell_type == "markdown":
            told["attachments"] |= attached(cell)
            texts.append(displayed(cell.source))
        if cell.cell_type == "code":
            where, kept = f"{path.name}, In [{cell.execution_count}]", {name: told[name] for name in _GATHERED}
            texts += [
                displayed(markdown_of(output, where=where, source=cell.source, **kept)) for output in cell.outputs
            ]
    return tuple(text for text in texts if text.strip())


def attached(cell: NotebookNode) -> dict[str, bytes]:
    """The pictures kept in a Markdown cell, whose links get the cell's name: "image.png" is a name in many cells."""
    found = {}
    # notebooks saved by older programs have no ids
    owner = cell.get("id") or hashlib.sha256(cell.source.encode()).hexdigest()[:8]
    for name, bundle in cell.get("attachments", {}).items():
        for content in list(bundle.values())[:1]:
            found[f"{owner}-{name}"] = base64.b64decode(content)
        cell.source = cell.source.replace(f"attachment:{name}", f"attachment:{owner}-{name}")
    return found
