"""A bank of filters of known directions, and patterns made by hand."""

import numpy as np
import pytest
from made_filters import ANGLES, PERIOD, FilterBank

from fer.filters import kinds
from fer.filters.maximise import maximise

Y, X = np.meshgrid(np.arange(48), np.arange(48), indexing="ij")


def grating(angle, cycles=6):
    """Lines at an angle, anticlockwise from horizontal."""
    turn = np.radians(angle)
    return 0.5 + 0.4 * np.sin(2 * np.pi * cycles * (X * np.sin(turn) + Y * np.cos(turn)) / 48)


def sides(*, dark=(), ground=0.8, side=0.2):
    """A square in which the named sides (top, left, right, bottom) differ from the rest."""
    image = np.full((30, 30), ground)
    for name in dark:
        part = {"top": np.s_[:9], "bottom": np.s_[-9:], "left": np.s_[:, :9], "right": np.s_[:, -9:]}[name]
        image[part] = side
    return image


def test_the_direction_of_each_maximiser_of_a_filter_bank_is_recovered():
    bank = FilterBank()
    made = maximise(bank, bank.last, np.arange(len(ANGLES)))
    found = kinds.lines(made.images)
    off = np.abs((found.angle - np.array(ANGLES) + 90) % 180 - 90)
    assert (off < 10).all(), off
    assert (found.coherence > kinds.COHERENT).all()
    np.testing.assert_allclose(kinds.frequency(made.images), 48 / PERIOD, rtol=0.25)  # ascent leans to low ones


@pytest.mark.parametrize("angle", range(0, 180, 15))
def test_direction_and_frequency_of_a_grating(angle):
    found = kinds.lines(grating(angle)[None])
    assert abs((found.angle[0] - angle + 90) % 180 - 90) < 2 and found.coherence[0] > 0.95
    assert kinds.frequency(grating(angle)[None])[0] == pytest.approx(6, rel=0.1)


def test_gratings_are_named_by_the_nearest_of_four_directions():
    images = np.stack([grating(angle) for angle in (0, 20, 40, 95, 130, 170)])
    assert kinds.kinds(images) == ["horizontal", "horizontal", "rising", "vertical", "falling", "horizontal"]


def test_patterns_made_by_hand_are_named():
    spot = 0.2 + 0.6 * np.exp(-((X[:30, :30] - 14.5) ** 2 + (Y[:30, :30] - 14.5) ** 2) / 40)
    for missing in ("top", "left", "right", "bottom"):
        three = {"top", "left", "right", "bottom"} - {missing}
        light = sides(dark=three, ground=0.2, side=0.8)
        assert kinds.kinds(np.stack([sides(dark=three), light])) == ["dark_on_three_sides", "light_on_three_sides"]
    assert kinds.kinds(np.stack([spot, 1 - spot])) == ["bright_spot", "dark_spot"]


def test_what_shows_nothing_is_even_and_what_fits_no_rule_is_other():
    rng = np.random.default_rng(0)
    even = 0.5 + 0.01 * rng.standard_normal((1, 30, 30))
    assert kinds.kinds(even) == ["even"]
    assert kinds.kinds(0.5 + 0.2 * rng.standard_normal((1, 30, 30))) == ["other"]
    assert kinds.lines(np.full((1, 30, 30), 0.5)) == (0, 0)
    assert kinds.frequency(np.full((1, 30, 30), 0.5)) == 0
