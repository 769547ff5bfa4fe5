"""The processors that a process may use: by its ties, and by the quota of its container."""

import os

import psutil
import pytest
import torch

from fer import processors as module
from fer.models.prediction import Predictor
from fer.processors import heed_quota, processors, quota
from fer.training.distributed import own_device


@pytest.fixture
def grouped(monkeypatch, tmp_path):
    """grouped(line, **files): the control groups of this process, by the line of /proc/self/cgroup and their files."""
    monkeypatch.setattr(module, "_OWN", tmp_path / "own")
    monkeypatch.setattr(module, "_GROUPS", tmp_path / "groups")

    def write(own: str, **files: str) -> None:
        (tmp_path / "own").write_text(own)
        for place, text in files.items():
            path = tmp_path / "groups" / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    return write


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processes are not tied to processors there")
def test_processors_that_are_kept_from_this_process_are_not_counted(grouped):
    grouped("")
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        assert processors() == 1
    finally:
        os.sched_setaffinity(0, allowed)
    assert processors() == len(allowed)


def test_where_processes_are_not_tied_to_processors_all_are_counted(monkeypatch, grouped):
    grouped("")
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert processors() == psutil.cpu_count()


@pytest.mark.parametrize(
    ("own", "files", "given"),
    [
        ("0::/\n", {"cpu.max": "200000 100000\n"}, 2),
        ("0::/\n", {"cpu.max": "150000 100000\n"}, 2),
        ("0::/\n", {"cpu.max": "10000 100000\n"}, 1),
        ("0::/\n", {"cpu.max": "max 100000\n"}, None),
        ("0::/\n", {}, None),
        ("0::/docker/abc\n", {"cpu.max": "300000 100000\n"}, 3),
        ("0::/a/b\n", {"a/cpu.max": "300000 100000\n", "a/b/cpu.max": "max 100000\n"}, 3),
        ("0::/a/b\n", {"a/cpu.max": "300000 100000\n", "a/b/cpu.max": "100000 50000\n"}, 2),
        ("4:cpu,cpuacct:/d\n", {"cpu/d/cpu.cfs_quota_us": "400000\n", "cpu/d/cpu.cfs_period_us": "100000\n"}, 4),
        ("4:cpu:/\n0::/\n", {"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, None),
        ("3:cpuset:/\n", {"cpu.max": "100000 100000\n"}, None),
    ],
)
def test_the_quota_is_the_least_of_a_group_and_of_those_above_it(grouped, own, files, given):
    grouped(own, **files)
    assert quota() == given


def test_a_system_without_control_groups_has_no_quota(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_OWN", tmp_path / "none")
    assert quota() is None


def test_no_more_processors_are_counted_than_the_quota_gives(monkeypatch, grouped):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    grouped("0::/", **{"cpu.max": "250000 100000"})
    assert processors() == 3
    grouped("0::/", **{"cpu.max": "max 100000"})
    assert processors() == 64


@pytest.fixture
def eight_threads(monkeypatch):
    """Torch has eight, and no variable says how many; afterwards as many as before."""
    before = torch.get_num_threads()
    for name in module.THREADS:
        monkeypatch.delenv(name, raising=False)
    torch.set_num_threads(8)
    yield
    torch.set_num_threads(before)


def test_torch_has_no_more_threads_than_the_quota(grouped, eight_threads, monkeypatch):
    grouped("0::/")
    heed_quota()
    assert torch.get_num_threads() == 8
    grouped("0::/", **{"cpu.max": "200000 100000"})
    monkeypatch.setenv("OMP_NUM_THREADS", "8")
    heed_quota()
    assert torch.get_num_threads() == 8
    monkeypatch.delenv("OMP_NUM_THREADS")
    heed_quota()
    assert torch.get_num_threads() == 2
    grouped("0::/", **{"cpu.max": "300000 100000"})
    heed_quota()
    assert torch.get_num_threads() == 2, "fewer than it may have stay"


@pytest.mark.skipif(torch.cuda.is_available(), reason="the device is then a GPU")
def test_a_training_heeds_the_quota(grouped, eight_threads):
    grouped("0::/", **{"cpu.max": "200000 100000"})
    assert own_device().type == "cpu"
    assert torch.get_num_threads() == 2


def test_a_prediction_heeds_the_quota(grouped, eight_threads):
    grouped("0::/", **{"cpu.max": "200000 100000"})
    Predictor(torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(2304, 7)))
    assert torch.get_num_threads() == 2
