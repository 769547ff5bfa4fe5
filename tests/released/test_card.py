"""The model card: it says what the files hold."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from fer.findings.facts import from_json
from fer.released import model as released
from fer.released.card import card
from fer.released.metrics import Precision, ReleasedMetrics
from fer.released.passages import RELEASED, SNIPPET

SHIPPED = Path(released.__file__).parent
SHOW = "import torch\nprint(json.dumps(model(torch.zeros(1, 1, 48, 48)).tolist()))"
COUNTS = np.full((7, 7), 5) + 20 * np.eye(7, dtype=int)


def stored(name):
    return json.loads((SHIPPED / name).read_text(encoding="utf-8"))


@pytest.fixture
def metrics():
    return from_json(ReleasedMetrics, stored("metrics.json"))


def made(metrics, counts=COUNTS, **environment):
    text = card(
        stored("config.json"),
        metrics,
        stored("environment.json") | environment,
        {"val": counts},
        title="the released model",
        size=1_300_000,
        passages=RELEASED,
        precision=metrics.precision,
    )
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_cards_lines_load_the_model_in_a_python_of_their_own():
    assert SNIPPET.strip() in (SHIPPED / "README.md").read_text(encoding="utf-8")
    words = [sys.executable, "-c", f"{SNIPPET}\n{SHOW}"]
    done = subprocess.run(words, cwd=SHIPPED, capture_output=True, text=True, check=True)
    theirs, ours = torch.tensor(json.loads(done.stdout)), released.opened().model()(torch.zeros(1, 1, 48, 48))
    torch.testing.assert_close(theirs, ours)


def test_the_shipped_card_states_the_stored_figures(metrics):
    shipped = (SHIPPED / "README.md").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    val = metrics.splits["val"]
    assert f"{100 * val.accuracy.value:.1f} % (95 % CI" in shipped
    assert f"{100 * val.accuracy_without_twins.value:.1f} % (95 % CI" in shipped
    assert f"{metrics.calibration['val'].calibration_error:.3f}" in shipped
    again = set(made(metrics).splitlines())
    other = [line for line in shipped.splitlines() if line not in again]
    assert all("(95 % CI" in line for line in other), "only the confusions, which are not shipped, may differ"


def test_a_class_without_faces_has_a_dash(metrics):
    counts = COUNTS.copy()
    counts[2] = 0
    assert "| fear | – |" in made(metrics, counts)


def test_threads_that_differ_between_networks_are_not_counted(metrics):
    assert "with 3 threads, " in made(metrics, threads=3)
    assert "with different numbers of threads, " in made(metrics, threads=None)


def test_it_says_in_what_precision_the_figures_were_computed(metrics):
    rounded = dataclasses.replace(metrics, precision=Precision("bfloat16", 0.68, 7))
    assert "7 of the 3,589 validation faces get another answer" in made(rounded)
    exact = dataclasses.replace(metrics, precision=Precision("float32", 0.68, 0))
    assert "All was computed in float32." in made(exact)


@pytest.mark.parametrize(
    ("beyond", "said"),
    [(0.0, "as sure as it is right"), (0.047, "surer than it is right, by 4.7"), (-0.08, "less sure than it is right")],
)
def test_it_says_whether_the_model_is_too_sure(metrics, beyond, said):
    confidence = metrics.splits["val"].accuracy.value + beyond
    calibration = dataclasses.replace(metrics.calibration["val"], confidence=confidence)
    assert said in made(dataclasses.replace(metrics, calibration={"val": calibration}))
