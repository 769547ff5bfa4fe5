"""The sentences on whether an image is a maximum follow the numbers, and turn when these do."""

from dataclasses import replace
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.facts import Reached
from fer.filters.findings import maxima
from fer.filters.maxima import Lead, Maxima
from fer.wording.load import load

ENGLISH = load("en")
REACHED = Reached(made=(9.0, 10.0, 9.0), strongest=(3.0, 3.0, 3.0), start=(0.0, 0.0, 0.0))
MAXIMA = Maxima(
    noise_images=500,
    noise=(1.0, 1.0, 1.0),
    lead=Lead(12, 10, 1, 0.012),
    second=(9.0, 9.0, 9.0),
    ratio=(0.95, 0.9, 0.9),
    likeness=(0.3, 0.2, 0.3),
)


def verdict(**changes: object) -> str:
    found = replace(MAXIMA, **changes)
    return ENGLISH.text([maxima.finding(REACHED, found), *maxima.verdict(REACHED, found)])


def test_a_picture_stands_above_faces_and_noise_and_is_found_again():
    text = verdict()
    assert text.startswith("Every image passes as a maximum")
    assert "higher: 90\N{NO-BREAK SPACE}%)" in text and "finds the height again" in text and "**not** alike" in text
    assert "beats the strongest noise for 3 of 3 filters" in text and "respond to more than" in text


def test_pictures_that_no_second_ascent_reaches_or_that_noise_beats_do_not_stand():
    assert verdict(ratio=(0.9, 0.9, 0.3)).startswith("2 of 3 images pass as maxima, the others do not")
    few = verdict(noise=(12.0, 12.0, 1.0), likeness=(0.9, 0.9, 0.9), lead=Lead(3, 2, 1, 1.0))
    assert few.startswith("1 of 3 images passes as a maximum, the others do not")
    assert "the two images are alike" in few and "That is **not** significant" in few
    none = verdict(ratio=(0.0, 0.0, 0.0))
    assert none.startswith("None of 3 images") and "does **not** find the height again" in none
    assert "noise does it **better**" in verdict(noise=(4.0, 4.0, 4.0), lead=Lead(11, 1, 10, 0.012))


def test_who_leads_is_told_by_witnesses_and_turns_with_their_votes():
    """Near-equal filters may make a majority of filters out of few witnesses."""
    assert (
        "10 of 12 witnesses speak for faces and 1 for noise (p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.012)" in verdict()
    )
    assert "共有 12 個，其中 10 個支持臉孔、1 個支持雜訊" in load("zh-TW").text(maxima.verdict(REACHED, MAXIMA))
    turned = verdict(lead=Lead(12, 1, 10, 0.012))
    assert "beats the strongest noise for 3 of 3 filters" in turned and "1 of 12 witnesses speaks for faces" in turned
    assert "noise does it **better**" in turned and "respond to more than" not in turned
    assert "That is **not** significant" in verdict(lead=Lead(3, 3, 0, 0.25))


def test_the_caption_counts_faces_and_noise():
    caption = ENGLISH.text(maxima.caption(MAXIMA, faces=1000))
    assert "of 1,000 faces and by the strongest of 500 noise images" in caption
    assert "made image 9.0, from another start 9.0, strongest face 3.0" in ENGLISH.text(maxima.alt(REACHED, MAXIMA))


def test_the_marks_are_those_of_the_figure():
    assert list(ENGLISH.words("filters.maxima.marks")) == ["made", "second", "strongest", "noise", "axis"]


HEIGHTS = st.lists(st.integers(0, 9).map(float), min_size=4, max_size=4)
RATIOS = st.lists(st.floats(0, 1), min_size=4, max_size=4)


@settings(max_examples=80, deadline=None)
@given(HEIGHTS, HEIGHTS, HEIGHTS, RATIOS, st.lists(st.sampled_from([-1, 0, 1])), st.floats(0, 1), st.floats(-1, 1))
def test_what_is_said_of_maxima_is_what_the_heights_allow(made, face, noise, ratio, votes, p, alike):
    reached = Reached(tuple(made), tuple(face), (0.0,) * 4)
    lead = Lead(len(votes), sum(vote > 0 for vote in votes), sum(vote < 0 for vote in votes), p)
    found = Maxima(9, tuple(noise), lead, (1.0,) * 4, tuple(ratio), (alike,) * 4)
    standing, (again, led) = maxima.finding(reached, found), maxima.verdict(reached, found)
    assert all(load(code).text([standing, again, led, maxima.alt(reached, found)]) for code in ("en", "zh-TW"))
    stand = sum(a > max(b, c) and r >= 0.8 for a, b, c, r in zip(made, face, noise, ratio, strict=True))
    assert standing.key.endswith({0: "none_stands", 4: "all_stand"}.get(stand, "some_stand"))
    assert standing.values.get("stand", stand) == stand
    assert again.key.endswith("height_found") == (median(ratio) >= 0.8)
    assert again.values["picture"].key.endswith("images_alike") == (alike >= 0.5)
    assert led.values["beside"].values["above"] == sum(a > b for a, b in zip(face, noise, strict=True))
    assert led.key.endswith("faces_open") == (p >= 0.05)
    if p < 0.05:
        assert led.key.endswith("faces_above_noise") == (lead.faces > lead.noise)
