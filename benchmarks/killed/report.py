"""A report of two small notebooks, as `fer report` makes one: python -m killed.report RUN NOTEBOOKS OUT."""

import sys
from pathlib import Path

import nbformat
from nbformat import v4

from fer.cli import main as cli
from fer.report.make import make_report
from fer.runs.run import open_run

PARAMETERS = 'run: str = "none"\nlanguage: str = "en"'
DISPLAY = "from fer.report import display\npage = display.page(language)"
DRAW = """\
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([1, 2])
page.figure(fig, {name!r}, 'A line.', alt='From 1 to 2.')"""
WORK = "import time\nfor _ in range(10):\n    time.sleep(0.1)"


def write_notebooks(folder: Path) -> None:
    """Two chapters, each a second of work and a figure."""
    folder.mkdir()
    for name, title in (("00_data", "# The faces"), ("06_derivations", "# Question 6: Derivations")):
        cells = [
            v4.new_markdown_cell(title),
            v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
            v4.new_code_cell(DISPLAY),
            v4.new_code_cell(WORK),
            v4.new_code_cell(DRAW.format(name=name)),
            v4.new_code_cell(f"page.answer('A line.', figure={name!r})"),
        ]
        for number, cell in enumerate(cells):
            cell["id"] = f"cell-{number}"
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        nbformat.write(v4.new_notebook(cells=cells, metadata=kernel), folder / f"{name}.ipynb")


def toy_report(run: Path, notebooks: Path, out: Path) -> None:
    """Write the report in HTML."""
    make_report(open_run(run), out=out, notebooks=notebooks, formats=("html",))


if __name__ == "__main__":
    cli.app.command("toy-report")(toy_report)
    sys.argv.insert(1, "toy-report")
    cli.main()
