"""What notebooks and a person's own texts hold that no report can take in, found before anything is executed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import nbformat

from fer.report.document.by_question import Own
from fer.report.document.chapters import AssemblyError, attached
from fer.report.document.formulas import displayed
from fer.report.document.numbering import KIND, TEX_LABEL
from fer.report.document.pandoc import Tree, fenced, parse, write
from fer.report.document.pictures import Place, take_in
from fer.report.document.references import known
from fer.report.document.tree import Node, rewrite


def check_prose(notebooks: Sequence[Path], own: Own | None = None) -> None:
    """Raise AssemblyError with a line for each fault in a Markdown cell, named by notebook and cell, or in own texts.

    The faults are those of `take_in`: raw TeX or HTML, and pictures that are not at hand; Markdown and formulas that
    pandoc cannot read; and works that are cited and not in the bibliography.
    """
    places, texts = {}, {}
    for path in notebooks:
        for number, cell in enumerate(nbformat.read(path, as_version=4).cells, start=1):
            if cell.cell_type == "markdown":
                name = f"{path.stem}-{number}"
                places[name] = Place(f"{path.name}, cell {number}", path.parent, attached(cell))
                texts[name] = fenced(name, displayed(cell.source))
    own = own or Own()
    for kind, said in (("question", own.questions), ("remarks", own.remarks)):
        for number, text in said.items():
            name = f"{kind}-{number}"
            places[name] = Place(f"{kind} {number}", own.folder)
            texts[name] = fenced(name, displayed(text))
    if faults := _faults(texts, places):
        raise AssemblyError("\n".join(faults))


def _faults(texts: Mapping[str, str], places: Mapping[str, Place]) -> list[str]:
    try:
        tree = parse("\n\n".join(texts.values()))
    except AssemblyError as error:
        return _unread(texts, places) or [str(error)]
    faults = _unknown_works(tree["blocks"], places)
    try:
        _typeset(tree)
    except AssemblyError:
        faults += _unread(texts, places)
    try:
        take_in(tree["blocks"], places)
    except AssemblyError as error:
        faults += str(error).splitlines()
    return faults


def _typeset(tree: Tree) -> None:
    """Raise AssemblyError for a formula that pandoc cannot read; labels are not for pandoc."""

    def visit(node: Node) -> Node | None:
        return {**node, "c": [node["c"][0], TEX_LABEL.sub("", node["c"][1])]} if node["t"] == "Math" else None

    write({**tree, "blocks": rewrite(tree["blocks"], visit)}, "typst")


def _unread(texts: Mapping[str, str], places: Mapping[str, Place]) -> list[str]:
    """A line for each text that pandoc complains of, each read by itself."""
    lines = []
    for name, text in texts.items():
        try:
            _typeset(parse(text))
        except AssemblyError as error:
            lines.append(f"{places[name].name}: {error}")
    return lines


def _unknown_works(parts: Sequence[Node], places: Mapping[str, Place]) -> list[str]:
    works = known()
    lines: list[str] = []
    for part in parts:
        place = places[part["c"][0][0]].name

        def visit(node: Node, place: str = place) -> None:
            names = [citation["citationId"] for citation in node["c"][0]] if node["t"] == "Cite" else []
            for name in names:
                if not KIND.match(name) and name not in works:
                    lines.append(f"{place}: @{name} cites a work that the bibliography has not; for a sign write \\@")

        rewrite([part], visit)
    return lines
