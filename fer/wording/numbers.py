"""Numbers that every language writes alike: signs that are signs, intervals in a table, powers of ten."""

import re
from collections.abc import Sequence
from decimal import Decimal

_POWER = re.compile(r"\$(?P<mantissa>-?[\d.]+) \\times 10\^\{(?P<exponent>-?\d+)\}\$")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def interval_cell(interval: Sequence[float] | None, *, digits: int = 1, between: str = "–") -> str:
    """A share with its interval in percent, as a table has it: "62.3 (60.1–64.4)"; a dash for None."""
    if interval is None:
        return "–"
    value, low, high = (signed(100 * part, digits) for part in interval)
    return f"{value} ({low}{between}{high})"


def bounded(interval: Sequence[float], *, digits: int = 2, between: str = "–") -> str:
    """As `number_cell`, "0.62 (0.60–0.64)", but a negative nought has no sign."""
    value, low, high = (number(part, digits=digits) for part in interval)
    return f"{value} ({low}{between}{high})"


def number(value: float, *, digits: int = 2) -> str:
    """−0.316 → "−0.32"; a negative nought has no sign."""
    return signed(value, digits)


def with_sign(value: float, *, digits: int = 2) -> str:
    """0.316 → "+0.32", −0.316 → "−0.32"; a nought is positive."""
    return f"{value:+z.{digits}f}".replace("-", "−")


def p_value(p: float) -> str:
    """0.034 → "p = 0.034"; "p < 0.001" below that. Near 0.05 so many digits that the side shows: "p = 0.0497"."""
    if p < 0.001:
        return "p\N{NO-BREAK SPACE}<\N{NO-BREAK SPACE}0.001"
    digits = next((of for of in range(3, 8) if round(p, of) != 0.05), 3)
    return f"p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{p:.{digits}f}"


def scientific(value: float, *, digits: int = 1) -> str:
    """3.2e-7 → "$3.2 \\times 10^{-7}$", an inline formula; digits alone between 0.001 and 10,000, and for 0."""
    if value == 0 or 1e-3 <= abs(value) < 1e4:
        return f"{float(f'{value:.{digits}e}'):,.10g}"
    mantissa, exponent = f"{value:.{digits}e}".split("e")
    return rf"${mantissa} \times 10^{{{int(exponent)}}}$"


def without_formulas(text: str) -> str:
    """Powers of ten in the text as `scientific` writes them, in characters: "1.67 × 10⁻⁹"."""

    def one(power: re.Match) -> str:
        return f"{power['mantissa'].replace('-', '−')} × 10{power['exponent'].translate(_RAISED)}"

    return _POWER.sub(one, text)


def loss(nats: float, *, digits: int = 2) -> str:
    """1.234 → "1.23", 0.0512 → "0.051", 0.00012 → "$1.2 \\times 10^{-4}$"."""
    if nats >= 0.1:
        return f"{nats:.{digits}f}"
    return f"{nats:.{digits}g}" if nats >= 1e-3 else scientific(nats, digits=digits - 1)


def general(value: float) -> str:
    """As short as can be without a power of ten, to six digits: 3.0 → "3", -0.5 → "−0.5", 1e-5 → "0.00001"."""
    return f"{Decimal(f'{value:g}'):f}".replace("-", "−")


def two_places(value: float) -> str:
    """0.9 → "0.90"; below 0.01 a power of ten: 3.2e-7 → "$3 \\times 10^{-7}$"."""
    if value == 0 or abs(value) >= 0.01:
        return f"{value:.2f}".replace("-", "−")
    return scientific(value, digits=0)


def signed(number: float, digits: int) -> str:
    """With a minus sign that is one; a negative nought has none."""
    return f"{number:z.{digits}f}".replace("-", "−")
