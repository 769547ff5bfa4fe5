"""Question 4: which method tells the truth on this model, as measured on drawn faces.

`facts["truth"]` is what fer.ground_truth.judged_right says of the faces, with "same_kind" (the network was trained on
drawn faces, others than these) and, where they are enough, what fer.ground_truth.compare gives.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from fer.data.emotions import EMOTIONS, names
from fer.wording.en.prose import count, in_words, listed, percent, percent_interval
from fer.wording.en.saliency.shown import method_names

_MEASURES = {"pointing": "pointing game", "energy": "energy inside", "rank": "rank correlation"}
_RIVALS = {
    "chance": "chance",
    "centre": "a blob in the centre",
    "edges": "the edges of the picture",
    "untrained": "the same method on random weights",
}


def faces(facts: Mapping) -> str:
    """Which faces are judged, how accurate the network is on them, and whether they are enough."""
    found = facts["truth"]
    accuracy = percent_interval(*(found["accuracy"][part] for part in ("value", "low", "high")))
    kind = "of the kind that the network learnt from" if found["same_kind"] else "and none such was in its training"
    origin = f"{count(found['drawn'], 'face')} that show an emotion were drawn anew, {kind}"
    warning = "" if found["same_kind"] else " They are **outside** of what it learnt from: it saw photographs alone."
    right = f"The network gets {accuracy} of them right; always naming one class would get {percent(found['luck'])}."
    if not found["enough"]:
        return (
            f"{origin}.{warning} {right} That is too few, or too near to luck: which method tells the truth on this "
            "model **cannot be told**."
        )
    kept = sum(found["faces"])
    without = [names("en")[k] for k, emotion in enumerate(EMOTIONS) if emotion.parts and not found["faces"][k]]
    missing = f" None is of {listed(without, last='or')}." if without else ""
    caution = "" if found["same_kind"] else " What follows holds for these, and need not hold for photographs."
    return (
        f"{origin}.{warning} {right} The maps of {count(kept, 'face')} that it gets right are judged, at most "
        f"{max(found['faces'])} a class.{missing} The parts that the action units move fill {percent(found['area'])} "
        f"of the picture.{caution}"
    )


def table(facts: Mapping) -> pd.DataFrame:
    """A row a method, then what needs no network; beside each score that of the method on random weights."""
    found = facts["truth"]
    lines = [
        [
            method_names()[method],
            *(
                cell
                for measure, mean in scores.items()
                for cell in (
                    _cell(mean) + " ▲" * (found["ahead"][method][measure]["low"] > 0),
                    _cell(found["untrained"][method][measure], bounds=False),
                )
            ),
        ]
        for method, scores in found["methods"].items()
    ]
    lines += [
        [_RIVALS[name].removeprefix("a ").removeprefix("the "), *(c for m in scores.values() for c in (_cell(m), "–"))]
        for name, scores in found["baselines"].items()
    ]
    heads = [head for measure in ("Pointing", "Energy", "Rank") for head in (measure, "Random")]
    return pd.DataFrame(lines, columns=["Map", *heads])


def table_caption(facts: Mapping) -> str:
    return (
        "Which method tells the truth on this model? Means over "
        f"{count(sum(facts['truth']['faces']), 'drawn face')} with 95\N{NO-BREAK SPACE}% intervals: share of maps that "
        "point into the parts which the action units move, share of the map's energy there, rank correlation with how "
        "far each pixel moves. *Random*: the same method on random weights. ▲: ahead of everything that it has to beat."
    )


def verdict(facts: Mapping) -> str:
    """Which methods are ahead of everything that needs no training, by how many measures?"""
    ahead = facts["truth"]["ahead"]
    won = {method: [m for m in _MEASURES if ahead[method][m]["low"] > 0] for method in ahead}
    always = [method for method in won if len(won[method]) == len(_MEASURES)]
    never = [method for method in won if not won[method]]
    rule = (
        " To be ahead, a method must beat chance, a blob in the centre, the edges of the picture, and itself on random "
        f"weights, on the same faces, beyond intervals that hold for all {len(ahead) * len(_MEASURES)} comparisons "
        "together."
    )
    if len(never) == len(ahead):
        return (
            "**No** method tells more of the truth on this model than what needs no training: none is ahead by any of "
            f"the {in_words(len(_MEASURES))} measures.{rule}"
        )
    every = f"ahead by all {in_words(len(_MEASURES))} measures"
    if always:
        tells = "tells" if len(always) == 1 else "tell"
        told = f"**{_capital(_names(_ranked(facts, always)))}** {tells} the truth on this model best, {every}"
    else:
        told = f"**No** method is {every} on this model"
    some = [f"{method_names()[m]} by {listed([_MEASURES[x] for x in won[m]])}" for m in won if m not in always + never]
    told += f"; ahead by some: {listed(some)}" if some else ""
    told += f"; by none: {_names(never)}" if never else ""
    return f"{told} ([@tab:saliency-truth]).{rule}"


def best(facts: Mapping) -> str:
    """By each measure the method that is best, what it is least surely ahead of, and by how much it is."""
    found = facts["truth"]
    told = []
    for measure, title in _MEASURES.items():
        method = max(found["methods"], key=lambda name: found["methods"][name][measure]["value"])
        lead = found["ahead"][method][measure]
        rank = measure == "rank"
        value, low, high = (
            _signed((1 if rank else 100) * lead[part], 2 if rank else 0) for part in ("value", "low", "high")
        )
        unit = "" if rank else " percentage points"
        clearly = (
            "" if lead["low"] > 0 else ", which is **behind** it" if lead["high"] < 0 else ", which may be nothing"
        )
        told.append(
            f"{title}: {method_names()[method]}, {value}{unit} ({low} to {high}) against "
            f"{_RIVALS[lead['rival']]}{clearly}"
        )
    return f"The best by each measure, against the hardest that it has to beat. {_capital('; '.join(told))}."


def _ranked(facts: Mapping, methods: Sequence[str]) -> list[str]:
    ahead = facts["truth"]["ahead"]
    return sorted(methods, key=lambda method: -sum(ahead[method][measure]["value"] for measure in _MEASURES))


def _cell(mean: Mapping, *, bounds: bool = True) -> str:
    value, low, high = (f"{mean[part]:z.2f}".replace("-", "−") for part in ("value", "low", "high"))
    return f"{value} ({low}–{high})" if bounds and low != high else value


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _signed(value: float, digits: int) -> str:
    return f"{value:+z.{digits}f}".replace("-", "−")


def _names(methods: Sequence[str]) -> str:
    return listed([method_names()[method] for method in methods])
