"""Facts of question 2 drawn at random, as hypothesis draws them."""

import operator
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from fer.findings.said import Said
from fer.statistics.interval import Interval, share
from fer.statistics.tests import mcnemar
from fer.training.chosen import flattery
from fer.training.comparison import Comparison, Other, Outcome, Setting, kind_of
from fer.training.facts import Facts
from fer.training.learning_curve import Curve, fitted
from fer.training.overfitting import assess
from fer.training.twin_free import TwinFree

SHARES = st.floats(0.02, 0.98)
SETTINGS = [
    (),
    (Setting("mixup", 0.0, 0.4),),
    (Setting("seed", 0, 1),),
    (Setting("mixup", 0.0, 0.4), Setting("seed", 0, 1)),
    (Setting("model", "vgg", "resnet"),),
]


def value(said: Said, name: str) -> Any:
    """One of the values that a sentence is said with."""
    return operator.attrgetter("values")(said)[name]


def key(said: Said) -> str:
    """What a sentence is called within its section."""
    return said.key.rpartition(".")[2]


@st.composite
def intervals(draw, *, reach: float = 0.3) -> Interval:
    """A difference between bounds, of any sign."""
    low, value, high = sorted(draw(st.lists(st.floats(-reach, reach), min_size=3, max_size=3)))
    return Interval(value, low, high)


@st.composite
def histories(draw) -> pd.DataFrame:
    """Curves of 1 to 30 epochs with a slope and scatter of their own."""
    epochs = draw(st.integers(1, 30))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))

    def curve(low: float, high: float, scatter: float) -> np.ndarray:
        course = np.linspace(draw(st.floats(low, high)), draw(st.floats(low, high)), epochs)
        return np.clip(course + scatter * rng.standard_normal(epochs), low, high)

    columns = {f"{split}_loss": curve(0.01, 3, 0.03) for split in ("train", "val")}
    columns |= {f"{split}_accuracy": curve(0.02, 0.98, 0.01) for split in ("train", "val")}
    return pd.DataFrame(columns).assign(epoch=np.arange(1, epochs + 1))


@st.composite
def twins_of(draw, faces: int) -> TwinFree:
    """Of so many validation faces; near twins only where they were sought."""
    search = draw(st.sampled_from(["done", "drawn", "absent"]))
    exact = draw(st.integers(0, faces))
    near = draw(st.integers(0, faces - exact)) if search == "done" else 0
    left, some = faces - exact - near, exact + near > 0
    return TwinFree(search, exact, near, share(round(draw(SHARES) * left), left) if left and some else None)


@st.composite
def trainings(draw) -> Facts:
    """Facts of one network's training."""
    history, keep = draw(histories()), draw(st.sampled_from(["best", "last"]))
    n_train, n_val = (draw(st.integers(50, 4000)) for _ in range(2))
    accuracies = history["val_accuracy"].to_numpy()
    kept = int(accuracies.argmax()) + 1 if keep == "best" else len(history)
    found = draw(st.none() | twins_of(n_val))
    return Facts(
        parameters=11, faces=n_train, held_out=draw(st.sampled_from(["val", "test"])), epochs=len(history),
        planned=len(history), patience=draw(st.sampled_from([None, 2])), keep=keep,
        views=draw(st.sampled_from([1, 10])), accuracy=share(round(draw(SHARES) * n_val), n_val), seconds=1.0,
        faces_per_second=2.0, device="x86_64", threads=1, trained_on=None,
        assessment=assess(history, kept=kept, n_train=n_train, n_val=n_val, twins=found),
        flattery=flattery(accuracies, faces=n_val) if keep == "best" and len(history) > 1 else None, members=None,
        small=draw(st.integers(0, len(history))),
    )  # fmt: skip


@st.composite
def right_answers(draw, networks: int) -> np.ndarray:
    """Of networks to the same faces, each with an accuracy of its own."""
    n = draw(st.integers(40, 1500))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    accuracies = np.array([draw(SHARES) for _ in range(networks)])
    return 0.5 * (rng.random(n) + rng.random((networks, n))) < accuracies[:, None]


@st.composite
def curves(draw) -> Curve:
    """Learning curves of two to five points."""
    sizes = sorted(draw(st.sets(st.integers(20, 30000), min_size=2, max_size=5)))
    return fitted(sizes, [1] * len(sizes), draw(right_answers(len(sizes))), split="val")


@st.composite
def comparisons(draw) -> Comparison:
    """Another training beside this one."""
    theirs, ours = draw(right_answers(2))
    outcomes = [
        Outcome(name, share(int(of.sum()), len(of)), draw(intervals()), 9, 1.0, 3, 1.2)
        for name, of in (("other", theirs), ("mine", ours))
    ]
    settings = draw(st.sampled_from(SETTINGS))
    return Comparison(
        "val", outcomes[1], (Other(outcomes[0], kind_of(settings), settings, draw(intervals()), mcnemar(theirs, ours)),)
    )
