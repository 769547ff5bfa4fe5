"""Which layout a path holds; what holds none is refused."""

from made_faces import write_class_folders

from fer.data.layouts.unlabelled import read_images
from tests.data.bad_input import refuse


def test_missing_path(tmp_path):
    refuse(tmp_path / "none.csv", "none.csv: does not exist")
    refuse(tmp_path / "none.csv", "none.csv: does not exist", read=read_images)


def test_folder_with_no_known_class(tmp_path):
    (tmp_path / "cats").mkdir()
    refuse(tmp_path, "holds no layout of faces")
    write_class_folders(tmp_path / "train")
    (tmp_path / "train" / "angry").rename(tmp_path / "train" / "cats")
    refuse(tmp_path, "train/cats: class 'cats' is none of angry", '--classes "cats="')
