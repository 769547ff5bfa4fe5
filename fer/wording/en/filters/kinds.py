"""Question 5, evidence: what images made for filters show, whose that is, and whether noise shows it as well."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, number_cell, percent, plural, points_interval
from fer.wording.numbers import interval_cell, number

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
    "picture": "picture as a whole",
    "direction": "direction of lines",
    "frequency": "fineness",
}
_UNITS = {
    "kind": "share of the same kind",
    "picture": "correlation, shifted to fit best",
    "direction": "degrees apart",
    "frequency": "cycles across the image apart",
}
_IN = {
    "kind": "kind",
    "picture": "the picture as a whole",
    "direction": "the direction of lines",
    "frequency": "fineness",
}


def all_filters(filters: int, starts: int) -> str:
    return f"all {count(filters, 'filter')}, {count(starts, 'start')} each"


def some_filters(filters: int, of: int, starts: int) -> str:
    return f"the {count(filters, 'filter')} shown of {count(of)}, {count(starts, 'start')} each"


def settled(steps: Sequence[int]) -> str:
    return f"The ascents from the {count(len(steps), 'start')} ended after {_ends(steps)} steps, when they had settled."


def not_settled(steps: Sequence[int], unsettled: int) -> str:
    return (
        f"The ascents from the {count(len(steps), 'start')} ended after {_ends(steps)} steps; {count(unsettled)} of "
        f"them had **not** settled."
    )


def alike_table(trait: str, same: float, other: float, beyond: Interval | None) -> dict[str, str]:
    return {
        "trait": _TRAITS[trait],
        "measured as": _UNITS[trait],
        "same filter": number(abs(same)),
        "different filters": number(abs(other)),
        "closer by": number_cell(beyond),
    }


def alike_caption(counted: str, level: float) -> str:
    return (
        f"How close two images from different starts come, made for the same filter or for different ones ({counted}). "
        f"Last column: positive if the same filter's are closer (simultaneous {percent(level, digits=0)} intervals, "
        "over filters)."
    )


def one_filter() -> str:
    return "With a single filter, what belongs to the filter cannot be separated from what belongs to the start."


def replicate(traits: Sequence[str]) -> str:
    return (
        f"In {_listed(traits)}, two images of the same filter are significantly closer than those of different filters "
        f"([@tab:alike]). So {plural(len(traits), 'this belongs', 'these belong')} to the filter."
    )


def do_not_replicate(traits: Sequence[str]) -> str:
    return f"In {_listed(traits)} that is **not** shown: there, the start may decide what an image shows."


def none_replicates(traits: Sequence[str]) -> str:
    return (
        f"In {_listed(traits, last='or')}, two images of the same filter are **not** shown to be closer than those of "
        "different filters ([@tab:alike]). So the start may decide what an image shows."
    )


def frequency(cycles: float) -> str:
    return f"The median filter's images have {cycles:.1f} cycles across."


def table(kind: str, images: int, share: float, chance: float, excess: Interval) -> dict[str, str]:
    return {
        "kind": _KINDS[kind],
        "images": str(images),
        "share (%)": f"{100 * share:.1f}",
        "in noise (%)": f"{100 * chance:.1f}",
        "difference (points)": interval_cell(excess, between=" to "),
    }


def table_caption(counted: str, side: int, level: float, absent: str | None) -> str:
    missing = "" if absent is None else f" {absent}"
    return (
        f"What images show in the {side} × {side} pixels that activate the filter most ({counted}), and what noise "
        f"shows by the same rules. Simultaneous {percent(level, digits=0)} intervals of the difference.{missing}"
    )


def absent(kinds: Sequence[str]) -> str:
    return f"Neither shows: {_named(kinds)}."


def more(kinds: Sequence[str]) -> str:
    return f"Significantly more frequent than in noise: {_named(kinds)} ([@tab:kinds])."


def fewer(kinds: Sequence[str]) -> str:
    return f"Significantly **less** frequent than in noise: {_named(kinds)} ([@tab:kinds])."


def as_in_noise(kinds: int) -> str:
    return (
        f"**None** of the {kinds} kinds is significantly more or less frequent than in noise ([@tab:kinds]). So what "
        "the eye finds in these images, it may find in noise as well."
    )


def of_the_filter() -> str:
    return "Since other starts give the same kind more often than chance, it tells something about the filters."


def of_the_start() -> str:
    return "It is not shown that other starts give the same kind, so these are counts of images, **not** of filters."


def finding_filters(same: float, other: float, beyond: Interval, traits: str | None) -> str:
    return (
        f"The kind of image depends on the filter: {_agree(same, other)}, {points_interval(*beyond)} "
        f"more{_rest(traits)}."
    )


def finding_start(same: float, other: float, beyond: Interval, traits: str | None) -> str:
    return (
        f"The kind of image is not shown to depend on the filter: {_agree(same, other)}, a difference of "
        f"{points_interval(*beyond)}{_rest(traits)}."
    )


def finding_traits(traits: Sequence[str]) -> str:
    return f"; what does depend on the filter is {listed([_IN[trait] for trait in traits])}"


def _ends(steps: Sequence[int]) -> str:
    return listed([count(of) for of in steps])


def _agree(same: float, other: float) -> str:
    return f"two starts give the same kind in {percent(same)} of cases, two filters in {percent(other)}"


def _rest(traits: str | None) -> str:
    return "" if traits is None else traits


def _listed(traits: Sequence[str], *, last: str = "and") -> str:
    return listed([_IN[trait] for trait in traits], last=last)


def _named(kinds: Sequence[str]) -> str:
    return listed([f"“{_KINDS[kind]}”" for kind in kinds])
