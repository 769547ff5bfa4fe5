"""Memory that a training step frees."""

import platform
import subprocess
import sys

import pytest
import torch

from fer.training import memory
from fer.training.memory import freed_memory_kept

SCRIPT = """
import resource, torch
from contextlib import nullcontext
from fer.training.memory import freed_memory_kept
def faults(within):
    with within:
        for _ in range(10):
            torch.ones(20_000_000)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        for _ in range(5):
            torch.ones(20_000_000)
        return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
first = faults(nullcontext())
before = resident()
kept = faults(freed_memory_kept())
print(first, kept, resident() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_pages_of_freed_tensors_are_used_again_and_handed_back_at_the_end():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    anew, kept, grown = map(int, done.stdout.split())
    assert anew > 5 * 80_000_000 / 2**21, "pages, of 2 MiB at most, come anew where nothing is kept"
    assert kept < anew / 10
    assert grown < 20_000_000


def test_another_c_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(memory.platform, "libc_ver", lambda: ("", ""))
    monkeypatch.setattr(memory.ctypes, "CDLL", lambda *_: pytest.fail("opened"))
    with freed_memory_kept():
        assert torch.ones(3).sum() == 3
