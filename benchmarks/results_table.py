"""Write the README's table of results from the metrics and configs kept in reports/results/.

python benchmarks/results_table.py            writes the table anew
python benchmarks/results_table.py RUN NAME   keeps that run's figures under NAME first
"""

import json
import sys
from pathlib import Path
from typing import Any

from fer.findings.facts import from_json
from fer.runs.metrics import Metrics
from fer.statistics.interval import Interval

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "reports" / "results"
BEGIN = "<!-- results: written by benchmarks/results_table.py from reports/results/ -->\n"
END = "<!-- end of results -->"
HEADER = (
    "| faces | recipe | split | faces judged | accuracy (95 % interval) | without exact twins | weights | training |\n"
    "|---|---|---|---|---|---|---|---|\n"
)


def share(interval: Interval | None) -> str:
    """A share with its interval, or a dash where it was not measured."""
    if interval is None:
        return "–"
    value, low, high = (100 * part for part in interval)
    return f"{value:.1f} % ({low:.1f}–{high:.1f})"


def row(config: dict[str, Any], metrics: Metrics) -> str:
    """One run, judged on test where it is labelled, else on val."""
    split = "test" if "test" in metrics.splits else "val"
    scores = metrics.splits[split]
    cells = [
        "synthetic" if config["synthetic"] else "FER2013",
        f"`{config['recipe']['name']}`",
        split,
        f"{scores.faces:,}",
        share(scores.accuracy),
        share(scores.accuracy_without_twins),
        f"{metrics.parameters:,}",
        f"{metrics.epochs} epochs, {metrics.seconds / 60:.1f} min",
    ]
    return f"| {' | '.join(cells)} |\n"


def table() -> str:
    """One row for each folder of reports/results/ that holds a run's config.json and metrics.json."""
    rows = []
    for folder in sorted(path.parent for path in RESULTS.glob("*/metrics.json")):
        config, metrics = (json.loads((folder / name).read_text()) for name in ("config.json", "metrics.json"))
        rows.append(row(config, from_json(Metrics, metrics)))
    return HEADER + "".join(rows)


def filled(readme: str) -> str:
    """The README with the table between its two marks."""
    head, rest = readme.split(BEGIN)
    return head + BEGIN + "\n" + table() + "\n" + END + rest.split(END)[1]


def keep(run: Path, name: str) -> None:
    """Copy a run's metrics and config into reports/results/; of the data's path only the file's name."""
    config = json.loads((run / "config.json").read_text())
    config["data"] = Path(config["data"]).name
    kept = RESULTS / name
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "config.json").write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n")
    (kept / "metrics.json").write_text((run / "metrics.json").read_text())


if __name__ == "__main__":
    if sys.argv[1:]:
        keep(Path(sys.argv[1]), sys.argv[2])
    path = ROOT / "README.md"
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
