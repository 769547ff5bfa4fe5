"""What a person is told of a finished run in a line or two."""

import numpy as np

from fer.data.emotions import EMOTIONS
from fer.progress import counted
from fer.runs.run import Run
from fer.statistics.classification import correct
from fer.statistics.interval import LEVEL
from fer.statistics.tests import mcnemar


def summary(run: Run) -> str:
    """A line on a finished run: where it is, and its accuracy on each labelled split but train; and where it failed.

    It failed where it is not better than an answer that is always the same one, the commonest class in training.
    """
    metrics = run.metrics()
    accuracies = [
        f"{split} accuracy {of.accuracy.value:.1%} ({of.accuracy.low:.1%} to {of.accuracy.high:.1%})"
        for split, of in metrics.splits.items()
        if split != "train"
    ]
    effort = f"{counted(metrics.epochs, 'epoch')} in {metrics.seconds:.0f} s"
    line = f"{run.path}: {', '.join(accuracies)}; {effort if run.config.has_history else 'trained elsewhere'}"
    return "\n".join([line, *filter(None, [failure(run)])])


def failure(run: Run) -> str | None:
    """A line where the kept network is not better than the commonest class, by the exact test of McNemar (1947)."""
    split, commonest = run.held_out(), int(np.argmax(run.training().classes))
    remedy = "train longer, on more faces or by another recipe"
    if not run.config.has_history:
        remedy = "do these weights belong to this network, and does it read grey in [0, 1] and classes in this order?"
    logits, labels, _ = run.predictions(split)
    constant = labels == commonest
    found = mcnemar(correct(logits, labels), constant)
    if found.first > found.second and found.p < 1 - LEVEL:
        return None
    always = f"always answering {EMOTIONS[commonest].en}, which is right for {constant.mean():.1%}"
    return f"the {split} faces do not show it to be better than {always}; {remedy}"
