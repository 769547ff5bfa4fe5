"""Question 3, evidence: whether the network knows how often it is right."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, number_interval, percent
from fer.wording.numbers import number

_MEASURES = {"loss": "Cross-entropy, nats", "error": "Expected calibration error", "brier": "Brier score"}


def figure_words() -> dict[str, str]:
    """The words in the figure; "percent" is how a number of percents is written."""
    return {
        "confidence": "confidence in the answer",
        "accuracy": "accuracy",
        "calibrated": "calibrated",
        "faces": "faces",
        "percent": "{:.0f}\N{NO-BREAK SPACE}%",
    }


def figure_caption(bins: int) -> str:
    return (
        f"Accuracy against confidence in {bins} bins of equal width, with 95\N{NO-BREAK SPACE}% confidence intervals; "
        "below, the number of faces in each. Above the dashed line the network is right more often than it claims."
    )


def figure_alt(bins: int, above: int, below: int) -> str:
    return (
        f"Of {count(bins, 'bin')} with faces, the accuracy lies above the dashed diagonal in {count(above)} and below "
        f"it in {count(below)}."
    )


def not_calibrated() -> str:
    return "The network is not calibrated."


def calibrated(most: float) -> str:
    return f"No significant miscalibration was found, but the calibration error may be as large as {most:.3f}."


def claims_more(over: Interval, level: float) -> str:
    return f"It is over-confident: {_claims(over, level)}."


def claims_less(over: Interval, level: float) -> str:
    return f"It is under-confident: {_claims(over, level)}."


def in_the_mean_open(over: Interval, level: float) -> str:
    return f"On average it is neither significantly over- nor under-confident: {_claims(over, level)}."


def error(error: Interval, chance: float, seldom: float, rarely: float) -> str:
    return (
        f"The expected calibration error is {number_interval(*error)} ([@fig:reliability]). If every confidence were "
        f"true, it would be {chance:.3f} on average and exceed {seldom:.3f} in {percent(rarely)} of samples."
    )


def apart(over: Interval, level: float) -> str:
    return f"On the faces without exact or near twins, {_claims(over, level)}."


def surer(low: float, high: float) -> str:
    return f"{_temperatures(low, high)}. Both lie below 1, which raises the confidence."


def less_sure(low: float, high: float) -> str:
    return f"{_temperatures(low, high)}. Both lie above 1, which lowers the confidence."


def both_ways(low: float, high: float) -> str:
    return f"{_temperatures(low, high)}. They do not lie on the same side of 1."


def at_a_bound(low: float, high: float, least: float, most: float) -> str:
    return (
        f"The temperatures of the two halves of the faces are {low:.2f} and {high:.2f}. They were sought between "
        f"{least:.2f} and {most:.2f}; where one lies at such a limit, the cross-entropy of that half would still fall "
        "beyond it: it is no best temperature."
    )


def helps(change: Interval) -> str:
    return f"{_change(change)}: scaling helps."


def harms(change: Interval) -> str:
    return f"{_change(change)}: scaling **harms**."


def help_open(change: Interval) -> str:
    return f"{_change(change)}: no significant change."


def help_unknown() -> str:
    """Of one face."""
    return "One face does not tell whether scaling helps ([@tab:temperature])."


def table(measure: str, before: float, after: float) -> dict[str, str]:
    return {"Measure": _MEASURES[measure], "As trained": f"{before:.3f}", "With temperature": f"{after:.3f}"}


def table_caption() -> str:
    return (
        "The same answers before and after temperature scaling, each half of the faces with the temperature of the "
        "other half. Exact twins are in the same half."
    )


def _claims(over: Interval, level: float) -> str:
    value, low, high = (number(100 * part, digits=1) for part in over)
    bounds = f"{percent(level)} CI {low} to {high}"
    return f"mean confidence minus accuracy is {value} percentage points ({bounds})"


def _temperatures(low: float, high: float) -> str:
    return f"The best temperatures of the two halves of the faces are {low:.2f} and {high:.2f}"


def _change(change: Interval) -> str:
    return (
        "Scaled with the temperature of the other half, the cross-entropy changes by "
        f"{number_interval(*change)} nats ([@tab:temperature])"
    )
