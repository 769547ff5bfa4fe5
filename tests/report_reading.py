"""Little documents for the tests of the report, and what its two formats say."""

import re
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
_LOADS = {  # attributes, but for the address of a link, which loads when it is followed
    "action", "background", "data", "formaction", "href", "manifest", "ping", "poster", "src", "srcset", "xlink:href",
}  # fmt: skip
_SAYS = re.compile(r"alt|title|content|aria-.*|data-.*|xmlns.*")  # attributes that are words, or names of a standard


def loads(tag: str, attributes: dict[str, str | None]) -> list[str]:
    """What an element would load, but for what lies in the page itself."""
    given = {key: value or "" for key, value in attributes.items()}
    if tag in ("a", "area"):
        given.pop("href", None)
    found = [value for key, value in given.items() if key in _LOADS and value[:1] != "#"]
    words = {key: value for key, value in given.items() if key not in _LOADS and not _SAYS.fullmatch(key)}
    for value in words.values():
        within = re.findall(r"url\(\s*['\"]?([^'\")]*)", value)
        found += [address for address in within if address[:1] != "#"]
        found += [value] if "//" in value and not within else []
    return found + ([given.get("content", "")] if given.get("http-equiv", "").lower() == "refresh" else [])


class Page(HTMLParser):
    """What an HTML page says, and what it would load."""

    def __init__(self, page: str):
        super().__init__()
        self.loads, self.tags, self.ids, self.links, self.words = [], [], [], [], []
        self.linked: list[str] = []  # the words of each of `links`
        self._in_link = False
        self.attributes: set[str] = set()
        self.policy: dict[str, str] = {}  # what it may load from where: its Content-Security-Policy
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
        self.loads += loads(tag, attrs)
        if attrs.get("http-equiv") == "Content-Security-Policy":
            self.policy = dict(line.strip().split(" ", 1) for line in attrs["content"].split(";"))

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
