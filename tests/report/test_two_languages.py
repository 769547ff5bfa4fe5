"""From faces to report.html and report.pdf through the real notebooks: an ensemble of residual nets, in each language.

The same numbers in all, and every link leads to what it names.
"""

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

pytestmark = pytest.mark.whole

LANGUAGES = ["en", "zh-TW"]
HEADINGS = {
    "en": [
        "The faces",
        "Question 1: The model",
        "Question 2: The training",
        "Question 3: The confusion matrix",
        "Question 4: Saliency maps",
        "Question 5: What activates the filters",
        "Question 6: Three derivations",
    ],
    "zh-TW": [
        "資料",
        "問題 1：模型",
        "問題 2：訓練過程",
        "問題 3：混淆矩陣（confusion matrix）",
        "問題 4：Saliency map",
        "問題 5：什麼會激發 filter",
        "問題 6：三個推導",
    ],
}
DRAWN = {"en": "Synthetic faces, drawn by the program.", "zh-TW": "本報告使用程式繪製的合成臉孔。"}
SMALL = (
    "epochs=1",
    "widths=16,32",
    "blocks=1",
    "stem_stride=2",
)  # torch 2.14 dies in the backward of a strided 1x1 of 8
SHEET = 1  # the page of the answers, from 0
_DECIMAL = re.compile(r"\d[\d,]*\.\d+")
_MILLIONS = re.compile(r"(\d+\.\d+)\smillion")
_LEADER = re.compile(r"^(?P<title>.*?)[. ]*\. (?P<page>\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Made:
    """A report in one language, read again."""

    language: str
    page: Page
    pdf: pypdf.PdfReader
    pages: list[str]  # the text of each
    facts: dict[str, str]  # of each chapter, by the name of its file
    size: int  # of the page, in bytes

    def word(self, key: str) -> str:
        return load(self.language).text(say(f"document.{key}"))

    @cached_property
    def printed(self) -> list[str]:
        """The text of each page without white space, which a PDF does not keep as it was."""
        return [unspaced(page) for page in self.pages]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Two folds as one run: every chapter must be true of an ensemble, too, and of another kind of network."""
    folder = tmp_path_factory.mktemp("folds")
    asked = Request(recipe="quick", limit=150, settings=SMALL)
    with quick_members():
        run = sweep(asked, Grid(recipes=("quick",), models=("resnet",), folds=2), folder / "sweep").ensemble
    assert run is not None
    keep(run.path, {"author": "王小明", "student_id": "B00000000", "department": "資訊工程學系"})
    return run


@pytest.fixture(scope="module")
def reports(run, forked, tmp_path_factory):
    """The report in each language."""
    folder, found = tmp_path_factory.mktemp("languages"), {}
    for language in LANGUAGES:
        html, pdf = make_report(
            open_run(run.path), out=folder / language, language=language, parameters=QUICKLY, ready=forked
        )
        content = pdf.read_bytes()
        facts = {path.name: path.read_text(encoding="utf-8") for path in (run.path / "facts").iterdir()}
        page, reader = Page(html.read_text(encoding="utf-8")), pypdf.PdfReader(io.BytesIO(content))
        found[language] = Made(language, page, reader, pages_of(content), facts, html.stat().st_size)
    return found


@pytest.fixture(params=LANGUAGES)
def made(request, reports):
    return reports[request.param]


def unspaced(text: str) -> str:
    return "".join(text.split())


def decimals(text: str) -> set[str]:
    return set(_DECIMAL.findall(text))


def test_it_answers_all_questions_and_says_that_faces_are_drawn(made, run):
    for heading in HEADINGS[made.language]:
        assert unspaced(heading) in "".join(made.printed)
        assert heading in made.page.text
    assert unspaced(DRAWN[made.language]) in made.printed[0]
    assert f"{run.metrics().splits[run.held_out()].accuracy.value:.1%}" in made.printed[0]
    assert made.facts.keys() == {f"{k:02}.json" for k in range(7)}
    assert made.size < 12e6


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
    english, chinese = (reports[language].page.text for language in LANGUAGES)
    for number in _MILLIONS.findall(english):
        assert re.search(rf"\b{100 * float(number):g}\s萬", chinese), "Chinese counts in ten thousands"
    numbers = decimals(_MILLIONS.sub("", english))
    assert len(numbers) > 100
    assert numbers ^ decimals(chinese) == set()


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
        begin = unspaced(answer)[:25]
        assert begin in made.printed[SHEET]
        assert begin in made.printed[page]


def test_page_numbers_in_the_contents_are_those_of_the_headings(made):
    lines = list(_LEADER.finditer(made.pages[SHEET + 1].replace("\r", "")))
    assert len(lines) > 20
    for line in lines:
        assert unspaced(line["title"]) in made.printed[int(line["page"]) - 1]


def targets(reader: pypdf.PdfReader, page: int) -> list[int]:
    """The pages, from 0, that a page's links lead to, in reading order."""
    links = [link.get_object() for link in reader.pages[page]["/Annots"]]
    links.sort(key=lambda link: (-round(float(link["/Rect"][3]) / 4), float(link["/Rect"][0])))
    return [reader.get_page_number(link["/Dest"][0].get_object()) for link in links]
