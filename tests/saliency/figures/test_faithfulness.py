"""The curves of deletion and insertion are drawn as they are given."""

import pytest

from fer.saliency.figures import faithfulness as figures


def named(curves):
    """Titles that are the orders' own names."""
    return {name: name for name in curves}


def test_removal_sets_what_knows_no_network_apart():
    curves = {"m": [1.0, 0.2], "centre": [1.0, 0.4], "random": [1.0, 0.5]}
    ax = figures.plot_removal(
        [0.0, 1.0], curves, plain=["centre", "random"], titles=named(curves), title="t", xlabel="x"
    )
    method, *plain = ax.lines
    assert method.get_linestyle() == "-" and all(line.get_linestyle() == "--" for line in plain)
    assert list(method.get_xdata()) == [0, 100] and list(plain[1].get_ydata()) == [1, 0.5]


def test_removals_stand_side_by_side_on_one_scale():
    words = dict.fromkeys(("removed", "restored", "probability"), "x") | {"deletion": "out", "insertion": "in"}
    curves = {"deletion": {"m": [0.5, 0.0]}, "insertion": {"m": [0.0, 0.8]}}
    fig = figures.plot_removals([0.0, 1.0], curves, plain=[], titles={"m": "method"}, words=words)
    assert [ax.get_title(loc="left") or ax.get_title() for ax in fig.axes] == ["out", "in"]
    assert [list(ax.lines[0].get_ydata()) for ax in fig.axes] == [[0.5, 0], [0, 0.8]]
    assert fig.axes[0].get_ylim() == fig.axes[1].get_ylim() == pytest.approx((0, 0.84))


@pytest.mark.parametrize("number", [0, 1, 12])
def test_any_number_of_methods_can_be_drawn(number):
    curves = {str(k): [1.0, 0.0] for k in range(number)}
    figures.plot_removal([0.0, 1.0], curves, plain=[], titles=named(curves), title="t", xlabel="x")
