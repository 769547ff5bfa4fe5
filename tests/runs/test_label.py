"""Labels for faces that no run has met."""

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from fer.errors import InputError
from fer.runs.label import predict_file
from tests.made_faces import random_faces


@pytest.fixture
def folder(tmp_path):
    """Three pictures of faces, 0.png to 2.png."""
    (tmp_path / "faces").mkdir()
    for k, face in enumerate(random_faces(3)):
        Image.fromarray(face).save(tmp_path / "faces" / f"{k}.png")
    return tmp_path / "faces"


def test_every_face_gets_a_label_in_the_files_order(tiny_run, folder, tmp_path):
    assert predict_file(tiny_run, folder, tmp_path / "out.csv") == 3
    written = pd.read_csv(tmp_path / "out.csv")
    assert written["id"].tolist() == [0, 1, 2]
    assert np.isin(written["label"], range(7)).all()


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_predicted(tiny_run, folder, tmp_path):
    with pytest.raises(InputError):
        predict_file(tiny_run, folder, tmp_path / "nowhere" / "out.csv")
