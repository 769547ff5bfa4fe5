"""Question 4: how densely attribution covers brows, eyes, nose and mouth, and whether that is what FACS expects.

`facts` is what 04_saliency writes. "parts" holds "drawn" (the parts of each face are known), "area" (area → share of
the picture), "density" and "untrained" (method → area → all, classes), "mean" and "untrained_mean" (the same over the
methods), "densest" and "gain" (method → area) as fer.regions.summary gives them; "facs" a list as
fer.regions.against_facs gives it. Areas are those of fer.regions.AREAS.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from fer.data.emotions import EMOTIONS, PARTS, names
from fer.wording.en.prose import in_words, listed, percent
from fer.wording.en.saliency.shown import method_names

FIGURE_AREAS = (*PARTS, "rest")
_BOTH = "eyes_and_mouth"


def row_names() -> list[str]:
    """The rows of the figure of densities."""
    return [*names("en"), "untrained"]


def panels(facts: Mapping) -> dict[str, dict[str, list[Mapping]]]:
    """By area and the methods' names: the density in each class, then that of the untrained network."""
    found = facts["parts"]
    return {
        area: {
            method_names()[method]: [*of_method[area]["classes"], found["untrained"][method][area]["all"]]
            for method, of_method in found["density"].items()
        }
        for area in FIGURE_AREAS
    }


def caption(facts: Mapping) -> str:
    shares = listed([f"{area} {percent(facts['parts']['area'][area])}" for area in FIGURE_AREAS])
    found = facts["parts"]["drawn"]
    source = "known of each drawn face" if found else "fixed shapes, placed on the mean face of FER2013"
    return (
        f"How densely attribution covers the parts of the face: share of the map over share of the area ({shares}), so "
        f"that 1, the dashed line, is attribution spread evenly. The parts are {source}. Mean over the faces of "
        "[@fig:saliency-mean], with 95\N{NO-BREAK SPACE}% intervals (Student's t); the last row is networks with "
        "random weights, all classes; the faces are shared out to several such."
    )


def looks(facts: Mapping) -> str:
    """Does the network look at eyes and mouth?"""
    sides = _sides(facts)
    found = {side: [method for method in sides if sides[method] == side] for side in (1, -1, 0)}
    area = facts["parts"]["area"][_BOTH]
    values = listed([_both_values(facts, method) for method in sides])
    tail = (
        f"Eyes and mouth are {percent(area)} of the picture, and get {values} as much as their area; in brackets, the "
        "same network with random weights, over several draws of these. To count, the interval must lie beyond 1, and "
        "that of the difference to the random weights beyond 0."
    )
    if len(found[1]) == len(sides):
        return f"By every method the network **looks at eyes and mouth** ([@fig:saliency-parts]). {tail}"
    if len(found[-1]) == len(sides):
        return f"By every method the network looks **away from** eyes and mouth ([@fig:saliency-parts]). {tail}"
    if len(found[0]) == len(sides):
        return (
            f"**No** method shows that the network looks at eyes and mouth, or away from them ([@fig:saliency-parts]). "
            f"{tail}"
        )
    phrases = {1: "looks there by", -1: "looks away from them by", 0: "does neither clearly by"}
    told = [f"{phrase} {_names(found[side])}" for side, phrase in phrases.items() if found[side]]
    return (
        "Whether the network looks at eyes and mouth **depends on the method** ([@fig:saliency-parts]): it "
        f"{listed(told)}. {tail}"
    )


def classes(facts: Mapping) -> str:
    """For each class the part that attribution surely covers most densely, over all methods."""
    by_part: dict[str, list[str]] = {}
    open_, none = [], []
    for k, name in enumerate(names("en")):
        known = {part: facts["parts"]["mean"][part]["classes"][k] for part in PARTS}
        first = facts["parts"]["densest"]["classes"][k]
        if not any(mean["low"] is not None and mean["low"] > 1 for mean in known.values()):
            none.append(name)
        elif _surely(first):
            by_part.setdefault(first["part"], []).append(f"{name} {times(known[first['part']])}")
        else:
            open_.append(f"{name} ({first['part']} or {first['rival']})" if first else name)
    methods = in_words(len(facts["parts"]["density"]))
    if len(none) == len(names("en")):
        return f"Over the {methods} methods **no** part of the face gets clearly more than its area in any class."
    told = [f"the **{part}** {_got(part)} most for {listed(by_part[part])}" for part in PARTS if part in by_part]
    text = [
        f"Over the {methods} methods, in multiples of its area (95\N{NO-BREAK SPACE}% interval), {listed(told)}."
        if told
        else f"Over the {methods} methods **no** part of the face surely gets more than every other part in any class."
    ]
    text += [f"Which part gets most is open for {listed(open_)}, on the same faces."] if open_ else []
    text += [f"For {listed(none)} no part clearly gets more than its area."] if none else []
    return " ".join(text)


