"""The sentences on kinds of filters follow the numbers, and turn when these do."""

from dataclasses import replace

from fer.filters.findings import kinds
from fer.filters.kinds import Kinds, Share
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
CORNERS = Share(10, Interval(0.1, 0.05, 0.2), 0.02, Interval(0.08, 0.03, 0.18))
FOUND = Kinds(
    filters=100,
    of=100,
    steps=16,
    side=29,
    shares={
        "dark_on_three_sides": CORNERS,
        "other": Share(40, Interval(0.4, 0.3, 0.5), 0.5, Interval(-0.1, -0.2, 0.0)),
    },
    usual=Share(60, Interval(0.6, 0.5, 0.7), 0.2, Interval(0.4, 0.3, 0.5)),
    coherent=70,
    angle=(0.0, 45.0, 90.0),
    coherence=(0.6, 0.6, 0.1),
    frequency=(4.0, 5.0, 6.0),
)


def usual(number: int, share: tuple, excess: tuple) -> Kinds:
    return replace(FOUND, usual=Share(number, Interval(*share), 0.2, Interval(*excess)))


def test_the_usual_reading_holds_or_not():
    more = ENGLISH.text(kinds.verdict(FOUND))
    assert "more of them than chance makes" in more and "show something else" not in more
    assert "10 are dark on three sides" in more
    assert "more often than noise would" in ENGLISH.text(kinds.finding(FOUND))
    mostly = ENGLISH.text(kinds.verdict(usual(30, (0.3, 0.25, 0.4), (0.1, 0.04, 0.2))))
    assert "70 of 100 filters show something else" in mostly
    same = usual(25, (0.25, 0.21, 0.3), (0.05, -0.01, 0.11))
    assert "**not** shown to be better founded" in ENGLISH.text(kinds.verdict(same))
    assert "**not** shown to be more often" in ENGLISH.text(kinds.finding(same))
    fewer = usual(5, (0.05, 0.02, 0.1), (-0.15, -0.2, -0.1))
    assert "**rarer**" in ENGLISH.text(kinds.verdict(fewer))
    assert "**less** often" in ENGLISH.text(kinds.finding(fewer))


def test_directions_prevail_or_not():
    text = ENGLISH.text(kinds.lines(FOUND))
    assert "most images, 70 of 100" in text and "5.0 cycles a face" in text
    assert "**no** one direction" in ENGLISH.text(kinds.lines(replace(FOUND, coherent=50)))


def test_captions_say_how_many_filters_were_counted():
    assert "all 100 filters" in ENGLISH.text(kinds.table_caption(FOUND))
    assert "64 of 100 filters, evenly spread" in ENGLISH.text(kinds.lines_caption(replace(FOUND, filters=64)))


def test_the_table_has_a_row_a_kind():
    frame = ENGLISH.table(kinds.table(FOUND))
    assert frame["kind"].tolist() == ["dark on three sides, light in the middle", "none of these"]
    assert frame.iloc[0].tolist()[1:] == ["10", "10.0 (5.0–20.0)", "2.0"]
