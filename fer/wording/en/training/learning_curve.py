"""Question 2, evidence: accuracy against the number of training faces.

`facts` is what 02_training writes; here "learning_curve" is read, a Curve of fer.learning_curve as a dictionary, and
"held_out", the split of the accuracies.
"""

from collections.abc import Mapping

import pandas as pd

from fer.wording.en.prose import count, interval_cell, p_value, points_interval

CERTAIN = 0.05
_SPLITS = {"val": "validation"}


def heading() -> str:
    return "### More faces?"


def method(facts: Mapping) -> str:
    split = _split(facts)
    chosen = (
        " The same faces chose the epoch of each network, among more epochs where the part is smaller: that "
        "flatters the small parts a little."
        if facts["held_out"] == "val" and facts["keep"] == "best"
        else ""
    )
    return (
        "The same recipe and seed on parts of the training faces, each part within the next larger one, every class "
        "with its share. All trainings take about the same number of optimiser steps, and so pass more often "
        "over fewer faces: with equal passes a small part would also be trained for a shorter time, and the curve "
        f"would mix the two. Judged on the same {split} faces ([@fig:learning-curve], [@tab:learning-curve]).{chosen}"
    )


def table(facts: Mapping) -> pd.DataFrame:
    points_ = facts["learning_curve"]["points"]
    rows = [(count(p["faces"]), count(p["epochs"]), interval_cell(p["accuracy"])) for p in points_]
    return pd.DataFrame(rows, columns=["Training faces", "Epochs", f"Accuracy, {_split(facts)} (%)"])


def table_caption() -> str:
    return "The same recipe on parts of the training faces, with 95\N{NO-BREAK SPACE}% intervals (Wilson, 1927)."


def figure_names(facts: Mapping) -> dict[str, str]:
    return {"faces": "training faces", "accuracy": f"accuracy, {_split(facts)} faces", "line": "straight line"}


def caption() -> str:
    return (
        "Accuracy against the number of training faces, on a logarithmic axis, with its 95\N{NO-BREAK SPACE}% "
        "interval; dashed the straight line by least squares."
    )


def verdict(facts: Mapping) -> str:
    """Whether accuracy still rises, what twice as many faces would bring, and what this cannot tell."""
    return "\n\n".join([_last_step(facts), _doubling(facts), _cannot()])


def finding(facts: Mapping) -> str:
    curve = facts["learning_curve"]
    before, last = curve["points"][-2:]
    sizes = f"from {count(before['faces'])} to {count(last['faces'])} training faces"
    change = f"it changes by {points_interval(*curve['last']['difference'])}"
    return {
        "rises": f"Accuracy still rises {sizes}: {change}.",
        "falls": f"Accuracy falls {sizes}: {change}.",
        "level": f"That accuracy still rises {sizes} is not shown: {change}.",
    }[_direction(curve)]


def _direction(curve: Mapping) -> str:
    last = curve["last"]
    if last["p"] >= CERTAIN:
        return "level"
    return "rises" if last["first"] > last["second"] else "falls"


def _last_step(facts: Mapping) -> str:
    curve = facts["learning_curve"]
    before, last = curve["points"][-2:]
    text = (
        f"From {count(before['faces'])} to {count(last['faces'])} training faces accuracy changes by "
        f"{points_interval(*curve['last']['difference'])}, {p_value(curve['last']['p'])} (McNemar's test)"
    )
    return {
        "rises": f"{text}: it still **rises**, so faces are among what limits this recipe.",
        "level": f"{text}: that it still rises is **not shown**.",
        "falls": f"{text}: it **falls**, so more of these faces do not help this recipe.",
    }[_direction(curve)]


def _doubling(facts: Mapping) -> str:
    """What the line says of twice as many faces, and whether the last step keeps to it."""
    curve = facts["learning_curve"]
    slope, number = curve["per_doubling"], count(2 * curve["points"][-1]["faces"])
    line = f"By the straight line through {_through(curve)} each doubling of the faces brings {points_interval(*slope)}"
    if slope[1] <= 0 <= slope[2]:
        return f"{line}: what {number} faces would bring cannot be told from nothing."
    if slope[2] < 0:
        return f"{line}: {number} faces promise no gain."
    if len(curve["points"]) == 2:
        return f"{line}; two points cannot show whether the curve flattens, so {number} faces would bring that or less."
    last = curve["last_per_doubling"]
    step = f"the last step {points_interval(*last)} a doubling"
    if last[2] < slope[0]:
        return f"{line}, but {step}: the curve flattens, and {number} faces would rather bring less than the line says."
    bend = "may be flattening, which these faces cannot tell" if last[0] < slope[0] else "shows no flattening yet"
    return f"{line}, and {step}: the curve {bend}. {number} faces might bring as much as the line says, if it goes on."


def _cannot() -> str:
    return (
        "This is one draw of the parts and one seed each; the intervals cover the choice of the faces judged, not "
        "these. A line drawn beyond its points is a guess, for faces of the same kind, labelled with the same care. "
        "Another recipe, a longer training or a larger network may have another curve."
    )


def _through(curve: Mapping) -> str:
    n = len(curve["points"])
    return "both points" if n == 2 else f"all {n} points"


def _split(facts: Mapping) -> str:
    return _SPLITS.get(facts["held_out"], facts["held_out"])
