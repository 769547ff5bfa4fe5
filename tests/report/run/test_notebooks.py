"""Which notebooks there are, and which of them are chapters."""

from fer.report.run.notebooks import chapters_in, notebooks_in


def test_copies_that_were_set_aside_or_failed_are_no_notebooks(tmp_path):
    names = ("00_data", "01_layers", "07_explore", "00_data.edited-20260102-030405", "01_layers.failed", "notes")
    for name in names:
        (tmp_path / f"{name}.ipynb").touch()
    assert [path.stem for path in notebooks_in(tmp_path)] == ["00_data", "01_layers", "07_explore"]
    assert [path.stem for path in chapters_in(tmp_path)] == ["00_data", "01_layers"]
