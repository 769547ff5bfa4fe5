"""What the notebook's Markdown says of methods is what the code does."""

import json

from fer.filters import kernels, kinds, maximise
from fer.filters.silencing import APART
from fer.provenance import ROOT


def text(cell_id):
    cells = json.loads((ROOT / "notebooks" / "05_filters.ipynb").read_text())["cells"]
    return next("".join(cell["source"]) for cell in cells if cell["id"] == cell_id)


def test_ascent_is_told_as_it_is_run():
    assert maximise.SHIFT == 3 and "shifted by up to three pixels" in text("ascent-text")
    assert "until their mean activation no longer grows" in text("ascent-text")


def test_ablation_is_told_where_it_happens():
    told = text("ablation-text")
    assert {"ReLU", "AdaptiveAvgPool2d"} <= {kind.__name__ for kind in APART}
    assert "behind the rectifier and the pooling, where these follow" in told
    assert "falls by more than the mean change of the other classes" in told


def test_limits_in_the_text_are_those_of_the_rules():
    assert kinds.STEP == 0.5 and "by half a standard deviation" in text("kinds-text")
    assert (kernels.EDGES, kernels.BRIGHTNESS) == (2 / 3, 1 / 3)
    assert "from two thirds on" in text("about-kernels") and "up to one third" in text("about-kernels")
