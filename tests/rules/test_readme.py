"""The README's figures are those of the runs kept in reports/results/, and its links lead somewhere."""

import re
from pathlib import Path

import pytest

from benchmarks.results_table import RESULTS, filled
from fer.report.run.notebooks import notebooks_in

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_result_table_is_what_the_metrics_give():
    assert list(RESULTS.glob("*/metrics.json"))
    assert filled(README) == README


@pytest.mark.parametrize("target", sorted({t for t in re.findall(r"\]\(([^)]+)\)", README) if "://" not in t}))
def test_link_leads_to_a_file(target):
    assert (ROOT / target).exists()


@pytest.mark.parametrize("place", ["README.md", "notebooks/README.md", "notebooks/zh-TW/README.md"])
def test_every_notebook_is_listed(place):
    listed = re.findall(r"\[(\d\d_\w+)\]\((?:notebooks/)?\1\.ipynb\)", (ROOT / place).read_text(encoding="utf-8"))
    assert listed == [path.stem for path in notebooks_in()]


def test_first_sentence_says_what_it_does():
    first = README.splitlines()[2]
    assert "48×48 grey faces" in first
    assert "report" in first
