"""A process that is tied to another: what it does when that has ended (in a whole: tests/cli/test_ending.py)."""

import os
import signal
import time

import pytest

from fer.cli import tied


def test_what_does_not_end_in_order_ends_at_once_after_the_grace(monkeypatch):
    done = []

    def ended(code: int) -> None:
        done.append(("ended", code))
        raise SystemExit

    monkeypatch.setattr(os, "kill", lambda process, number: done.append((process, number)))
    monkeypatch.setattr(time, "sleep", lambda seconds: done.append(("waited", seconds)))
    monkeypatch.setattr(os, "_exit", ended)
    read, write = os.pipe()
    before = os.dup(0)
    try:
        os.dup2(read, 0)
        os.write(write, b"not awaited")
        os.close(write)
        with pytest.raises(SystemExit):
            tied._end_with_input()
    finally:
        os.dup2(before, 0)
        os.close(read)
        os.close(before)
    assert done == [(os.getpid(), signal.SIGTERM), ("waited", tied.GRACE), ("ended", 1)]
