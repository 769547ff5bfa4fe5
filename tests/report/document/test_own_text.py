"""Text of a person's own that Markdown, TeX or a format would take for something else."""

import pytest
from report_notebooks import code, markdown, shown, shown_figure, write
from report_reading import Page, document, squeezed, text_of

from fer.report.document.by_question import Own
from fer.report.document.chapters import AssemblyError
from fer.report.document.check import check_prose
from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf

CAPTIONS = ["1. Loss", "- Loss", "# Loss", "> Loss", "| a | b |", "::: x", "```", "(a) left", ""]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A chapter whose captions look like other things, with figures named as a program's variables."""
    figures = [shown_figure(f"Fig_{at}.圖", caption) for at, caption in enumerate(CAPTIONS)]
    table = shown("table", {"text/markdown": "| a |\n|---|\n| 1 |"}, name="my_table", caption="2. Table")
    answer = shown("answer", {"text/markdown": "?"}, text="- Mostly.\n- Rarely.", figure="Fig_0.圖")
    cells = [
        code("1", outputs=(answer, *figures, table)),
        markdown("Mine, as in [@fig:Fig_0.圖; @fig:Fig_1.圖] and [@tab:my_table]."),
        markdown("$$\n\na_1\n\n$$"),
        markdown("# A heading as high as the title\n\nText."),
    ]
    return document(tmp_path_factory.mktemp("own"), *cells)


def test_captions_stay_captions_in_both_formats(made):
    page, pdf = Page(to_html(made)).text, squeezed(text_of(to_pdf(made)))
    for number, caption in enumerate(CAPTIONS, start=1):
        assert f"Figure {number}. {caption}".strip() in page
        assert f"Figure {number}. {caption}".strip() in pdf
    for text in (page, pdf):
        assert "Table 1. 2. Table" in text
        assert "Mine, as in Figure 1, Figure 2 and Table 1." in text


def test_a_cell_below_the_titles_is_no_question(made):
    page = Page(to_html(made))
    assert page.text.count("Is it right?") == 2
    assert page.text.count("Mine, as in") == 1
    assert page.text.rindex("Mostly.") < page.text.index("Mine, as in")


def test_an_answer_that_is_a_list_stands_on_the_sheet_and_in_its_box(made):
    page = Page(to_html(made))
    assert page.answers[0].startswith("Mostly.")
    assert "Answer. Mostly. Rarely." in page.text


def test_a_formula_with_blank_lines_is_one(made):
    assert Page(to_html(made)).tags.count("math") == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("$$ $$", "an empty formula between dollar signs"),
        ("$$$$", "an empty formula between dollar signs"),
        ("$$\\label{eq:x}$$", "an empty formula between dollar signs"),
        ("$$x \\label{eq:a b}$$", "the label 'eq:a b' of a formula; letters, digits"),
        ("::: {.figure}\n\nx\n\n:::", "a div of class figure is the report's own"),
        ("::: answer\n\nx\n\n:::", "a div of class answer is the report's own"),
        (":::\n\nx", "pandoc: a line of colons (:::) closes nothing"),
    ],
)
def test_what_no_format_could_set_is_told_before_anything_is_executed(tmp_path, text, complaint):
    path = write(tmp_path / "03_a.ipynb", markdown("# A"), markdown(f"Before.\n\n{text}"))
    with pytest.raises(AssemblyError) as found:
        check_prose([path])
    assert str(found.value).startswith(f"03_a.ipynb, cell 2: {complaint}")


def test_remarks_and_a_question_on_a_chapter_without_an_answer_stand_below_its_title(tmp_path):
    own = Own(questions={3: "My question?"}, remarks={3: "My remark."})
    text = Page(to_html(document(tmp_path, markdown("More."), own=own))).text
    places = [text.rindex(words) for words in ("A title", "My question?", "Remarks My remark.", "More.")]
    assert places == sorted(places)


def test_own_text_on_a_question_without_a_notebook_is_told(tmp_path):
    path = write(tmp_path / "03_a.ipynb", markdown("# A"))
    check_prose([path], Own(remarks={3: "Mine."}))
    with pytest.raises(AssemblyError, match=r"^remarks 4: no notebook is about that question$"):
        check_prose([path], Own(remarks={4: "Mine."}))


def test_names_of_figures_that_nothing_can_refer_to_are_told_before_anything_is_executed(tmp_path):
    cells = [
        code("%matplotlib inline\npage.figure(fig, 'my fig', 'C')\npage.table(rows, name='a(b)', caption='')"),
        code("page.answer('So.', figure='fig:a')\nplt.figure(1, 'any one')\npage.figure(fig, 'my_Fig.2', 'C')"),
        code("page.figure(fig, name, 'C')\npage.say('a b')"),
        code("this is no python, page.figure(f, 'x y')"),
    ]
    with pytest.raises(AssemblyError) as found:
        check_prose([write(tmp_path / "03_a.ipynb", markdown("# A"), *cells)])
    assert [line.split(";")[0] for line in str(found.value).splitlines()] == [
        "03_a.ipynb, cell 2: the name 'my fig'",
        "03_a.ipynb, cell 2: the name 'a(b)'",
        "03_a.ipynb, cell 3: the name 'fig:a'",
    ]


def test_a_notebook_without_a_title_is_told(tmp_path):
    with pytest.raises(AssemblyError) as found:
        check_prose([write(tmp_path / "03_a.ipynb", markdown("## A"), markdown("### B", "evidence"))])
    assert [line[:36] for line in str(found.value).splitlines()] == [
        "03_a.ipynb: no heading of level 1 (#",
        "03_a.ipynb: no heading of level 2 (#",
    ]


def test_evidence_of_a_persons_own_before_its_title_stands_below_it(tmp_path):
    cells = markdown("Mine first.", "evidence"), markdown("## Evidence on it", "evidence")
    text = Page(to_html(document(tmp_path, *cells))).text
    assert text.rindex("Part II") < text.rindex("Evidence on it") < text.index("Mine first.")


SHOWS = (
    'if ready:\n    page.figure(fig, "curve", "A curve.", alt="Up.")\npage.table(rows, name="rates", caption="Rates.")'
)


def test_a_reference_to_nothing_is_told_with_its_cell_before_anything_runs(tmp_path):
    text = "See [@fig:curve; @tab:rates], [@fig:curvy], @tab:curve and [@eq:later]."
    path = write(tmp_path / "03_a.ipynb", markdown("# A"), markdown(text), code(SHOWS))
    with pytest.raises(AssemblyError) as told:
        check_prose([path], Own(remarks={3: "As [@fig:mine] shows."}))
    assert str(told.value).splitlines() == [
        "03_a.ipynb, cell 2: [@fig:curvy] refers to nothing; there is fig:curve",
        "03_a.ipynb, cell 2: [@tab:curve] refers to nothing; there is tab:rates",
        "remarks 3: [@fig:mine] refers to nothing; there is fig:curve",
    ]


@pytest.mark.parametrize(
    "source", ['page.figure(fig, f"curve-{k}", "A curve.", alt="Up.")', "show_all(page, rows)", "no python"]
)
def test_where_the_code_does_not_tell_what_it_shows_every_reference_may_be_right(tmp_path, source):
    check_prose([write(tmp_path / "03_a.ipynb", markdown("# A\n\nSee [@fig:curve-1]."), code(source))])
