"""Question 5: how strongly the images made for filters excite them, which faces do, and what the first layer compares.

`facts` is what 05_filters writes: "held_out" (the split), "faces" (how many), "filters" (of the layer), "shown" (their
numbers), "steps", "receptive_field" (pixels), "reached", "strongest" and "start" (standardised activations, one a shown
filter: of the image made, of the strongest face, of the image before the first step), "same_class" (as
fer.filters.same_class gives it), "strongest_faces" (shown of each filter), "strongest_labels" (their labels, a list a
filter) and "kernels" ("side", "edge_share", one a kernel, "edges" and "brightness", how many are called so, "interval"
of the share of the former, and its "chance" among random weights).
"""

from collections import Counter
from collections.abc import Mapping
from statistics import median

from fer.data.emotions import names
from fer.wording.en.prose import count, listed, p_value, percent, percent_interval

_SPLITS = {"val": "validation", "test": "test"}
_SIDE = 48
_SMALL = 0.01  # probability below which agreement is more than chance


def titles(facts: Mapping) -> list[str]:
    """The shown filters by their numbers."""
    return [str(number) for number in facts["shown"]]


def maximisers_caption(facts: Mapping) -> str:
    return (
        f"Images made for {_shown(facts)} of the last convolution whose activation varies most over the "
        f"{_SPLITS[facts['held_out']]} faces, in that order: {count(facts['steps'], 'step')} of gradient ascent from "
        "an almost even grey. Below each, the number of the filter."
    )


def strongest_caption(facts: Mapping) -> str:
    return (
        f"Beside the image made for each filter, the {count(facts['strongest_faces'], 'face')} of the "
        f"{_SPLITS[facts['held_out']]} split on which it is most active, the strongest first. The frame is the true "
        "class; the cross marks where the filter's map is largest."
    )


def kernels_caption(facts: Mapping) -> str:
    shares = facts["kernels"]["edge_share"]
    side = facts["kernels"]["side"]
    return (
        f"The {count(len(shares), 'kernel')} of the first convolution, {side} × {side} weights each, on one scale: "
        "mid-grey is 0, black the most negative and white the most positive weight."
    )


def reached(facts: Mapping) -> str:
    """Is the image made for a filter a maximum, as far as faces can tell?"""
    pairs = list(zip(facts["reached"], facts["strongest"], strict=True))
    above = sum(made > face for made, face in pairs)
    made, face, start = (median(facts[kind]) for kind in ("reached", "strongest", "start"))
    figures = (
        f"The median filter reaches {made:.1f} standard deviations above its mean over faces, against {face:.1f} on "
        f"the strongest face and {start:.1f} before the first step."
    )
    if above == len(pairs):
        verdict = f"Every image excites its filter more than any of the {count(facts['faces'], 'face')}."
    elif above:
        verdict = (
            f"{above} of {len(pairs)} images excite their filter more than any face; for the others a "
            "real face is stronger, so those images are **no** maxima."
        )
    else:
        verdict = "**No** image excites its filter more than the strongest face: none is a maximum."
    if made > 2 * max(face, 0):
        meaning = (
            "The images thus lie far outside what faces do: they show a filter's direction, not a part of any face."
        )
    else:
        meaning = "The images thus stay near what faces do to the filters."
    return f"{verdict} {figures} {meaning}"


def field(facts: Mapping) -> str:
    """How much of the face one value of the last maps depends on."""
    side = facts["receptive_field"]
    if side >= _SIDE:
        size = "more than the face has" if side > _SIDE else "a square as large as the face"
        return (
            f"One value of a map depends on {side} × {side} pixels, {size}: the cross is the centre of what the filter "
            "responds to, not its extent."
        )
    return f"One value of a map depends on {side} × {side} pixels, so the filter responds to a part around the cross."


def selectivity(facts: Mapping) -> str:
    """Do a filter's strongest faces belong to one class more often than by chance?"""
    found = facts["same_class"]
    if found["p"] is None:
        return "With one face a filter, nothing shows whether the strongest faces share a class."
    number, drawn = len(facts["shown"]), facts["strongest_faces"]
    text = (
        f"Two of a filter's {drawn} strongest faces carry the same label in {percent(found['pairs'])} of all pairs, of "
        f"two faces drawn at random {percent(found['expected'])} do"
    )
    if found["p"] >= _SMALL:
        return (
            f"{text}: so few faces show **no** tie between filters and classes beyond chance "
            f"([@fig:strongest-faces]; {p_value(found['p'])}, labels shuffled)."
        )
    alone = [labels[0] for labels in facts["strongest_labels"] if len(set(labels)) == 1]
    classes = listed([f"{names('en')[label]} ({times})" for label, times in Counter(alone).most_common()])
    whole = (
        f"all {drawn} carry one label for {len(alone)} of {count(number, 'filter')}: {classes}"
        if alone
        else f"for **no** filter all {drawn} carry one label"
    )
    return (
        f"{text}. That is more than chance ([@fig:strongest-faces]; {p_value(found['p'])}, labels shuffled); {whole}."
    )


def kernels(facts: Mapping) -> str:
    """Does the first layer compare pixels, or pass brightness on? And would weights without any order?"""
    found = facts["kernels"]
    number, edges, brightness = len(found["edge_share"]), found["edges"], found["brightness"]
    between = number - edges - brightness
    told = [
        f"{of} {phrase}"
        for of, phrase in (
            (edges, "nearly cancel, and respond to edges and lines"),
            (brightness, "are mostly of one sign, and respond to brightness"),
            (between, "lies between" if between == 1 else "lie between"),
        )
        if of
    ]
    text = f"Of {count(number, 'kernel')} ([@fig:first-kernels]) the weights of {listed(told)}."
    _, low, high = found["interval"]
    share = f"{percent_interval(*found['interval'])} nearly cancel, against {percent(found['chance'])} of random ones"
    if low > found["chance"]:
        return f"{text} So more kernels compare neighbouring pixels than chance makes: {share}."
    if high < found["chance"]:
        return f"{text} So **fewer** kernels compare neighbouring pixels than weights drawn at random would: {share}."
    return (
        f"{text} That is **no** sign that the network learnt to compare pixels: {share}, so weights drawn at random "
        "look the same by this measure."
    )


def finding(facts: Mapping) -> str:
    """The answer in one sentence."""
    above = sum(made > face for made, face in zip(facts["reached"], facts["strongest"], strict=True))
    found = facts["same_class"]
    lead = (
        f"For {above} of {count(len(facts['shown']), 'filter')} of the last convolution gradient ascent finds an image "
        "that excites it more than any face"
    )
    if found["p"] is None:
        return f"{lead}."
    pairs = f"({percent(found['pairs'])} of pairs, {percent(found['expected'])} at random)"
    if found["p"] < _SMALL:
        return f"{lead}; the few faces that excite a filter most share a class more often than by chance {pairs}."
    return f"{lead}; the few faces that excite a filter most do **not** show that it stands for a class {pairs}."


def _shown(facts: Mapping) -> str:
    return f"the {len(facts['shown'])} of {count(facts['filters'], 'filter')}"
