"""The fast parser of pixels: every grey, and nothing that is none."""

import numpy as np
import pytest

from fer.data.layouts.pixels import parse_pixels


def test_every_grey_of_every_width_is_parsed():
    greys = np.resize(np.arange(256), 2304)
    fields = [" ".join(map(str, greys)).encode(), " ".join(f"{grey:03}" for grey in greys[::-1]).encode()]
    np.testing.assert_array_equal(parse_pixels(fields), [greys, greys[::-1]])


@pytest.mark.parametrize("word", ["256", "999", "1000", "0001", "-1", "1.5", "x", ""])
def test_fast_parser_leaves_what_is_no_grey_to_the_slow_one(word):
    assert parse_pixels([" ".join(["7"] * 2303 + [word]).encode()]) is None


def test_pixels_too_few_in_one_face_and_too_many_in_the_next_are_not_shifted():
    assert parse_pixels([b" ".join([b"7"] * 2303), b" ".join([b"7"] * 2305)]) is None
