"""What the machine refuses is one line with a remedy; a fault of the program is not taken for one."""

import errno
from unittest.mock import Mock

import pytest

from fer.cli.ending import of_the_machine


@pytest.mark.parametrize(
    ("error", "line", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/a/b"), "/a/b: No space left on device; make room there", 1),
        (OSError(errno.EROFS, "Read-only file system", "/a"), "/a: Read-only file system; name a place", 2),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files; raise the limit on open files", 1),
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "x"), "x: No such file or directory; it has", 1),
        (MemoryError(), "there is not enough memory", 1),
        (OSError("out of memory error when reading image file"), "there is not enough memory", 1),
        (ImportError("x.so: failed to map segment from shared object"), "there is not enough memory", 1),
        (RuntimeError("could not create a primitive"), "there is not enough memory", 1),
        (RuntimeError("can't start new thread"), "no more threads or processes are given", 1),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried"), "there is not enough memory", 1),
    ],
)
def test_a_fault_of_the_machine_is_one_line_with_a_remedy(error, line, code):
    said, ends = of_the_machine(error)
    assert said.startswith(line)
    assert ends == code


def test_how_to_go_on_ends_the_line():
    error = OSError(errno.ENOSPC, "No space left on device", "/a/b")
    error.add_note("go on so")
    assert of_the_machine(error) == ("/a/b: No space left on device; make room there; go on so", 1)


def test_a_frame_that_python_has_no_room_for_is_a_shortage_where_there_is_no_room(monkeypatch):
    error = SystemError("error return without exception set")
    assert of_the_machine(error) is None
    monkeypatch.setattr("fer.errors.bytearray", Mock(side_effect=MemoryError), raising=False)
    assert of_the_machine(error)[0].startswith("there is not enough memory")


def test_faults_of_the_program_are_none_of_the_machines():
    assert of_the_machine(ValueError("no")) is None
    assert of_the_machine(OSError("no number")) is None
    assert of_the_machine(OSError(errno.EXDEV, "Invalid cross-device link", "/a")) is None
