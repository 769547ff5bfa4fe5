"""Tiny notebooks for the tests of the report, and a run that was never trained."""

from pathlib import Path
from typing import Any

import nbformat
from nbformat import v4

from fer.recipes import RECIPES
from fer.runs.config import Config
from fer.runs.metrics import Metrics
from fer.runs.run import Run
from fer.statistics.classification import Scores
from fer.statistics.interval import Interval

QUICKLY = {  # parameters of the notebooks with which a report of a small run is made in a minute
    "faces_a_cell": 1,
    "passes": 2,
    "mean_passes": 2,
    "faces_a_class": 2,
    "checked_faces": 6,
    "planted_faces": 48,
    "truth_faces": 100,
    "filters_shown": 4,
    "faces_a_filter": 2,
    "steps": 4,
    "noise_images": 32,
    "ablation_faces_a_class": 20,
    "starts": 2,
}
PARAMETERS = 'run: str = "none"  # the run\nlanguage: str = "en"  # of the prose\nrate: float = 0.1\nfaces: int = 3'
DISPLAY = "from fer.report import display\npage = display.page(language)"


def markdown(source: str, *tags: str) -> nbformat.NotebookNode:
    return v4.new_markdown_cell(source, metadata={"tags": list(tags)})


def code(source: str, *tags: str, outputs: tuple = ()) -> nbformat.NotebookNode:
    """A code cell; with outputs it is as if it had run."""
    return v4.new_code_cell(
        source, metadata={"tags": list(tags)}, outputs=list(outputs), execution_count=len(outputs) or None
    )


def parameters() -> nbformat.NotebookNode:
    return code(PARAMETERS, "parameters")


def write(path: Path, *cells: nbformat.NotebookNode) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(v4.new_notebook(cells=list(cells), metadata=kernel), path)
    return path


def shown(kind: str, data: dict[str, str], **about: Any) -> nbformat.NotebookNode:
    """What `fer.report.display` leaves in a notebook."""
    return v4.new_output("display_data", data, metadata={"fer": {"kind": kind, **about}})


def shown_figure(name: str, caption: str = "A caption.") -> nbformat.NotebookNode:
    size = 'width="72pt" height="36pt" viewBox="0 0 72 36"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="72" height="36"/></svg>'
    return shown("figure", {"image/svg+xml": svg}, name=name, caption=caption, alt="A black box.")


def shown_chart(name: str, *panels: dict[str, Any]) -> nbformat.NotebookNode:
    """A figure with the values of these panels, as `fer.figures.values.Panel` has them."""
    figure = shown_figure(name, "A chart.")
    figure.metadata["fer"]["values"] = list(panels)
    return figure


def shown_cells(figure: str) -> nbformat.NotebookNode:
    """A matrix of one cell, which opens on a face."""
    cell = '<td><details name="cell"><summary>5</summary><div class="behind"><p>Behind.</p></div></details></td>'
    html = f'<div class="cells" role="group" aria-label="Cells."><table><tbody><tr>{cell}</tr></tbody></table></div>'
    return shown("below", {"text/html": html}, figure=figure)


class FakeRun(Run):
    """What the report asks of a run."""

    def held_out(self) -> str:
        return "test"

    def metrics(self) -> Metrics:
        accuracy = Interval(0.934, 0.919, 0.947)
        test = Scores(faces=1200, accuracy=accuracy, loss=0.2, macro_f1=accuracy, recall=(0.9,) * 6 + (None,))
        return Metrics(
            splits={"test": test},
            best_epoch=14,
            epochs=14,
            seconds=38.2,
            faces_per_second=3000.0,
            parameters=68327,
            views=1,
        )

    def environment(self) -> dict[str, Any]:
        versions = {"torch": "2.9.0"}
        return {
            "date": "2026-01-02",
            "python": "3.11",
            "versions": versions,
            "device": "x86_64",
            "threads": 2,
            "git": None,
        }


def fake_run(path: Path, *, synthetic: bool) -> FakeRun:
    data = "synthetic" if synthetic else str(path / "fer2013.csv")
    config = Config(data, None, "a layout", "ab" * 32, synthetic, 0, RECIPES["quick"])
    return FakeRun(path, config)
