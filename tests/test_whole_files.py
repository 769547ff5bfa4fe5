"""What is whole or not there, one writer at a time, and what killed processes left."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from filelock import FileLock
from permissions import powerless

from fer.errors import InputError
from fer.files import (
    HOLDER,
    SCRATCH,
    alone,
    empty,
    filling,
    refuse_unwritable,
    refuse_unwritable_folder,
    replacing,
    scratch,
)

KILLED = "import os, signal, sys; from pathlib import Path; from fer import files\n"
KILL = "os.kill(os.getpid(), signal.SIGKILL)"


def killed(code: str, *words: object) -> None:
    """Run code that kills its own process."""
    done = subprocess.run([sys.executable, "-c", KILLED + code, *map(str, words)], check=False)
    assert done.returncode < 0


def test_the_part_of_a_killed_writer_is_swept_by_the_next_and_that_of_a_living_one_stays(tmp_path):
    begun = f"with files.replacing(Path(sys.argv[1])) as part:\n part.write_text('half'); {KILL}"
    killed(begun, tmp_path / "a.csv")
    assert [path.suffix for path in tmp_path.iterdir()] == [".part"]
    with replacing(tmp_path / "b.csv") as part:
        part.write_text("whole")
        with replacing(tmp_path / "c.csv") as other:
            other.write_text("whole")
        assert part.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.csv", "c.csv"]


def test_the_part_of_another_container_s_writer_stays(tmp_path, monkeypatch):
    """Its process number is another's here, or nobody's."""
    killed(f"with files.replacing(Path(sys.argv[1])) as part:\n part.write_text('half'); {KILL}", tmp_path / "a.csv")
    (left,) = tmp_path.iterdir()
    monkeypatch.setattr(Path, "readlink", lambda path: Path("pid:[1]"))
    with replacing(tmp_path / "b.csv") as part:
        part.write_text("whole")
    assert left.exists()


def test_where_nothing_tells_containers_apart_a_file_is_written_all_the_same(tmp_path, monkeypatch):
    def refused(path):
        raise FileNotFoundError(path)

    monkeypatch.setattr(Path, "readlink", refused)
    with replacing(tmp_path / "a.csv") as part:
        part.write_text("whole")
    assert (tmp_path / "a.csv").read_text() == "whole"


@pytest.mark.parametrize("named", [True, False])
def test_a_disk_that_is_full_is_told_of_by_the_name_of_the_file(tmp_path, named):
    """Not by that of its part, nor without any, as where bytes are written to an open file."""
    with pytest.raises(OSError, match="No space left") as caught, replacing(tmp_path / "a.csv") as part:
        raise OSError(errno.ENOSPC, "No space left on device", *([part] if named else []))
    assert caught.value.filename == str(tmp_path / "a.csv")
    with pytest.raises(OSError, match="another") as caught, replacing(tmp_path / "a.csv"):
        raise OSError(errno.ENOENT, "another", str(tmp_path / "b.csv"))
    assert caught.value.filename == str(tmp_path / "b.csv")
    with pytest.raises(OSError, match="another") as caught, replacing(tmp_path / "a.csv"):
        raise OSError("another")
    assert caught.value.filename is None
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "new", "new/below"])
def test_a_folder_that_can_be_made_is_not_refused_and_not_made(tmp_path, name):
    refuse_unwritable_folder(tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_file_is_no_folder_to_write_to(tmp_path, name):
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"file: no folder that can be written to; name another with --out"):
        refuse_unwritable_folder(tmp_path / name)


def test_threads_that_write_one_file_do_not_collide(tmp_path):
    path = tmp_path / "a.txt"
    contents = ["x" * 100_000, "y" * 100_000]

    def write(content):
        for _ in range(50):
            with replacing(path) as part:
                part.write_text(content)

    threads = [threading.Thread(target=write, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert not path.exists() or path.read_text() in contents
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_the_folder_of_a_killed_maker_is_swept(tmp_path):
    killed(f"with files.filling(Path(sys.argv[1])) as part:\n (part / 'x').touch(); {KILL}", tmp_path / "made")
    assert not (tmp_path / "made").exists()
    with filling(tmp_path / "made") as part:
        (part / "y").touch()
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


def test_a_temporary_folder_of_a_killed_process_is_swept_and_no_other(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / "fer-thesis").mkdir()
    killed(f"with files.scratch() as folder:\n (folder / 'key').touch(); {KILL}")
    assert len(list(tmp_path.glob("fer-*/key"))) == 1
    with scratch() as living:
        (living / "key").touch()
        with scratch() as folder:
            assert (living / "key").exists()
            assert (folder / SCRATCH).exists()
        assert len(list(tmp_path.glob("fer-*/key"))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["fer-thesis"]


def swept_before(folder, lock):
    folder.rmdir()
    raise FileNotFoundError(lock)


def swept_after(folder, lock):
    lock()
    shutil.rmtree(folder)


@pytest.mark.parametrize("sweep", [swept_before, swept_after])
def test_a_temporary_folder_that_was_swept_around_its_locking_is_made_anew(tmp_path, monkeypatch, sweep):
    swept, lock = [], FileLock.acquire

    def acquire(self):
        if swept:
            return lock(self)
        swept.append(Path(self.lock_file).parent)
        return sweep(swept[0], lambda: lock(self))

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(FileLock, "acquire", acquire)
    with scratch() as folder:
        assert swept != [folder]
        assert (folder / SCRATCH).exists()
    assert not any(tmp_path.iterdir())


def test_what_a_link_leads_to_is_not_swept(tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / SCRATCH).touch()
    (tmp_path / "fer-link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with scratch():
        pass
    assert (tmp_path / "elsewhere" / SCRATCH).exists()


def test_the_second_is_refused_by_the_name_of_the_first(tmp_path):
    with alone(tmp_path, "training this run"):
        first = rf"is training this run \(process {os.getpid()} on .*, since 20"
        with pytest.raises(InputError, match=first), alone(tmp_path, "training this run"):
            pass
        (tmp_path / HOLDER).write_text("\x1b[31m" + "x" * 1000)
        with pytest.raises(InputError) as caught, alone(tmp_path, "training this run"):
            pass
        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < len(str(tmp_path)) + 250
        (tmp_path / "old").mkdir()
        empty(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_a_lock_of_a_killed_process_is_free(tmp_path):
    killed(f"with files.alone(Path(sys.argv[1]), 'training'):\n {KILL}", tmp_path)
    assert (tmp_path / HOLDER).exists()
    with alone(tmp_path, "training"):
        pass
    assert not (tmp_path / HOLDER).exists()


def test_a_file_that_could_not_be_written_is_refused_and_its_name_stays_free(tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    for path, why in ((tmp_path, "a folder"), (tmp_path / "none" / "a.csv", "does not exist")):
        with pytest.raises(InputError, match=why):
            refuse_unwritable(path)
    with powerless(), pytest.raises(InputError, match=r"a\.csv: its folder cannot be written to"):
        refuse_unwritable(locked / "a.csv")
    refuse_unwritable(tmp_path / "a.csv")
    assert not list(locked.iterdir()) and list(tmp_path.iterdir()) == [locked]
