"""Question 4: where attribution lies, how far the methods agree, and what the maps leave open.

`facts` is what 04_saliency writes: "held_out" (the split), "passes" and "mean_passes", "right" and "wrong" (the shown
faces: lists of row, label, predicted, confidence), "faces" (averaged right faces of each class), "share" (method →
region → area, all, classes as fer.regions.shares gives them), "untrained" (the same of a network with random
weights), "asked" (faces were named by the reader), "agreement" (a list of method, method, mean rank
correlation), "completeness" (median |logit change| "gain" and median |error|) and "empty" (method → maps of zeros).
"""

from collections.abc import Mapping, Sequence

from fer.labels import names
from fer.report.wording.en.numbers import count, in_words, listed, percent

_METHODS = {
    "input_gradient": "input gradient",
    "smooth_grad": "SmoothGrad",
    "integrated_gradients": "integrated gradients",
    "grad_cam": "Grad-CAM",
}
_REGIONS = {"inner_face": "inner face", "lower_half": "lower half"}
_SPLITS = {"val": "validation", "test": "test"}
_DISPLAY = (
    "Each method gives two pictures: the map in jet colours over the face, and alone in colours that rise evenly with "
    "the value. Maps show magnitude, blurred by one pixel, and end at their own 99th percentile, so brightness cannot "
    "be compared between maps."
)


def method_names() -> dict[str, str]:
    """The methods' names, as in titles."""
    return _METHODS


def region_names() -> dict[str, str]:
    return _REGIONS


def labels() -> dict[str, str]:
    """The other words in figures."""
    return {"unit": "× even", "missing": "none\nright"}


def row_names(faces: Sequence[Mapping]) -> list[str]:
    """What stands beside each shown face: its class, what it was taken for if for another, and the confidence."""
    classes = names("en")
    return [
        "\n".join(
            [classes[face["label"]]]
            + [f"as {classes[face['predicted']]}"] * (face["predicted"] != face["label"])
            + [percent(face["confidence"], digits=0)]
        )
        for face in faces
    ]


def right_caption(facts: Mapping) -> str:
    """For the first gallery: right answers by the rule, or the faces that the reader asked for."""
    rule = "For each class, the rightly judged face of median confidence"
    return (
        f"{'The faces that were asked for' if facts['asked'] else rule} ({_SPLITS[facts['held_out']]} split), and what "
        f"speaks for the predicted class. Beside each face: class and confidence. {_DISPLAY}"
    )


def wrong_caption(facts: Mapping) -> str:
    return (
        f"For each class, the most confident mistake ({_SPLITS[facts['held_out']]} split), and what speaks for the "
        "predicted, wrong class. Drawn as [@fig:saliency-right]."
    )


def shown(facts: Mapping) -> str:
    """How the faces were chosen, and whether every class has a right answer and a mistake to show."""
    classes = names("en")
    if facts["asked"]:
        rule = (
            "The first faces are those that the reader named. The mistakes are chosen by a rule, not by eye: for each "
            "class the one that the network was surest of."
        )
    else:
        rule = (
            "The faces are chosen by a rule, not by eye: for each class the rightly judged held-out face of median "
            "confidence, which is neither the easiest nor the hardest, and the mistake that the network was surest of."
        )
    told = [rule]
    for kind, phrase in (("right", "right answer"), ("wrong", "mistake")):
        present = {face["label"] for face in facts[kind]}
        missing = [name for k, name in enumerate(classes) if k not in present]
        if missing and not (kind == "right" and facts["asked"]):
            told.append(f"There is no {phrase} to show of {listed(missing, last='or')}.")
    if told == [rule] and not facts["asked"]:
        told.append("Every class has its face below.")
    return " ".join(told)


def mean_caption(facts: Mapping) -> str:
    faces = facts["faces"]
    span = f"{min(faces)} to {max(faces)} faces" if min(faces) != max(faces) else count(max(faces), "face")
    return (
        f"Mean face of each class and mean map by each method, over {span} a class, all rightly judged. Every map "
        "is first divided by its own mean: 1 is attribution spread evenly, 2 is twice as much. The classes share the "
        "colours of a method; blurred by one pixel."
    )


def shares_caption() -> str:
    return (
        "Share of attribution in the inner face (the middle two thirds each way) and in the lower half of the "
        "picture: mean over the faces of [@fig:saliency-mean], with 95\N{NO-BREAK SPACE}% intervals (Student's t). The "
        "dashed line is the region's share of the area; the last row is a network with random weights, all classes."
    )


def share_names() -> list[str]:
    """The rows of the figure of shares."""
    return [*names("en"), "untrained"]


def share_rows(facts: Mapping, region: str) -> dict[str, list[Mapping]]:
    """By the methods' names: the share of `region` in each class, then that of the untrained network."""
    return {
        _METHODS[method]: [*shares[region]["classes"], facts["untrained"][method][region]["all"]]
        for method, shares in facts["share"].items()
    }


