"""Pictures and text of a person's own, taken into the report, or refused before anything is executed."""

import base64
import io
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from bad_input.made import blank
from nbformat.v4 import new_output
from PIL import Image
from report_notebooks import code, markdown, write
from report_reading import Page, document, squeezed, text_of

from fer.report.document.by_question import Own
from fer.report.document.chapters import AssemblyError, attached
from fer.report.document.check import check_prose
from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf


def png() -> bytes:
    buffer = io.BytesIO()
    plt.imsave(buffer, [[0.0, 1.0], [1.0, 0.0]], format="png")
    return buffer.getvalue()


def test_a_plain_figure_of_matplotlib_comes_out_with_a_number(tmp_path):
    picture = new_output("display_data", {"image/png": base64.b64encode(png()).decode(), "text/plain": "<Figure>"})
    made = document(tmp_path, code("plt.show()", outputs=(picture,)))
    assert "Figure 1." in Page(to_html(made)).text
    assert "Figure 1." in squeezed(text_of(to_pdf(made)))
    assert list(made.files.values()).count(png()) == 1


def test_a_picture_by_link_is_taken_in_with_its_caption(tmp_path):
    (tmp_path / "my face.png").write_bytes(png())
    made = document(tmp_path, markdown("![What I *saw*.](my%20face.png)"))
    assert "Figure 1. What I saw." in Page(to_html(made)).text
    assert made.files["own-1.png"] == png()


def test_a_picture_kept_in_a_cell_is_taken_in(tmp_path):
    cells = [markdown("![One.](attachment:image.png)"), markdown("![Two.](attachment:image.png)")]
    for cell in cells:
        cell["attachments"] = {"image.png": {"image/png": base64.b64encode(png()).decode()}}
    page = Page(to_html(document(tmp_path, *cells)))
    assert "Figure 1. One." in page.text
    assert "Figure 2. Two." in page.text


