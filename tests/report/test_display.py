"""What notebooks show carries what the report needs."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from fer.data.faces import Origin
from fer.findings.said import say, tabulate
from fer.report import display

ENGLISH = display.page("en")


@pytest.fixture
def published(monkeypatch):
    outputs = []
    monkeypatch.setattr(display, "publish_display_data", lambda data, metadata: outputs.append((data, metadata)))
    return outputs


def published_once():
    return 1


def test_figure_is_vector_with_its_caption_below_and_is_closed(published):
    fig, _ = plt.subplots()
    ENGLISH.figure(fig, "a-b", "*C*", alt="Nothing drawn.")
    (above, _), (picture, about), (caption, _) = published
    assert above == {"text/markdown": '<a id="@fig:a-b"></a>'}
    assert picture["image/svg+xml"].rstrip().endswith("</svg>")
    assert about == {"fer": {"kind": "figure", "name": "a-b", "caption": "*C*", "alt": "Nothing drawn."}}
    assert caption == {"text/markdown": "<small>**Figure\N{NO-BREAK SPACE}1.** *C*</small>"}
    assert plt.get_fignums() == []


def test_raster_figure_is_shown_in_the_size_it_was_drawn_in(published):
    fig, _ = plt.subplots(figsize=(2, 1), layout="none", subplot_kw={"position": (0, 0, 1, 1)})
    ENGLISH.figure(fig, "a", "", alt="", raster=True)
    data, about = published[1]
    assert data["image/png"].startswith(b"\x89PNG")
    assert about["image/png"]["width"] >= 2 * 96, "96 CSS pixels an inch, and what sticks out is not cut"
    assert about["image/png"]["width"] < 3 * 96


def test_name_that_no_reference_can_hold_is_refused(published):
    with pytest.raises(ValueError, match="letters, digits"):
        ENGLISH.figure(plt.figure(), "Mean map", "", alt="")


def test_what_stands_below_a_figure_is_html_that_names_it(published):
    ENGLISH.below("a-b", "<p>more</p>")
    assert published == [({"text/html": "<p>more</p>"}, {"fer": {"kind": "below", "figure": "a-b"}})]
    with pytest.raises(ValueError, match="letters, digits"):
        ENGLISH.below("a b", "")


def test_table_is_html_for_a_notebook_and_pipes_for_the_report(published):
    ENGLISH.table(pd.DataFrame({"n": ["1,200"]}, index=["x"]), "t", "C", index=True)
    (caption, _), (data, about) = published
    assert caption == {"text/markdown": '<a id="@tab:t"></a><small>**Table\N{NO-BREAK SPACE}1.** C</small>'}
    assert about["fer"] == {"kind": "table", "name": "t", "caption": "C"}
    assert '<td style="text-align:right">1,200</td>' in data["text/html"]
    assert data["text/markdown"].splitlines() == ["| index | n |", "| :-- | --: |", "| x | 1,200 |"]


def test_finding_is_set_off(published):
    ENGLISH.finding("It *is*.")
    assert published == [({"text/markdown": "> **It *is*.**"}, {"fer": {"kind": "finding", "text": "It *is*."}})]


def test_answer_is_shown_and_names_its_figure(published):
    ENGLISH.answer("It *is*.", figure="a-b")
    ((data, about),) = published
    assert data == {"text/markdown": "> **Answer.** It *is*."}
    assert about == {"fer": {"kind": "answer", "text": "It *is*.", "figure": "a-b"}}
    with pytest.raises(ValueError, match="letters, digits"):
        ENGLISH.answer("It is.", figure="fig:a")


def test_listing_is_the_source_as_it_ran(published):
    ENGLISH.listing(published_once, "document.step_listing")
    ((data, about),) = published
    assert about["fer"]["title"] == "One step of the training"
    assert about["fer"]["source"] == "def published_once():\n    return 1\n"
    assert data["text/markdown"].startswith("```python\ndef published_once")


def test_warning_is_shown_loudly_and_collected(published):
    ENGLISH.warning("All is *blank*.")
    assert published == [
        ({"text/markdown": "> **All is *blank*.**"}, {"fer": {"kind": "warning", "text": "All is *blank*."}})
    ]


def test_findings_are_said_in_the_pages_language(published):
    ENGLISH.say([say("made_by.all_faces"), say("made_by.at_most", limit=2000)])
    ENGLISH.table(tabulate("made_by.row", [{"what": say("made_by.what", of="seed"), "value": 3}]), "t", "C")
    ENGLISH.say([])
    texts = [data["text/markdown"].replace("**Table\N{NO-BREAK SPACE}1.** ", "") for data, _ in published]
    table = "| What | Value |\n| :-- | --: |\n| Seed | 3 |"
    assert texts == ["all at most 2,000 of each split", '<a id="@tab:t"></a><small>C</small>', table]
    assert published[0][1] == {"fer": {"kind": "say", "text": texts[0]}}
    assert ENGLISH.texts([say("document.title")]) == [ENGLISH.words("document.title")]


def test_banner_is_for_synthetic_faces_only(published):
    ENGLISH.banner(Origin("faces.csv", "a layout", "ab"))
    assert published == []
    ENGLISH.banner(Origin("synthetic", "a layout", "ab", synthetic=True))
    assert "no evidence on people" in published[0][0]["text/markdown"]
