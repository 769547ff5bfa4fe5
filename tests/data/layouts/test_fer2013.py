"""fer2013.csv and icml_face_data.csv give the faces that were put into them."""

import numpy as np
from made_faces import random_faces, write_csv, write_fer2013

from fer.data.source import open_faces


def test_fer2013_csv(tmp_path):
    faces = open_faces(write_fer2013(tmp_path / "fer2013.csv", per_class=2))
    np.testing.assert_array_equal(faces.images, random_faces(42))
    np.testing.assert_array_equal(faces.labels, np.tile(np.arange(7), 6))
    assert faces.usage.tolist() == ["train"] * 14 + ["val"] * 14 + ["test"] * 14
    assert faces.rows[[0, -1]].tolist() == ["2", "43"]
    assert faces.origin.layout.startswith("fer2013.csv")
    assert faces.origin.split_seed is None


def test_icml_csv_holds_the_same_faces_in_another_column_order(tmp_path):
    plain = write_fer2013(tmp_path / "fer2013.csv")
    rows = (line.split(",") for line in plain.read_text().splitlines()[1:])
    icml = write_csv(tmp_path / "icml_face_data.csv", "emotion, Usage, pixels", ((e, u, p) for e, p, u in rows))
    assert open_faces(icml).origin.sha256 == open_faces(plain).origin.sha256
    assert open_faces(icml).origin.layout.startswith("icml_face_data.csv")


def test_columns_of_another_csv_are_told_as_they_are(tmp_path):
    rows = (line.split(",") for line in write_fer2013(tmp_path / "fer2013.csv").read_text().splitlines()[1:])
    other = write_csv(
        tmp_path / "other.csv", "id,pixels,emotion,usage", ((k, p, e, u) for k, (e, p, u) in enumerate(rows))
    )
    assert open_faces(other).origin.layout == "a csv with splits (id,pixels,emotion,usage)"
