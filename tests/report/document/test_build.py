"""Cover, answer sheet, answers, evidence and appendix joined; what a format would drop is an error."""

import dataclasses
import json

import pytest
from pandocfilters import stringify
from report_notebooks import code, markdown, shown, shown_chart, shown_figure, write
from report_reading import COVER, ENGLISH, Page, document, text_of

from fer.report.author import Author
from fer.report.document.build import build
from fer.report.document.by_question import Own
from fer.report.document.chapters import AssemblyError, read_chapter
from fer.report.document.outputs import VALUES
from fer.report.document.tree import rewrite
from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf

ANSWER = shown("answer", {"text/markdown": "?"}, text="Mostly *right*.", figure="a")
QUESTION = (code("1", outputs=(shown_figure("a"), ANSWER)), markdown("## Why\n\nBecause."))
EVIDENCE = markdown("## Evidence on it\n\nBehind.\n\n### More\n\nYet more.", "evidence")


def page_of(made) -> Page:
    return Page(to_html(made))


def headings(made) -> list[dict]:
    found = []
    rewrite(made.tree["blocks"], lambda node: found.append(node) if node["t"] == "Header" else None)
    return found


def test_question_and_answer_stand_above_the_picture_and_on_the_answer_sheet(tmp_path):
    page = page_of(document(tmp_path, *QUESTION))
    assert page.text.count("Is it right?") == page.text.count("Mostly right.") == 2
    start = page.text.index("Part I: The answers", page.text.index("Contents"))
    order = ["Question 3: A title", "Is it right?", "Answer. Mostly right.", "Figure 1. A caption.", "Why", "Because."]
    places = [page.text.rindex(words) for words in order]
    assert places == sorted(places)
    assert start < page.text.rindex("Is it right?")


def test_links_of_the_answer_sheet_lead_to_the_answer_and_its_figure(tmp_path):
    page = page_of(document(tmp_path, *QUESTION))
    assert {"#answer-03", "#fig:a"} <= set(page.links)
    assert {"answer-03", "fig:a", "chapter-03"} <= set(page.ids)


def test_evidence_follows_all_answers_under_a_heading_of_its_own(tmp_path):
    page = page_of(document(tmp_path, EVIDENCE, *QUESTION))
    order = ["Part I: The answers", "Because.", "Part II: The evidence", "Evidence on it", "More", "Yet more."]
    places = [page.text.rindex(words) for words in order]
    assert places == sorted(places)
    assert "evidence-03" in page.ids
    assert "Part II" not in page_of(document(tmp_path, *QUESTION)).text


def test_a_courses_own_questions_take_the_place_of_ours(tmp_path):
    page = page_of(document(tmp_path, *QUESTION, own=Own(questions={3: "Does it *work*?"})))
    assert "Is it right?" not in page.text
    assert page.text.count("Does it work?") == 2


def test_remarks_stand_below_the_answer(tmp_path):
    own = Own(remarks={3: "I would add $x^2$.\n\n- once\n- twice"})
    page = page_of(document(tmp_path, *QUESTION, own=own))
    assert page.text.index("Mostly right.", page.text.index("Contents")) < page.text.index("Remarks")
    assert "math" in page.tags
    assert "once" in page.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("- *One?*\n- Two?", "One?"),
        ("### All of this\n\nWhat?", "All of this"),
        ("---\n\n> Quoted?", "Quoted?"),
        ("What[^1] of $$x \\label{eq:q}$$ in [@eq:q] and [it]{#it}?\n\n[^1]: A note.", "What of"),
        ("```\ncode\n```", ""),
    ],
)
def test_the_sheet_has_the_first_words_of_any_question(tmp_path, question, words):
    made = document(tmp_path, *QUESTION, own=Own(questions={3: question}))
    page = page_of(made)
    assert words in page.text[: page.text.index("Contents")]
    assert len(set(page.ids)) == len(page.ids)
    assert words in text_of(to_pdf(made))


def test_headings_of_a_persons_own_keep_their_order_whatever_levels_they_have(tmp_path):
    own = Own(questions={3: "# What?\n\nThis."}, remarks={3: "#### Mine\n\n###### Below\n\n# Yours\n\nEnd."})
    made = document(tmp_path, *QUESTION, markdown("##### Deep\n\nText."), own=own)
    levels = {stringify(block): block["c"][0] for block in headings(made)}
    assert [levels[title] for title in ("What?", "Mine", "Below", "Yours", "Why", "Deep")] == [3, 3, 4, 3, 3, 4]
    assert "Deep" in text_of(to_pdf(made))  # PDF/UA has no gaps between levels


