"""Question 4, evidence: do maps follow the weights, and do integrated gradients add up?

`facts` is what 04_saliency writes; here "truth" (as in the module `ground_truth`), "randomised" (as
fer.randomisation.summary gives it), "completeness" ("faces", and "steps" as fer.completeness.errors gives them),
"passes" and "mean_passes".
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from fer.wording.en.prose import count, interval_cell, listed, percent, percent_interval
from fer.wording.en.saliency.shown import method_names

HALF = 0.5  # of what makes a map that of this face and network: who keeps more of it fails
ENOUGH = 0.05  # of the change of the logit: an error that no picture shows


def name_of(method: str) -> str:
    """A method's name, as in titles; an unknown one is called as in the code."""
    return method_names().get(method, method.replace("_", " "))


def likeness_labels() -> dict[str, str]:
    """The words in the figure."""
    return {"layers": "layers with random weights, from the logits down", "likeness": "rank correlation with the map"}


def likeness_caption(facts: Mapping) -> str:
    found = facts["randomised"]
    return (
        "How alike a method's maps stay while the network loses its weights: mean rank correlation (Spearman's, of "
        f"magnitudes over pixels) with the trained network's map, over {_faces(found)}, with 95 % intervals over "
        "faces; each of them meets random weights of its own. Dashes at the right: maps of two faces by the trained "
        "network."
    )


def likeness_table(facts: Mapping) -> pd.DataFrame:
    """A row a method: likeness after the first step and at the end, that of two faces, and what is kept."""
    rows = []
    for method, found in facts["randomised"]["methods"].items():
        if found["faces"]:
            cells = [f"{found['curve'][1][0]:.2f}", _cell(found["curve"][-1]), f"{found['strangers']:.2f}"]
            cells += [_kept_cell(found["kept"]), _VERDICTS[side(found)]]
        else:
            cells = ["–"] * 4 + ["cannot be tested"]
        rows.append([name_of(method), *cells])
    return pd.DataFrame(rows, columns=["Method", "Logits random", "All random", "Two faces", "Kept, %", "Weights"])


def likeness_table_caption() -> str:
    return (
        "The maps' mean rank correlation with those of the trained network when the layer of the logits is random, and "
        "when all layers are; that of two faces by the trained network; and how much is kept, where maps of two faces "
        "keep nothing and the same map keeps all. A method follows the weights where it surely keeps less than half, "
        "with random logits and at the end; 95 % intervals over faces."
    )


def likeness(facts: Mapping) -> str:
    """Which methods pass the test, which fail, and why integrated gradients keep something."""
    methods = facts["randomised"]["methods"]
    groups = {s: [m for m in methods if side(methods[m]) == s] for s in (1, 2, -1, 0, None)}
    tested = [m for m in methods if methods[m]["faces"]]
    if not tested:
        return "The test cannot be made: every map of the trained network is the same everywhere."
    if len(groups[1]) == len(tested):
        verdict = "**All methods follow the weights**: where these are random, the maps are others"
    elif len(groups[-1]) == len(tested):
        verdict = "**No method follows the weights**: the maps stay much as they were where these are random"
    else:
        phrases = {
            1: "of {} follow the weights",
            2: "of {} follow those of the lower layers **alone** and hardly notice random logits, so that they cannot "
            "tell what speaks for a class",
            -1: "of {} do **not**, and stay much as they were without what was learnt",
            0: "of {} may or may not",
        }
        told = [phrase.format(_names(groups[s])) for s, phrase in phrases.items() if groups[s]]
        verdict = f"The methods **differ**: maps {'; '.join(told)}" if len(told) > 1 else f"Maps {told[0]}"
    text = [f"{verdict} ([@fig:saliency-randomised])."]
    if groups[None]:
        text.append(f"Of {_names(groups[None])} no map has an order to be compared.")
    return " ".join([*text, *_edges(facts)])


def _edges(facts: Mapping) -> list[str]:
    """Why a map that has the face as a factor stays a little, where it does."""
    found = facts["randomised"]["methods"].get("integrated_gradients")
    if not found or not found["faces"] or found["kept"][1] <= 0:
        return []
    return [
        f"Integrated gradients keep {percent(found['kept'][0], digits=0)}: they have the face itself as a factor, so "
        "that its light and dark stay in the map whatever the weights."
    ]


def trusted(facts: Mapping) -> str:
    """Which methods both tell the truth on drawn faces and follow the weights; what of those that do one alone?"""
    if not facts["truth"]["enough"]:
        return (
            "Which methods both tell the truth and follow the weights **cannot be told**: of the truth too little is "
            "known."
        )
    ahead, methods = facts["truth"]["ahead"], facts["randomised"]["methods"]
    true = [m for m in methods if m in ahead and all(lead["low"] > 0 for lead in ahead[m].values())]
    sides = {m: side(methods[m]) for m in methods}
    both = [m for m in true if sides[m] == 1]
    told = [
        f"Ahead by all measures of the truth on drawn faces **and** following the weights on held-out faces: "
        f"{_names(both)}."
        if both
        else "**No** method both is ahead by all measures of the truth on drawn faces and follows the weights on "
        "held-out faces."
    ]
    alone = {s: [m for m in true if sides[m] == s] for s in _YET}
    told += [f"{_YET[s].format(_capital(_names(alone[s])))}." for s in _YET if alone[s]]
    rest = [m for m in methods if sides[m] == 1 and m not in true]
    told += [f"Maps of {_names(rest)} follow the weights without being ahead by all measures."] if rest else []
    return " ".join(told)


