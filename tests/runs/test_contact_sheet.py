"""A sheet of faces, answers and probabilities."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image

from fer.data.emotions import names
from fer.runs.contact_sheet import LETTERS, _short, sheet, write_sheet
from fer.runs.label import label
from tests.made_faces import random_faces


@pytest.fixture(scope="module")
def found(tiny_run):
    return label(tiny_run, random_faces(7))


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_each_face_has_its_name_its_bars_and_its_answer(found, language):
    figure = sheet(found, language)
    (ax,) = figure.axes
    texts = [text.get_text() for text in ax.texts]
    assert [text for text in texts if text in found.ids] == found.ids
    answers = [text.get_text() for text in ax.texts if text.get_fontweight() == "bold"]
    best = found.probabilities.argmax(axis=1)
    assert answers[::2] == [names(language)[k] for k in best]
    assert answers[1::2] == [f"{share:.0%}" for share in found.probabilities.max(axis=1)]
    lengths = np.array([bar.get_width() for bar in ax.patches]).reshape(7, 7)
    np.testing.assert_allclose(lengths / lengths.sum(axis=1, keepdims=True), found.probabilities, atol=1e-5)
    plt.close(figure)


def test_the_sheet_is_a_png_whatever_it_is_called(found, tmp_path):
    write_sheet(found, tmp_path / "sheet")
    with Image.open(tmp_path / "sheet") as picture:
        assert picture.format == "PNG"
        assert picture.width > 1500


def test_a_long_name_keeps_its_begin_and_end():
    assert _short("a.jpg#1") == "a.jpg#1"
    assert _short("x" * 50 + ".jpg#12") == "x" * 19 + "…" + "x" * 12 + ".jpg#12"
    assert len(_short("笑" * 30)) < LETTERS / 2
