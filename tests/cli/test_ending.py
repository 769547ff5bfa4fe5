"""How the program ends: by a signal with one line and its code, and with whoever holds its input."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from killed import forked

from fer.cli.ending import Signals

ROOT = Path(__file__).parents[2]
SMALL = ["--recipe", "quick", "--limit", "100", "--set", "widths=8,16"]
DEADLINE = 120  # seconds, on a busy machine


def until(happened) -> None:
    deadline = time.monotonic() + DEADLINE
    while not happened() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert happened()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_in_order_once_and_what_is_ignored_stays_so(number):
    before = signal.signal(number, signal.SIG_DFL)  # whoever started the tests may have it ignored
    try:
        with Signals() as signals:
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(number)
            signal.raise_signal(number)  # the second does not disturb the end
        assert (signals.code(), signals.words()) == (128 + number, f"ended by {number.name}")
        assert signal.getsignal(number) is signal.SIG_DFL
        signal.signal(number, signal.SIG_IGN)
        with Signals():
            signal.raise_signal(number)
    finally:
        signal.signal(number, before)


@pytest.mark.whole
def test_a_training_that_is_ended_says_how_to_go_on(tmp_path):
    words = ["train", *SMALL, "--set", "epochs=99999", "--run", str(tmp_path / "run")]
    process = forked.begin(["-m", "fer", *words], tmp_path / "said.txt", {})
    until((tmp_path / "run" / "history.csv").exists)
    process.terminate()
    process.join(DEADLINE)
    assert process.exitcode == 128 + signal.SIGTERM
    said = (tmp_path / "said.txt").read_text("utf-8")
    assert said.splitlines()[-1] == f"fer: ended by SIGTERM; go on with fer train --resume --run {tmp_path / 'run'}"
    assert "Traceback" not in said
    assert not (tmp_path / "run" / ".holder").exists()


@pytest.mark.whole
def test_the_trainings_of_a_sweep_end_with_it_however_it_ends(tmp_path):
    words = ["sweep", *SMALL, "--seeds", "2", "--workers", "2", "--set", "epochs=99999", "--out", str(tmp_path)]
    process = forked.begin(["-m", "fer", *words], tmp_path / "said.txt", {})
    until(lambda: len(list(tmp_path.glob("*/config.json"))) == 2)
    trainings = psutil.Process(process.pid).children()
    process.kill()
    process.join()
    assert len(trainings) == 2
    until(lambda: not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in trainings))


def test_beside_the_main_thread_signals_are_left_as_they_are():
    before, entered = signal.getsignal(signal.SIGTERM), []

    def enter():
        with Signals() as signals:
            entered.append((signals.received, signal.getsignal(signal.SIGTERM)))

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert entered == [(signal.SIGINT, before)]


@pytest.mark.whole
def test_the_command_line_ends_with_the_process_that_holds_its_input(tmp_path):
    words = ["train", *SMALL, "--set", "epochs=99999", "--run", str(tmp_path / "run")]
    command = [sys.executable, "-m", "fer.cli.tied", *words]
    read, write = os.pipe()
    with subprocess.Popen(command, cwd=ROOT, stdin=read, stderr=subprocess.PIPE, text=True) as process:
        os.close(read)
        until((tmp_path / "run" / "config.json").exists)
        os.close(write)
        _, said = process.communicate(timeout=DEADLINE)
    assert process.returncode == 128 + signal.SIGTERM
    assert "go on with fer train --resume" in said
