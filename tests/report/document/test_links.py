"""Links within the report, between texts that know nothing of each other."""

import pytest
from report_notebooks import code, markdown, shown, shown_figure, write
from report_reading import Page, document, squeezed, text_of

from fer.report.document.by_question import Own
from fer.report.document.chapters import AssemblyError
from fer.report.document.check import check_prose
from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf

ANSWER = shown("answer", {"text/markdown": "?"}, text="Mostly.", figure="a_1")
CELLS = (
    code("1", outputs=(shown_figure("a_1"), ANSWER)),
    markdown(
        "## My *Heading*, 2nd\n\n[jupyter](#My-Heading,-2nd) [github](#my-heading-2nd) [shouted](#MY-HEADING-2ND) "
        "[title](#Question-3:-A-title) [loss](#loss) [figure](#fig:a_1)\n\n$$x \\label{loss}$$\n\n[same][a], [@eq:loss]"
        "\n\n[a]: https://one.example\n"
    ),
    markdown("### Answer 03\n\n### Fig:a_1\n\n### Loss\n\n[same][a]\n\n[a]: https://two.example\n"),
    markdown(
        "## 問題\n\n[中](#問題) [dead](#gone) [ran](javascript:alert(1)) [data](<data:text/html,x>)\n\n"
        "[a]{#twice} [b]{#twice}"
    ),
    markdown("# One more\n\n[behind](#Behind)\n\n## My *Heading*, 2nd\n\n[same][a]\n\n[a]: https://three.example"),
    markdown("## Behind\n\n# Own\n\n[back](#My-Heading,-2nd)", "evidence"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return document(tmp_path_factory.mktemp("links"), *CELLS, own=Own(remarks={3: "[a]\n\n[a]: https://four.example"}))


@pytest.fixture(scope="module")
def page(made):
    return Page(to_html(made))


def target(page, words):
    return dict(zip(page.linked, page.links, strict=True))[words]


def test_every_name_is_one_things_alone_and_every_link_leads_to_one(page):
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} <= set(page.ids)
    assert {"answer-03", "fig:a_1", "eq:loss", "chapter-03", "evidence-03"} <= set(page.ids)


def test_a_heading_is_found_however_it_is_written(page):
    first = target(page, "jupyter")
    assert first == target(page, "github") == target(page, "shouted") == target(page, "back")
    assert target(page, "title") == "#chapter-03"
    assert target(page, "loss") == "#eq:loss"
    assert target(page, "figure") == "#fig:a_1"
    assert target(page, "behind") == "#evidence-03"


def test_each_text_keeps_the_addresses_of_its_own_links(page):
    outside = [link for link in page.links if link.startswith("https")]
    assert outside == [f"https://{number}.example" for number in ("four", "one", "two", "three")]


def test_what_leads_nowhere_is_text_and_told(page, capsys, tmp_path):
    assert {"dead", "ran", "data"}.isdisjoint(page.linked)
    assert "dead ran data" in page.text
    document(tmp_path, markdown("[x](#gone)"))
    assert "03_chapter.ipynb: the link to #gone leads to no heading of the report; it is set" in capsys.readouterr().err
    path = write(tmp_path / "nb" / "03_a.ipynb", markdown("# A"), markdown("[x](#gone) [a](#A) [f](#fig:later)"))
    with pytest.raises(AssemblyError) as found:
        check_prose([path], Own(remarks={3: "[y](JavaScript:alert)"}))
    assert str(found.value).splitlines() == [
        "03_a.ipynb, cell 2: the link to #gone leads to no heading of the report",
        "remarks 3: a link by javascript: has no place in the report; use http:, https:, mailto:",
    ]


def test_the_pdf_is_set_with_all_of_them(made):
    text = squeezed(text_of(to_pdf(made)))
    assert "jupyter github shouted title loss figure" in text
    assert "One more" in text
