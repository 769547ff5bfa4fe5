"""Reports of several runs: one that fails leaves the others, and says so in its folder, on the page and by an error."""

import dataclasses
import re
from pathlib import Path

import pytest
from made_gallery import gallery
from report_reading import Page

from fer.errors import InputError, ReportError
from fer.gallery import batch
from fer.gallery.asked import check_runs
from fer.gallery.page import write_page
from fer.training.plan import Request


@pytest.fixture
def runs(tiny_run, tmp_path):
    """Two run folders, of one name in different folders."""
    return [dataclasses.replace(tiny_run, path=tmp_path / place / "Mine") for place in ("one", "two")]


def test_names_are_told_apart_whatever_the_file_system_thinks_of_capitals(tiny_run):
    def names(*paths: str) -> list[str]:
        return batch.folder_names([dataclasses.replace(tiny_run, path=Path(path)) for path in paths])

    assert names("x/a", "y/A", "z/a-2", "b") == ["a", "A-2", "a-2-2", "b"]
    assert names("x/index.html", "a") == ["index.html-2", "a"]


def test_a_report_that_fails_leaves_the_others_and_the_page_says_why(runs, tmp_path, monkeypatch, capsys):
    def made(run, *, out, **_):
        if "one" in str(run.path):
            raise ReportError(f"03_confusion.ipynb, cell 4: ValueError: no; executed so far: {out}/unfinished/x.ipynb")
        return [out / "report.html"]

    monkeypatch.setattr(batch, "make_report", made)
    monkeypatch.setattr(batch, "measure", lambda named: gallery(0.5, 0.6, names=list(named)))
    out = tmp_path / "out"
    with pytest.raises(ReportError, match=r"index\.html: 1 of 2 reports failed: Mine; it says why"):
        batch.write_all(runs, out=out, language="en")
    page = Page((out / "index.html").read_text(encoding="utf-8"))
    assert "Mine: the report failed. 03_confusion.ipynb, cell 4: ValueError: no" in page.text
    assert str(tmp_path) not in (out / "index.html").read_text(encoding="utf-8")
    assert "Mine-2/report.html" in page.links
    assert "fer: Mine: 03_confusion.ipynb" in capsys.readouterr().err


def test_the_paths_of_all_files_are_given_the_page_last(runs, tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "make_report", lambda run, *, out, **_: [out / "report.html", out / "report.pdf"])
    monkeypatch.setattr(batch, "measure", lambda named: gallery(0.5, 0.6, names=list(named)))
    written = batch.write_all(runs, out=tmp_path / "out", language="en")
    assert [path.relative_to(tmp_path / "out").as_posix() for path in written] == [
        *("Mine/report.html", "Mine/report.pdf", "Mine-2/report.html", "Mine-2/report.pdf"),
        "index.html",
    ]


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_the_page_asks_nothing_of_the_network_and_text_from_outside_stays_text(tmp_path, language):
    name = "<b>x</b> [y](javascript:1) #?%"
    made = gallery(0.6, 0.9, names=[name, "b"])
    path = write_page(
        made,
        tmp_path,
        reports={name: [tmp_path / name / "report.html"]},
        failed={"b": "<script>1</script>"},
        language=language,
    )
    page = Page(path.read_text(encoding="utf-8"))
    assert [load for load in page.loads if not load.startswith("data:")] == []
    assert (page.tags.count("script"), page.tags.count("b")) == (1, 0)
    assert name in page.text and "<script>1</script>" in page.text
    assert not [link for link in page.links if re.match("javascript", link)]
    assert "%3Cb%3Ex%3C/b%3E%20%5By%5D%28javascript%3A1%29%20%23%3F%25/report.html" in page.links
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} <= set(page.ids)
    assert f'lang="{language}"' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "names", "says"),
    [
        ({"recipe": "cpu"}, ["run", "run"], "leave --recipe out"),
        ({"seed": 1}, ["run", "run"], "leave --seed out"),
        ({}, ["run", "run"], "named twice"),
        ({}, ["run", "nowhere"], "no run folder"),
        ({"data": "nowhere.csv"}, ["run", "run"], "nowhere.csv: does not exist"),
        ({}, ["run", "released"], "give the faces to judge it by"),
    ],
)
def test_runs_that_cannot_be_set_side_by_side_are_refused(tiny_run, tmp_path, monkeypatch, asked, names, says):
    monkeypatch.chdir(tmp_path)
    paths = [tiny_run.path if name == "run" else Path(name) for name in names]
    with pytest.raises(InputError, match=says):
        check_runs(Request(**asked), paths)
