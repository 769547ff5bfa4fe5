"""Facts of trainings whose curves are given."""

from dataclasses import replace

import numpy as np
import pandas as pd

from fer.statistics.interval import Interval, share
from fer.training.chosen import flattery
from fer.training.facts import Facts
from fer.training.members import Member, Members, Together
from fer.training.overfitting import assess
from fer.training.twin_free import TwinFree

INTERVAL = Interval(0.5, 0.4, 0.6)
MEMBERS = Members(
    each=tuple(Member("cpu", None, seed, INTERVAL, 20, 20) for seed in range(3)),
    mean=0.5, sd=Interval(0.0, 0.0, 0.0), lowest=0.5, highest=0.5, train_faces=20000, out_of_fold=False,
    together=Together("test", 3589, INTERVAL, 0.5, Interval(0.0, -0.1, 0.1)),
)  # fmt: skip
UNLIKE = replace(MEMBERS, each=(Member("quick", None, 0, INTERVAL, 20, 20), Member("cpu", None, 0, INTERVAL, 48, 48)))
TWINS = TwinFree("absent", 280, 0, share(2015, 3309))  # near ones could not be searched for
BOTH = TwinFree("done", 280, 743, share(1560, 2566))


def facts(
    train_loss, val_loss, train_accuracy, val_accuracy, *, n: int = 3589, kept=None, twins=None, **others
) -> Facts:
    """What the notebook measures of these curves."""
    columns = np.broadcast_arrays(train_loss, val_loss, train_accuracy, val_accuracy)
    history = pd.DataFrame(np.transpose(columns), columns=["train_loss", "val_loss", "train_accuracy", "val_accuracy"])
    history["epoch"] = np.arange(1, len(history) + 1)
    kept = kept or int(history["epoch"][history["val_accuracy"].idxmax()])
    assessment = assess(history, kept=kept, n_train=n, n_val=n, twins=twins)
    found = Facts(
        parameters=11, faces=28709, held_out="test", epochs=len(history), planned=len(history), small=0, patience=None,
        keep="best", views=1, accuracy=INTERVAL, seconds=754.2, faces_per_second=3456.7, device="x86_64", threads=2,
        trained_on=None,
        assessment=assessment, members=None,
        flattery=flattery(history["val_accuracy"].to_numpy(), faces=n) if len(history) > 1 else None,
    )  # fmt: skip
    return replace(found, **others)


def original() -> Facts:
    """Of the report that this one follows: the training loss goes to nought, the validation loss doubles."""
    val_loss = np.concatenate([np.linspace(1.6, 1.2, 10), np.linspace(1.21, 2.54, 90)])
    val_accuracy = np.concatenate([np.linspace(0.3, 0.51, 30), np.linspace(0.51, 0.5, 70)])
    return facts(np.linspace(1.6, 0.05, 100), val_loss, np.linspace(0.3, 0.9, 100), val_accuracy)


def underfitting() -> Facts:
    return facts(np.linspace(1.95, 1.8, 20), np.linspace(1.95, 1.8, 20), np.linspace(0.1, 0.3, 20), 0.3)


def well_fitted() -> Facts:
    accuracy = np.linspace(0.2, 0.9, 20)
    return facts(np.linspace(1.9, 0.3, 20), np.linspace(1.9, 0.3, 20), accuracy, accuracy)
