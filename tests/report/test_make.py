"""The report: one document of executed notebooks, in two formats."""

import errno
import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import matplotlib.pyplot as plt
import nbformat
import pypdf
import pytest
from nbformat.sign import NotebookNotary
from report_notebooks import DISPLAY, code, fake_run, markdown, parameters, write
from report_reading import COVER, Page, squeezed, text_of

from fer.errors import InputError
from fer.report.asked import KNOWN
from fer.report.author import keep
from fer.report.document.build import Document
from fer.report.document.chapters import AssemblyError
from fer.report.make import WRITERS, make_report, write_notebooks
from fer.report.run.execute import NotebookError
from fer.wording.en import document as words

AWKWARD = "p|q <b>&amp; _x_ * $5 [@no] `c`"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A report on synthetic faces from two notebooks that are really executed."""
    folder = tmp_path_factory.mktemp("report")
    draw = "import matplotlib.pyplot as plt\nimport pandas as pd\nfig, ax = plt.subplots()\nax.plot([1, 2])"
    write(
        folder / "notebooks" / "00_data.ipynb",
        markdown("# The faces\n\nSee [@fig:line], [@tab:odd] and [@eq:loss]."),
        parameters(),
        code(DISPLAY),
        code(f"{draw}\npage.figure(fig, 'line', 'A **rising** line.', alt='From 1 to 2.')"),
        code("page.finding('The line rises by 1.')"),
        code("print('progress 100 %')"),
    )
    write(
        folder / "notebooks" / "06_derivations.ipynb",
        markdown("# Question 6: Derivations\n\nWhat follows from the loss?"),
        parameters(),
        code(DISPLAY),
        code("page.answer('A gradient.', figure='pixels')"),
        code(f"{draw}\npage.figure(fig, 'pixels', 'As pixels.', alt='From 1 to 2.', raster=True)"),
        markdown("## Proof\n\n$$L = -\\sum_i y_i \\log \\hat{y}_i \\label{eq:loss}$$"),
        markdown("## Evidence on the derivations\n\nBehind.", "evidence"),
        code(f"page.table(pd.DataFrame({{'cell': [{AWKWARD!r}], 'n': ['1,200']}}), 'odd', 'An odd cell.')", "evidence"),
        code("page.listing(plt.subplots, 'document.step_listing')", "evidence"),
    )
    run = fake_run(folder / "run", synthetic=True)
    run.path.mkdir()
    keep(run.path, {"author": "王小明", "student_id": "B01"})
    return make_report(run, out=folder / "out", notebooks=folder / "notebooks")


@pytest.fixture(scope="module")
def page(made):
    return Page(made[0].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pdf(made):
    return squeezed(text_of(made[1].read_bytes()))


def test_html_asks_nothing_of_the_network_and_runs_its_own_script_alone(made, page):
    assert [load[:40] for load in page.loads if not load.startswith("data:")] == []
    assert page.tags.count("script") == 1 and {"iframe", "object", "embed"}.isdisjoint(page.tags)
    known = dict.fromkeys(("default-src", "base-uri", "form-action"), "'none'") | {"style-src": "'unsafe-inline'"}
    known |= dict.fromkeys(("img-src", "font-src"), "data:") | {"script-src": page.policy["script-src"]}
    assert page.policy == known and re.fullmatch(r"'sha256-[\w+/]+=*'", known["script-src"])
    style = "".join(re.findall(r"<style.*?</style>", made[0].read_text(encoding="utf-8"), re.DOTALL))
    assert "@import" not in style
    assert not re.search(r'url\((?!"data:)', style)


def test_html_shows_formulas_as_mathml(page):
    assert page.tags.count("math") == 1
    assert "(1)" in page.text


def test_every_link_of_the_html_leads_somewhere(page):
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert {"fig:line", "tab:odd", "eq:loss", "chapter-06"} <= set(page.ids)


@pytest.mark.parametrize(
    "words",
    [
        "The faces",
        "Question 6: Derivations",
        "What follows from the loss?",
        "Answer. A gradient.",
        "B01 王小明",
        "Evidence on the derivations",
        "Figure 1. A rising line.",
        "Figure 2. As pixels.",
        "Table 1. An odd cell.",
        "See Figure 1, Table 1 and equation (1).",
        "Synthetic faces, drawn by the program.",
        "accuracy on 1,200 test faces (95 % CI 91.9–94.7)",
        "Appendix: the code",
        "What made this report",
        "ab" * 32,
    ],
)
def test_both_formats_hold(page, pdf, words):
    assert words in page.text
    assert words.replace(" ", "") in pdf.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")


def test_cells_of_a_table_come_out_as_they_went_in(page, pdf):
    assert AWKWARD in page.text
    assert AWKWARD.replace(" ", "") in pdf.replace(" ", "")


def test_answers_stand_on_their_sheet_and_in_their_chapter(page, pdf):
    assert page.text.count("A gradient.") == pdf.count("A gradient.") == 2
    assert "A gradient. Figure 2 · page 4" in pdf


def test_code_is_in_the_appendix_as_it_ran(page, pdf):
    start = page.text.rindex("Appendix: the code")
    assert "def subplots(" in page.text[start:]
    assert "defsubplots(" in pdf.replace(" ", "")
    assert "page.finding" not in page.text, "calls alone are no code to read"


def test_printed_text_stays_out(page, pdf):
    assert "progress 100 %" not in page.text + pdf


def test_pdf_has_title_and_bookmarks_of_the_chapters(made):
    reader = pypdf.PdfReader(made[1])
    assert reader.metadata.title == words.title()
    chapters = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert [title for title in chapters if title != words.contents()] == [
        words.answers(),
        words.evidence(),
        words.code(),
        words.made_by(),
    ]


def test_nothing_is_left_beside_the_report(made):
    there = sorted(path.name for path in made[0].parent.iterdir())
    assert there == ["notebooks", "report.html", "report.pdf", "status.json"]
    assert plt.get_fignums() == []


def test_jupyterlab_trusts_the_notebooks_of_a_report(made):
    paths = sorted((made[0].parent / "notebooks").glob("*.ipynb"))
    with NotebookNotary() as notary:
        trusted = [notary.check_signature(nbformat.read(path, as_version=4)) for path in paths]
    assert paths
    assert all(trusted)


def test_formats_that_may_be_asked_for_are_those_that_can_be_written():
    assert set(KNOWN) == set(WRITERS)


def test_a_notebook_that_failed_is_kept_under_a_name_that_says_so_until_the_next_report(tmp_path):
    out, path = tmp_path / "out", tmp_path / "nb" / "00_data.ipynb"
    run = fake_run(tmp_path / "run", synthetic=False)
    write(path, markdown("# T\n\nText."), parameters(), code("1 / 0"))
    with pytest.raises(NotebookError, match="ZeroDivisionError"):
        make_report(run, out=out, notebooks=path.parent, formats=("html",))
    status = json.loads((out / "status.json").read_text(encoding="utf-8"))
    assert status["state"] == "failed"
    assert "00_data.ipynb, cell 3 (In [3]): ZeroDivisionError" in status["why"]
    assert [kept.name for kept in (out / "unfinished").iterdir()] == ["00_data.failed.ipynb"]
    write(path, markdown("# T\n\nText."), parameters(), code("1"))
    make_report(run, out=out, notebooks=path.parent, formats=("html",))
    assert sorted(kept.name for kept in out.iterdir()) == ["notebooks", "report.html", "status.json"]


def test_what_a_person_put_beside_the_notebooks_of_a_report_that_failed_stays(tmp_path):
    out, path = tmp_path / "out", tmp_path / "nb" / "00_data.ipynb"
    (out / "unfinished").mkdir(parents=True)
    (out / "unfinished" / "why.txt").write_text("a division")
    write(path, markdown("# T\n\nText."), parameters(), code("1"))
    make_report(fake_run(tmp_path / "run", synthetic=False), out=out, notebooks=path.parent, formats=("html",))
    assert (out / "unfinished" / "why.txt").read_text() == "a division"


def test_what_was_edited_is_set_aside_once_a_report_is_made_and_only_what_that_writes(tmp_path, capsys, monkeypatch):
    out, notebooks = tmp_path / "out", tmp_path / "notebooks"
    write(notebooks / "00_data.ipynb", markdown("# T\n\nText."), parameters())
    monkeypatch.setattr("fer.report.make.execute", copied)
    monkeypatch.setattr("fer.report.make.cover_of", lambda run, language: COVER)
    monkeypatch.setitem(WRITERS, "html", lambda document: b"page")

    def make() -> None:
        make_report(fake_run(tmp_path / "run", synthetic=False), out=out, notebooks=notebooks, formats=("html",))

    make()
    edited = {"report.html": "mine", "report.pdf": "not asked for", "notebooks/00_data.ipynb": "my cells"}
    for name, text in edited.items():
        (out / name).write_text(text)
    with monkeypatch.context() as patch, pytest.raises(AssemblyError):
        patch.setitem(WRITERS, "html", fails)
        make()
    assert {name: (out / name).read_text() for name in edited} == edited
    assert "edited" not in capsys.readouterr().err
    assert (out / "unfinished" / "00_data.ipynb").exists()

    make()
    kept = {path.name.split(".")[0]: path.read_text() for path in out.rglob("*.edited-*")}
    assert kept == {"report": "mine", "00_data": "my cells"}
    assert capsys.readouterr().err.count("was edited since it was made: kept as") == 2
    assert (out / "report.pdf").read_text() == "not asked for"
    assert not (out / "unfinished").exists()


def copied(paths: Sequence[Path], *, into: Path, **_: object) -> list[Path]:
    """The notebooks as if they had been executed."""
    into.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.copy(path, into)) for path in paths]


def fails(document: Document) -> bytes:
    raise AssemblyError("as if it could not be set")


def test_cells_without_a_translation_are_told_before_any_work(tmp_path, monkeypatch, capsys):
    def stop(*_):
        raise InputError("here")

    monkeypatch.setattr("fer.report.make.left_as_written", lambda path, language: [f"{path.name} in {language}"])
    monkeypatch.setattr("fer.report.make.cover_of", stop)
    write(tmp_path / "notebooks" / "00_data.ipynb", markdown("# The faces"))
    run = fake_run(tmp_path / "run", synthetic=True)
    run.path.mkdir()
    with pytest.raises(InputError, match="here"):
        make_report(run, out=tmp_path / "out", language="zh-TW", notebooks=tmp_path / "notebooks")
    assert "00_data.ipynb in zh-TW" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_notebooks_are_written_in_a_language_to_open(tmp_path):
    written = write_notebooks(tmp_path / "zh", language="zh-TW")
    assert [path.name[:2] for path in written] == ["00", "01", "02", "03", "04", "05", "06", "07"]
    assert "[07_explore](07_explore.ipynb)" in (tmp_path / "zh" / "README.md").read_text(encoding="utf-8")
    write_notebooks(tmp_path / "en", language="en")
    for folder in (tmp_path / "zh", tmp_path / "en"):
        links = re.findall(r"\]\(([^)]+)\)", (folder / "README.md").read_text(encoding="utf-8"))
        assert links and [link for link in links if not (folder / link).exists()] == []
    assert 'language: str = "zh-TW"' in written[3].read_text(encoding="utf-8").replace('\\"', '"')
    with pytest.raises(InputError, match="there already"):
        write_notebooks(tmp_path / "zh", language="zh-TW")


def test_of_the_notebooks_all_are_written_or_none_and_nothing_over_a_persons_file(tmp_path, monkeypatch):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "README.md").write_text("my own")
    with pytest.raises(InputError, match=r"README\.md: there already"):
        write_notebooks(tmp_path / "mine", language="en")
    assert {path.name: path.read_text() for path in (tmp_path / "mine").iterdir()} == {"README.md": "my own"}

    write_one, written = nbformat.write, []

    def full(notebook, path):
        written.append(path)
        if len(written) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_one(notebook, path)

    monkeypatch.setattr(nbformat, "write", full)
    with pytest.raises(OSError, match="No space left on device") as caught:
        write_notebooks(tmp_path / "new", language="en")
    assert caught.value.filename == str(tmp_path / "new" / "02_training.ipynb")
    assert not list((tmp_path / "new").iterdir())


def test_failed_report_leaves_the_older_one(tmp_path):
    write(tmp_path / "notebooks" / "00_data.ipynb", markdown("# T\n\nSee [@fig:nowhere]."), parameters())
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "report.html").write_text("older")
    run = fake_run(tmp_path / "run", synthetic=False)
    with pytest.raises(AssemblyError, match=r"\[@fig:nowhere\] refers to nothing"):
        make_report(run, out=tmp_path / "out", notebooks=tmp_path / "notebooks")
    assert (tmp_path / "out" / "report.html").read_text() == "older"
    assert not (tmp_path / "out" / "report.pdf").exists()


def test_no_notebooks_are_one_clear_line(tmp_path):
    with pytest.raises(InputError, match="no notebooks there"):
        make_report(fake_run(tmp_path, synthetic=True), out=tmp_path, notebooks=tmp_path)
