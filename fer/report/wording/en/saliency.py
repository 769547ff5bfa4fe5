"""Question 4: which faces are shown, how far the methods agree, and whether integrated gradients add up.

`facts` is what 04_saliency writes: "held_out" (the split), "passes" and "mean_passes", "right" and "wrong" (the shown
faces: lists of row, label, predicted, confidence), "faces" (averaged right faces of each class), "asked" (faces were
named by the reader), "agreement" (a list of method, method, mean rank correlation), "completeness" (median |logit
change| "gain" and median |error|) and "empty" (method → maps of zeros).
"""

from collections.abc import Mapping, Sequence

from fer.labels import names
from fer.report.wording.en.numbers import count, listed, percent

_METHODS = {
    "input_gradient": "input gradient",
    "smooth_grad": "SmoothGrad",
    "integrated_gradients": "integrated gradients",
    "grad_cam": "Grad-CAM",
    "guided_backprop": "guided backprop",
    "guided_grad_cam": "guided Grad-CAM",
    "occlusion": "occlusion",
}
_SPLITS = {"val": "validation", "test": "test"}
_DISPLAY = (
    "Each method gives two pictures: the map in jet colours over the face, and alone in colours that rise evenly with "
    "the value. Maps show magnitude, blurred by one pixel, and end at their own 99th percentile, so brightness cannot "
    "be compared between maps."
)


def method_names() -> dict[str, str]:
    """The methods' names, as in titles."""
    return _METHODS


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
    """Maps that are zero everywhere, which means and densities leave out."""
    found = [f"{count(number, 'map')} by {_METHODS[method]}" for method, number in facts["empty"].items() if number]
    if not found:
        return "None of the averaged maps is zero everywhere."
    faces = count(sum(facts["faces"]), "face")
    return f"Zero everywhere, and left out of means and densities: {listed(found)}, of {faces}."
