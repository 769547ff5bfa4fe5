"""Densities and outlines are drawn where they are known."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.saliency.figures import parts as figures
from fer.statistics.interval import Interval
from fer.statistics.means import Mean


def test_densities_are_drawn_where_they_are_known():
    known, alone = Mean(1.6, Interval(1.6, 1.5, 1.7), 9), Mean(0.4, None, 1)
    _, ax = plt.subplots()
    figures.plot_densities({"m": [known, alone, None]}, ["a", "b", "c"], title="t", ax=ax)
    marks, even = ax.lines
    assert marks.get_xdata() == pytest.approx([1.6, 0.4])
    assert even.get_xdata() == pytest.approx([1, 1])
    (segment,) = ax.collections[0].get_segments()
    assert segment[:, 0] == pytest.approx([1.5, 1.7])


def test_panels_share_their_rows_and_name_methods_and_areas():
    even = Mean(1.0, Interval(1.0, 0.9, 1.1), 9)
    panels = {area: {"m": [even, None], "n": [None, even]} for area in ("eyes", "rest")}
    titles = {"eyes": "the eyes", "rest": "the rest", "m": "one", "n": "other"}
    fig = figures.plot_panels(panels, ["a", "b"], titles=titles)
    assert [ax.get_title(loc="left") or ax.get_title() for ax in fig.axes] == ["the eyes", "the rest"]
    assert [text.get_text() for text in fig.legends[0].get_texts()] == ["one", "other"]
    assert [tick.get_text() for tick in fig.axes[0].get_yticklabels()] == ["a", "b"]


def test_panels_have_dashed_lines_of_their_own_or_one_scale():
    near, far = ([Mean(value, None, 1)] for value in (1.0, 9.0))
    panels, titles = {"a": {"m": near}, "b": {"m": far}}, dict.fromkeys("abm", "x")
    apart = figures.plot_panels(panels, ["row"], titles=titles, lines=(1, 0))
    assert [ax.lines[-1].get_xdata()[0] for ax in apart.axes] == [1, 0]
    alike = figures.plot_panels(panels, ["row"], titles=titles)
    assert alike.axes[0].get_xlim() == alike.axes[1].get_xlim() != apart.axes[0].get_xlim()


def test_outlines_lie_round_the_parts_of_their_own_picture():
    mask = np.zeros((2, 48, 48), dtype=bool)
    mask[:, 10:20, 30:40] = True
    face = np.full((48, 48), 99.0)
    ax = figures.plot_parts({"angry": face, "fear": None}, {"brows": mask, "eyes": ~mask & False})
    (outline,) = ax.collections  # none round an empty part, none where there is no picture
    corners = outline.get_paths()[0].vertices
    assert (corners.min(axis=0).tolist(), corners.max(axis=0).tolist()) == ([29.5, 9.5], [39.5, 19.5])
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["brows", "eyes"]
    with pytest.raises(ValueError, match="zip"):
        figures.plot_parts({"angry": face}, dict.fromkeys("abcde", mask))
