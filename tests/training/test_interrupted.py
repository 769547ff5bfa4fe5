"""A training in a process of its own, killed at random moments and resumed, beside one that was never interrupted."""

import random
import signal
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from killed import forked
from safetensors.torch import load_file

from fer.runs.files import write_json
from fer.runs.run import open_run
from fer.training import train
from fer.training.plan import Request

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[1]
SETTINGS = ["epochs=8", "widths=8,16", "mixup=0.2", "erasing=0.2", "averaging=0.9", "dropout=0.2"]
TIMES = ["seconds", "faces_per_second"]
DEADLINE = 300  # seconds after which a process that makes no progress is given up


def begin(run: Path, *words: str) -> BaseProcess:
    settings = [word for setting in SETTINGS for word in ("--set", setting)]
    train = ["-m", "fer", "train", "--recipe", "quick", "--limit", "1000", *settings, "--run", str(run), *words]
    return forked.begin(train, run.with_name("said.txt"), {"OMP_NUM_THREADS": "1"})


def finish(run: Path, *words: str) -> None:
    process = begin(run, *words)
    process.join(DEADLINE)
    assert process.exitcode == 0, run.with_name("said.txt").read_text("utf-8")


def epochs_of(run: Path) -> int:
    return len(pd.read_csv(run / "history.csv")) if (run / "history.csv").exists() else 0


def kill(process: BaseProcess) -> None:
    """End it; it must not have ended by itself."""
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL, "it had ended before it was killed"


def kill_while_training(run: Path, *words: str, later: float) -> None:
    """Kill the process `later` times the length of an epoch after it has got one epoch further, or as it gets two."""
    before, process = epochs_of(run), begin(run, *words)
    deadline = time.monotonic() + DEADLINE
    while epochs_of(run) == before and process.is_alive() and time.monotonic() < deadline:
        time.sleep(0.002)
    moment = time.monotonic() + later * pd.read_csv(run / "history.csv").seconds.mean()
    while time.monotonic() < moment and epochs_of(run) < before + 2:
        time.sleep(0.002)
    kill(process)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    run = tmp_path_factory.mktemp("whole") / "run"
    finish(run)
    return open_run(run)


def test_killed_at_random_moments_it_ends_with_the_same_weights_bit_for_bit(whole, tmp_path):
    seed = random.randrange(1_000_000)
    moments = random.Random(seed)
    run = tmp_path / "killed"
    words = []
    for _ in range(3):
        kill_while_training(run, *words, later=moments.uniform(0, 2))
        words = ["--resume"]
    assert epochs_of(run) >= 3, f"seed {seed}"
    finish(run, "--resume")

    resumed = open_run(run)
    expected, weights = (load_file(one.path / "weights.safetensors") for one in (whole, resumed))
    assert expected.keys() == weights.keys()
    assert all(np.array_equal(expected[name], weights[name]) for name in expected), f"seed {seed}"
    pd.testing.assert_frame_equal(
        whole.history().drop(columns=TIMES), resumed.history().drop(columns=TIMES), check_exact=True
    )
    for split in whole.splits():
        assert np.array_equal(whole.predictions(split).logits, resumed.predictions(split).logits)
    assert not list(run.rglob("*.part"))


def test_killed_before_the_first_epochs_end_it_begins_again(whole, tmp_path):
    run, deadline = tmp_path / "killed", time.monotonic() + DEADLINE
    process = begin(run)
    while not (run / "config.json").exists() and process.is_alive() and time.monotonic() < deadline:
        time.sleep(0.002)
    kill(process)
    assert not (run / "history.csv").exists()
    finish(run, "--resume")
    assert (run / "weights.safetensors").read_bytes() == (whole.path / "weights.safetensors").read_bytes()


def test_killed_between_the_last_checkpoint_and_its_history_it_has_the_whole_history(copied_run):
    whole = (copied_run.path / "history.csv").read_text("utf-8")
    write_json(copied_run.path / "status.json", {"state": "running"})
    (copied_run.path / "history.csv").write_text(whole[: whole.rindex("\n", 0, -1) + 1], "utf-8")
    train.train(Request(), copied_run.path, resume=True)
    assert (copied_run.path / "history.csv").read_text("utf-8") == whole