_YET = {  # by what `side` says of a method that tells the truth
    2: "{}: ahead by all measures, and yet random logits hardly change the maps; they find what moves in a face, and "
    "not for which class it counts",
    -1: "{}: ahead by all measures, and yet the maps stay without what was learnt; they find the face, and not what "
    "the network does with it",
    0: "{}: ahead by all measures, while it is open whether the maps follow the weights",
    None: "{}: ahead by all measures, while no map of a held-out face could be tested",
}


def side(found: Mapping) -> int | None:
    """1 where surely less than HALF is kept, both with random logits and at the end; -1 where more at the end, 2 where
    more with random logits; 0 where an interval holds HALF, None without a map."""
    if not found["faces"]:
        return None
    (_, low, high), (_, low_first, high_first) = found["kept"], found["kept_logits"]
    if low > HALF:
        return -1
    if low_first > HALF:
        return 2
    return int(high < HALF and high_first < HALF)


def completeness_table(facts: Mapping) -> pd.DataFrame:
    """A column a number of steps."""
    found = facts["completeness"]["steps"]
    return pd.DataFrame(
        [["Missing, %", *(_missing_cell(of["error"]) for of in found)]],
        columns=["Steps", *(str(of["steps"]) for of in found)],
    )


def completeness_caption(facts: Mapping) -> str:
    return (
        "What is missing between the sum of integrated gradients and the change of the logit, as a share of this "
        f"change, by the number of steps: {count(facts['completeness']['faces'], 'face')}, with 95 % intervals."
    )


def completeness(facts: Mapping) -> str:
    """From how many steps on do integrated gradients add up, and do the maps of this chapter?"""
    found = facts["completeness"]["steps"]
    if any(of["error"] is None for of in found):
        return "Integrated gradients have nothing to share out: the logit of every face is that of the grey square."
    if any(of["error"][2] is None for of in found):
        return "Whether integrated gradients add up **cannot be told** from one face."
    least = _least(found)
    best = found[-1]
    if least is None and best["error"][1] <= ENOUGH:
        return (
            f"Whether integrated gradients add up to the change of the logit, but for {percent(ENOUGH, digits=0)}, is "
            f"**open**: with {count(best['steps'], 'step')} {percent_interval(*best['error'])} of it is missing."
        )
    if least is None:
        return (
            f"Integrated gradients do **not** add up to the change of the logit: even with {best['steps']} steps "
            f"{percent_interval(*best['error'])} of it is missing."
        )
    kinds = {"the maps of single faces": facts["passes"], "the averaged ones": facts["mean_passes"]}
    told = [
        f"{kind} ({count(steps, 'step')}) {'are' if steps >= least else 'are **not**'} complete"
        for kind, steps in kinds.items()
    ]
    return (
        f"Integrated gradients add up to the change of the logit, but for {percent(ENOUGH, digits=0)} at most, from "
        f"{count(least, 'step')} on; with {count(best['steps'])}, {percent_interval(*best['error'])} is missing. "
        f"By this measure {listed(told)}."
    )


def _least(found: Sequence[Mapping]) -> int | None:
    """The fewest steps from which on the error is surely small enough."""
    enough = None
    for of in reversed(found):
        if of["error"][2] > ENOUGH:
            break
        enough = of["steps"]
    return enough


_VERDICTS = {1: "followed", 2: "lower layers' alone", -1: "not followed", 0: "open"}


def _faces(found: Mapping) -> str:
    numbers = sorted({of["faces"] for of in found["methods"].values() if of["faces"]} or {0})
    return f"{numbers[0]} to {count(numbers[-1], 'face')}" if len(numbers) > 1 else count(numbers[0], "face")


def _cell(interval: Sequence[float]) -> str:
    value, low, high = (f"{part:.2f}".replace("-", "−") for part in interval)
    return f"{value} ({low}–{high})"


def _missing_cell(error: Sequence[float | None] | None) -> str:
    return f"{100 * error[0]:.1f}" if error and error[1] is None else interval_cell(error)


def _kept_cell(interval: Sequence[float]) -> str:
    """In percent; less than nothing is nothing."""
    value, low, high = (f"{100 * max(part, 0):.0f}" for part in interval)
    return f"{value} ({low}–{high})"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _names(methods: Sequence[str]) -> str:
    return listed([name_of(method) for method in methods])
