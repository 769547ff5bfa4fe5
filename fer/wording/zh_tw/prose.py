"""How numbers and lists are written in the Chinese of Taiwan: a space between Chinese and digits, full-width marks."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from fer.statistics.interval import LEVEL, Interval
from fer.wording.numbers import signed

SPLITS = {"train": "訓練", "val": "驗證", "test": "測試"}
_DIGITS = ("零", "一", "兩", "三", "四", "五", "六", "七", "八", "九", "十")


def percent(share: float, *, digits: int = 1) -> str:
    """0.623 → "62.3%"."""
    return f"{100 * share:.{digits}f}%"


def percent_interval(share: float, low: float, high: float, *, level: int = 95, digits: int = 1, note: str = "") -> str:
    """A share with its confidence interval: "62.3%（95% 信賴區間 60.1–64.4%）"; `note` stands behind the bounds."""
    bounds = f"{100 * low:.{digits}f}–{100 * high:.{digits}f}%{note}"
    return f"{percent(share, digits=digits)}（{level}% 信賴區間 {bounds}）"


def points(difference: float, *, digits: int = 1) -> str:
    """A difference of two shares: 0.031 → "3.1 個百分點"; the sign is the sentence's to say."""
    return f"{abs(100 * difference):.{digits}f} 個百分點"


def points_interval(difference: float, low: float, high: float, *, digits: int = 1) -> str:
    """A difference of two shares with its confidence interval: "−1.2 個百分點（95% 信賴區間 −3.0 到 0.6）"."""
    value, *bounds = (signed(100 * part, digits) for part in (difference, low, high))
    return f"{value} 個百分點（95% 信賴區間 {' 到 '.join(bounds)}）"


def points_bounds(difference: Interval, level: float = LEVEL) -> str:
    """The confidence interval of a difference of two shares, by itself: "（95% 信賴區間 −5.7 到 −1.1）"."""
    low, high = (signed(100 * part, 1) for part in (difference.low, difference.high))
    return f"（{percent(level, digits=0)} 信賴區間 {low} 到 {high}）"


def number_interval(value: float, low: float, high: float, *, digits: int = 3) -> str:
    """A plain number with its confidence interval: "0.104（95% 信賴區間 0.089 到 0.117）"."""
    written, *bounds = (signed(part, digits) for part in (value, low, high))
    return f"{written}（95% 信賴區間 {' 到 '.join(bounds)}）"


def number_cell(interval: Sequence[float] | None, *, digits: int = 2, between: str = " 到 ") -> str:
    """A plain number with its interval, as a table has it: "−0.60 (−0.70 到 −0.50)"; a dash for None."""
    if interval is None:
        return "–"
    value, low, high = (f"{part:.{digits}f}".replace("-", "−") for part in interval)
    return f"{value} ({low}{between}{high})"


def count(number: int) -> str:
    """28709 → "28,709"; the measure word is the sentence's to say."""
    return f"{number:,}"


def faces(number: int) -> str:
    """28709 → "28,709 張臉孔"."""
    return f"{number:,} 張臉孔"


def in_words(number: int) -> str:
    """Up to ten as a numeral before a measure word ("兩"), above that in digits with a space behind."""
    return _DIGITS[number] if 0 <= number < len(_DIGITS) else f"{number:,} "


def listed(items: Sequence[str], *, last: str = "和") -> str:
    """["憤怒", "恐懼", "悲傷"] → "憤怒、恐懼和悲傷"."""
    if len(items) < 2:
        return "".join(items)
    return f"{'、'.join(items[:-1])}{last}{items[-1]}"


def spaced(*parts: str) -> str:
    """Parts of a sentence as one, with a space between two unless Chinese meets Chinese there."""
    said = ""
    for part in filter(None, parts):
        said += part if not said or (_is_wide(said[-1]) and _is_wide(part[0])) else f" {part}"
    return said


def paragraph(sentences: Sequence[str]) -> str:
    """Sentences in their order, as one paragraph; full-width full stops need no space."""
    return "".join(sentences)


def large(number: int, unit: str = "") -> str:
    """72,471; from a million on in 萬, from a hundred million on in 億: "539 萬"; with a measure word "539 萬次"."""
    for scale, name in ((1e8, "億"), (1e4, "萬")):
        if number >= max(0.9995 * scale, 1e6):
            digits = f"{number / scale:.3g}" if number / scale < 999.5 else f"{number / scale:,.0f}"
            return f"{digits} {name}{unit}"
    return f"{count(number)} {unit}".rstrip()


def part(share: float) -> str:
    """A share in percent; one that is nearly all is not rounded to all."""
    return f"超過 {percent(0.999)}" if 0.9995 <= share < 1 else percent(share)


def bounds(interval: Interval, *, digits: int = 1) -> str:
    """The confidence interval of a share, by itself: "（95% 信賴區間 60.1–64.4%）"."""
    low, high = (f"{100 * part:.{digits}f}" for part in (interval.low, interval.high))
    return f"（95% 信賴區間 {low}–{high}%）"


def duration(seconds: float) -> str:
    """A time in its natural unit: "42 秒", "3 分 20 秒", "2 小時 5 分"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    minutes, left = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} 分 {left} 秒"
    return f"{minutes // 60} 小時 {minutes % 60} 分"


def _is_wide(character: str) -> bool:
    """Whether it is a Chinese character or a full-width mark."""
    return east_asian_width(character) in "WF"
