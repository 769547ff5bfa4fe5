"""References in a notebook's outputs, in words."""

import pytest

from fer.report import display
from fer.report.document.formulas import displayed
from fer.report.document.works import works
from fer.report.mentions import Mentions


@pytest.fixture
def mentions():
    return Mentions(lambda kind, number: f"{kind} {number}", ", ")


def test_numbers_rise_with_the_text_and_stay(mentions):
    said = "See [figure 1](#@fig:b) and ([table 1](#@tab:b))."
    assert mentions.in_words("See [@fig:b] and ([@tab:b]).") == said
    assert mentions.number("figure", "a") == 2
    said = "[figure 2](#@fig:a), [figure 1](#@fig:b); [figure 3](#@fig:c)."
    assert mentions.in_words("[@fig:a; @fig:b]; [@fig:c].") == said


def test_works_are_cited_by_authors_and_year(mentions):
    assert mentions.in_words("as in [@yang2019]") == "as in ([Yang and Kim 2019](https://arxiv.org/abs/1907.09701))"
    assert mentions.in_words("[@barsoum2016]") == "([Barsoum et al. 2016](https://doi.org/10.1145/2993148.2993165))"
    assert mentions.in_words("that of @yang2019.") == "that of [Yang and Kim (2019)](https://arxiv.org/abs/1907.09701)."
    assert mentions.in_words("依 @yang2019；") == "依 [Yang and Kim (2019)](https://arxiv.org/abs/1907.09701)；"


def test_the_report_reads_a_citation_in_words_as_it_was_written(mentions):
    for written in [*(f"[@{key}], as @{key} say" for key in works()), "[@wilson1927; @newcombe1998]"]:
        assert displayed(mentions.in_words(written)) == written
    other = "([a page](https://example.org)) [Yang](https://arxiv.org/abs/1907.09701) `([Y](https://arxiv.org/abs/1))`"
    assert displayed(other) == other
    other = "[A page (2019)](https://example.org)"
    assert displayed(other) == other


@pytest.mark.parametrize(
    "text", ["[link](#a)", "[@unknown]", "[@fig:a; @wilson1927]", "a@b.c", "@nobody1900", "[x]", "[@eq:loss]"]
)
def test_other_brackets_stay(mentions, text):
    assert mentions.in_words(text) == text


@pytest.mark.parametrize(("language", "word"), [("en", "Figure"), ("zh-TW", "圖")])
def test_a_sentence_of_the_notebook_holds_none_that_is_raw(monkeypatch, language, word):
    outputs = []
    monkeypatch.setattr(display, "publish_display_data", lambda data, metadata: outputs.append((data, metadata)))
    display.page(language).say("See [@fig:history].")
    ((data, about),) = outputs
    assert data["text/markdown"] == f"See [{word}\N{NO-BREAK SPACE}1](#@fig:history)."
    assert about["fer"]["text"] == "See [@fig:history]."
