"""Question 3, evidence: whether the network knows how often it is right."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import number, number_interval, percent

_MEASURES = {"loss": "Cross-entropy, nats", "error": "Expected calibration error", "brier": "Brier score"}


def figure_words() -> dict[str, str]:
    """The words in the figure."""
    return {
        "confidence": "confidence in the answer",
        "accuracy": "accuracy",
        "calibrated": "as sure as right",
        "faces": "faces",
    }


def figure_caption(bins: int) -> str:
    return (
        f"Accuracy of the answers given with a certain confidence, in {bins} equally wide bins, with Wilson's "
        "intervals; below, the number of faces in each. Above the diagonal the network is right more often than it "
        "claims."
    )


def error(error: Interval, chance: float, seldom: float, rarely: float) -> str:
    return (
        f"The expected calibration error is {number_interval(*error)}. If every confidence were true it would come to "
        f"{chance:.3f} by chance, and exceed {seldom:.3f} in {percent(rarely)} of samples ([@fig:reliability])."
    )


def calibrated(most: float) -> str:
    return (
        "The network cannot be told from a calibrated one, which does not make it one: the error may be as large as "
        f"{most:.3f}."
    )


def not_calibrated() -> str:
    return "The network is not calibrated."


def claims_more(over: Interval, level: float) -> str:
    return f"It claims **more** than it holds: {_claims(over, level)}."


def claims_less(over: Interval, level: float) -> str:
    return f"It claims **less** than it holds: {_claims(over, level)}."


def in_the_mean_open(over: Interval, level: float) -> str:
    return f"Whether it claims too much or too little in the mean cannot be told: {_claims(over, level)}."


def surer(low: float, high: float) -> str:
    return f"{_temperatures(low, high)}, below 1, which make the network surer."


def less_sure(low: float, high: float) -> str:
    return f"{_temperatures(low, high)}, above 1, which make it less sure."


def both_ways(low: float, high: float) -> str:
    return f"{_temperatures(low, high)}, on no one side of 1."


def helps(change: Interval) -> str:
    return f"{_change(change)}: one temperature helps ([@tab:temperature])."


def harms(change: Interval) -> str:
    return f"{_change(change)}: it **harms** ([@tab:temperature])."


def help_open(change: Interval) -> str:
    return f"{_change(change)}: that it helps cannot be said ([@tab:temperature])."


def table(measure: str, before: float, after: float) -> dict[str, str]:
    return {"Measure": _MEASURES[measure], "As trained": f"{before:.3f}", "With temperature": f"{after:.3f}"}


def table_caption() -> str:
    return (
        "The same answers before and after temperature scaling; each half of the faces is judged with the temperature "
        "of the other. Exact twins are in the same half. No answer changes, so accuracy does not either."
    )


def _claims(over: Interval, level: float) -> str:
    value, low, high = (number(100 * part, digits=1) for part in over)
    bounds = f"{percent(level)} CI {low} to {high}"
    return f"mean confidence less accuracy is {value} percentage points ({bounds})"


def _temperatures(low: float, high: float) -> str:
    return f"The two halves of the faces ask for temperatures of {low:.2f} and {high:.2f}"


def _change(change: Interval) -> str:
    return f"Judged on the half that did not choose it, the change in cross-entropy is {number_interval(*change)} nats"