def inner(facts: Mapping) -> str:
    """Does attribution gather in the inner face?"""
    sides = _inner_sides(facts)
    found = {side: [method for method in sides if sides[method] == side] for side in (1, -1, 0)}
    if len(found[1]) == len(sides):
        verdict = "By every method attribution gathers in the inner face"
    elif len(found[-1]) == len(sides):
        verdict = "By every method attribution **avoids** the inner face"
    elif len(found[0]) == len(sides):
        verdict = "By **no** method does attribution clearly favour the inner face or avoid it"
    else:
        phrases = {1: "gathers there by", -1: "avoids it by", 0: "does neither clearly by"}
        told = [f"{phrase} {_names(found[side])}" for side, phrase in phrases.items() if found[side]]
        verdict = f"The methods **disagree** on the inner face: attribution {listed(told)}"
    values = listed([f"{_value(facts['share'], m)} by {_METHODS[m]} ({_value(facts['untrained'], m)})" for m in sides])
    area = next(iter(facts["share"].values()))["inner_face"]["area"]
    return (
        f"{verdict} ([@fig:saliency-shares]): on {percent(area)} of the area it holds {values}; in brackets, the same "
        "network with random weights. To count, an interval must lie beyond both the share of the area and the share "
        "without training."
    )


def halves(facts: Mapping) -> str:
    """For which classes do all methods put attribution into the lower half, for which into the upper?"""
    sides = class_sides(facts)
    places = {"lower": "mouth and chin", "upper": "eyes and brows"}
    told = [
        f"to the **{half}** half ({what}) for {listed(sides[half])}" for half, what in places.items() if sides[half]
    ]
    if not told:
        return (
            "For **no** class do all methods agree that attribution leans to the lower half or to the upper: these "
            "maps do not tell mouth from eyes."
        )
    rest = f" For {listed(sides['open'])} the methods differ or the intervals are too wide." if sides["open"] else ""
    return f"By all methods attribution leans {listed(told)}.{rest}"


def class_sides(facts: Mapping) -> dict[str, list[str]]:
    """Classes by half: "lower" or "upper" where the interval of every method lies on that side, else "open"."""
    sides: dict[str, list[str]] = {"lower": [], "upper": [], "open": []}
    for k, name in enumerate(names("en")):
        found = {_side(facts, method, "lower_half", of_class=k) for method in facts["share"]}
        sides["lower" if found == {1} else "upper" if found == {-1} else "open"].append(name)
    return sides


def agreement(facts: Mapping) -> str:
    """How alike are the maps of two methods on one face?"""
    pairs = sorted(facts["agreement"], key=lambda pair: pair[2])
    least, most = pairs[0], pairs[-1]
    text = (
        f"Two methods' maps of one face have a rank correlation over its pixels of {least[2]:.2f} "
        f"({_METHODS[least[0]]} and {_METHODS[least[1]]}) to {most[2]:.2f} ({_METHODS[most[0]]} and "
        f"{_METHODS[most[1]]}), on average."
    )
    if least[2] < 0.5:
        return f"The methods do **not** tell the same story. {text} What one map shows alone should not be relied on."
    return f"The methods tell much the same story. {text}"


def completeness(facts: Mapping) -> str:
    """Do integrated gradients add up to the change of the logit that they distribute?"""
    found = facts["completeness"]
    ratio = found["error"] / found["gain"] if found["gain"] else float("inf")
    kept = "add up to" if ratio <= 0.05 else "do **not** add up to"
    size = f"{percent(ratio)} of the change" if ratio < 10 else "many times the change"
    return (
        f"Integrated gradients {kept} the change of the logit from a grey square to the face, as they should: the "
        f"error is {size} (medians over the averaged faces, {count(facts['mean_passes'], 'step')})."
    )


def empty(facts: Mapping) -> str:
    """Maps that are zero everywhere, which means and shares leave out."""
    found = [f"{count(number, 'map')} by {_METHODS[method]}" for method, number in facts["empty"].items() if number]
    if not found:
        return "None of the averaged maps is zero everywhere."
    return (
        f"Zero everywhere, and left out of means and shares: {listed(found)}, of {count(sum(facts['faces']), 'face')}."
    )


def finding(facts: Mapping) -> str:
    """The answer in one sentence."""
    sides = class_sides(facts)
    leads = {
        (1,): "What the network responds to lies in the inner face more than chance would have it",
        (-1,): "What the network responds to lies outside the inner face more than chance would have it",
    }
    lead = leads.get(
        tuple(set(_inner_sides(facts).values())), "It is open whether the network responds to the face itself"
    )
    known = [share["inner_face"]["all"]["value"] for share in facts["share"].values()]
    known = [value for value in known if value is not None]
    span = f"{percent(min(known), digits=0)} to {percent(max(known), digits=0)}" if known else "nothing"
    halves = [f"the {side} half weighs more for {listed(sides[side])}" for side in ("lower", "upper") if sides[side]]
    tail = f"by all of them {listed(halves)}" if halves else "they agree on the upper or the lower half for no class"
    methods = in_words(len(facts["share"]))
    return f"{lead}: the {methods} methods find {span} of the attribution in the inner face; {tail}."


def _inner_sides(facts: Mapping) -> dict[str, int]:
    return {method: _side(facts, method, "inner_face") for method in facts["share"]}


def _side(facts: Mapping, method: str, region: str, *, of_class: int | None = None) -> int:
    """1 where the interval lies above both the even share and the untrained network's, -1 where below both, else 0."""
    share = facts["share"][method][region]
    found = share["all"] if of_class is None else share["classes"][of_class]
    untrained = facts["untrained"][method][region]["all"]["value"]
    references = [share["area"]] + [untrained] * (untrained is not None)
    if found["low"] is None:
        return 0
    return int(found["low"] > max(references)) - int(found["high"] < min(references))


def _value(shares: Mapping, method: str) -> str:
    value = shares[method]["inner_face"]["all"]["value"]
    return "nothing" if value is None else percent(value)


def _names(methods: Sequence[str]) -> str:
    return listed([_METHODS[method] for method in methods])
