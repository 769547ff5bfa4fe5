"""A finished run in a line, and a second one where it is no better than always the same answer."""

import numpy as np
import pytest

from fer.runs.run import Predictions, Run
from fer.training.summary import summary


@pytest.mark.parametrize(("right", "warned"), [(300, False), (0, True)])
def test_a_network_no_better_than_the_commonest_class_is_named(tiny_run, monkeypatch, right, warned):
    """It is right for the first `right` faces and answers the commonest class to the others."""
    labels = tiny_run.predictions("test").labels
    commonest = int(np.argmax(tiny_run.training().classes))
    answers = np.where(np.arange(len(labels)) < right, labels, commonest)
    training = tiny_run.training()
    monkeypatch.setattr(Run, "training", lambda self: training)
    monkeypatch.setattr(
        Run, "predictions", lambda self, split: Predictions(np.eye(7, dtype=np.float32)[answers], labels, labels)
    )
    lines = summary(tiny_run).splitlines()
    assert str(tiny_run.path) in lines[0]
    assert [f"which is right for {(labels == commonest).mean():.1%}" in line for line in lines[1:]] == [True] * warned
