"""Small pictures within HTML."""

import base64
import io

import numpy as np
from PIL import Image

from fer.figures.embedded import address, bytes_of


def test_a_picture_is_in_its_address():
    picture = bytes_of(np.tile(np.linspace(0, 1, 48), (48, 1)))
    kind, content = address(picture).split(",")
    assert kind == "data:image/webp;base64"
    back = np.asarray(Image.open(io.BytesIO(base64.b64decode(content))).convert("L"))
    assert picture.max() == 255 and np.abs(back.astype(int) - picture).mean() < 4
