"""Question 4, evidence: does the answer hang on the pixels that a map names?

`facts` is what 04_saliency writes; here "deletion", as fer.deletion.summary gives it.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from fer.wording.en.prose import count, listed
from fer.wording.en.saliency.tests import name_of

_BASELINES = {"centre": "centre", "edges": "edges", "random": "random order"}
_KINDS = ("deletion", "insertion")
LEAST = 0.01  # of probability: a smaller gain is none, however narrow its interval


def order_names(facts: Mapping) -> dict[str, str]:
    """All orders' names, as in the figure and the table; baselines come last."""
    return {order: _BASELINES.get(order) or name_of(order) for order in facts["deletion"]["orders"]}


def labels() -> dict[str, str]:
    """The words in the figure."""
    return {
        "deletion": "deletion",
        "insertion": "insertion",
        "removed": "share of the face blurred away",
        "restored": "share of the face restored",
        "probability": "probability of the answer",
    }


def caption(facts: Mapping) -> str:
    return (
        "The probability of the network's answer while blocks of the face are blurred away in the order of a map, "
        "strongest first, and while they are put back into the blurred face: mean over "
        f"{count(facts['deletion']['faces'], 'held-out face')}. A map that names what the answer hangs on falls fast "
        "and rises fast. Grey: orders that know nothing of the network."
    )


def table(facts: Mapping) -> pd.DataFrame:
    """A row an order: the areas under both curves, and how far each is better than random orders."""
    rows = [
        [name, *(cell for kind in _KINDS for cell in (_cell(of[kind]["area"]), _signed(of[kind]["gain"])))]
        for (order, name) in order_names(facts).items()
        for of in [facts["deletion"]["orders"][order]]
    ]
    return pd.DataFrame(rows, columns=["Order", "Deletion", "Gain on random", "Insertion", "Gain on random "])


def table_caption() -> str:
    return (
        "Areas under the curves of [@fig:saliency-deletion]; low is good for deletion, high for insertion. The gain is "
        "the mean difference from random orders on the same faces, signed so that more is better in both. 95 % "
        f"intervals over faces, each by itself; to count, one must lie beyond {LEAST}. *Centre* takes blocks by their "
        "nearness to the middle, *edges* by the strength of edges (Sobel)."
    )


def verdict(facts: Mapping) -> str:
    """Which methods name pixels that the answer hangs on more than on any?"""
    methods = _methods(facts)
    sides = {method: [_side(facts, method, kind, "gain") for kind in _KINDS] for method in methods}
    both = [m for m in methods if sides[m] == [1, 1]]
    worse = [m for m in methods if sides[m] == [-1, -1]]
    rest = [m for m in methods if m not in both + worse]
    if len(both) == len(methods):
        text = "**Every method beats random order** in both tests: the answer hangs on what the maps name"
    elif not both:
        text = (
            "**No method beats random order** in both tests: that the answer hangs on what the maps name is not shown"
        )
    else:
        text = f"Random order is beaten in both tests by {_names(both)}, and **not** by {_names(rest + worse)}"
    told = [f"{text} ([@fig:saliency-deletion])."]
    told += [f"By {_names([m])} {_partly(sides[m])}." for m in rest if set(sides[m]) != {0}]
    if worse:
        told.append(f"**Worse** than random in both: {_names(worse)}.")
    return " ".join(told)


def against_centre(facts: Mapping) -> str:
    """Is a blob in the middle as good a map? It knows where a face is, and nothing of the network."""
    too = " too" if any(_side(facts, m, kind, "gain") == 1 for m in _methods(facts) for kind in _KINDS) else ""
    blob = [_side(facts, "centre", kind, "gain") for kind in _KINDS]
    ahead = [m for m in _methods(facts) if all(_side(facts, m, kind, "over_centre") == 1 for kind in _KINDS)]
    strength = {
        True: f"A blob in the middle of the picture, which knows nothing of the network, beats random order{too}",
        False: "A blob in the middle of the picture, which knows nothing of the network, does not beat random order "
        "in both tests",
    }[blob == [1, 1]]
    if len(ahead) == len(_methods(facts)):
        return f"{strength}; every method beats that blob in both."
    if not ahead:
        return f"{strength}, and **no** method beats that blob in both: they may tell no more than where a face is."
    return f"{strength}; only {_names(ahead)} {'beat' if len(ahead) > 1 else 'beats'} that blob in both."


def limit() -> str:
    """What the test cannot tell."""
    return (
        "A face with blurred blocks is none that the network has seen, so that part of every fall may be its surprise "
        "and not a loss of what it needs (Hooker et al., 2019). The random order shares that surprise, which is why "
        "gains count here and areas do not; only a network trained anew without these pixels could settle it."
    )


def _partly(sides: Sequence[int]) -> str:
    words = {1: "better", -1: "worse", 0: "not clearly different"}
    return listed([f"{kind} is {words[side]}" for kind, side in zip(_KINDS, sides, strict=True)])


def _side(facts: Mapping, order: str, kind: str, gain: str) -> int:
    _, low, high = facts["deletion"]["orders"][order][kind][gain]
    if low is None:  # one face tells nothing of others
        return 0
    return int(low > LEAST) - int(high < -LEAST)


def _methods(facts: Mapping) -> list[str]:
    return [order for order in facts["deletion"]["orders"] if order not in _BASELINES]


def _names(methods: Sequence[str]) -> str:
    return listed([name_of(method) for method in methods])


def _cell(interval: Sequence[float]) -> str:
    value, *bounds = (f"{part:z.2f}".replace("-", "−") for part in interval if part is not None)
    return f"{value} ({'–'.join(bounds)})" if bounds else value


def _signed(interval: Sequence[float] | None) -> str:
    if interval is None:
        return "–"
    value, *bounds = (f"{part:+z.2f}".replace("-", "−") for part in interval if part is not None)
    return f"{value} ({' to '.join(bounds)})" if bounds else value
