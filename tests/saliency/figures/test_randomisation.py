"""How alike maps stay is drawn as it is given."""

import pytest

from fer.saliency.figures import randomisation as figures
from fer.statistics.interval import Interval

WORDS = {"layers": "layers", "likeness": "likeness"}


def test_likeness_has_a_curve_with_interval_and_a_reference_for_each_method():
    same = Interval(1.0, 1.0, 1.0)
    curves = {"a": [same, Interval(0.3, 0.2, 0.4)], "b": [same, Interval(0.9, 0.8, 1.0)]}
    titles = {"a": "method A", "b": "method B"}
    ax = figures.plot_likeness([0, 4], curves, {"a": 0.1, "b": 0.2}, titles=titles, words=WORDS)
    first, dash, second, *_ = ax.lines
    assert (first.get_xydata().tolist(), second.get_ydata()[1]) == ([[0, 1], [4, 0.3]], 0.9)
    assert list(dash.get_ydata()) == [0.1, 0.1] and min(dash.get_xdata()) > 4
    assert dash.get_color() == first.get_color() != second.get_color()
    assert len(ax.collections) == 2
    assert ax.get_legend_handles_labels()[1] == ["method A", "method B"]


@pytest.mark.parametrize("number", [0, 1, 12])
def test_any_number_of_methods_can_be_drawn(number):
    keys = [str(k) for k in range(number)]
    curves = {key: [Interval(1.0, 1.0, 1.0), Interval(0.3, 0.2, 0.4)] for key in keys}
    figures.plot_likeness([0, 1], curves, dict.fromkeys(keys, 0.0), titles={key: key for key in keys}, words=WORDS)
