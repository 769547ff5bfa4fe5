"""Small pictures within HTML."""

import base64
import io
import re

import numpy as np
from PIL import Image

from fer.figures.embedded import bytes_of, image


def test_a_picture_is_within_its_element():
    picture = bytes_of(np.tile(np.linspace(0, 1, 48), (48, 1)))
    start, content, end = re.split(r'base64,|" alt', image(picture, 'a "face"'))
    assert start == '<img loading="lazy" src="data:image/webp;'
    assert end == '="a &quot;face&quot;" width="48" height="48">'
    back = np.asarray(Image.open(io.BytesIO(base64.b64decode(content))).convert("L"))
    assert picture.max() == 255 and np.abs(back.astype(int) - picture).mean() < 4
