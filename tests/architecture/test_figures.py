"""The diagram: a block a layer, in the original report's colours, its text legible and clear of all other."""

from itertools import combinations

import matplotlib.pyplot as plt
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from fer.architecture.figures import COLOURS, _contrast, plot_architecture
from fer.architecture.findings import detail
from fer.architecture.layers import DRAWN_WHOLE, Layer, layers_of
from fer.figures import style
from fer.figures.style import INK
from fer.models.build import build
from fer.wording.en.architecture import names
from fer.wording.load import load

NETWORKS = {
    "original": ("original", {}),
    "vgg": ("vgg", {}),
    "deep": ("vgg", {"depth": 3}),
    "quick": ("vgg", {"widths": (16, 32, 64), "stem_stride": 2}),
    "tiny": ("vgg", {"widths": (8,), "depth": 1}),
    "resnet": ("resnet", {}),
}


@pytest.fixture(scope="module", params=NETWORKS)
def drawn(request) -> list[Layer]:
    name, options = NETWORKS[request.param]
    return layers_of(build(name, **options), whole=DRAWN_WHOLE)


@pytest.fixture(scope="module")
def ax(drawn):
    with plt.rc_context():
        style.use()
        ax = plot_architecture(drawn, [load("en").text(detail(layer)) for layer in drawn], names=names())
        ax.figure.canvas.draw()
        yield ax
        plt.close(ax.figure)


def test_one_coloured_block_a_layer(ax, drawn):
    boxes = [patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]
    assert [to_hex(box.get_facecolor()).upper() for box in boxes] == [COLOURS[layer.kind] for layer in drawn]


def test_every_connection_has_its_dimensions(ax, drawn):
    assert sum(isinstance(patch, FancyArrowPatch) for patch in ax.patches) == len(drawn) + 1
    texts = [text.get_text() for text in ax.texts]
    for shape in [drawn[0].input_shape, *(layer.output_shape for layer in drawn)]:
        texts.remove("×".join(map(str, shape)))  # each stands once for each connection: a missing one raises


def test_every_block_has_its_name_and_number(ax, drawn):
    texts = [text.get_text() for text in ax.texts]
    for k, layer in enumerate(drawn, start=1):
        texts.remove(str(k))
        texts.remove(names().get(layer.kind, layer.kind))


def test_text_is_legible_and_overlaps_nothing(ax):
    texts = list(ax.texts)
    assert min(text.get_fontsize() for text in texts) >= 7
    boxes = [text.get_window_extent() for text in texts]
    for (a, one), (b, other) in combinations(zip(boxes, texts, strict=True), 2):
        overlap = min(a.x1, b.x1) - max(a.x0, b.x0) > 0 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1  # a pixel of leading
        assert not overlap, (one.get_text(), other.get_text())


def test_all_is_inside_the_figure_and_titles_inside_their_blocks(ax, drawn):
    page = ax.figure.bbox
    assert ax.figure.get_size_inches()[0] <= style.TEXT_WIDTH
    for text in ax.texts:
        box = text.get_window_extent()
        assert page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1, text
    blocks = [patch.get_window_extent() for patch in ax.patches if isinstance(patch, FancyBboxPatch)]
    titles = [text for text in ax.texts if text.get_fontweight() == "bold"]
    assert len(titles) == len(drawn)
    for title, block in zip(titles, blocks, strict=True):
        assert block.x0 < title.get_window_extent().x0 and title.get_window_extent().x1 < block.x1, title


def test_text_stands_out_from_every_colour():
    assert _contrast("black", "white") == pytest.approx(21)
    for kind, colour in COLOURS.items():
        assert max(_contrast(colour, INK), _contrast(colour, "white")) >= 4.5, kind


def test_a_kind_without_a_colour_is_drawn_all_the_same():
    layers = [Layer("0", "Conv3d", (1, 4, 4, 4), (2, 4, 4, 4), 1, 1)]
    ax = plot_architecture(layers, [""], names=names())
    assert "Conv3d" in [text.get_text() for text in ax.texts]
    plt.close(ax.figure)
