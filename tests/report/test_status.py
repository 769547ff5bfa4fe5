"""How the making of a report went, in its folder."""

import json

import pytest

from fer.errors import ReportError
from fer.report.status import kept_status


def test_a_report_says_how_it_went(tmp_path):
    with kept_status(tmp_path / "a", run="mine"):
        assert json.loads((tmp_path / "a" / "status.json").read_text())["state"] == "running"
    assert json.loads((tmp_path / "a" / "status.json").read_text()) == {"state": "done", "why": None, "run": "mine"}
    with pytest.raises(ReportError), kept_status(tmp_path / "a", run="mine"):
        raise ReportError("a line\nand another")
    failed = json.loads((tmp_path / "a" / "status.json").read_text())
    assert (failed["state"], failed["why"]) == ("failed", "a line and another")