def test_a_picture_of_the_remarks_lies_beside_them(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.png").write_bytes(png())
    answer = new_output("display_data", {}, metadata={"fer": {"kind": "answer", "text": "So.", "figure": "own-1"}})
    own = Own(remarks={3: "![Mine.](a.png)"}, folder=tmp_path / "notes")
    assert "Mine." in Page(to_html(document(tmp_path, code("1", outputs=(answer,)), own=own))).text


def test_all_faults_in_prose_are_told_at_once_with_notebook_and_cell(tmp_path):
    (tmp_path / "b.png").write_text("no picture")
    first = write(tmp_path / "00_a.ipynb", markdown("# Fine\n\n$$x$$"), markdown("![](gone.png)\n\n<b>x</b>"))
    second = write(
        tmp_path / "01_b.ipynb", markdown("# B\n\nin ![](b.png) text"), markdown("![](b.png)"), markdown("![](c.tiff)")
    )
    with pytest.raises(AssemblyError) as found:
        check_prose([first, second])
    assert str(found.value).splitlines() == [
        "00_a.ipynb, cell 2: the picture gone.png is not there; pictures lie beside the text, as files",
        "00_a.ipynb, cell 2: raw html has no place in the report: <b>",
        "00_a.ipynb, cell 2: raw html has no place in the report: </b>",
        "01_b.ipynb, cell 1: the picture b.png stands within a text; give it a paragraph",
        "01_b.ipynb, cell 2: b.png is no picture that can be read",
        "01_b.ipynb, cell 3: the picture c.tiff is not there; pictures lie beside the text, as files",
    ]


def test_what_pandoc_and_the_bibliography_refuse_is_told_with_its_place_too(tmp_path):
    first = write(
        tmp_path / "00_a.ipynb",
        markdown("# A\n\n$$x\\tag{1}$$\n\n$$y \\label{eq:y}$$"),
        markdown("As @nobody1999 and [@fig:a].\n\n<b>"),
    )
    own = Own({0: "::: open"}, {0: "Fine[^1].\n\n[^1]: So."})
    with pytest.raises(AssemblyError) as found:
        check_prose([first], own)
    assert [line.split(": ")[0] for line in str(found.value).splitlines()] == ["00_a.ipynb, cell 1", "question 0"]
    with pytest.raises(AssemblyError) as found:
        check_prose([first], Own({}, own.remarks))
    assert [line[:40] for line in str(found.value).splitlines()] == [
        "00_a.ipynb, cell 2: @nobody1999 cites a ",
        "00_a.ipynb, cell 2: [@fig:a] refers to n",
        "00_a.ipynb, cell 1: pandoc: [WARNING] Co",
        "00_a.ipynb, cell 2: raw html has no plac",
    ]


def test_a_picture_with_the_wrong_ending_gets_the_right_one(tmp_path):
    Image.new("RGB", (9, 9)).save(tmp_path / "a.png", "JPEG")
    made = document(tmp_path, markdown("![One.](a.png)"))
    assert "own-1.jpg" in made.files
    assert "Figure 1. One." in squeezed(text_of(to_pdf(made)))


def test_a_drawing_by_link_is_taken_in(tmp_path):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>'
    (tmp_path / "a.svg").write_bytes(drawing)
    made = document(tmp_path, markdown("![](a.svg)"))
    assert made.files["own-1.svg"] == drawing
    page = to_html(made)
    assert '<svg class="chart" role="img" width="7.56in" aria-label="Figure' in page
    assert "Figure 1." in Page(page).text


def test_markdown_that_a_person_displays_is_text(tmp_path):
    shown = new_output("display_data", {"text/markdown": "Mine is **bold**.", "text/plain": "<Markdown>"})
    page = Page(to_html(document(tmp_path, code("display(Markdown(mine))", outputs=(shown,)))))
    assert "Mine is bold." in page.text


@pytest.mark.parametrize(("name", "content"), [("half.png", png()[:60]), ("no.svg", b"none")])
def test_a_damaged_picture_is_a_fault(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(AssemblyError, match=f"{name} is no picture that can be read"):
        document(tmp_path, markdown(f"![]({name})"))


def test_a_picture_in_a_cell_without_an_id_is_taken_in():
    cell = markdown("![One.](attachment:a.png) ![](attachment:b.png)")
    del cell["id"]
    cell["attachments"] = {"a.png": {"image/png": "AAAA"}, "b.png": {}}
    ((name, content),) = attached(cell).items()
    assert content == b"\0\0\0"
    assert f"(attachment:{name})" in cell.source


def test_a_name_that_no_file_can_have_leads_nowhere(tmp_path):
    with pytest.raises(AssemblyError, match="not there"):
        document(tmp_path, markdown(f"![]({'x' * 5000}.png)"))


def test_what_is_no_picture_by_its_name_is_not_read(tmp_path, monkeypatch):
    (tmp_path / "film.mp4").write_bytes(b"x")
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    text = markdown("# A\n\n![clip](film.mp4)\n\n![x](/dev/zero)\n\n![x](zero.png)")
    notebook = write(tmp_path / "00_a.ipynb", text)
    reads = []
    monkeypatch.setattr(Path, "read_bytes", lambda path: reads.append(path) or b"")
    with pytest.raises(AssemblyError) as found:
        check_prose([notebook])
    assert [line.partition(": ")[2].partition("; ")[0] for line in str(found.value).splitlines()] == [
        "the picture film.mp4 is not a picture of the types .gif, .jpeg, .jpg, .png, .svg",
        "the picture /dev/zero is not there",
        "the picture zero.png is not there",
    ]
    assert not [path for path in reads if path.parent == tmp_path]


@pytest.mark.parametrize("side", [10_000, 14_000])
def test_a_picture_of_more_pixels_than_memory_is_a_fault(tmp_path, side):
    """Of fewer than twice as many as are decoded Pillow only warns."""
    (tmp_path / "a.png").write_bytes(blank("PNG", side, side))
    with pytest.raises(AssemblyError, match=r"a\.png has more than 89,478,485 pixels; make it smaller"):
        document(tmp_path, markdown("![](a.png)"))
