"""The figures of a run as they are kept."""

import json

import pytest

from fer.errors import InputError
from fer.findings.facts import from_json, to_json
from fer.runs.metrics import Metrics
from fer.runs.run import open_run
from fer.statistics.classification import Scores
from fer.statistics.interval import Interval

ACCURACY = Interval(0.5, 0.4, 0.6)
SCORES = Scores(
    faces=90, accuracy=ACCURACY, loss=1.2, macro_f1=ACCURACY, recall=(0.5,) * 6 + (None,), leaked=90,
    accuracy_leaked=ACCURACY,
)  # fmt: skip
METRICS = Metrics(
    splits={"val": SCORES}, best_epoch=2, epochs=3, seconds=4.0, faces_per_second=5.0, parameters=6, views=1, members=2,
    out_of_fold=True,
)  # fmt: skip


def test_what_is_written_is_what_is_read():
    assert from_json(Metrics, json.loads(json.dumps(to_json(METRICS)))) == METRICS


def test_metrics_agree_with_predictions_and_history(tiny_run):
    metrics, history = tiny_run.metrics(), tiny_run.history()
    logits, labels, _ = tiny_run.predictions("val")
    assert metrics.splits["val"].accuracy.value == pytest.approx((logits.argmax(axis=1) == labels).mean())
    assert metrics.best_epoch == history.loc[history.val_accuracy.idxmax(), "epoch"]
    assert metrics.seconds == pytest.approx(history.seconds.sum())
    assert (metrics.members, metrics.out_of_fold) == (None, False)


@pytest.mark.parametrize("content", ["{", "{}", '{"splits": {"val": {"faces": 3}}}', "[]"])
def test_figures_of_another_kind_are_one_line_that_names_the_file(copied_run, content):
    (copied_run.path / "metrics.json").write_text(content)
    with pytest.raises(InputError, match=r"metrics\.json: damaged \(\w+\); train the run again, [^;]*$") as caught:
        open_run(copied_run.path).splits()
    assert "\n" not in str(caught.value)
