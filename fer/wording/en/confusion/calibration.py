"""Question 3, evidence: whether the network knows how often it is right.

`facts` is what 03_confusion writes; here "calibration" is read: "error" (expected calibration error), "by_chance" (what
it comes to where the confidences are true), "overconfidence", "temperatures" (of the two halves), "gain" (cross-entropy
before less after) and "before" and "after" (each "loss", "error" and "brier").
"""

from collections.abc import Mapping

import pandas as pd

from fer.wording.en.prose import number_interval, points_interval


def figure_words() -> dict[str, str]:
    """The words in the figure."""
    return {
        "confidence": "confidence in the answer",
        "accuracy": "accuracy",
        "calibrated": "as sure as right",
        "faces": "faces",
    }


def figure_caption(facts: Mapping) -> str:
    bins = len(facts["calibration"]["bins"])
    return (
        f"Accuracy of the answers given with a certain confidence, in {bins} equally wide bins, with Wilson's "
        "intervals; below, the number of faces in each. Above the diagonal the network is right more often than it "
        "claims."
    )


def error(facts: Mapping) -> str:
    """Is the network calibrated, and if not, which way?"""
    found = facts["calibration"]
    error, chance = found["error"], found["by_chance"]
    text = (
        f"The expected calibration error is {number_interval(*error)}. If every confidence were true it would come to "
        f"{chance[0]:.3f} by chance, and seldom to more than {chance[2]:.3f}."
    )
    if error[0] <= chance[2]:
        return f"{text} The network cannot be told from a calibrated one ([@fig:reliability])."
    over = found["overconfidence"]
    claims = f"mean confidence less accuracy is {points_interval(*over)}."
    if over[1] > 0:
        which = f"It claims **more** than it holds: {claims}"
    elif over[2] < 0:
        which = f"It claims **less** than it holds: {claims}"
    else:
        which = "Too much confidence in some answers and too little in others cancel out in the mean."
    return f"{text} The network is not calibrated ([@fig:reliability]). {which}"


def temperature(facts: Mapping) -> str:
    """What one temperature mends."""
    found = facts["calibration"]
    low, high = sorted(found["temperatures"])
    text = f"The two halves of the faces ask for temperatures of {low:.2f} and {high:.2f}"
    if high < 1:
        text += ", below 1, which make the network surer."
    elif low > 1:
        text += ", above 1, which make it less sure."
    else:
        text += ", on no one side of 1."
    gain = f"Judged on the half that did not choose it, the change in cross-entropy is {_change(found['gain'])}"
    if found["gain"][1] > 0:
        return f"{text} {gain}: one temperature helps ([@tab:temperature])."
    if found["gain"][2] < 0:
        return f"{text} {gain}: it **harms** ([@tab:temperature])."
    return f"{text} {gain}: that it helps cannot be said ([@tab:temperature])."


def _change(gain: tuple[float, float, float]) -> str:
    value, low, high = gain
    return f"{number_interval(-value, -high, -low)} nats"


def table(facts: Mapping) -> pd.DataFrame:
    """Before and after."""
    measures = {"loss": "Cross-entropy, nats", "error": "Expected calibration error", "brier": "Brier score"}
    found = facts["calibration"]
    rows = [(text, *(f"{found[when][key]:.3f}" for when in ("before", "after"))) for key, text in measures.items()]
    return pd.DataFrame(rows, columns=["Measure", "As trained", "With temperature"])


def table_caption() -> str:
    return (
        "The same answers before and after temperature scaling; each half of the faces is judged with the temperature "
        "of the other. Exact twins are in the same half. No answer changes, so accuracy does not either."
    )
