"""The matrix whose cells open."""

import base64
import io
import re

import numpy as np
import pytest
from PIL import Image

from fer.confusion.figures.open_matrix import Faces, open_matrix

WORDS = {"true": "true class", "predicted": "predicted class", "percent": "{:.0f} %"}
CLASSES = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]


@pytest.fixture(scope="module")
def made():
    """Two faces of angry taken for sad, the second with a name that would be markup, and one of fear."""
    counts = np.zeros((7, 7), dtype=int)
    counts[0, 4], counts[0, 0], counts[2, 2] = 1200, 400, 1
    images = np.random.default_rng(0).integers(0, 256, (3, 48, 48), dtype=np.uint8)
    explained = np.stack([images / 255] * 3, axis=-1)
    faces = Faces(
        images, explained, np.array([0, 0, 2]), np.array([4, 4, 2]), np.array([0.9, 0.5, 0.3]), ["7", "<b>.png", "9"]
    )
    return images, open_matrix(counts.tolist(), faces, CLASSES, caption="Cells & faces.", words=WORDS)


def test_a_cell_with_faces_opens_and_an_empty_one_does_not(made):
    cells = re.findall(r"<td.*?</td>", made[1])
    assert len(cells) == 49
    assert [k for k, cell in enumerate(cells) if "<details" in cell] == [0, 4, 16]
    assert cells[1] == "<td>0</td>"
    assert "angry → sad: 1,200 / 1,600" in cells[4] and 'style="--share: 0.750"' in cells[4]
    assert re.findall(r"<figcaption>(\d+ %)", cells[4]) == ["90 %", "50 %"]


def test_names_from_files_are_text(made):
    assert "&lt;b&gt;.png" in made[1] and "<b>" not in made[1]
    assert "Cells &amp; faces." in made[1]


def test_a_picture_is_its_face(made):
    images, page = made
    pictures = [Image.open(io.BytesIO(base64.b64decode(found))) for found in re.findall('base64,([^"]+)', page)]
    assert len(pictures) == 6
    smooth = np.abs(np.asarray(pictures[0].convert("L")).astype(float) - images[0]).mean()
    other = np.abs(np.asarray(pictures[0].convert("L")).astype(float) - images[1]).mean()
    assert smooth < other / 2