def finding(facts: Mapping) -> str:
    """The answer in one sentence."""
    sides = list(_sides(facts).values())
    lead = {
        (1,): "The network looks at eyes and mouth",
        (-1,): "The network looks away from eyes and mouth",
        (0,): "That the network looks at eyes and mouth is not borne out",
    }.get(tuple(set(sides)), "Whether the network looks at eyes and mouth depends on the method")
    known = [of_method[_BOTH]["all"]["value"] for of_method in facts["parts"]["density"].values()]
    known = [value for value in known if value is not None]
    span = f"{min(known):.1f} to {max(known):.1f} times their area" if known else "nothing"
    yes = sides.count(1)
    clearly = f"by {'all' if yes == len(sides) else in_words(yes) if yes else 'none'} of them"
    return (
        f"{lead}: by {in_words(len(sides))} methods these get {span}, and {clearly} clearly more than both an even "
        f"spread and the same network with random weights{_more_elsewhere(facts)}."
    )


def _more_elsewhere(facts: Mapping) -> str:
    """What the brows or the nose get, where it is surely more than the eyes and the mouth."""
    first = facts["parts"]["densest"]["all"]
    if not _surely(first) or first["part"] in ("eyes", "mouth"):
        return ""
    part = first["part"]
    size = f"{facts['parts']['mean'][part]['all']['value']:.1f} times {'its' if part == 'nose' else 'their'} area"
    return f", but over the methods the {part} {_got(part)} most of all, {size}"


def known(facts: Mapping) -> str:
    """Where the parts come from."""
    if facts["parts"]["drawn"]:
        return (
            "The faces are drawn by the program, which says for each of them where its brows, eyes, nose and mouth lie "
            "([@fig:saliency-regions]), be they hidden by glasses or not."
        )
    return (
        "Of these photographs nobody has marked the parts. They are fixed shapes, the same for every face, placed by "
        "eye on the mean face of FER2013's training images ([@fig:saliency-regions]): a face that is turned or cut out "
        "otherwise moves out of them, which makes every density less extreme than it is."
    )


def region_caption(facts: Mapping) -> str:
    kind = "One averaged face" if facts["parts"]["drawn"] else "The mean of the averaged faces"
    return f"{kind} of each class, with the outlines of the parts."


def table(facts: Mapping) -> pd.DataFrame:
    """Density by class and part, over the methods; a star where FACS expects the class to move the part."""
    found, last = facts["parts"]["mean"], facts["parts"]["untrained_mean"]
    lines = [
        [name, *(_cell(found[area]["classes"][k], starred=area in EMOTIONS[k].parts) for area in FIGURE_AREAS)]
        for k, name in enumerate(names("en"))
    ]
    lines.append(["all", *(_cell(found[area]["all"]) for area in FIGURE_AREAS)])
    lines.append(["random weights", *(_cell(last[area]["all"]) for area in FIGURE_AREAS)])
    return pd.DataFrame(lines, columns=["Class", *FIGURE_AREAS])


def table_caption(facts: Mapping) -> str:
    return (
        f"Attribution over area, mean over {in_words(len(facts['parts']['density']))} methods and the faces of "
        "[@fig:saliency-mean], with 95\N{NO-BREAK SPACE}% intervals; 1 is an even spread. A star marks the parts that "
        "the action units of the class move."
    )


