"""The day of a report, which a variable may make another."""

import pytest
from report_notebooks import markdown, parameters, write

from fer.errors import InputError
from fer.report.asked import check_asked
from fer.report.date import today


def test_seconds_make_it_another(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today() == "1970-01-02"


@pytest.mark.parametrize("seconds", ["abc", "1.5", "9" * 30, "9" * 5000], ids=lambda word: word[:20])
def test_what_is_no_day_is_told_before_any_work(tmp_path, monkeypatch, seconds):
    write(tmp_path / "nb" / "00_a.ipynb", markdown("# A"), parameters())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(InputError, match=f"SOURCE_DATE_EPOCH={seconds[:20]}: no day; set it to whole seconds"):
        check_asked(out=tmp_path / "out", language="en", parameters={}, notebooks=tmp_path / "nb")
