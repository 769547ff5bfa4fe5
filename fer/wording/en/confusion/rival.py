"""Question 3, evidence: two networks on the same faces.

`facts` is what 03_confusion writes; here "rival" is read, a Paired of `fer.comparison` as a dictionary with "run" (the
folder of the other run); the first network is the report's, the second that of the other run.
"""

from collections.abc import Mapping

import pandas as pd

from fer.wording.en.prose import count, p_value, points_interval

CERTAIN = 0.05


def heading() -> str:
    return "### Beside another network"


def method(facts: Mapping) -> str:
    return (
        f"The network of `{facts['rival']['run']}` answered the same faces. Where both are right or both are wrong "
        "nothing tells them apart, so McNemar's test (McNemar, 1947; exact, by the binomial distribution) asks whether "
        "the faces that one alone recognises are split evenly ([@tab:two-networks])."
    )


def table(facts: Mapping) -> pd.DataFrame:
    """Rows are this network, columns the other."""
    found = facts["rival"]
    rows = [
        ("this network right", count(found["both"]), count(found["first"])),
        ("this network wrong", count(found["second"]), count(found["neither"])),
    ]
    return pd.DataFrame(rows, columns=["Faces", "other right", "other wrong"])


def table_caption() -> str:
    return "The held-out faces, by which of the two networks recognises them."


def verdict(facts: Mapping) -> str:
    """Which of the two is better, as far as the test goes."""
    found = facts["rival"]
    if not found["first"] + found["second"]:
        return "The two recognise the very same faces."
    text = (
        f"This network alone recognises {count(found['first'], 'face')}, the other alone {count(found['second'])}; "
        f"accuracies differ by {points_interval(*found['difference'])}, {p_value(found['p'])}."
    )
    if found["p"] >= CERTAIN:
        return f"{text} The two cannot be told apart."
    better = "This network" if found["first"] > found["second"] else "The **other** network"
    return f"{text} {better} is better on these faces."
