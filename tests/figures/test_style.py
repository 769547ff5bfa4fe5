"""The house style holds for every figure drawn after it; and no figure needs torch."""

import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

from fer.figures import style

ROOT = Path(__file__).parents[2]
FIGURES = sorted(
    {
        *(ROOT / "fer" / "figures").glob("*.py"),
        *(ROOT / "fer").glob("*/figures.py"),
        *(ROOT / "fer").glob("*/figures/*.py"),
    }
)


@pytest.fixture(autouse=True)
def own_settings():
    with plt.rc_context():
        yield


def test_figures_drawn_afterwards_have_the_style():
    style.use()
    fig, ax = plt.subplots()
    assert fig.get_size_inches()[0] == style.TEXT_WIDTH
    assert not ax.spines["top"].get_visible()
    assert ax.xaxis.label.get_color() == style.INK
    plt.close(fig)


def test_no_figure_needs_torch_not_even_by_way_of_another_module():
    """A fresh Python imports one figure module after another and names those after which torch is there."""
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in FIGURES]
    assert {"fer.figures.mosaic", "fer.derivations.figures", "fer.training.figures.curves"} <= set(names)
    script = "import importlib, sys\nfor name in sys.argv[1:]:\n    importlib.import_module(name)\n"
    script += "    print(*[name] * ('torch' in sys.modules))\n"
    done = subprocess.run([sys.executable, "-c", script, *names], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
