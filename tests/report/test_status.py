"""How the making of a report went, in its folder."""

import json
import shutil

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


def test_of_a_folder_that_has_gone_the_failure_itself_is_told(tmp_path):
    with pytest.raises(ReportError, match="a line"), kept_status(tmp_path / "a", run="mine"):
        shutil.rmtree(tmp_path / "a")
        raise ReportError("a line")
    assert not (tmp_path / "a").exists()
