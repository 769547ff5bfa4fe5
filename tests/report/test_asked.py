"""What is asked of a report, refused before anything that takes time."""

from pathlib import Path

import pytest
from report_notebooks import fake_run, markdown, parameters, write

from fer.errors import InputError
from fer.report.asked import check_asked
from fer.report.make import make_report


def whole(folder: Path) -> dict[str, bytes]:
    """The content of every file below a folder, by its path."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("out", ["file/below", "folder"])
def test_a_folder_that_cannot_be_made_is_told_before_any_work(tmp_path, out):
    write(tmp_path / "nb" / "00_a.ipynb", markdown("# A"), parameters())
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "notebooks").write_text("")
    with pytest.raises(InputError, match="no folder that can be written to"):
        check_asked(out=tmp_path / out, language="en", parameters={}, notebooks=tmp_path / "nb")


@pytest.mark.parametrize("out", ["checkout", "checkout/notebooks/..", "link", "checkout/notebooks/zh-TW/../.."])
def test_the_notebooks_that_reports_are_made_of_are_never_written_over(tmp_path, out):
    notebooks = tmp_path / "checkout" / "notebooks"
    write(notebooks / "00_a.ipynb", markdown("# A"), parameters())
    (notebooks / "zh-TW").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "checkout")
    before = whole(tmp_path)
    run = fake_run(tmp_path / "run", synthetic=False)
    with pytest.raises(InputError, match="holds the notebooks that reports are made of; name another"):
        check_asked(out=tmp_path / out, language="en", parameters={}, notebooks=notebooks)
    with pytest.raises(InputError, match="holds the notebooks that reports are made of; name another"):
        make_report(run, out=tmp_path / out, notebooks=notebooks, formats=("html",))
    assert whole(tmp_path) == before
