"""Reports of several runs: one that fails leaves the others, and says so in its folder, on the page and by an error."""

import dataclasses
import errno
import re
from pathlib import Path

import pytest
from made_gallery import gallery
from report_reading import Page

from fer.errors import InputError, Interrupted, ReportError
from fer.gallery import batch
from fer.gallery.asked import check_runs
from fer.gallery.page import write_page
from fer.training.plan import Request


@pytest.fixture
def undrawn(monkeypatch):
    """The page has a small picture in the place of the confusion matrices, which take five times as long as the rest
    of it: what is said on the page is the subject, and the whole page has a test below."""
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9pt" height="9pt"></svg>'
    monkeypatch.setattr("fer.gallery.page._matrices", lambda *_: picture)


@pytest.fixture
def runs(tiny_run, tmp_path, undrawn):
    """Two run folders, of one name in different folders."""
    return [dataclasses.replace(tiny_run, path=tmp_path / place / "Mine") for place in ("one", "two")]


def test_names_are_told_apart_whatever_the_file_system_thinks_of_capitals(tiny_run):
    def names(*paths: str) -> list[str]:
        return batch.folder_names([dataclasses.replace(tiny_run, path=Path(path)) for path in paths])

    assert names("x/a", "y/A", "y/b") == ["x-a", "y-A", "b"]
    assert names("alice/model", "bob/model", "z/bob-model") == ["alice-model", "bob-model", "bob-model-2"]
    assert names("x/a/model", "y/a/Model", "a-model") == ["a-model", "a-Model-2", "a-model-3"]
    assert names("x/index.html", "a") == ["index.html-2", "a"]


def test_a_report_that_fails_leaves_the_others_and_the_page_says_why(runs, tmp_path, monkeypatch, capsys):
    def made(run, *, out, **_):
        if "one" in str(run.path):
            raise ReportError(f"03_confusion.ipynb, cell 4: ValueError: no; executed so far: {out}/unfinished/x.ipynb")
        return [out / "report.html"]

    monkeypatch.setattr(batch, "make_report", made)
    monkeypatch.setattr(batch, "measure", lambda named: gallery(0.5, 0.6, names=list(named)))
    out = tmp_path / "out"
    with pytest.raises(ReportError, match=r"index\.html: 1 of 2 reports failed: one-Mine; it says why"):
        batch.write_all(runs, out=out, language="en")
    page = Page((out / "index.html").read_text(encoding="utf-8"))
    assert "one-Mine: the report failed. 03_confusion.ipynb, cell 4: ValueError: no" in page.text
    assert str(tmp_path) not in (out / "index.html").read_text(encoding="utf-8")
    assert "two-Mine/report.html" in page.links
    assert "fer: one-Mine: 03_confusion.ipynb" in capsys.readouterr().err


@pytest.fixture
def failing(tiny_run, tmp_path, monkeypatch, undrawn):
    """failing(error, name) -> the page of the reports a, b and c, of which one fails, and what is raised in the end."""

    def written(error: BaseException, name: str = "b") -> tuple[str, BaseException]:
        def made(run, *, out, **_):
            if run.path.name == name:
                raise error
            return [out / "report.html"]

        monkeypatch.setattr(batch, "make_report", made)
        monkeypatch.setattr(batch, "measure", lambda named: gallery(0.5, 0.6, 0.7, names=list(named)))
        with pytest.raises(BaseException) as caught:
            three = [dataclasses.replace(tiny_run, path=tmp_path / name) for name in "abc"]
            batch.write_all(three, out=tmp_path / "out", language="en")
        page = tmp_path / "out" / "index.html"
        return Page(page.read_text(encoding="utf-8")).text if page.exists() else "", caught.value

    return written


def test_a_run_that_has_vanished_leaves_the_other_reports(failing):
    page, raised = failing(FileNotFoundError(errno.ENOENT, "No such file or directory", "/runs/b/weights.safetensors"))
    assert "b: the report failed. /runs/b/weights.safetensors: No such file or directory" in page
    assert "a: HTML" in page and "c: HTML" in page
    assert isinstance(raised, ReportError) and "1 of 3 reports failed: b" in str(raised)


