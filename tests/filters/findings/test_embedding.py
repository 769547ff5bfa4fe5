"""What is said of pictures follows the interval of the difference, and turns when this does."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.embedding import Embedded, Kept
from fer.filters.findings import embedding
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
SHARE = Interval(0.5, 0.4, 0.6)
TURNED = {"more": "less", "less": "more", "alike": "alike"}


def said(difference: Interval) -> str:
    (one,) = embedding.verdict(Embedded(400, 0.2, (Kept(8, 6, SHARE, SHARE, difference, SHARE),)), faces=400)
    assert all(load(code).text(one) for code in ("en", "zh-TW"))
    return one.key.rsplit("_", 1)[1]


@settings(max_examples=60, deadline=None)
@given(st.floats(-0.5, 0.5), st.floats(0.001, 0.4))
def test_the_picture_shows_more_or_less_where_the_interval_says_so(value, reach):
    there = said(Interval(value, value - reach, value + reach))
    assert there == ("more" if value > reach else "less" if value < -reach else "alike")
    assert said(Interval(-value, -value - reach, -value + reach)) == TURNED[there]


def test_too_few_faces_are_said_to_be():
    (one,) = embedding.verdict(None, faces=80)
    assert "**No** picture is drawn of 80 faces: it takes at least 120" in ENGLISH.text(one)
    assert "400 held-out faces" in ENGLISH.text(embedding.caption(Embedded(400, 0.2, ())))
    kept = Kept(8, 6, SHARE, SHARE, SHARE, SHARE)
    assert "6×6, 50.0" in ENGLISH.text(embedding.alt(Embedded(400, 0.2, (kept,))))
