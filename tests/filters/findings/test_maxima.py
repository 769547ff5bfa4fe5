"""The sentences on whether an image is a maximum follow the numbers, and turn when these do."""

from dataclasses import replace

from fer.filters.facts import Reached
from fer.filters.findings import maxima
from fer.filters.maxima import Maxima
from fer.wording.load import load

ENGLISH = load("en")
REACHED = Reached(made=(9.0, 10.0, 9.0), strongest=(3.0, 3.0, 3.0), start=(0.0, 0.0, 0.0))
MAXIMA = Maxima(
    noise_images=500,
    noise=(1.0, 1.0, 1.0),
    second=(9.0, 9.0, 9.0),
    ratio=(0.95, 0.9, 0.9),
    likeness=(0.3, 0.2, 0.3),
)


def verdict(**changes: object) -> str:
    return ENGLISH.text(maxima.verdict(REACHED, replace(MAXIMA, **changes)))


def test_a_picture_stands_above_faces_and_noise_and_is_found_again():
    text = verdict()
    assert text.startswith("**Every** picture stands")
    assert "90\N{NO-BREAK SPACE}% of the higher" in text and "**not** alike" in text
    assert "excites 3 of 3 filters more than the strongest noise" in text


def test_pictures_that_no_second_ascent_reaches_or_that_noise_beats_do_not_stand():
    assert verdict(ratio=(0.9, 0.9, 0.3)).startswith("2 of 3 pictures stand")
    few = verdict(noise=(12.0, 12.0, 1.0), likeness=(0.9, 0.9, 0.9))
    assert few.startswith("Only 1 of 3 pictures can be called a maximum") and "are **not** above" in few
    assert "the two pictures are alike" in few
    assert "excites only 1 of 3 filters" in few and "does **not** show" in few
    assert verdict(ratio=(0.0, 0.0, 0.0)).startswith("None of 3 pictures")


def test_the_caption_counts_faces_and_noise():
    caption = ENGLISH.text(maxima.caption(MAXIMA, faces=1000))
    assert "of 1,000 faces and on the strongest of 500 images" in caption


def test_the_marks_are_those_of_the_figure():
    assert list(ENGLISH.words("filters.maxima.marks")) == ["made", "second", "strongest", "noise", "axis"]
