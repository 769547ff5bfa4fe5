"""References in a notebook's outputs, in words."""

import pytest

from fer.report import display
from fer.report.document.references import known
from fer.report.mentions import Mentions


@pytest.fixture
def mentions():
    return Mentions(lambda kind, number: f"{kind} {number}", ", ")


def test_numbers_rise_with_the_text_and_stay(mentions):
    assert mentions.in_words("See [@fig:b] and ([@tab:b]).") == "See figure 1 and (table 1)."
    assert mentions.number("figure", "a") == 2
    assert mentions.in_words("[@fig:a; @fig:b]; [@fig:c].") == "figure 2, figure 1; figure 3."


def test_works_are_cited_by_authors_and_year(mentions):
    assert mentions.in_words("as in [@wilson1927]") == "as in (Wilson 1927)"
    assert mentions.in_words("[@barsoum2016]") == "(Barsoum et al. 2016)"
    assert all(mentions.in_words(f"[@{key}]").startswith("(") for key in known())


@pytest.mark.parametrize("text", ["[link](#a)", "[@unknown]", "[@fig:a; @wilson1927]", "a@b.c", "[x]", "[@eq:loss]"])
def test_other_brackets_stay(mentions, text):
    assert mentions.in_words(text) == text


@pytest.mark.parametrize(("language", "word"), [("en", "Figure"), ("zh-TW", "圖")])
def test_a_sentence_of_the_notebook_holds_none_that_is_raw(monkeypatch, language, word):
    outputs = []
    monkeypatch.setattr(display, "publish_display_data", lambda data, metadata: outputs.append((data, metadata)))
    display.page(language).say("See [@fig:history].")
    ((data, about),) = outputs
    assert data["text/markdown"] == f"See {word}\N{NO-BREAK SPACE}1."
    assert about["fer"]["text"] == "See [@fig:history]."
