"""Files of faces that several layouts share."""

from pathlib import Path

import numpy as np
import pytest
from made_faces import random_faces, words, write_csv
from PIL import Image


@pytest.fixture
def homework(tmp_path) -> Path:
    (tmp_path / "train_img").mkdir()
    for k, face in enumerate(random_faces(21)):
        Image.fromarray(face).save(tmp_path / "train_img" / f"{k:05}.png")
    write_csv(tmp_path / "train.csv", "id,label", ((k, k % 7) for k in range(21)))
    return tmp_path


@pytest.fixture
def train_csv(tmp_path) -> Path:
    rows = ((label, words(face)) for label, face in zip(np.tile(np.arange(7), 20), random_faces(140), strict=True))
    return write_csv(tmp_path / "train.csv", "emotion,pixels", rows)
