"""The fast parser of pixels: every grey, and nothing that is none."""

import numpy as np
import pytest

from fer.data.layouts.pixels import fault_of, parse_pixels


def test_every_grey_of_every_width_is_parsed():
    greys = np.resize(np.arange(256), 2304)
    fields = [" ".join(map(str, greys)).encode(), " ".join(f"{grey:03}" for grey in greys[::-1]).encode()]
    np.testing.assert_array_equal(parse_pixels(fields), [greys, greys[::-1]])


@pytest.mark.parametrize("word", ["256", "999", "1000", "0001", "-1", "1.5", "x", ""])
def test_fast_parser_leaves_what_is_no_grey_to_the_slow_one(word):
    assert parse_pixels([" ".join(["7"] * 2303 + [word]).encode()]) is None


def test_pixels_too_few_in_one_face_and_too_many_in_the_next_are_not_shifted():
    assert parse_pixels([b" ".join([b"7"] * 2303), b" ".join([b"7"] * 2305)]) is None


FAULTS = {
    b"iVBORw0KGgo" * 100: "its pixels are one word, 'iVBORw0KGgoiVBORw0KG'; write 2304 numbers",
    b" ".join([b"0.851"] * 2304): "times 255",
    b" ".join([b"0", b"-0.21"] * 1152): "pixel 2 is '-0.21'",
    b" ".join([b"7"] * 3 + [b"..."] + [b"7"] * 3): "numpy left pixels out",
    b" ".join([b"7"] * 6912): "three colours",
    b" ".join([b"7"] * 4096): "64x64, give them as image files",
    b" ".join([b"7"] * 2303): "2303 pixels where 2304 (48x48) are needed; mend",
    b"": "0 pixels where 2304",
}


@pytest.mark.parametrize(("field", "words"), FAULTS.items(), ids=FAULTS.values())
def test_what_is_wrong_with_pixels_is_told_with_its_remedy(field, words):
    assert words in fault_of(field)
    assert ";" in fault_of(field)


def test_nothing_is_wrong_with_2304_greys():
    assert fault_of(b" ".join([b"7"] * 2304)) is None
