"""A cache that is damaged or cannot be written costs a warning and nothing else."""

import errno
import os
import subprocess
import sys
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from filelock import FileLock
from made_faces import write_fer2013

from fer.data import array_cache
from fer.data.source import open_faces


@pytest.mark.parametrize("damage", [lambda raw: raw[: len(raw) // 2], lambda raw: raw[:5000] + b"?" + raw[5001:]])
def test_damaged_cache_is_made_again_with_a_warning(tmp_path, monkeypatch, damage):
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "cache"))
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path)
    (kept,) = array_cache.folder().iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    with pytest.warns(UserWarning, match="is damaged"):
        assert open_faces(path).origin == before.origin
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        open_faces(path)


def test_a_cache_that_cannot_be_written_costs_a_warning(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "file"))
    with pytest.warns(UserWarning, match="cannot be written"):
        open_faces(write_fer2013(tmp_path / "fer2013.csv"))


def test_every_change_of_a_byte_is_told_or_does_not_matter(tmp_path, monkeypatch):
    """Of the zip's headers and directory, too, which its checksums do not cover."""
    monkeypatch.setenv("FER_CACHE", str(tmp_path))
    made = {"a": np.arange(3), "b": np.arange(4.0)}
    array_cache.cached("key", lambda: made)
    (kept,) = tmp_path.iterdir()
    whole = bytearray(kept.read_bytes())
    for place in range(0, len(whole), 3):
        for change in (0x01, 0x80):
            spoilt = whole.copy()
            spoilt[place] ^= change
            kept.write_bytes(spoilt)
            with warnings.catch_warnings(action="ignore"):
                found = array_cache.cached("key", lambda: made)
            assert found.keys() == made.keys() and all((found[name] == made[name]).all() for name in made)


def test_a_cache_that_has_lost_an_array_is_made_again(tmp_path, monkeypatch):
    monkeypatch.setenv("FER_CACHE", str(tmp_path))
    made = {"a": np.arange(3), "b": np.arange(4.0)}
    array_cache.cached("key", lambda: made)
    (kept,) = tmp_path.iterdir()
    with np.load(kept) as stored:
        rest = {name: array for name, array in stored.items() if name != "b"}
    with kept.open("wb") as handle:
        np.savez(handle, **rest)
    with pytest.warns(UserWarning, match=r"is damaged .*holds a in place of a, b"):
        assert array_cache.cached("key", lambda: made).keys() == {"a", "b"}


def test_a_cache_that_may_not_be_entered_costs_a_warning(tmp_path, monkeypatch):
    monkeypatch.setenv("FER_CACHE", str(tmp_path))

    def refused(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(np, "load", refused)
    monkeypatch.setattr(array_cache, "replacing", refused)
    with pytest.warns(UserWarning, match="cannot be written"):
        assert array_cache.cached("key", lambda: {"a": np.zeros(1)}).keys() == {"a"}


OPENED_AT_ONCE = """
import sys, warnings
import numpy as np
from fer.data.array_cache import cached, folder
warnings.simplefilter("error")
sys.stdin.read(1)
for k in range(40):
    found = cached(f"key{k}", lambda: {"a": np.full(100_000, k)})
    assert (found["a"] == k).all()
"""


def test_processes_that_open_one_source_for_the_first_time_at_once_do_not_collide(tmp_path):
    """None meets half a file, which would be a warning, and what is kept is whole."""
    environment = {**os.environ, "FER_CACHE": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    words = [sys.executable, "-c", OPENED_AT_ONCE]
    processes = [subprocess.Popen(words, stdin=subprocess.PIPE, env=environment) for _ in range(3)]
    for process in processes:
        process.stdin.close()
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert len(list(tmp_path.iterdir())) == 40


def test_what_two_ask_for_at_once_is_made_once(tmp_path, monkeypatch):
    """The second comes while the first is at work, and waits for what that leaves."""
    monkeypatch.setenv("FER_CACHE", str(tmp_path))
    begun, both_there, made = threading.Event(), threading.Event(), []

    def make():
        begun.set()
        assert both_there.wait(60)
        made.append("once")
        return {"a": np.arange(3)}

    def come_second():
        assert begun.wait(60)
        both_there.set()
        return array_cache.made_once("key", make)

    with ThreadPoolExecutor(2) as pool:
        found = [pool.submit(array_cache.made_once, "key", make), pool.submit(come_second)]
        assert [of.result()["a"].tolist() for of in found] == [[0, 1, 2]] * 2
    assert made == ["once"]


def test_where_nobody_can_be_waited_for_it_is_made_all_the_same(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "file"))
    with pytest.warns(UserWarning, match="cannot be written"):
        assert array_cache.made_once("key", lambda: {"a": np.zeros(1)}).keys() == {"a"}
    monkeypatch.setenv("FER_CACHE", str(tmp_path / "held"))
    monkeypatch.setattr(array_cache, "LONGEST_WAIT", 0.0)
    (tmp_path / "held").mkdir()
    with FileLock(tmp_path / "held" / "key.lock"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(array_cache.made_once, "key", lambda: {"a": np.zeros(1)}).result().keys() == {"a"}


def test_a_failing_machine_is_not_the_caches_fault(tmp_path, monkeypatch):
    def failing(*_, **__):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setenv("FER_CACHE", str(tmp_path))
    array_cache.cached("key", lambda: {"a": np.zeros(1)})
    monkeypatch.setattr(np, "load", failing)
    with pytest.raises(OSError, match="Input/output"):
        array_cache.cached("key", lambda: pytest.fail("made again"))
