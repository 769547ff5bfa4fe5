"""Question 5, evidence: do filters stand for classes?"""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, percent, percent_interval, plural
from fer.wording.numbers import interval_cell

_NAMES = names("en")


def none_selective(
    filters: int, level: float, eta_squared: float, chance: float, quantile: float, shuffles: int
) -> str:
    return (
        f"**No** filter of {count(filters)} is shown to separate the classes better than shuffled labels do "
        f"{_figures(level, eta_squared, chance, quantile, shuffles)}."
    )


def some_selective(
    selective: int, filters: int, level: float, eta_squared: float, chance: float, quantile: float, shuffles: int
) -> str:
    return (
        f"{selective} of {count(filters, 'filter')} {plural(selective, 'separates', 'separate')} the classes better "
        f"than shuffled labels do {_figures(level, eta_squared, chance, quantile, shuffles)}."
    )


def none_for_one_class(of_class: int, rises: bool, share: Interval) -> str:
    return f"Yet **none** stands for one class: {_share(of_class, rises, share)}, less than half."


def open_for_one_class(may_be: int, of_class: int, rises: bool, share: Interval) -> str:
    return (
        f"That a filter stands for one class is **not** shown: {_share(of_class, rises, share)}. For "
        f"{count(may_be, 'filter')} the interval reaches beyond half."
    )


def some_for_one_class(strong: int, of_class: int, rises: bool, share: Interval) -> str:
    return (
        f"{count(strong, 'filter')} {plural(strong, 'stands', 'stand')} for one class, which surely explains more than "
        f"half of the variance: of these, {_share(of_class, rises, share)}."
    )


def by_falling(falling: int, filters: int) -> str:
    return (
        f"Of these {count(filters, 'filter')}, {count(falling)} {plural(falling, 'is', 'are')} **less** active on the "
        f"class that {plural(falling, 'it separates', 'they separate')} best."
    )


def table(
    filter: int, prefers: int | None, eta_squared: float, apart: tuple[int, bool, Interval] | None
) -> dict[str, str]:
    """`prefers` and `apart` are None of a filter that does not tell the classes apart at all."""
    return {
        "filter": str(filter),
        "most active on": "–" if prefers is None else _NAMES[prefers],
        "$\\eta^2$ (%)": f"{100 * eta_squared:.1f}",
        "separates best": "–" if apart is None else _apart(*apart),
        "its share (%)": "–" if apart is None else interval_cell(apart[2]),
    }


def table_caption(level: float) -> str:
    return (
        "The filters shown: the class with the largest mean activation, $\\eta^2$, the class separated best from all "
        "others (by more or less activity), and the share of the variance that this one class explains "
        f"(simultaneous {percent(level, digits=0)} intervals over all filters and classes)."
    )


def _apart(of_class: int, rises: bool, share: Interval) -> str:
    return f"{_NAMES[of_class]} ({_direction(rises)} active)"


def _direction(rises: bool) -> str:
    return "more" if rises else "less"


def _share(of_class: int, rises: bool, share: Interval) -> str:
    return (
        f"one class explains at most {percent_interval(*share)} of a filter's variance ({_NAMES[of_class]}, "
        f"{_direction(rises)} active)"
    )


def _figures(level: float, eta_squared: float, chance: float, quantile: float, shuffles: int) -> str:
    return (
        f"({count(shuffles)} shuffles, false discovery rate {percent(level, digits=0)}). The median $\\eta^2$ is "
        f"{percent(eta_squared)}; {percent(quantile, digits=0)} of the shuffles stay below {percent(chance)}"
    )