def facs_table(facts: Mapping) -> pd.DataFrame:
    """For each class the density in the parts that FACS expects, in the others, and their difference."""
    lines = [
        [
            name,
            listed(list(EMOTIONS[k].parts)),
            times(found["expected"]),
            times(found["others"]),
            times(found["difference"]),
            times(found["gain"]),
        ]
        for k, (name, found) in enumerate(zip(names("en"), facts["facs"], strict=True))
        if found is not None
    ]
    return pd.DataFrame(lines, columns=["Class", "Expected", "There", "Elsewhere", "Difference", "Beyond random"])


def facs_caption(facts: Mapping) -> str:
    return (
        "Density in the parts that the action units of a class move, and in the other parts of the face, with their "
        "difference on the same faces, and how far this lies beyond that of the network with random weights "
        "(95\N{NO-BREAK SPACE}% intervals)."
    )


def facs(facts: Mapping) -> str:
    """Is attribution denser where FACS expects it?"""
    sides: dict[int, list[str]] = {1: [], -1: [], 0: []}
    for name, found in zip(names("en"), facts["facs"], strict=True):
        if found is not None:
            sides[_beyond(found["difference"], found["gain"], even=0)].append(name)
    without = [emotion.en for emotion in EMOTIONS if not emotion.parts]
    note = f" {listed(without).capitalize()} has no action units, and is left out."
    alone = [emotion.en for emotion in EMOTIONS if set(PARTS) - set(emotion.parts) == {"nose"}]
    note += f" For {listed(alone)} the only other part is the nose, which lies in the middle of the picture."
    phrases = {
        1: "denser in the parts that its action units move for",
        -1: "denser in the **other** parts for",
        0: "clearly denser in neither for",
    }
    told = [f"{phrase} {listed(sides[side])}" for side, phrase in phrases.items() if sides[side]]
    lead = {
        (1,): "The network looks where FACS expects the expression",
        (-1,): "The network does **not** look where FACS expects the expression",
        (0,): "It is **open** whether the network looks where FACS expects the expression",
        (-1, 0): "FACS is borne out for **no** class",
        (0, 1): "FACS is borne out for some classes, and open for the others",
    }.get(tuple(sorted(side for side in sides if sides[side])), "FACS is borne out for some classes and not for others")
    return f"{lead}: attribution is {listed(told)} ([@tab:saliency-facs]).{note}"


def times(mean: Mapping | None) -> str:
    """A mean with its interval: "2.1 (1.9–2.3)"; the mean alone where there are too few faces, a dash without any."""
    if mean is None or mean["value"] is None:
        return "–"
    value, *bounds = (
        f"{mean[part]:z.1f}".replace("-", "−") for part in ("value", "low", "high") if mean[part] is not None
    )
    return f"{value} ({bounds[0]} to {bounds[1]})" if bounds else value


def _cell(mean: Mapping, *, starred: bool = False) -> str:
    return times(mean).replace(" to ", "–") + (" *" if starred else "")


def _both_values(facts: Mapping, method: str) -> str:
    one, random = (facts["parts"][network][method][_BOTH]["all"] for network in ("density", "untrained"))
    return f"{_short(one)} by {method_names()[method]} ({_short(random)})"


def _short(mean: Mapping) -> str:
    return "nothing" if mean["value"] is None else f"{mean['value']:.1f} times"


def _got(part: str) -> str:
    return "gets" if part in ("nose", "mouth") else "get"


def _sides(facts: Mapping) -> dict[str, int]:
    """By method: 1 where eyes and mouth get more than their area and than without training, -1 where less, else 0."""
    found = facts["parts"]
    return {
        method: _beyond(of_method[_BOTH]["all"], found["gain"][method][_BOTH], even=1)
        for method, of_method in found["density"].items()
    }


def _surely(lead: Mapping | None) -> bool:
    """Does the densest part lie above each other one, with its interval?"""
    return lead is not None and lead["low"] is not None and lead["low"] > 0


def _beyond(mean: Mapping, gain: Mapping, *, even: float) -> int:
    """1 where the mean lies above `even` and the gain above 0 with their intervals, -1 where both below, else 0."""
    if mean["low"] is None or gain["low"] is None:
        return 0
    above, below = mean["low"] > even and gain["low"] > 0, mean["high"] < even and gain["high"] < 0
    return int(above) - int(below)


def _names(methods: Sequence[str]) -> str:
    return listed([method_names()[method] for method in methods])
