"""How the trainings of a sweep are run: here or on a cluster, how many at once, and how they end."""

import contextlib
import functools
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import Future

import psutil
import pytest

from fer.errors import InputError
from fer.models import own_code
from fer.training.plan import Request
from fer.training.sweep.pool import MemberError, train_here, train_member, train_on_cluster
from fer.training.sweep.sweep import Grid, _train, sweep

TINY = Request(recipe="quick", limit=100)


@pytest.mark.whole
@pytest.mark.parametrize(("threads", "at_once"), [(1, 3), (2, 2), (9, 1)])
def test_as_many_trainings_run_at_once_as_there_are_processors_for(tmp_path, monkeypatch, threads, at_once):
    asked = []
    monkeypatch.setattr("fer.training.sweep.sweep.processors", lambda: 4)
    monkeypatch.setattr("fer.training.sweep.sweep.train_here", lambda *_, workers, **__: asked.append(workers) or [])
    _train(dict.fromkeys("abc", ()), tmp_path, workers=None, threads=threads, scheduler=None)
    assert asked == [at_once]


def test_bad_input_is_an_answer_and_a_crash_is_worth_another_try(monkeypatch):
    refused = train_member(["check-data", "nowhere.csv"], "nowhere", threads=1)  # which needs no torch to say so
    assert refused.startswith("nowhere.csv: does not exist; give a csv file")
    monkeypatch.setattr("sys.executable", shutil.which("false"))
    with pytest.raises(MemberError, match="it ended with exit code 1 and said nothing"):
        train_member(["train"], "nowhere", threads=1)


@pytest.mark.parametrize(
    ("error", "why"), [(MemberError("a loss\n that diverged"), "a loss that diverged"), (MemoryError(), "MemoryError")]
)
def test_why_a_training_crashed_is_one_line(tmp_path, monkeypatch, error, why):
    def crash(*_, **__):
        raise error

    monkeypatch.setattr("fer.training.sweep.pool.train_member", crash)
    assert list(train_here({"one": ["train"]}, tmp_path, workers=1, threads=1)) == [("one", why)]


def test_a_scheduler_that_is_not_there_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("fer.training.sweep.pool.PATIENCE", 1)
    with pytest.raises(InputError, match="no Dask scheduler answers there") as refusal:
        sweep(TINY, Grid(recipes=("quick",), seeds=2), tmp_path / "out", scheduler="tcp://127.0.0.1:9")
    assert "\n" not in str(refusal.value)
    assert not (tmp_path / "out").exists()


def test_a_scheduler_without_a_worker_is_one_line(tmp_path, monkeypatch):
    from distributed import LocalCluster

    monkeypatch.setattr("fer.training.sweep.pool.PATIENCE", 1)
    with LocalCluster(
        n_workers=0, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address=None
    ) as cluster:
        with pytest.raises(InputError) as refusal:
            sweep(TINY, Grid(recipes=("quick",), seeds=2), tmp_path / "out", scheduler=cluster.scheduler_address)
        address = cluster.scheduler_address
    assert str(refusal.value) == f"scheduler {address}: no worker there; start one with dask worker {address}"


def test_a_member_has_the_variables_in_its_environment(tmp_path, monkeypatch):
    (tmp_path / "python").write_text(f'#!/bin/sh\necho "${own_code.FOLDER}" >&2\nexit 2\n')
    (tmp_path / "python").chmod(0o700)
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    assert train_member(["train"], "nowhere", threads=1, variables={own_code.FOLDER: "/there"}) == "/there"


def test_a_cluster_is_told_where_a_persons_own_network_lies(tmp_path, monkeypatch):
    """Its workers stand elsewhere, and were started without a name of it."""
    asked, ended = [], Future()
    ended.set_result(None)

    class Client:
        def scheduler_info(self, **_):
            return {"workers": {}}

        def submit(self, *_, variables, **__):
            asked.append(variables)
            return ended

    monkeypatch.setattr("fer.training.sweep.pool._connected", lambda _: contextlib.nullcontext(Client()))
    monkeypatch.setattr("distributed.as_completed", iter)
    monkeypatch.setenv(own_code.NAMED, "mynets:small")
    monkeypatch.setenv(own_code.FOLDER, "")
    monkeypatch.chdir(tmp_path)
    assert list(train_on_cluster({"one": ["train"]}, tmp_path, scheduler="tcp:1", threads=1)) == [("one", None)]
    assert asked == [{own_code.NAMED: "mynets:small", own_code.FOLDER: str(tmp_path.resolve())}]


@pytest.fixture
def started_sweep(tmp_path):
    """A sweep of three long trainings, two at a time, once both have begun; and the processes of these two."""
    words = ["--recipe", "quick", "--limit", "100", "--seeds", "3", "--workers", "2", "--set", "epochs=99999"]
    words += ["--out", str(tmp_path)]
    command = [sys.executable, "-m", "fer", "sweep", *words]
    heeding = functools.partial(signal.signal, signal.SIGINT, signal.default_int_handler)  # a shell's job may not
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=heeding)
    deadline = time.monotonic() + 120
    while len(list(tmp_path.glob("*/config.json"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    trainings = psutil.Process(process.pid).children()
    yield process, trainings
    for left in (process, *trainings):
        with contextlib.suppress(psutil.NoSuchProcess):
            left.kill()
    process.wait()
    process.stderr.close()


@pytest.mark.whole
def test_an_interrupt_ends_the_trainings_that_run(started_sweep, tmp_path):
    """The signal goes to the sweep alone, as from a job scheduler; a terminal sends it to the trainings too."""
    process, trainings = started_sweep
    assert len(trainings) == 2
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert not [training for training in trainings if training.is_running()]
    assert len(list(tmp_path.glob("*/config.json"))) == 2
