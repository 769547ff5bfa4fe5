"""Question 5, evidence: what kinds of filters there are, counted."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, interval_cell, percent, percent_interval, points_interval

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


def all_filters(filters: int, steps: int) -> str:
    return f"all {count(filters, 'filter')}, by {count(steps, 'step')} of ascent each"


def some_filters(filters: int, of: int, steps: int) -> str:
    return f"{filters} of {count(of, 'filter')}, evenly spread, by {count(steps, 'step')} of ascent each"


def table(kind: str, filters: int, share: Interval, chance: float) -> dict[str, str]:
    return {
        "kind": _KINDS[kind],
        "filters": str(filters),
        "share (%)": interval_cell(share),
        "in noise (%)": f"{100 * chance:.1f}",
    }


def table_caption(counted: str, side: int) -> str:
    return (
        f"What the images made for {counted} show where they excite the filter most, in a square of {side} pixels; "
        "with Wilson's 95 % interval. The last column holds noise with the spectrum of these images to the same rules."
    )


def usual_reading() -> str:
    return "Lines of one direction, or dark on three sides and light in the middle: so filters are often read."


def fits(fitting: int, filters: int, share: Interval, chance: float) -> str:
    return f"{_fits(fitting, filters, share, chance)}."


def fits_about_as_noise(fitting: int, filters: int, share: Interval, chance: float, excess: Interval) -> str:
    return f"{_fits(fitting, filters, share, chance)}, a difference of {points_interval(*excess)}."


def usual_open() -> str:
    return (
        "So the reading is **not** shown to be better founded than in noise ([@tab:kinds]): what the eye finds here, "
        "it may find in noise as well."
    )


def usual_more(corners: int, share: Interval, chance: float, others: str | None) -> str:
    return f"So there are more of them than chance makes; {_corners(corners, share, chance, others)} ([@tab:kinds])."


def usual_fewer(corners: int, share: Interval, chance: float, others: str | None) -> str:
    return f"So they are **rarer** than in noise; {_corners(corners, share, chance, others)} ([@tab:kinds])."


def others(rest: int, filters: int) -> str:
    return f"and yet {rest} of {filters} filters show something else"


def finding_more(fitting: int, filters: int, chance: float) -> str:
    return _finding(fitting, filters, "more often than noise would", chance)


def finding_fewer(fitting: int, filters: int, chance: float) -> str:
    return _finding(fitting, filters, "**less** often than noise would", chance)


def finding_open(fitting: int, filters: int, chance: float) -> str:
    return _finding(fitting, filters, "**not** shown to be more often than noise would", chance)


def lines_words() -> dict[str, str]:
    """The words in the figure of directions."""
    return {"clear": "clear direction", "unclear": "no clear direction", "radius": "cycles a face"}


def lines_caption(counted: str) -> str:
    return (
        f"Images made for {counted}: the direction of their lines (0° is horizontal, 90° vertical), and outwards their "
        "spatial frequency. The larger a dot, the more one direction prevails."
    )


def most_have_direction(coherent: int, filters: int) -> str:
    return f"Taken whole, most images, {coherent} of {filters}, have lines of one clear direction."


def most_have_no_direction(coherent: int, filters: int) -> str:
    return f"Taken whole, most images have **no** one direction; {coherent} of {filters} have."


def frequency(cycles: float) -> str:
    return f"The median frequency is {cycles:.1f} cycles a face ([@fig:directions])."


def _fits(fitting: int, filters: int, share: Interval, chance: float) -> str:
    return f"That fits {fitting} of {filters}, {percent_interval(*share)}; noise gives {percent(chance)}"


def _corners(corners: int, share: Interval, chance: float, others: str | None) -> str:
    rest = "" if others is None else f", {others}"
    return f"{corners} are dark on three sides, {percent_interval(*share)}, against {percent(chance)} in noise{rest}"


def _finding(fitting: int, filters: int, verdict: str, chance: float) -> str:
    return (
        f"{fitting} of {count(filters, 'filter')} show lines of one direction, or dark on three sides and light in the "
        f"middle: {verdict} ({percent(chance)})."
    )
