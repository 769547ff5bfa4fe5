"""Files of a run folder: plain JSON, written whole, and damage said in one line."""

import errno
import json

import numpy as np
import pytest

from fer.errors import InputError
from fer.runs.files import TRAIN_AGAIN, arrays, read, read_json, write_json


def test_numpys_numbers_are_written_as_plain_ones(tmp_path):
    write_json(tmp_path / "a.json", {"share": np.float32(0.5), "counts": np.arange(3), "word": "快樂"})
    assert read_json(tmp_path / "a.json") == {"share": 0.5, "counts": [0, 1, 2], "word": "快樂"}
    assert "快樂" in (tmp_path / "a.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(("value", "error"), [(float("nan"), ValueError), (object(), TypeError)])
def test_what_is_no_json_leaves_the_older_file(tmp_path, value, error):
    write_json(tmp_path / "a.json", {"kept": 1})
    with pytest.raises(error):
        write_json(tmp_path / "a.json", {"x": value})
    assert json.loads((tmp_path / "a.json").read_text()) == {"kept": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_absence_and_damage_are_one_line_that_names_the_file(tmp_path):
    with pytest.raises(InputError, match=rf"a\.json: this file of the run is missing; {TRAIN_AGAIN}$"):
        read_json(tmp_path / "a.json")
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(InputError, match=rf"a\.json: damaged \(JSONDecodeError\); {TRAIN_AGAIN}$"):
        read_json(tmp_path / "a.json")


def test_arrays_are_read_by_their_names(tmp_path):
    np.savez(tmp_path / "a.npz", x=np.arange(2), y=np.arange(3))
    assert [len(array) for array in arrays(tmp_path / "a.npz", ["y", "x"])] == [3, 2]
    with pytest.raises(InputError, match=r"a\.npz: damaged \(KeyError\)"):
        read(tmp_path / "a.npz", lambda path: arrays(path, ["z"]))


@pytest.mark.parametrize(
    "cause",
    [
        OSError(errno.EMFILE, "Too many open files"),
        OSError(errno.EIO, "Input/output error"),
        PermissionError(errno.EACCES, "Permission denied"),
        MemoryError(),
        RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 4 bytes"),
    ],
)
def test_no_file_is_damaged_where_the_machine_gives_no_more_or_it_may_not_be_read(tmp_path, cause):
    """Whoever is told so would train again for hours."""

    def reader(_):
        raise cause

    write_json(tmp_path / "a.json", {})
    with pytest.raises(type(cause)) as raised:
        read(tmp_path / "a.json", reader)
    assert raised.value is cause
