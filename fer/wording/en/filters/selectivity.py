"""Question 5, evidence: do filters stand for classes?"""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, interval_cell, percent, percent_interval, plural

_NAMES = names("en")


def none_selective(filters: int, level: float, eta_squared: float, chance: float) -> str:
    return (
        f"For **no** filter of {count(filters)} is it shown that it tells the classes apart better than shuffled "
        f"labels do {_figures(level, eta_squared, chance)}."
    )


def some_selective(selective: int, filters: int, level: float, eta_squared: float, chance: float) -> str:
    return (
        f"{selective} of {count(filters, 'filter')} {plural(selective, 'tells', 'tell')} the classes apart better than "
        f"chance {_figures(level, eta_squared, chance)}."
    )


def none_for_one_class(of_class: int, rises: bool, share: Interval) -> str:
    return f"Yet **none** stands for one class: at most {_share(of_class, rises, share)}, less than half."


def open_for_one_class(may_be: int, of_class: int, rises: bool, share: Interval) -> str:
    return (
        f"That one stands for a single class is **not** shown: at most {_share(of_class, rises, share)}; for "
        f"{count(may_be, 'filter')} the interval reaches above half."
    )


def some_for_one_class(strong: int, of_class: int, rises: bool, share: Interval) -> str:
    return (
        f"{count(strong)} {plural(strong, 'owes', 'owe')} more than half of the variance to one class against all "
        f"others: at most {_share(of_class, rises, share)}."
    )


def by_falling(falling: int, filters: int) -> str:
    return (
        f"Of these {count(filters, 'filter')}, {count(falling)} {plural(falling, 'sets', 'set')} the class that "
        f"{plural(falling, 'it tells', 'they tell')} best apart by being **less** active on it."
    )


def table(
    filter: int,
    prefers: int,
    eta_squared: float,
    apart: tuple[int, bool, Interval] | None,
    chance: float,
    p: float,
    change: Interval | None,
) -> dict[str, str]:
    return {
        "filter": str(filter),
        "prefers": _NAMES[prefers],
        "$\\eta^2$": f"{eta_squared:.3f}",
        "by chance": f"{chance:.3f}",
        "adjusted $p$": f"{p:.3f}",
        "sets apart": "–" if apart is None else _apart(*apart),
        "recall without it (points)": interval_cell(change, between=" to "),
    }


def table_caption(chance: float, shuffles: int, level: float) -> str:
    return (
        "The shown filters: the class with the largest mean activation, the share $\\eta^2$ of the activation's "
        f"variance that lies between classes, its {percent(chance, digits=0)} quantile over {count(shuffles)} "
        "shufflings of the labels, the share of shuffles that reach it (adjusted for the number of filters), the class "
        "that the filter sets apart most from all others, by answering more or less, with the share of the variance "
        "that lies between these two, and the change of the preferred class's recall when the filter is left out, with "
        f"its interval (all of [@fig:ablation] together at {percent(level, digits=0)})."
    )


def _apart(of_class: int, rises: bool, share: Interval) -> str:
    return f"{_NAMES[of_class]}, {_direction(rises)}: {percent(share.value)}"


def _direction(rises: bool) -> str:
    return "more" if rises else "less"


def _share(of_class: int, rises: bool, share: Interval) -> str:
    return (
        f"{percent_interval(*share)} of a filter's variance lies between one class and all others "
        f"({_NAMES[of_class]}, {_direction(rises)} active)"
    )


def _figures(level: float, eta_squared: float, chance: float) -> str:
    return (
        f"(false discoveries held to {percent(level, digits=0)}); the median share of variance between classes is "
        f"{percent(eta_squared)}, where shuffled labels stay below {percent(chance)}"
    )
