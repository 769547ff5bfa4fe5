"""A training watched: a line an epoch, and the curves so far in a page that a browser keeps reloading."""

import io
import time
from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

from fer.figures import style
from fer.files import replacing
from fer.progress import remark
from fer.recipes import Recipe
from fer.runs.files import WATCHED
from fer.training.figures.curves import plot_curves
from fer.training.loop import small_epochs

SECONDS = 3  # after which a browser reads the page again
DRAWING = 20  # a twentieth of the time at most goes into drawing: a short epoch takes less than a figure

_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8">{again}<title>{title}</title></head>
<body style="font-family: sans-serif; max-width: 60rem; margin: 2rem auto"><h1>{title}</h1><p>{standing}</p>
{figure}</body></html>
"""


class Watch:
    """Is told of every epoch: says it in a line on stderr, and draws the page anew where there is time for it."""

    def __init__(self) -> None:
        self._began, self._drawing = time.monotonic(), 0.0

    def __call__(self, path: Path, history: Sequence[Mapping[str, float]], recipe: Recipe, *, ended: bool) -> None:
        """After an epoch of a training, whose rows so far are `history`, not empty; `path` is the run's."""
        first = self._drawing == 0.0
        if first:
            remark(f"curves: {path / WATCHED}, a page that reloads itself")
        remark(standing(history, recipe))
        began = time.monotonic()
        if first or ended or self._drawing * DRAWING <= began - self._began:
            write_page(path, history, recipe, ended=ended)
            self._drawing += time.monotonic() - began


def standing(history: Sequence[Mapping[str, float]], recipe: Recipe) -> str:
    """The last epoch in a line."""
    row, best = history[-1], kept(history)
    took = f"{row['seconds']:.1f} s"
    small = ", trained on smaller faces" if row["epoch"] <= small_epochs(recipe) else ""
    return (
        f"epoch {row['epoch']}/{recipe.epochs}{small}: loss {row['train_loss']:.3f} train, {row['val_loss']:.3f} val; "
        f"accuracy {row['train_accuracy']:.1%} train, {row['val_accuracy']:.1%} val (best: epoch {best}); {took}"
    )


def kept(history: Sequence[Mapping[str, float]]) -> int:
    """The epoch with the best accuracy on validation faces, the first of equals."""
    return int(max(history, key=lambda row: row["val_accuracy"])["epoch"])


def write_page(path: Path, history: Sequence[Mapping[str, float]], recipe: Recipe, *, ended: bool) -> None:
    """The page of the curves; once the training has ended it is not read again."""
    page = _PAGE.format(
        again="" if ended else f'<meta http-equiv="refresh" content="{SECONDS}">',
        title=escape(path.name),
        standing=escape(standing(history, recipe)),
        figure=_curves(history, small=small_epochs(recipe, done=len(history))),
    )
    with replacing(path / WATCHED) as part:
        part.write_text(page, encoding="utf-8")


def _curves(history: Sequence[Mapping[str, float]], *, small: int) -> str:
    """Loss and accuracy against the epoch, as SVG; the first `small` epochs on grey."""
    columns = ("epoch", "train_loss", "val_loss", "train_accuracy", "val_accuracy")
    table = np.array([[row[name] for name in columns] for row in history])
    epochs, best = table[:, 0].astype(int), kept(history)
    style.use()
    fig, (left, right) = plt.subplots(1, 2, figsize=(style.TEXT_WIDTH, 2.6))
    names = {"epoch": "epoch", "kept": f"best: epoch {best}", "train": "train", "val": "val"}
    losses, accuracies = table[:, 1:3], table[:, 3:5]
    plot = partial(plot_curves, epochs, kept=best, small=small, names=names)
    plot(*losses.T, title="loss (nats)", ends=_ends(losses[-1], "{:.2f}"), ax=left)
    plot(*accuracies.T, title="accuracy (%)", ends=_ends(accuracies[-1], "{:.1%}"), shares=True, ax=right)
    buffer = io.StringIO()
    fig.savefig(buffer, format="svg")
    plt.close(fig)
    drawn = buffer.getvalue()
    return drawn[drawn.index("<svg") :]


def _ends(values: np.ndarray, written: str) -> list[str]:
    return [f"{name}\n{written.format(value)}" for name, value in zip(("train", "val"), values, strict=True)]
