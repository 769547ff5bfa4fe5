"""Little documents for the tests of the report, and what its two formats say."""

from html.parser import HTMLParser

import pandas as pd
import pypdfium2
from report_notebooks import markdown, write

from fer.report.document.build import build
from fer.report.document.chapters import read_chapter
from fer.report.document.cover import Cover
from fer.wording.load import load

ENGLISH = load("en")
COVER = Cover(
    "A subtitle.",
    "",
    "",
    [("93.4 %", "accuracy")],
    b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "Bars.",
    "2026-01-02",
    pd.DataFrame({"What": ["Run"], "Value": ["r"]}),
)


def document(tmp_path, *cells, question="Is it right?", cover=COVER, own=None):
    path = write(tmp_path / "03_chapter.ipynb", markdown(f"# Question 3: A title\n\n{question}"), *cells)
    return build([read_chapter(path)], cover, ENGLISH, own=own)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def text_of(pdf: bytes) -> str:
    return "\n".join(pages_of(pdf))


def squeezed(text: str) -> str:
    return " ".join(text.split())


_UNREAD = ("style", "script", "annotation", "svg")
_SCREEN_ONLY = {"beneath", "gallery"}  # classes of what the page in a browser alone has


class Page(HTMLParser):
    """What an HTML page says, and what it would load."""

    def __init__(self, page: str):
        super().__init__()
        self.loads, self.tags, self.ids, self.links, self.words = [], [], [], [], []
        self.linked: list[str] = []  # the words of each of `links`
        self._in_link = False
        self.attributes: set[str] = set()
        self.answers: list[str] = []  # of the answer sheet
        self._in_answer = False
        self._unread = 0  # elements around that no reader sees: styles, scripts, charts, and the TeX within formulas
        self._apart = 0  # divs around that the page in a browser alone has
        self.feed(page)
        self.text = squeezed("".join(self.words))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.attributes |= attrs.keys()
        self.tags.append(tag)
        self._unread += tag in _UNREAD
        self._apart += tag == "div" and (self._apart > 0 or bool(_SCREEN_ONLY & {*attrs.get("class", "").split()}))
        if tag == "p" and attrs.get("class") == "answer":
            self.answers.append("")
            self._in_answer = True
        self.ids += [attrs["id"]] if "id" in attrs else []
        if tag == "a":
            self.links.append(attrs["href"])
            self.linked.append("")
            self._in_link = True
        self.loads += [attrs[key] for key in ("src", "srcset", "data", "poster") if key in attrs]
        self.loads += [attrs["href"]] if tag == "link" else []

    def handle_endtag(self, tag):
        self._in_answer &= tag != "p"
        self._in_link &= tag != "a"
        self._unread -= tag in _UNREAD
        self._apart -= tag == "div" and self._apart > 0

    def handle_data(self, data):
        if self._unread or self._apart:
            return
        self.words.append(data)
        if self._in_link:
            self.linked[-1] += data
        if self._in_answer:
            self.answers[-1] += data
