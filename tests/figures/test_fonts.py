"""Chinese is drawn in the font that comes along; what no font has is a box and one warning, never a stop."""

import io
import logging
import warnings

import matplotlib.pyplot as plt
import pytest
from matplotlib.font_manager import FontProperties, findfont

from fer.data.emotions import letters, names
from fer.figures import fonts, style

CLASSES = [*names("zh-TW"), *letters("zh-TW")]


@pytest.fixture(autouse=True)
def own_settings():
    with plt.rc_context():
        yield


def drawn(fig):
    """The figure as SVG, where any warning is an error."""
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fig.savefig(buffer, format="svg")
    return buffer.getvalue()


def figure_of(texts, *, title=""):
    fig, ax = plt.subplots()
    ax.set_yticks(range(len(texts)), texts)
    ax.set_title(title)
    ax.plot([0, 1], [0, 1], label=texts[-1])
    ax.legend()
    return fig


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_chinese_names_are_drawn_in_both_languages(language, caplog):
    style.use(language)
    assert drawn(figure_of(CLASSES, title="準確率（accuracy）：62.3%，共 7,178 張臉孔"))
    assert caplog.records == []


def test_chinese_beside_a_formula_is_drawn(caplog):
    style.use("zh-TW")
    with caplog.at_level(logging.WARNING):
        drawn(figure_of(CLASSES, title=r"位置 $i$ 的 $\hat{x}_i^2$"))
    assert caplog.records == [], "matplotlib's formulas know the first font alone, and log what it lacks"


@pytest.mark.parametrize(("language", "first"), [("en", fonts.LATIN), ("zh-TW", fonts.CHINESE)])
def test_the_first_font_is_the_languages_and_the_other_one_follows(language, first):
    style.use(language)
    assert plt.rcParams["font.family"][0] == first
    assert set(plt.rcParams["font.family"]) == {fonts.LATIN, fonts.CHINESE}


def test_the_chinese_font_is_the_one_that_comes_along():
    fonts.families("zh-TW")
    assert findfont(FontProperties(family=fonts.CHINESE)).endswith("pylopdf_fonts_zh_tw/NotoSansTC-Regular.otf")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("happy 快樂\n−0.5 ≤ α", "happy 快樂\n−0.5 ≤ α"),
        ("표정 데이터", "□□ □□□"),
        ("表情数据", "表情□据"),
        ("run-\udcff", "run-□"),
    ],
)
def test_a_box_stands_for_what_no_font_has(text, shown):
    assert fonts.drawable(text) == shown


def test_names_in_another_script_become_boxes_with_one_warning():
    style.use()
    fig = figure_of(["표정 데이터", "表情数据", "run-\udcff"], title="표정")
    with pytest.warns(UserWarning) as told:
        fonts.replace_missing(fig)
    assert [str(one.message) for one in told] == ["no font has 数 데 이 정 터 표 \\udcff: drawn as □"]
    assert drawn(fig)
    ax = fig.axes[0]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["□□ □□□", "表情□据", "run-□"]
    assert ax.get_title(loc="left") == "□□"
    assert ax.get_legend().get_texts()[0].get_text() == "run-□"


def test_a_figure_with_all_its_glyphs_stays_as_it_is():
    style.use("zh-TW")
    fig, same = figure_of(CLASSES), figure_of(CLASSES)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fonts.replace_missing(fig)
    plt.rcParams["svg.hashsalt"] = "fer"
    assert strip(drawn(fig)) == strip(drawn(same))


def strip(svg):
    return [line for line in svg.splitlines() if b"dc:date" not in line]


def test_a_chinese_figure_is_no_heavier_than_its_glyphs():
    style.use("zh-TW")
    once, often = (len(drawn(figure_of(CLASSES * times))) for times in (1, 3))
    assert once < 60_000
    assert often - once < 0.6 * once, "a glyph's outline is stored once, however often it is drawn"
