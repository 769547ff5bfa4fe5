"""How numbers, plurals and lists are written in English, times and spaces in Chinese."""

import pytest

from fer.statistics.interval import Interval
from fer.wording import numbers
from fer.wording.en import prose
from fer.wording.zh_tw import prose as zh_tw


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (prose.percent(0.623), "62.3 %"),
        (prose.percent_interval(0.623, 0.601, 0.644), "62.3 % (95 % CI 60.1–64.4)"),
        (prose.bounds(Interval(0.623, 0.601, 0.644)), "(95 % CI 60.1–64.4)"),
        (prose.points(-0.031), "3.1 percentage points"),
        (prose.points_bounds(Interval(-0.034, -0.057, -0.0004)), "(95 % CI −5.7 to 0.0)"),
        (prose.count(28709, "face"), "28,709 faces"),
        (prose.count(1, "face"), "1 face"),
        (prose.count(2, "class", plural="classes"), "2 classes"),
        (prose.in_words(0), "no"),
        (prose.in_words(1200), "1,200"),
        (prose.listed([]), ""),
        (prose.listed(["a"]), "a"),
        (prose.listed(["a", "b", "c"]), "a, b and c"),
        (numbers.p_value(0.0344), "p = 0.034"),
        (numbers.p_value(0.0497), "p = 0.0497"),
        (numbers.p_value(0.05002), "p = 0.05002"),
        (numbers.p_value(0.05), "p = 0.050"),
        (numbers.scientific(3.24e-7), r"$3.2 \times 10^{-7}$"),
        (numbers.scientific(-1.5e12), r"$-1.5 \times 10^{12}$"),
        (numbers.scientific(1234.5), "1,200"),
        (numbers.scientific(0.0), "0"),
        (prose.duration(41.6), "42 s"),
        (prose.duration(200), "3 min 20 s"),
        (prose.duration(7500), "2 h 5 min"),
        (prose.part(0.9996), "over 99.9 %"),
        (prose.part(1.0), "100.0 %"),
    ],
)
def test_numbers_are_written(written, text):
    assert written.replace("\N{NO-BREAK SPACE}", " ") == text


def test_hours_are_written_without_seconds():
    assert prose.duration(3600) == "1 h 0 min"  # called here: lines that run while cases are listed are not counted


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("lr", "由", "0.1", "改為", "無"), "lr 由 0.1 改為無"),
        (("訓練臉孔數", "由", "無", "改為", "28,709"), "訓練臉孔數由無改為 28,709"),
        (("訓練（2）", "最低 0.26"), "訓練（2）最低 0.26"),
        (("由", "", "改為", "`x`"), "由改為 `x`"),
        ((), ""),
    ],
)
def test_a_space_stands_between_chinese_and_other_letters_alone(parts, text):
    assert zh_tw.spaced(*parts) == text


@pytest.mark.parametrize(("seconds", "text"), [(41.6, "42 秒"), (200, "3 分 20 秒"), (7500, "2 小時 5 分")])
def test_a_time_is_written_in_chinese(seconds, text):
    assert zh_tw.duration(seconds) == text
