"""How long the report of a finished run takes, beside what there is without this program.

    python benchmarks/report_time.py

A run on synthetic faces is trained first, for two epochs, which no clock sees. Both sides are commands, started anew.
Ours is `fer report`: one file of HTML and one PDF. The peer is papermill, for one notebook after another, each in a
kernel of its own, and then nbconvert, for seven pages of HTML.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

from measuring import TIME, Row, in_turn, seconds, table

from fer.provenance import ROOT
from fer.report.run.notebooks import chapters_in

NOTEBOOKS = chapters_in()
TRAINING = ("--recipe", "quick", "--set", "epochs=2")


def rows() -> list[Row]:
    """The whole report of one run."""
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, FER_CACHE=str(Path(folder) / "cache")):
        run, out = Path(folder) / "run", Path(folder) / "out"
        command("fer", "train", *TRAINING, "--run", run)
        found = in_turn(
            {
                "ours": lambda: seconds(lambda: command("fer", "report", "--run", run, "--out", out / "ours")),
                "peer": lambda: seconds(lambda: one_by_one(run, out / "peer")),
            },
            rounds=1,
            warm_up=0,
        )
    beside = "papermill, one notebook after another, then nbconvert to HTML; no PDF"
    return [Row("report of a run on synthetic faces", TIME, found["ours"], found["peer"], beside)]


def one_by_one(run: Path, out: Path) -> None:
    """Execute each notebook and turn all into HTML."""
    out.mkdir(parents=True)
    for notebook in NOTEBOOKS:
        command("papermill", notebook, out / notebook.name, "-p", "run", run, "--no-progress-bar")
    command("nbconvert", "--to", "html", *(out / notebook.name for notebook in NOTEBOOKS))


def command(module: str, *words: str | Path) -> None:
    """Run a module of this Python; its output is shown where it fails."""
    done = subprocess.run([sys.executable, "-m", module, *map(str, words)], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{module} failed:\n{done.stderr}")


if __name__ == "__main__":
    print(table(rows()), end="")
