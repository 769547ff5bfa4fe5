"""Question 5, evidence: do filters stand for classes?"""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, interval_cell, percent, plural

_NAMES = names("en")


def none_selective(filters: int, level: float, eta_squared: float, chance: float) -> str:
    return (
        f"**No** filter of {count(filters)} tells the classes apart better than shuffled labels do "
        f"{_figures(level, eta_squared, chance)}."
    )


def some_selective(selective: int, filters: int, level: float, eta_squared: float, chance: float) -> str:
    return (
        f"{selective} of {count(filters, 'filter')} {plural(selective, 'tells', 'tell')} the classes apart better than "
        f"chance {_figures(level, eta_squared, chance)}."
    )


def none_for_one_class(largest: float) -> str:
    return (
        f"Yet **none** stands for one class: at most {percent(largest)} of a filter's variance lies between the "
        "class that it prefers and all others, so most of what it says is something else."
    )


def some_for_one_class(strong: int, largest: float) -> str:
    return (
        f"{count(strong)} {plural(strong, 'owes', 'owe')} more than half of the variance (at most {percent(largest)}) "
        "to one class against all others, and may be named after it; no other filter may."
    )


def table(
    filter: int, prefers: int, eta_squared: float, one_class: float, chance: float, p: float, change: Interval | None
) -> dict[str, str]:
    return {
        "filter": str(filter),
        "prefers": _NAMES[prefers],
        "$\\eta^2$": f"{eta_squared:.3f}",
        "one class": f"{one_class:.3f}",
        "by chance": f"{chance:.3f}",
        "adjusted $p$": f"{p:.3f}",
        "recall without it (points)": interval_cell(change, between=" to "),
    }


def table_caption() -> str:
    return (
        "The shown filters: the class with the largest mean activation, the share of the activation's variance that "
        "lies between classes, the part of it between the preferred class and all others, the 95 % quantile of "
        "$\\eta^2$ over shuffled labels, the share of shuffles that reach it (adjusted for the number of filters; "
        "0.001 is the least that can be told), and the change of the preferred class's recall when the filter is left "
        "out, with its 95 % interval (Agresti and Min, 2005)."
    )


def _figures(level: float, eta_squared: float, chance: float) -> str:
    return (
        f"(false discoveries held to {percent(level, digits=0)}); the median share of variance between classes is "
        f"{percent(eta_squared)}, where shuffled labels stay below {percent(chance)}"
    )
