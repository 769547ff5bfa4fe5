"""The members of an ensemble: what is kept of each, and of all together."""

from dataclasses import replace

import pandas as pd
import pytest

from fer.runs.run import Run
from fer.statistics.interval import Interval
from fer.training.members import Member, measure
from fer.training.plan import Plan
from fer.training.sweep.gather import Done, member_table

TABLE = pd.DataFrame(
    {
        "group": ["cpu", "cpu", "cpu"], "seed": [0, 1, 2], "fold": ["", "", ""], "val_accuracy": [0.5, 0.6, 0.7],
        "val_accuracy_low": [0.4, 0.5, 0.6], "val_accuracy_high": [0.6, 0.7, 0.8], "test_accuracy": [0.4, 0.5, 0.6],
        "train_faces": [300, 290, 310], "epochs": [2, 2, 1],
    }
)  # fmt: skip


@pytest.fixture
def ensemble(tiny_run, monkeypatch):
    """The tiny run, with a list of members."""
    monkeypatch.setattr(Run, "members", lambda run: TABLE)
    monkeypatch.setattr(Run, "recipes", lambda run: [replace(run.config.recipe, epochs=n) for n in (2, 2, 4)])
    return tiny_run


def test_a_single_network_has_no_members(tiny_run):
    assert measure(tiny_run) is None


def test_mean_deviation_and_range_are_those_of_the_members(ensemble):
    found = measure(ensemble)
    assert [member.seed for member in found.each] == [0, 1, 2]
    assert found.each[0] == Member("cpu", None, 0, Interval(0.5, 0.4, 0.6), 2, 2)
    assert [(of.epochs, of.planned) for of in found.each] == [(2, 2), (2, 2), (1, 4)]
    assert (found.epochs, found.alike) == ((1, 2), False)
    assert replace(found, each=found.each[:2]).alike
    assert (found.mean, found.sd.value, found.lowest, found.highest) == pytest.approx((0.6, 0.1, 0.5, 0.7))
    # s sqrt(2 / chi2) with chi2 = 7.378 and 0.05064, the table's quantiles of two degrees of freedom
    assert found.sd[1:] == pytest.approx((0.0521, 0.628), rel=2e-3)
    assert (found.train_faces, found.out_of_fold) == (290, False)


def test_together_is_what_the_run_reaches_on_the_held_out_faces(ensemble, tiny_run, monkeypatch):
    monkeypatch.setattr(Run, "metrics", lambda run, of=tiny_run.metrics(): replace(of, out_of_fold=True))
    found, scores = measure(tiny_run), tiny_run.metrics().splits["test"]
    assert (found.together.split, found.together.faces) == ("test", scores.faces)
    assert found.together.accuracy == scores.accuracy
    assert found.together.mean_of_members == pytest.approx(0.5)
    assert found.together.gain.value == pytest.approx(scores.accuracy.value - 0.5)
    assert found.together.gain.low < found.together.gain.value < found.together.gain.high
    assert found.out_of_fold


def test_a_fold_is_kept_by_its_name(ensemble, tiny_run, monkeypatch):
    monkeypatch.setattr(Run, "members", lambda run: TABLE.assign(fold=["1/3", "2/3", "3/3"]))
    assert [member.fold for member in measure(tiny_run).each] == ["1/3", "2/3", "3/3"]


def test_a_split_that_no_member_was_judged_on_has_no_columns(tiny_run, monkeypatch):
    metrics = tiny_run.metrics()
    splits = {split: scores for split, scores in metrics.splits.items() if split != "test"}
    monkeypatch.setattr(Run, "metrics", lambda run: replace(metrics, splits=splits))
    table = member_table([Done("seed-0", "quick", Plan.of(tiny_run.config), tiny_run)])
    assert "val_accuracy" in table and "test_accuracy" not in table


def test_the_table_of_an_ensemble_is_read_with_its_folds_as_text(tmp_path, tiny_run):
    recipe = replace(tiny_run.config.recipe, model="ensemble")
    TABLE.assign(name=["a", "b", "c"], fold=["", "1/3", "2/3"]).to_csv(tmp_path / "members.csv", index=False)
    members = Run(tmp_path, replace(tiny_run.config, recipe=recipe)).members()
    assert members["fold"].tolist() == ["", "1/3", "2/3"] and members["seed"].tolist() == [0, 1, 2]
