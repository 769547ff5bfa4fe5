"""Executed notebooks, read by nbconvert: each a chapter in Markdown, its figures, and its code."""

import base64
import re
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

EVIDENCE = "evidence"  # the tag of cells that back an answer up: all that a brief report leaves out
_RICH = ("image/", "text/html", "text/markdown", "text/latex")
_SVG_WIDTH = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)pt"', re.DOTALL)
_ENVIRONMENT = r"\\begin\{(?P<name>align|gather|equation)\*?\}(?P<body>.*?)\\end\{(?P=name)\*?\}"
_FORMULA_OR_CODE = re.compile(rf"(?P<code>```.*?```|`[^`\n]+`)|\$\$(?P<formula>.*?)\$\$|{_ENVIRONMENT}", re.DOTALL)


class AssemblyError(ReportError):
    """What the notebooks show cannot be made into one report: one line that names the place."""


@dataclass(frozen=True)
class Chapter:
    """One executed notebook. Figures, tables and findings stand in `markdown` as fenced divs."""

    name: str  # the file's stem, "03_confusion"
    markdown: str
    figures: dict[str, bytes] = field(default_factory=dict)  # file name to content
    code: tuple[str, ...] = ()  # source of each code cell, the parameters' first

    @property
    def anchor(self) -> str:
        return "chapter-" + self.name.split("_")[0]


def read_chapter(path: Path, *, brief: bool = False) -> Chapter:
    """The chapter that an executed notebook makes; `brief` leaves the evidence out.

    Raises AssemblyError for a picture or a table shown without a caption, and for a figure with a missing glyph.
    """
    left_out = {EVIDENCE} if brief else set()
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if not left_out & _tags(cell)]
    config = Config({"CaptionedOutputs": {"notebook": path.name}})
    exporter = MarkdownExporter(config=config, preprocessors=[CaptionedOutputs], exclude_input=True)
    markdown, resources = exporter.from_notebook_node(notebook, {"captioned": {}})
    code = tuple(
        cell.source for cell in notebook.cells if cell.cell_type == "code" and "injected-parameters" not in _tags(cell)
    )
    return Chapter(
        path.stem, displayed(markdown), resources["captioned"], tuple(source for source in code if source.strip())
    )


def displayed(markdown: str) -> str:
    """TeX environments that stand for themselves in Jupyter, as `$$` formulas: pandoc reads no others."""

    def one(found: re.Match) -> str:
        if found["code"]:
            return found[0]
        return f"$${re.sub(_ENVIRONMENT, _inner, found['formula'] or found[0], flags=re.DOTALL)}$$"

    return _FORMULA_OR_CODE.sub(one, markdown)


def _inner(environment: re.Match) -> str:
    """The environment as it is written within a formula: `align` is `aligned` there."""
    name, body = environment["name"], environment["body"]
    return body.strip() if name == "equation" else rf"\begin{{{name}ed}}{body}\end{{{name}ed}}"


class CaptionedOutputs(Preprocessor):
    """Turns the outputs that `fer.report.display` made into Markdown, and leaves out printed text.

    Figures' files are gathered in `resources["captioned"]`.
    """

    notebook = Unicode().tag(config=True)

    def preprocess_cell(self, cell: NotebookNode, resources: dict, index: int) -> tuple[NotebookNode, dict]:
        if cell.cell_type == "code":
            where = f"{self.notebook}, In [{cell.execution_count}]"
            texts = [_markdown(output, resources["captioned"], where) for output in cell.outputs]
            cell.outputs = [nbformat.v4.new_output("display_data", {"text/markdown": text}) for text in texts if text]
        return cell, resources


def _markdown(output: NotebookNode, files: dict[str, bytes], where: str) -> str:
    """One output in Markdown, "" where it is not for the report; a figure's picture is added to `files`."""
    if "missing from font" in output.get("text", ""):
        raise AssemblyError(f"{where}: a figure lacks a glyph: {' '.join(output.text.split())[:200]}")
    data, about = output.get("data", {}), output.get("metadata", {}).get("fer")
    if about is None:
        rich = next((mime for mime in data if mime.startswith(_RICH)), None)
        if rich:
            raise AssemblyError(f"{where}: an output of type {rich} without a caption; show it by fer.report.display")
        return ""
    if about["kind"] == "figure":
        return _figure(about, data, output.metadata, files, where)
    if about["kind"] == "table":
        return f"::: {{#tab:{about['name']} .table}}\n{_paragraph(about['caption'])}\n\n{data['text/markdown']}\n:::"
    if about["kind"] in ("finding", "banner", "warning"):
        return f"::: {about['kind']}\n\n{about['text']}\n\n:::"
    return data["text/markdown"] if about["kind"] == "say" else ""


def _figure(about: dict, data: dict[str, str], metadata: dict[str, Any], files: dict[str, bytes], where: str) -> str:
    if "image/svg+xml" in data:
        file, content = f"{about['name']}.svg", data["image/svg+xml"].encode()
        width = _SVG_WIDTH.search(data["image/svg+xml"])
        if width is None:
            raise AssemblyError(f"{where}: figure {about['name']!r} has no width in points")
        inches = float(width[1]) / 72
    else:
        file, content = f"{about['name']}.png", base64.b64decode(data["image/png"])
        inches = metadata["image/png"]["width"] / 96
    if file in files:
        raise AssemblyError(f"{where}: a second figure named {about['name']!r}")
    files[file] = content
    attributes = f'#fig:{about["name"]} .figure file="{file}" width="{inches:.3f}in"'
    return f"::: {{{attributes}}}\n{_paragraph(about['caption'])}\n:::"


def _paragraph(text: str) -> str:
    return " ".join(text.split())


def _tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", ()))
