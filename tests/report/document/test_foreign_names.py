"""Names of files and runs come out as they are, in every format, whatever marks they hold."""

import dataclasses
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from report_notebooks import code, fake_run, markdown, shown
from report_reading import COVER, Page, document, text_of

from fer.findings.said import Name, say
from fer.report import findings
from fer.report.author import Author
from fer.report.document.cover import Cover
from fer.report.formats.docx import to_docx
from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf
from fer.report.make import cover_of
from fer.wording.load import load

NAMES = [
    "[click](javascript:alert(document.domain)) faces.csv",
    "![x](http://evil.example/a.png) <https://evil.example> <script>alert(1)</script>.csv",
    "<img src=x onerror=alert(1)> &lt;b&gt; &amp; \"'>.csv",
    "a`b``c`.csv",
    "`code`",
    "*a* _b_ ~~c~~ ^d^ H~2~O [^1] [@fig:x] @nobody2020 # x.csv",
    "$x^2$ $$\\frac{1}{0}$$ \\input{/etc/passwd} \\begin{align}.csv",
    "#import \"x\" #panic() #[b] @ref <label> /* c */ // d = e.csv",
    "::: {.answer} ::: |a|b| --- ... 'q' \"r\".csv",
    "表情 資料（新）「甲」.csv",
    "{{x}} $body$ ${body} %s {0}.csv",
]  # fmt: skip
HIDDEN = "a\nb\tc\x1b[31m\u202ed\udcff.csv"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A report in which each name stands in prose, as a caption, as an alternative text and in a table."""
    english, folder = load("en"), tmp_path_factory.mktemp("names")
    outputs = []
    for at, name in enumerate(NAMES):
        said = say("data.source.opened", source=Name(name), sizes={"train": 3})
        svg = '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt"/>'
        about = {"name": f"n{at}", "caption": f"Of {english.text(said)}", "alt": english.plain(said)}
        outputs += [
            shown("say", {"text/markdown": "?"}, text=english.text(said)),
            shown("figure", {"image/svg+xml": svg}, **about),
        ]
    return document(folder, code("1", outputs=tuple(outputs)), markdown("The end."), cover=cover(folder))


def cover(folder) -> Cover:
    run = fake_run(folder / NAMES[0].replace("/", "") / "run", synthetic=False)
    config = dataclasses.replace(run.config, data=f"/data/{NAMES[0]}")
    made = cover_of(type(run)(run.path, config), load("en"))
    return dataclasses.replace(COVER, subtitle=made.subtitle, made_by=made.made_by, author=Author(NAMES[2]))


def test_names_come_out_in_html_and_nothing_in_them_lives(made):
    html = to_html(made)
    page = Page(html)
    for name in NAMES:
        assert page.text.count(f"The faces come from {name}:") == 2
    assert page.text.count(NAMES[0]) >= 4  # cover and what made the report, too
    assert not [link for link in page.links if not link.startswith("#")]
    assert page.tags.count("script") == 1 and {"iframe", "object"}.isdisjoint(page.tags)
    assert [load for load in page.loads if not load.startswith("data:")] == []
    assert "default-src 'none'" in html and "script-src 'sha256-" in html
    assert page.attributes.isdisjoint({"onerror", "onload", "onclick"})


def test_names_come_out_in_the_pdf(made):
    text = "".join(text_of(to_pdf(made)).split())
    for name in NAMES:
        assert text.count("".join(f"from {name}:".split())) == 2


def test_names_come_out_in_word(made):
    with zipfile.ZipFile(io.BytesIO(to_docx(made))) as archive:
        words = "".join(ElementTree.fromstring(archive.read("word/document.xml")).itertext())
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert "javascript" not in links
    for name in NAMES:
        assert words.count(f"from {name}:") == 2


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_what_cannot_be_seen_is_marked(language):
    shown = load(language).text(findings.subtitle(_config(HIDDEN)))
    assert "`a b c�[31m�d�.csv`" in shown
    shown.encode()


def test_a_figure_draws_dollar_signs():
    assert load("en").drawn(say("training.comparison.run_name", name=Name("a$b$"), number=2)) == r"a\$b\$ (2)"


def _config(name):
    return dataclasses.replace(fake_run(Path("x"), synthetic=False).config, data=name)
