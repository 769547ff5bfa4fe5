"""The table of filters for the page in a browser."""

import re

import numpy as np

from fer.filters.figures.gallery import gallery

WORDS = {name: name for name in ("filter", "image", "made", "faces", "strongest", "class")}


def test_a_row_says_what_a_filter_reaches_and_the_commonest_class():
    pictures, labels = np.zeros((2, 3, 48, 48), np.uint8), np.array([[1, 1, 0], [0, 1, 2]])
    numbers = {"filters": [7, 9], "made": [3.25, 1.0], "strongest": [2.5, -0.125]}
    told = {"names": ["angry", "<sad>", "happy"], "caption": "A caption.", "words": WORDS}
    page = gallery(np.zeros((2, 48, 48)), pictures, labels, **numbers, **told)
    rows = re.findall(r"<tr>(.*?)</tr>", page)[1:]
    texts = [re.findall(r">([^<>]+)<", row) for row in rows]
    assert texts == [["7", "3.25", "2.50", "&lt;sad&gt; (2/3)"], ["9", "1.00", "-0.12", "angry (1/3)"]]
    assert [row.count("<img") for row in rows] == [4, 4]
