"""Figures that set confusions of several judges side by side."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from fer.confusion.judges import Matrix
from fer.figures.shares import plot_shares
from fer.figures.style import TEXT_WIDTH


def plot_judges(matrices: Mapping[str, Matrix], names: Sequence[str], *, words: Mapping[str, str]) -> Figure:
    """The matrices side by side, in their order, on one scale. `words` has a title for each, reference and answer."""
    size = (TEXT_WIDTH, TEXT_WIDTH / len(matrices) + 0.7)
    figure, axes = plt.subplots(1, len(matrices), figsize=size, layout="constrained")
    for place, (ax, (who, counts)) in enumerate(zip(axes, matrices.items(), strict=True)):
        ylabel = "" if place else words["reference"]
        plot_shares(np.array(counts), names, title=words[who], xlabel=words["answer"], ylabel=ylabel, ax=ax)
    return figure
