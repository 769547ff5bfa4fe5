"""The colours of the figures stay apart for a colour-blind reader and in grey, and stand out from white."""

import numpy as np
import pytest

from fer.data.emotions import colours
from fer.figures import style
from tests.figures import colour

SIGHTS = [*colour.SEEN]
SERIES = [look["color"] for look in style.series(8)]


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_that_of_the_published_pairs(one, other, difference):
    """Sharma, Wu & Dalal 2005, table 1."""
    assert colour.ciede2000(np.array([one]), np.array([other]))[0] == pytest.approx(difference, abs=5e-5)


@pytest.mark.parametrize("how", [*SIGHTS, "grey"])
def test_grey_stays_as_it_is_for_every_eye(how):
    assert colour.seen(["#777777"], how)[0] == pytest.approx([50.0, 0, 0], abs=0.1)


@pytest.mark.parametrize(
    ("how", "least"), [("normal", 20), ("deuteranopia", 14), ("protanopia", 14), ("tritanopia", 12)]
)
def test_any_two_emotions_differ(how, least):
    assert colour.least_difference(colours(), how) >= least


def test_emotions_go_from_dark_to_light_in_grey_in_steps():
    lightness = np.sort(colour.seen(colours(), "grey")[:, 0])
    assert np.diff(lightness).min() >= 6
    assert colour.least_difference(colours(), "grey") >= 5


@pytest.mark.parametrize("how", SIGHTS)
def test_any_two_series_differ(how):
    assert colour.least_difference(SERIES, how) >= 10.5
    assert colour.least_difference(SERIES, "grey") >= 3.4


@pytest.mark.parametrize("how", [*SIGHTS, "grey"])
def test_training_and_validation_are_far_apart(how):
    assert colour.least_difference([style.TRAIN, style.VAL], how) >= 15


def test_lines_and_marks_stand_out_from_white():
    assert colour.contrast_with_white([*colours(), *SERIES]).min() >= 3


def test_what_is_written_in_stands_out_from_white():
    assert colour.contrast_with_white([style.INK, style.FAINT, style.TRAIN, style.VAL]).min() >= 4.5


def test_every_colour_of_the_style_is_held_here():
    named = {name for name, value in vars(style).items() if isinstance(value, str) and value.startswith("#")}
    assert named == {"INK", "FAINT", "TRAIN", "VAL", "PALE"}
    assert colour.contrast_with_white([style.PALE])[0] < 1.5, "an area steps back behind what is drawn on it"


def test_series_differ_in_more_than_colour():
    looks = style.series(8)
    assert len({str(look["linestyle"]) for look in looks}) == len({look["marker"] for look in looks}) == 8
    assert style.series(2) == looks[:2]
    assert [look["color"] for look in looks[:2]] == [style.VAL, style.TRAIN]


def test_more_series_than_looks_are_refused():
    with pytest.raises(ValueError, match="9 series in one figure: at most 8"):
        style.series(9)


def test_a_look_is_options_of_plot(ax):
    for look in style.series(8):
        (line,) = ax.plot([0, 1], [0, 1], **look)
        assert (line.get_color(), line.get_marker()) == (look["color"], look["marker"])
    (marks,) = ax.plot([0, 1], [0, 1], **style.series(1)[0] | {"linestyle": ""})
    assert marks.get_linestyle() == "None"
