"""What notebooks show carries what the report needs."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from fer.data.faces import Origin
from fer.report import display
from fer.report.document.pipes import pipe_table


@pytest.fixture
def published(monkeypatch):
    outputs = []
    monkeypatch.setattr(display, "publish_display_data", lambda data, metadata: outputs.append((data, metadata)))
    return outputs


def test_figure_is_vector_with_its_caption_below_and_is_closed(published):
    fig, _ = plt.subplots()
    display.figure(fig, name="a-b", caption="*C*")
    (picture, about), (caption, _) = published
    assert picture["image/svg+xml"].rstrip().endswith("</svg>")
    assert about == {"fer": {"kind": "figure", "name": "a-b", "caption": "*C*"}}
    assert caption == {"text/markdown": "*C*"}
    assert plt.get_fignums() == []


def test_raster_figure_is_shown_in_the_size_it_was_drawn_in(published):
    fig, _ = plt.subplots(figsize=(2, 1), layout="none", subplot_kw={"position": (0, 0, 1, 1)})
    display.figure(fig, name="a", caption="", raster=True)
    data, about = published[0]
    assert data["image/png"].startswith(b"\x89PNG")
    assert about["image/png"]["width"] >= 2 * 96, "96 CSS pixels an inch, and what sticks out is not cut"
    assert about["image/png"]["width"] < 3 * 96


def test_name_that_no_reference_can_hold_is_refused(published):
    with pytest.raises(ValueError, match="lower-case letters"):
        display.figure(plt.figure(), name="Mean map", caption="")
    plt.close("all")


def test_table_is_html_for_a_notebook_and_pipes_for_the_report(published):
    display.table(pd.DataFrame({"n": ["1,200"]}, index=["x"]), name="t", caption="C", index=True)
    (caption, _), (data, about) = published
    assert caption == {"text/markdown": "C"}
    assert about["fer"] == {"kind": "table", "name": "t", "caption": "C"}
    assert "<td>1,200</td>" in data["text/html"]
    assert data["text/markdown"].splitlines() == ["| index | n |", "| :-- | --: |", "| x | 1,200 |"]


def test_finding_is_said_and_collected(published):
    display.finding("It *is*.")
    assert published == [({"text/markdown": "It *is*."}, {"fer": {"kind": "finding", "text": "It *is*."}})]


def test_banner_is_for_synthetic_faces_only(published):
    display.banner(Origin("faces.csv", "a layout", "ab"))
    assert published == []
    display.banner(Origin("synthetic", "a layout", "ab", synthetic=True))
    assert "no evidence on people" in published[0][0]["text/markdown"]


def test_pipe_table_aligns_numbers_right_and_keeps_formulas_only():
    frame = pd.DataFrame({"a": ["$|x|$ | *y*", None], "b": [1.5, float("nan")], "c": ["–", "−3 %"]})
    assert pipe_table(frame).splitlines() == [
        "| a | b | c |",
        "| :-- | --: | --: |",
        r"| $\vert x\vert $ \| \*y\* | 1\.5 | – |",
        "|  |  | −3 % |",
    ]
