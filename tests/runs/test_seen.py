"""Which faces a network has met, known by their pixels."""

import errno

import numpy as np
import pytest

from fer.errors import InputError
from fer.runs.same_faces import faces_of
from fer.runs.seen import FILES, Seen, by_role, hashes, trained_on
from tests.made_faces import random_faces


def test_a_face_of_the_training_is_known_and_one_pixel_makes_it_another():
    images = random_faces(5)
    seen = Seen(np.sort(hashes(images[:3])), np.sort(hashes(images[3:4])))
    assert trained_on(images, seen).tolist() == [True, True, True, False, False]
    images[0, 0, 0] ^= 1
    assert not trained_on(images, seen)[0]


def test_faces_of_others_are_held_out_and_those_it_met_are_not(tiny_run):
    """In a source of other splits a face is what the training made of it."""
    faces = faces_of(tiny_run)
    seen = Seen.of(faces)
    mixed = faces._replace(usage=np.roll(faces.usage, 300))
    told = by_role(mixed, seen)
    assert (told.usage[faces.usage == "train"] == "train").all()
    assert (told.usage[faces.usage == "test"] == "test").all()
    assert told.origin.by_role
    assert by_role(faces, seen) is faces


@pytest.mark.parametrize("name", FILES)
def test_a_missing_or_spoilt_file_of_a_run_is_one_line_and_the_run_is_trained_again(tmp_path, name):
    Seen(np.empty(0, np.uint64), np.empty(0, np.uint64)).write(tmp_path)
    (tmp_path / name).write_bytes(b"\x93NUMPY")
    with pytest.raises(InputError, match=rf"{name}: damaged \(\w+\); train the run again"):
        Seen.read(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(InputError, match=rf"{name}: this file of the run is missing; train the run again"):
        Seen.read(tmp_path)


def test_numbers_that_are_no_hashes_are_one_line(tmp_path):
    Seen(np.empty(0, np.uint64), np.empty(0, np.uint64)).write(tmp_path)
    np.save(tmp_path / FILES[0], np.zeros(3))
    with pytest.raises(InputError, match=rf"{FILES[0]}: damaged \(ValueError\); train the run again"):
        Seen.read(tmp_path)


def test_a_failing_disk_is_not_called_a_damaged_file(tmp_path, monkeypatch):
    def failing(*_, **__):
        raise OSError(errno.EIO, "Input/output error")

    for name in FILES:
        (tmp_path / name).touch()
    monkeypatch.setattr(np, "load", failing)
    with pytest.raises(OSError, match="Input/output error"):
        Seen.read(tmp_path)
