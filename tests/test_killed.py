"""A training and a prediction, killed as they write: what the next call comes to is what an undisturbed one does."""

import random
import sys

import pytest
from killed.moments import drawn
from killed.trial import trial, undisturbed
from killed.works import works

pytestmark = pytest.mark.whole

TRIALS = ("train", "predict", "predict", "train", "predict")  # `make faults` has ten times as many, and the other works


@pytest.mark.skipif(sys.platform != "linux", reason="what outlives a process is found by its environment on Linux")
def test_killed_works_come_to_the_same_and_leave_nothing(tiny_run, tmp_path):
    seed = random.randrange(1_000_000)
    draws, of = random.Random(seed), {work.name: work for work in works(tmp_path, tiny_run.path)}
    wanted = {name: undisturbed(of[name], tmp_path / name, calls=1) for name in sorted(set(TRIALS))}
    early = 0  # killed before their end
    for count, name in enumerate(TRIALS):
        moment = drawn(wanted[name].extent, draws, at_a_write=True)
        found = trial(of[name], tmp_path / str(count), wanted[name].result, moment)
        assert found.well, f"seed {seed}: {found}"
        early += not found.ended_before
    assert early, f"seed {seed}: every work had ended before it was killed"