def test_footnotes_of_two_texts_may_have_one_name(tmp_path):
    own = Own(remarks={3: "Mine[^1].\n\n[^1]: A note of mine."})
    made = document(tmp_path, *QUESTION, markdown("Yours[^1].\n\n[^1]: A note of yours."), own=own)
    for text in (page_of(made).text, " ".join(text_of(to_pdf(made)).split())):
        assert "A note of mine." in text
        assert "A note of yours." in text


def test_an_environment_stands_for_itself_in_remarks_as_in_notebooks(tmp_path):
    own = Own(remarks={3: "\\begin{align}a &= b\\end{align}"})
    assert "math" in page_of(document(tmp_path, *QUESTION, own=own)).tags


def test_the_author_stands_on_the_cover_and_collaborators_before_each_answer(tmp_path):
    author = Author("Ming <b>#$x$</b>", "B01", "CSIE", "Machine *Learning*", "Wen, Hua")
    made = document(tmp_path, *QUESTION, cover=dataclasses.replace(COVER, author=author))
    for text in (page_of(made).text, " ".join(text_of(to_pdf(made)).split())):
        for words in ("B01 Ming <b>#$x$</b>", "CSIE", "Machine *Learning*"):
            assert text.count(words) == 1
        assert text.count("Collaborators: Wen, Hua") == 2


def test_code_stands_in_the_appendix(tmp_path):
    listing = shown("listing", {"text/markdown": "?"}, title="One step", source="def step():\n    return 1\n")
    text = page_of(document(tmp_path, *QUESTION, code("2", outputs=(listing,)))).text
    assert text.rindex("Appendix: the code") < text.rindex("One step") < text.index("def step():")


def test_a_charts_values_are_kept_beside_it(tmp_path):
    panel = {"title": "", "along": "x", "box": [0, 0, 1, 1], "heads": ["x"], "rows": []}
    made = document(tmp_path, *QUESTION, code("2", outputs=(shown_chart("chart", panel),)))
    assert json.loads(made.files[f"chart{VALUES}"]) == [panel]


def test_a_figure_may_be_called_as_the_cover_is(tmp_path):
    made = document(tmp_path, *QUESTION, code("2", outputs=(shown_figure("cover"),)))
    assert {COVER.hero, shown_figure("cover")["data"]["image/svg+xml"].encode()} <= set(made.files.values())


def test_real_faces_carry_no_banner(tmp_path):
    made = document(tmp_path)
    assert "Synthetic" not in page_of(made).text + text_of(to_pdf(made))
    with_banner = document(tmp_path, cover=dataclasses.replace(COVER, banner="**Synthetic.**", header="Synthetic"))
    assert "Synthetic" in page_of(with_banner).text


def test_warnings_stand_on_the_cover_before_the_title_and_in_their_chapter(tmp_path):
    made = document(tmp_path, code("1", outputs=(shown("warning", {"text/markdown": "?"}, text="All is *blank*."),)))
    page = page_of(made).text
    assert page.count("All is blank.") == text_of(to_pdf(made)).count("All is blank.") == 2
    assert page.index("All is blank.") < page.rindex(COVER.subtitle)


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ([markdown("[@fig:x]")], r"\[@fig:x\] refers to nothing; there are no names"),
        ([markdown("[@nobody1999]")], "nobody1999"),
        ([code("1", outputs=(shown_figure("a"), shown_figure("a")))], r"03_chapter.ipynb, In \[2\]: a second figure"),
        ([markdown("$$x \\label{eq:x}$$\n\n$$y \\label{eq:x}$$")], "two are named eq:x"),
        ([markdown("a \\vskip 1em b")], "03_chapter.ipynb: raw tex has no place in the report"),
        ([markdown("a <sub>b</sub>")], "03_chapter.ipynb: raw html has no place in the report: <sub>"),
        ([code("1", outputs=(ANSWER,))], "its answer names the figure 'a', and there is none"),
        ([*QUESTION, code("2", outputs=(ANSWER,))], "2 answers; a chapter has one"),
        ([*QUESTION, markdown("Behind.", "evidence")], "its evidence has no heading of level 2"),
    ],
)  # fmt: skip
def test_what_would_be_dropped_or_wrong_is_an_error(tmp_path, cells, complaint):
    with pytest.raises(AssemblyError, match=complaint):
        document(tmp_path, *cells)


def test_a_chapter_without_a_title_is_refused(tmp_path):
    path = write(tmp_path / "03_chapter.ipynb", markdown("## Not a title\n\nText."))
    with pytest.raises(AssemblyError, match=r"no heading of level 1 \(#\); a chapter has one, its title"):
        build([read_chapter(path)], COVER, ENGLISH)
