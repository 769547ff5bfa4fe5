"""What notebooks hold that no report can take in, found before anything is executed."""

from collections.abc import Sequence
from pathlib import Path

import nbformat

from fer.report.document.chapters import attached
from fer.report.document.formulas import displayed
from fer.report.document.pandoc import parse
from fer.report.document.pictures import Place, take_in


def check_prose(notebooks: Sequence[Path]) -> None:
    """Raise AssemblyError with a line for each fault in a Markdown cell, named by notebook and cell.

    The faults are those of `take_in`: raw TeX or HTML, and pictures that are not at hand.
    """
    places, texts = {}, []
    for path in notebooks:
        for number, cell in enumerate(nbformat.read(path, as_version=4).cells, start=1):
            if cell.cell_type == "markdown":
                name = f"{path.stem}-{number}"
                places[name] = Place(f"{path.name}, cell {number}", path.parent, attached(cell))
                texts.append(f"::::::::: {{#{name}}}\n\n{displayed(cell.source)}\n\n:::::::::")
    if texts:
        take_in(parse("\n\n".join(texts))["blocks"], places)
