"""Faces beside the map of a method that a reader chooses."""

import re

import numpy as np

from fer.saliency.figures.choice import choice_of_methods


def test_every_face_has_every_map_and_text_is_escaped():
    faces, maps = np.zeros((3, 48, 48), np.uint8), np.ones((3, 48, 48))
    names = ["<angry>", "sad", "happy"]
    page = choice_of_methods(
        faces, {"one": maps, "two": maps}, names, overlay=("laid", maps), caption="A & B", group="m"
    )
    assert re.findall(r'alt="(\w+)"', page) == ["one", "two", "laid"] * 3
    assert page.count('type="radio" name="m"') == 3 and page.count(" checked") == 1
    assert "&lt;angry&gt;" in page and "A &amp; B" in page and "<angry>" not in page
