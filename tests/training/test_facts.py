"""The facts of a training: what the run says, and what its folder gives back."""

from dataclasses import replace

import pandas as pd

from fer.runs.run import Run
from fer.statistics.interval import Interval
from fer.statistics.tests import Paired
from fer.training import facts as training
from fer.training.chosen import flattery
from fer.training.comparison import Comparison, Other, Outcome, Setting
from fer.training.facts import Facts
from fer.training.gradients import gradient, rate
from fer.training.learning_curve import Curve, Point

INTERVAL = Interval(0.5, 0.25, 0.75)
PAIRED = Paired(1, 2, 3, 4, INTERVAL, 0.5)
SETTINGS = (
    Setting("mixup", 0.0, 0.4),
    Setting("flip", True, False),
    Setting("epochs", 1, 3),
    Setting("patience", None, 1),
    Setting("model.widths", (8, 16), (4, 0.5)),
    Setting("model.members", (("vgg", {"widths": (8, 16), "dropout": 0.0}), ("resnet", {})), None),
    Setting("optimiser", "sgd", "adam"),
)


def test_the_facts_are_those_of_the_run(tiny_run):
    found, metrics = training.measure(tiny_run), tiny_run.metrics()
    assert (found.parameters, found.epochs, found.seconds) == (metrics.parameters, metrics.epochs, metrics.seconds)
    assert (found.faces, found.held_out, found.keep) == (300, "test", "best")
    assert (found.planned, found.patience, found.trained_on, found.members) == (2, None, None, None)
    assert found.assessment.kept.gap.epoch == metrics.best_epoch
    assert found.accuracy == metrics.splits["test"].accuracy
    assert found.flattery == flattery(tiny_run.history()["val_accuracy"].to_numpy(), faces=300)
    assert (found.rate, found.gradient, found.comparison, found.learning_curve) == (None,) * 4


def test_the_run_gives_back_the_facts_that_it_was_given(copied_run):
    found = training.measure(copied_run)
    copied_run.write_facts("02", found)
    assert copied_run.facts("02", Facts) == found


def test_evidence_and_members_come_back_too(copied_run, monkeypatch):
    rows = {"group": ["a", "b"], "seed": [0, 1], "fold": ["", "2/3"], "train_faces": [30, 40], "epochs": [2, 2]}
    shares = {f"val_accuracy{end}": [0.25, 0.5] for end in ("", "_low", "_high")} | {"test_accuracy": [0.5, 0.5]}
    monkeypatch.setattr(Run, "members", lambda run: pd.DataFrame(rows | shares).assign(val_faces=50))
    monkeypatch.setattr(Run, "recipes", lambda run: [run.config.recipe] * 2)
    history = copied_run.history()
    outcome = Outcome("mine", INTERVAL, INTERVAL, 3, 1.25, 2, 2.5)
    full = replace(
        training.measure(copied_run),
        rate=rate(history),
        gradient=gradient(history, limit=5.0),
        comparison=Comparison("val", outcome, (Other(outcome, "network", SETTINGS, INTERVAL, PAIRED),)),
        learning_curve=Curve(
            "val", (Point(10, 2, INTERVAL), Point(20, 1, INTERVAL)), PAIRED, INTERVAL, INTERVAL, 0.5, None
        ),
    )
    copied_run.write_facts("02", full)
    assert repr(copied_run.facts("02", Facts)) == repr(full)  # a number keeps its type
