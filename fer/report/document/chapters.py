"""Executed notebooks, read by nbconvert: each an answer and its evidence in Markdown, with their figures."""

import base64
import copy
import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import MarkdownExporter
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from traitlets import Unicode
from traitlets.config import Config

from fer.errors import ReportError
from fer.report.document.formulas import displayed
from fer.report.document.outputs import Shown, markdown_of

EVIDENCE = "evidence"  # the tag of cells that back an answer up: all that a brief report leaves out


class AssemblyError(ReportError):
    """What the notebooks show cannot be made into one report: one line for each fault, with its place."""


@dataclass(frozen=True)
class Chapter:
    """One executed notebook. Figures, tables and findings stand in the Markdown as fenced divs."""

    name: str  # the file's stem, "03_confusion"
    markdown: str  # the answer and what stands with it
    evidence: str = ""  # what backs it up; empty where there is none, or none is wanted
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


def read_chapter(path: Path, *, brief: bool = False, folder: Path | None = None) -> Chapter:
    """The chapter that an executed notebook makes; `brief` leaves the evidence out.

    Pictures that its text links to lie in `folder`, where the notebook was written; beside it unless that is given.

    Raises AssemblyError, with a line for each fault, for a table shown without a caption, a figure with a missing
    glyph, and a name that two figures have.
    """
    notebook = nbformat.read(path, as_version=4)
    told: dict[str, Any] = {"figures": {}, "listings": [], "faults": [], "attachments": {}}
    answer, told = _text(path, _only(notebook, evidence=False), told)
    evidence, told = ("", told) if brief else _text(path, _only(notebook, evidence=True), told)
    if told["faults"]:
        raise AssemblyError("\n".join(told["faults"]))
    return Chapter(
        path.stem,
        answer,
        evidence,
        told["figures"],
        tuple(told["listings"]),
        told["attachments"],
        folder or path.parent,
    )


def _only(notebook: NotebookNode, *, evidence: bool) -> NotebookNode:
    """The notebook's cells of one part."""
    part = copy.copy(notebook)
    part.cells = [cell for cell in notebook.cells if (EVIDENCE in cell.metadata.get("tags", ())) == evidence]
    return part


def _text(path: Path, notebook: NotebookNode, told: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The cells in Markdown; what else they hold is added to a copy of `told`."""
    config = Config({"CaptionedOutputs": {"notebook": path.name}, "ExtractAttachmentsPreprocessor": {"enabled": False}})
    exporter = MarkdownExporter(config=config, preprocessors=[CaptionedOutputs], exclude_input=True)
    markdown, resources = exporter.from_notebook_node(notebook, {"told": told})
    return displayed(markdown), resources["told"]


class CaptionedOutputs(Preprocessor):
    """Turns the outputs of cells into Markdown, and leaves out printed text.

    Figures' files, listings and faults are gathered in `resources["told"]`.
    """

    notebook = Unicode().tag(config=True)

    def preprocess_cell(self, cell: NotebookNode, resources: dict, index: int) -> tuple[NotebookNode, dict]:
        told = resources["told"]
        if cell.cell_type == "markdown":
            told["attachments"] |= attached(cell)
        if cell.cell_type == "code":
            where, names = f"{self.notebook}, In [{cell.execution_count}]", ("figures", "listings", "faults")
            texts = [
                markdown_of(output, where=where, **{name: told[name] for name in names}) for output in cell.outputs
            ]
            cell.outputs = [nbformat.v4.new_output("display_data", {"text/markdown": text}) for text in texts if text]
        return cell, resources


def attached(cell: NotebookNode) -> dict[str, bytes]:
    """The pictures kept in a Markdown cell, whose links get the cell's name: "image.png" is a name in many cells."""
    found = {}
    owner = (
        cell.get("id") or hashlib.sha256(cell.source.encode()).hexdigest()[:8]
    )  # notebooks saved by older programs have no ids
    for name, bundle in cell.get("attachments", {}).items():
        for content in list(bundle.values())[:1]:
            found[f"{owner}-{name}"] = base64.b64decode(content)
        cell.source = cell.source.replace(f"attachment:{name}", f"attachment:{owner}-{name}")
    return found
