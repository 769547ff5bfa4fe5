"""The command report: whom it asks for one run and for several, and what it says in the end."""

import shutil
from pathlib import Path

from fer.gallery import batch


def test_several_runs_are_written_side_by_side_and_all_files_are_said(
    fer, copied_run, tmp_path, monkeypatch, no_kernels
):
    second = shutil.copytree(copied_run.path, tmp_path / "second")
    asked = []

    def write_all(runs, *, out, language, brief, **words):
        asked.append(([run.path for run in runs], out, language, brief))
        return [out / "run" / "report.html", out / "index.html"]

    monkeypatch.setattr(batch, "write_all", write_all)
    words = ["--run", copied_run.path, "--run", second, "--out", tmp_path / "out", "--language", "en", "--brief"]
    code, out, _ = fer("report", *words, "--author", "A. Student")
    assert (code, out.split()) == (
        0,
        [str(tmp_path / "out" / "run" / "report.html"), str(tmp_path / "out" / "index.html")],
    )
    assert asked == [([copied_run.path, second], tmp_path / "out", "en", True)]
    assert all("A. Student" in (run / "report.toml").read_text("utf-8") for run in (copied_run.path, second))


def test_notebooks_are_said_where_they_were_written(fer, tmp_path):
    code, out, _ = fer("notebooks", "--out", tmp_path / "here", "--language", "zh-TW")
    paths = [Path(line) for line in out.splitlines()]
    assert code == 0
    assert paths and sorted(paths) == sorted((tmp_path / "here").rglob("*.ipynb"))
