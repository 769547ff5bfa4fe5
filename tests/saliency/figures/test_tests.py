"""Figures of the counter-checks show what they are given."""

import matplotlib.pyplot as plt
import pytest

from fer.saliency.figures import tests as sanity


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def test_likeness_has_a_curve_with_interval_and_a_reference_for_each_method():
    curves = {"a": [[1, 1, 1], [0.3, 0.2, 0.4]], "b": [[1, 1, 1], [0.9, 0.8, 1]]}
    words = {"layers": "layers", "likeness": "likeness"}
    ax = sanity.plot_likeness([0, 4], curves, {"a": 0.1, "b": 0.2}, words=words)
    first, dash, second, *_ = ax.lines
    assert (first.get_xydata().tolist(), second.get_ydata()[1]) == ([[0, 1], [4, 0.3]], 0.9)
    assert list(dash.get_ydata()) == [0.1, 0.1] and min(dash.get_xdata()) > 4
    assert dash.get_color() == first.get_color() != second.get_color()
    assert len(ax.collections) == 2
    assert ax.get_legend_handles_labels()[1] == ["a", "b"]


def test_removal_sets_what_knows_no_network_apart():
    curves = {"m": [1, 0.2], "centre": [1, 0.4], "random": [1, 0.5]}
    ax = sanity.plot_removal([0, 1], curves, plain=["centre", "random"], title="t", xlabel="x")
    method, *plain = ax.lines
    assert method.get_linestyle() == "-" and all(line.get_linestyle() == "--" for line in plain)
    assert list(method.get_xdata()) == [0, 100] and list(plain[1].get_ydata()) == [1, 0.5]


def test_removals_stand_side_by_side_on_one_scale():
    words = dict.fromkeys(("removed", "restored", "probability"), "x") | {"deletion": "out", "insertion": "in"}
    curves = {"deletion": {"m": [0.5, 0]}, "insertion": {"m": [0, 0.8]}}
    fig = sanity.plot_removals([0, 1], curves, plain=[], words=words)
    assert [ax.get_title(loc="left") or ax.get_title() for ax in fig.axes] == ["out", "in"]
    assert [list(ax.lines[0].get_ydata()) for ax in fig.axes] == [[0.5, 0], [0, 0.8]]
    assert fig.axes[0].get_ylim() == fig.axes[1].get_ylim() == pytest.approx((0, 0.84))


@pytest.mark.parametrize("number", [0, 1, 12])
def test_any_number_of_methods_can_be_drawn(number):
    curves = {str(k): [[1, 1, 1], [0.3, 0.2, 0.4]] for k in range(number)}
    words = {"layers": "layers", "likeness": "likeness"}
    sanity.plot_likeness([0, 1], curves, dict.fromkeys(curves, 0.0), words=words)
    sanity.plot_removal([0, 1], {name: [1, 0] for name in curves}, plain=[], title="t", xlabel="x")
