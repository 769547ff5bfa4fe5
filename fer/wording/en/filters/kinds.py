"""Question 5, evidence: what images made for filters show, whose that is, and whether noise shows it as well."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, interval_cell, listed, number, number_cell, percent, plural, points_interval

_KINDS = {
    "horizontal": "lines, horizontal",
    "rising": "lines, rising",
    "vertical": "lines, vertical",
    "falling": "lines, falling",
    "bright_spot": "bright spot on dark",
    "dark_spot": "dark spot on bright",
    "dark_on_three_sides": "dark on three sides, light in the middle",
    "light_on_three_sides": "light on three sides, dark in the middle",
    "even": "even",
    "other": "none of these",
}
_TRAITS = {
    "kind": "kind",
    "picture": "picture",
    "direction": "direction of lines",
    "frequency": "frequency",
}
_UNITS = {
    "kind": "share of the same kind",
    "picture": "correlation, moved as suits best",
    "direction": "degrees apart",
    "frequency": "cycles a face apart",
}
_IN = {
    "kind": "kind",
    "picture": "picture",
    "direction": "the direction of their lines",
    "frequency": "how fine they are",
}


def all_filters(filters: int, starts: int) -> str:
    return f"all {count(filters, 'filter')}, from {count(starts, 'start')} each"


def some_filters(filters: int, of: int, starts: int) -> str:
    return f"{filters} of {count(of, 'filter')}, evenly spread, from {count(starts, 'start')} each"


def alike_table(trait: str, same: float, other: float, beyond: Interval | None) -> dict[str, str]:
    return {
        "trait": _TRAITS[trait],
        "measured as": _UNITS[trait],
        "one filter, two starts": number(abs(same)),
        "two filters": number(abs(other)),
        "nearer by": number_cell(beyond),
    }


def alike_caption(counted: str, level: float) -> str:
    return (
        f"How near two images come that were made for one filter from different starts, and two that were made for "
        f"different filters; {counted}. Positive in the last column: nearer for one filter (Student's intervals over "
        f"filters, all together at {percent(level, digits=0)})."
    )


def one_filter() -> str:
    return "With a single filter nothing shows what of a picture is the filter's and what the start's."


def replicate(traits: Sequence[str]) -> str:
    return (
        f"Two images made for one filter are nearer than those of two filters in {_listed(traits)}, whatever ascent "
        f"starts from ([@tab:alike]): {plural(len(traits), 'that is', 'these are')} the filter's."
    )


def do_not_replicate(traits: Sequence[str]) -> str:
    return f"In {_listed(traits)} that is **not** shown: there, what one picture shows may be its start's."


def none_replicates(traits: Sequence[str]) -> str:
    return (
        f"In {_listed(traits, last='or')} two images made for one filter are **not** shown to be nearer than those of "
        "two filters ([@tab:alike]): what a picture shows may be its start's, so nothing is counted by filters here."
    )


def frequency(cycles: float) -> str:
    return f"The median filter's images have {cycles:.1f} cycles a face."


def table(kind: str, images: int, share: float, chance: float, excess: Interval) -> dict[str, str]:
    return {
        "kind": _KINDS[kind],
        "images": str(images),
        "share (%)": f"{100 * share:.1f}",
        "in noise (%)": f"{100 * chance:.1f}",
        "difference (points)": interval_cell(excess, between=" to "),
    }


def table_caption(counted: str, side: int, level: float) -> str:
    return (
        f"What images made for {counted}, show where they excite the filter most, in a square of {side} pixels, and "
        "what noise with the spectrum of these images shows by the same rules. The intervals of the difference "
        "(Newcombe, 1998; images of one filter count as fewer the more they agree, Korn and Graubard, 1998) hold all "
        f"together at {percent(level, digits=0)}."
    )


def more(kinds: Sequence[str]) -> str:
    return f"More frequent than in noise: {_named(kinds)} ([@tab:kinds])."


def fewer(kinds: Sequence[str]) -> str:
    return f"**Less** frequent than in noise: {_named(kinds)} ([@tab:kinds])."


def as_in_noise(kinds: int) -> str:
    return (
        f"**None** of the {kinds} kinds is shown to be more, or less, frequent than in noise ([@tab:kinds]): what the "
        "eye finds here, it may find in noise as well."
    )


def of_the_filter() -> str:
    return "Since kinds replicate from start to start, they say something of the filters."


def of_the_start() -> str:
    return "Kinds are not shown to replicate from start to start, so these are counts of pictures, **not** of filters."


def finding_filters(same: float, other: float, beyond: Interval, traits: str | None) -> str:
    return (
        f"What kind of picture gradient ascent makes for a filter is in part the filter's: {_agree(same, other)}, "
        f"{points_interval(*beyond)} more{_rest(traits)}."
    )


def finding_start(same: float, other: float, beyond: Interval, traits: str | None) -> str:
    return (
        "What kind of picture gradient ascent makes for a filter is **not** shown to be the filter's and not the "
        f"start's: {_agree(same, other)}, a difference of {points_interval(*beyond)}{_rest(traits)}."
    )


def finding_traits(traits: Sequence[str]) -> str:
    return f"; what does replicate is {listed([_TRAITS[trait] for trait in traits])}"


def _agree(same: float, other: float) -> str:
    return f"two starts end in one kind in {percent(same)} of cases, two filters in {percent(other)}"


def _rest(traits: str | None) -> str:
    return "" if traits is None else traits


def _listed(traits: Sequence[str], *, last: str = "and") -> str:
    return listed([_IN[trait] for trait in traits], last=last)


def _named(kinds: Sequence[str]) -> str:
    return listed([f"“{_KINDS[kind]}”" for kind in kinds])