def test_a_fault_of_ours_leaves_the_other_reports_and_keeps_its_traceback(failing, tmp_path):
    page, raised = failing(KeyError("mean"))
    assert "b: the report failed. KeyError: 'mean'" in page and "c: HTML" in page
    assert isinstance(raised, KeyError)
    assert raised.__notes__ == [f"what is done stands in {tmp_path / 'out' / 'index.html'}"]


def test_an_interrupt_leaves_a_page_of_what_is_done_and_names_what_is_not(failing, tmp_path):
    page, raised = failing(KeyboardInterrupt())
    assert "a: HTML" in page and "b: its report was interrupted." in page and "c: its report was not begun." in page
    assert isinstance(raised, Interrupted)
    assert str(raised).startswith(f"{tmp_path / 'out' / 'index.html'}: ")
    assert "without a report: b, c;" in str(raised)


def test_the_call_after_an_interrupt_says_that_all_reports_are_made_anew(failing, tmp_path, capsys):
    failing(KeyboardInterrupt())
    assert "anew" not in capsys.readouterr().err  # there was none before it
    for name, file in (("a", "report.html"), ("b", "status.json")):  # what the two left
        (tmp_path / "out" / name).mkdir()
        (tmp_path / "out" / name / file).touch()
    failing(KeyboardInterrupt())
    line = f"fer: {tmp_path / 'out'}: has reports of an earlier call (a); all 3 are made anew"
    assert capsys.readouterr().err.splitlines() == [line]


def test_an_interrupt_before_any_report_is_done_leaves_no_page(failing):
    page, raised = failing(KeyboardInterrupt(), "a")
    assert (page, type(raised)) == ("", KeyboardInterrupt)


def test_a_full_disk_ends_the_work_and_what_is_done_is_shown(failing):
    full = OSError(errno.ENOSPC, "No space left on device", "/out/b/report.html")
    page, raised = failing(full)
    assert "a: HTML" in page and "c: its report was not begun." in page
    assert "b: the report failed. /out/b/report.html: No space left on device" in page
    assert raised is full


def test_a_disk_too_full_for_the_page_is_told_of_all_the_same(failing, monkeypatch):
    def no_room(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", "index.html")

    full = OSError(errno.ENOSPC, "No space left on device", "/out/b/report.html")
    monkeypatch.setattr(batch, "write_page", no_room)
    assert failing(full) == ("", full)
    with pytest.raises(OSError, match=r"index\.html"):
        raise failing(ReportError("03_confusion.ipynb: no"))[1]


def test_the_paths_of_all_files_are_given_the_page_last(runs, tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "make_report", lambda run, *, out, **_: [out / "report.html", out / "report.pdf"])
    monkeypatch.setattr(batch, "measure", lambda named: gallery(0.5, 0.6, names=list(named)))
    written = batch.write_all(runs, out=tmp_path / "out", language="en")
    assert [path.relative_to(tmp_path / "out").as_posix() for path in written] == [
        *("one-Mine/report.html", "one-Mine/report.pdf", "two-Mine/report.html", "two-Mine/report.pdf"),
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


def test_the_page_calls_no_faces_held_out_from_a_network_of_which_nobody_knows_on_what_it_was_trained(
    tmp_path, undrawn
):
    def text(*, faces_known: bool) -> str:
        made = gallery(0.6, 0.9)
        sides = (made.sides[0], dataclasses.replace(made.sides[1], faces_known=faces_known))
        path = write_page(dataclasses.replace(made, sides=sides), tmp_path, reports={}, failed={}, language="en")
        return Page(path.read_text(encoding="utf-8")).text

    assert text(faces_known=True).count("held out") == 3
    told = text(faces_known=False)
    assert "held out" not in told and "On which faces b was trained is not known, or only in part" in told


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
