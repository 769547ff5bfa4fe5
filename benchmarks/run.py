"""Measure every speed beside its peer and every error rate; print both, and keep them in results.md and coverage.md.

python benchmarks/run.py
"""

from pathlib import Path

import open_csv
import prediction_speed
import report_time
import training_speed
from error_rates.repeat import REPEATS, rates
from error_rates.table import written
from measuring import machine, table

from fer.progress import bar

RESULTS = Path(__file__).with_name("results.md")
COVERAGE = Path(__file__).with_name("coverage.md")
MEASUREMENTS = (open_csv, training_speed, prediction_speed, report_time)
INTRODUCTION = (
    "Written by `make bench`. *Ours* and *the peer* did the same work in the same run, taking turns; figures are\n"
    "medians. *Times as fast* is their ratio, more than 1 where ours is faster.\n"
)


def main() -> None:
    speeds()
    error_rates()


def speeds() -> None:
    """How fast all is, beside its peers."""
    rows = []
    with bar(description="measuring", total=len(MEASUREMENTS), unit="measurement") as shown:
        for measurement in MEASUREMENTS:
            rows += measurement.rows()
            shown.update()
    print(table(rows), end="")
    RESULTS.write_text(f"# Speeds\n\n{INTRODUCTION}\n{table(rows)}\n{machine()}\n", encoding="utf-8")


def error_rates(*, repeats: int = REPEATS) -> None:
    """How often intervals miss and verdicts err."""
    tables = written(rates(repeats=repeats), repeats=repeats)
    print(tables, end="")
    COVERAGE.write_text(f"{tables}\n{machine()}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
