"""What stands below a figure on the page: its values, its code, and what opens it."""

import json

from pandocfilters import Image, Plain, Str

from fer.report.document.outputs import BELOW, CODE, VALUES
from fer.report.formats.beneath import with_what_is_beneath

PICTURE = Image(["", [], []], [Str("A")], ["a.svg", ""])
FIGURE = {"t": "Figure", "c": [["fig:a", [], []], [None, []], [Plain([PICTURE])]]}
WORDS = {"values": "The <values>", "code": "The code"}
PANEL = {
    "title": "Loss & more", "along": "x", "box": [0.1, 0.2, 0.9, 0.8], "heads": ["epoch", "training", "<b>"],
    "rows": [["1", [{"text": "2.5", "x": 0.15, "y": 0.3}, None]]],
}  # fmt: skip


def raw(blocks) -> str:
    return "".join(block["c"][1] for block in blocks if block["t"] == "RawBlock")


def test_values_stand_with_their_places_and_as_text():
    files = {f"a{VALUES}": json.dumps([PANEL, {**PANEL, "title": ""}]).encode()}
    figure, *blocks = with_what_is_beneath(FIGURE, files, WORDS)
    html = raw(blocks)
    assert figure is FIGURE and html.startswith('<div class="beneath">') and html.endswith("</div>")
    assert "<summary>The &lt;values&gt;</summary>" in html and html.count("<table") == 2
    assert 'data-box="0.1 0.2 0.9 0.8" data-along="x"' in html
    assert '<td data-at="0.15 0.3">2.5</td><td>–</td>' in html
    assert html.count("<caption>Loss &amp; more</caption>") == 1 and "&lt;b&gt;" in html


def test_code_and_what_opens_the_figure_follow():
    files = {f"a{CODE}": b"draw(x)\n", f"a{BELOW}": b"<p>opens</p>"}
    _, *blocks = with_what_is_beneath(FIGURE, files, WORDS)
    assert raw(blocks).endswith("</details></div><p>opens</p>")
    assert [block["c"][1] for block in blocks if block["t"] == "CodeBlock"] == ["draw(x)\n"]


def test_below_a_figure_without_any_stands_nothing():
    assert with_what_is_beneath(FIGURE, {f"a{CODE}": b"\n"}, WORDS) == [FIGURE]
