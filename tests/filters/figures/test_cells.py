"""A table of shaded numbers."""

import numpy as np

from fer.filters.figures.cells import plot_cells


def test_every_known_number_is_written_and_what_is_sure_is_framed(ax):
    values = np.array([[0.5, np.nan], [-0.25, 0.0]])
    plot_cells(
        values,
        [["a", ""], ["b", "c"]],
        np.array([[True, False], [False, False]]),
        rows=["first", "second"],
        names=["angry", "sad"],
        words={"rows": "r", "columns": "c"},
        light=values < 0,
        cmap="RdBu",
        limits=(-1, 1),
        ax=ax,
    )
    texts = {text.get_text(): text for text in ax.texts}
    assert set(texts) == {"a", "b", "c"}
    assert [name for name, text in texts.items() if text.get_fontweight() == "bold"] == ["a"]
    assert [name for name, text in texts.items() if text.get_color() == "white"] == ["b"]
    assert len(ax.patches) == 1
    assert ax.get_ylim() == (2, 0)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["first", "second"]
