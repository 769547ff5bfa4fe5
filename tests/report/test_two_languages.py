"""One ensemble, two languages, two formats: the same numbers, and every link leads to what it names."""

import io
import re
from dataclasses import dataclass
from functools import cached_property

import pypdf
import pytest
from forked_members import quick_members
from report_notebooks import QUICKLY
from report_reading import Page, pages_of, squeezed

from fer.findings.said import say
from fer.report.author import keep
from fer.report.make import make_report
from fer.runs.run import open_run
from fer.training.plan import Request
from fer.training.sweep.sweep import Grid, sweep
from fer.wording.load import load

LANGUAGES = ["en", "zh-TW"]
SHEET = 1  # the page of the answers, from 0
_DECIMAL = re.compile(r"\d[\d,]*\.\d+")
_LEADER = re.compile(r"^(?P<title>.*?)[. ]*\. (?P<page>\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Made:
    """A report in one language, read again."""

    language: str
    page: Page
    pdf: pypdf.PdfReader
    pages: list[str]  # the text of each
    facts: dict[str, str]  # of each chapter, by the name of its file

    def word(self, key: str) -> str:
        return load(self.language).text(say(f"document.{key}"))

    @cached_property
    def printed(self) -> list[str]:
        """The text of each page without white space, which a PDF does not keep as it was."""
        return ["".join(page.split()) for page in self.pages]


@pytest.fixture(scope="module")
def reports(uncounted, tmp_path_factory):
    """The report of two folds as one run in each language: every chapter must be true of an ensemble, too."""
    folder = tmp_path_factory.mktemp("languages")
    asked = Request(recipe="quick", limit=150, settings=("epochs=1", "widths=8,16"))
    with quick_members():
        run = sweep(asked, Grid(recipes=("quick",), folds=2), folder / "sweep").ensemble
    assert run is not None
    keep(run.path, {"author": "王小明", "student_id": "B00000000", "department": "資訊工程學系"})
    found = {}
    for language in LANGUAGES:
        html, pdf = make_report(
            open_run(run.path), out=folder / language, language=language, parameters=QUICKLY, ready=uncounted
        )
        content = pdf.read_bytes()
        facts = {path.name: path.read_text(encoding="utf-8") for path in (run.path / "facts").iterdir()}
        page, reader = Page(html.read_text(encoding="utf-8")), pypdf.PdfReader(io.BytesIO(content))
        found[language] = Made(language, page, reader, pages_of(content), facts)
    return found


@pytest.fixture(params=LANGUAGES)
def made(request, reports):
    return reports[request.param]


def decimals(text: str) -> set[str]:
    return set(_DECIMAL.findall(text))


def test_both_languages_rest_on_the_same_facts(reports):
    english, chinese = (reports[language].facts for language in LANGUAGES)
    assert len(english) == 7
    assert english == chinese


def test_both_languages_show_the_same_figures_and_tables(reports):
    english, chinese = (
        [name for name in reports[language].page.ids if name.startswith(("fig:", "tab:"))] for language in LANGUAGES
    )
    assert len(english) > 50
    assert english == chinese


def test_both_languages_say_the_same_numbers(reports):
    english, chinese = (decimals(reports[language].page.text) for language in LANGUAGES)
    assert len(english) > 100
    assert english ^ chinese == set()


def test_both_formats_say_the_same_numbers(made):
    pdf = "".join(made.printed)
    assert {number for number in decimals(made.page.text) if number not in pdf} == set()


def test_the_author_is_on_the_cover_and_in_the_metadata(made):
    assert "B00000000王小明" in made.printed[0]
    assert "資訊工程學系" in made.printed[0]
    assert made.pdf.metadata.author == "王小明"


def test_every_link_of_the_page_leads_somewhere(made):
    inside = [link.removeprefix("#") for link in made.page.links if link.startswith("#")]
    assert {f"answer-{k:02}" for k in range(1, 7)} <= set(inside)
    assert [name for name in inside if name not in made.page.ids] == []


def test_page_numbers_on_the_answer_sheet_are_those_of_the_answers(made):
    stated = re.findall(made.word("page").replace("{number}", r"(\d+)"), squeezed(made.pages[SHEET]))
    links = targets(made.pdf, SHEET)
    assert len(links) == 12, "a figure and an answer for each question"
    assert [int(page) - 1 for page in stated[:6]] == links[1::2], "the last is the sheet's own"
    for answer, page in zip(made.page.answers, links[1::2], strict=True):
        begin = "".join(answer.split())[:25]
        assert begin in made.printed[SHEET]
        assert begin in made.printed[page]


def test_page_numbers_in_the_contents_are_those_of_the_headings(made):
    lines = list(_LEADER.finditer(made.pages[SHEET + 1].replace("\r", "")))
    assert len(lines) > 20
    for line in lines:
        assert "".join(line["title"].split()) in made.printed[int(line["page"]) - 1]


def targets(reader: pypdf.PdfReader, page: int) -> list[int]:
    """The pages, from 0, that a page's links lead to, in reading order."""
    links = [link.get_object() for link in reader.pages[page]["/Annots"]]
    links.sort(key=lambda link: (-round(float(link["/Rect"][3]) / 4), float(link["/Rect"][0])))
    return [reader.get_page_number(link["/Dest"][0].get_object()) for link in links]
