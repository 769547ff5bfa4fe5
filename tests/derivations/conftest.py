"""What tests of several files on the derivations share."""

import json

import pytest
from filelock import FileLock

from fer.derivations.trial import Trials, prove, try_all
from fer.findings.facts import from_json, to_json


@pytest.fixture(scope="session")
def trials(of_all_processes) -> Trials:
    """Every formula that is right and every slip, tried by the process that is the first to ask; its lines count."""
    path = of_all_processes / "trials.json"
    with FileLock(f"{path}.lock"):
        if path.exists():
            return from_json(Trials, json.loads(path.read_text("utf-8")))
        prove.cache_clear()  # a test before may have proved them, uncounted
        made = try_all(0)
        path.write_text(json.dumps(to_json(made), allow_nan=False), "utf-8")
    assert from_json(Trials, json.loads(path.read_text("utf-8"))) == made
    return made
