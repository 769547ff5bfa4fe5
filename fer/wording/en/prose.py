"""How numbers and lists are written in English prose."""

from collections.abc import Sequence

from fer.statistics.interval import LEVEL, Interval
from fer.wording.numbers import signed

SPLITS = {"train": "training", "val": "validation", "test": "test"}
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def percent(share: float, *, digits: int = 1) -> str:
    """0.623 → "62.3 %", with a space that does not break."""
    return f"{100 * share:.{digits}f}\N{NO-BREAK SPACE}%"


def percent_interval(share: float, low: float, high: float, *, level: int = 95, digits: int = 1, note: str = "") -> str:
    """A share with its confidence interval: "62.3 % (95 % CI 60.1–64.4)"; `note` stands behind the bounds."""
    bounds = f"{100 * low:.{digits}f}–{100 * high:.{digits}f}{note}"
    return f"{percent(share, digits=digits)} ({level}\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {bounds})"


def points(difference: float, *, digits: int = 1) -> str:
    """A difference of two shares: 0.031 → "3.1 percentage points"; the sign is the sentence's to say."""
    return f"{abs(100 * difference):.{digits}f} percentage points"


def points_interval(difference: float, low: float, high: float, *, digits: int = 1) -> str:
    """A difference of two shares with its confidence interval: "−1.2 percentage points (95 % CI −3.0 to 0.6)"."""
    value, *bounds = (signed(100 * part, digits) for part in (difference, low, high))
    return f"{value} percentage points (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {' to '.join(bounds)})"


def points_bounds(difference: Interval, level: float = LEVEL) -> str:
    """The confidence interval of a difference of two shares, by itself: "(95 % CI −5.7 to −1.1)"."""
    low, high = (signed(100 * part, 1) for part in (difference.low, difference.high))
    return f"({percent(level, digits=0)} CI {low} to {high})"


def number_interval(value: float, low: float, high: float, *, digits: int = 3) -> str:
    """A plain number with its confidence interval: "0.104 (95 % CI 0.089 to 0.117)"."""
    written, *bounds = (signed(part, digits) for part in (value, low, high))
    return f"{written} (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {' to '.join(bounds)})"


def number_cell(interval: Sequence[float] | None, *, digits: int = 2, between: str = " to ") -> str:
    """A plain number with its interval, as a table has it: "−0.60 (−0.70 to −0.50)"; a dash for None."""
    if interval is None:
        return "–"
    value, low, high = (f"{part:.{digits}f}".replace("-", "−") for part in interval)
    return f"{value} ({low}{between}{high})"


def count(number: int, noun: str = "", *, plural: str | None = None) -> str:
    """28709, "face" → "28,709 faces"; 1, "face" → "1 face"; without a noun just "28,709"."""
    figure = f"{number:,}"
    if not noun:
        return figure
    return f"{figure} {noun if number == 1 else plural or noun + 's'}"


def in_words(number: int) -> str:
    """Up to ten in words ("no" for 0), as at the start of a sentence; above that in digits."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def listed(items: Sequence[str], *, last: str = "and") -> str:
    """["a", "b", "c"] → "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def plural(number: int, one: str, many: str) -> str:
    """`one` for 1, `many` for any other number: "face that has" or "faces that have"."""
    return one if number == 1 else many


def paragraph(sentences: Sequence[str]) -> str:
    """Sentences in their order, as one paragraph."""
    return " ".join(sentences)


def capitalised(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def large(number: int) -> str:
    """72,471; from a million on three digits: "5.39 million"."""
    for scale, name in ((1e9, "billion"), (1e6, "million")):
        if number >= 0.9995 * scale:
            return f"{number / scale:.3g} {name}"
    return count(number)


def part(share: float) -> str:
    """A share in percent; one that is nearly all is not rounded to all."""
    return f"over {percent(0.999)}" if 0.9995 <= share < 1 else percent(share)


def bounds(interval: Interval, *, digits: int = 1) -> str:
    """The confidence interval of a share, by itself: "(95 % CI 60.1–64.4)"."""
    low, high = (f"{100 * part:.{digits}f}" for part in (interval.low, interval.high))
    return f"(95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {low}–{high})"


def duration(seconds: float) -> str:
    """A time in its natural unit: "42 s", "3 min 20 s", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, left = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {left} s"
    return f"{minutes // 60} h {minutes % 60} min"
