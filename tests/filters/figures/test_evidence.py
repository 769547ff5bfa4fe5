"""Changes of recall are drawn as they are given."""

import numpy as np

from fer.filters.figures import evidence


def test_a_change_is_told_in_points_framed_if_sure_and_left_out_if_unknown():
    change, sure = np.array([[-0.123, 0.0, np.nan], [0.0004, 0.05, -0.5]]), np.zeros((2, 3), dtype=bool)
    sure[0, 0] = True
    words = {"rows": "filter", "columns": "recall"}
    ax = evidence.plot_ablation(change, sure, ["7", "9"], ["a", "b", "c"], words=words)
    assert [text.get_text() for text in ax.texts] == ["−12.3", "0", "0", "+5.0", "−50.0"]
    assert [text.get_fontweight() for text in ax.texts].count("bold") == len(ax.patches) == 1
    assert ax.collections[0].get_array().ravel()[:2].tolist() == [-0.123, 0.0]
    assert ax.collections[0].get_array().ravel()[4:].tolist() == [0.05 * 0.4, -0.5 * 0.4]
    assert ax.collections[0].get_cmap().name == "RdBu_r"  # red is more, as in the figures beside it
    evidence.plot_ablation(np.full((1, 2), np.nan), sure[:1, :2], ["7"], ["a", "b"], words=words, ax=ax)
