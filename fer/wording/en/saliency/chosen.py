"""Question 4: which faces are shown, and by what rule.

`facts` is what 04_saliency writes; here "held_out" (the split) and "shown": for "chosen" and "contrast", the two
galleries, the "rule" (of fer.selection.RULES, or "named"), "of_class" (a label, or None: a face of every class) and
"faces" (a list of row, label, predicted, confidence).
"""

from collections.abc import Mapping

from fer.data.emotions import names
from fer.wording.en.prose import in_words, listed, percent

_DEFAULT = "typical right"
_KINDS = {"typical right": "right answer", "most confident wrong": "mistake"}  # other rules take any face
_ONE_A_CLASS = {
    "typical right": "for each class the rightly judged face of median confidence, neither the easiest nor the hardest",
    "most confident wrong": "for each class the mistake that the network was surest of",
    "worst": "for each class the face with the largest cross-entropy, the one whose true class it held least likely",
    "least certain": "for each class the face that it was least certain of, whatever its answer",
}
_OF_ONE_CLASS = {
    "typical right": "the {n} of class {name} that were rightly judged with about median confidence",
    "most confident wrong": "the {n} of class {name} that the network took for another with the most confidence",
    "worst": "the {n} of class {name} with the largest cross-entropy",
    "least certain": "the {n} of class {name} that the network was least certain of, whatever its answer",
}
_SPLITS = {"val": "validation", "test": "test"}
_DISPLAY = (
    "Each method gives two pictures: the map in jet colours over the face, and alone in colours that rise evenly with "
    "the value. Maps show magnitude, blurred by one pixel, and end at their own 99th percentile, so brightness cannot "
    "be compared between maps."
)


def row_names(gallery: Mapping) -> list[str]:
    """What stands beside each shown face: its class, what it was taken for if for another, and the confidence."""
    classes = names("en")
    return [
        "\n".join(
            [classes[face["label"]]]
            + [f"as {classes[face['predicted']]}"] * (face["predicted"] != face["label"])
            + [percent(face["confidence"], digits=0)]
        )
        for face in gallery["faces"]
    ]


def caption(facts: Mapping, name: str) -> str:
    """Of the gallery `name`, "chosen" or "contrast"."""
    rule = _rule(facts["shown"][name])
    drawn = _DISPLAY
    if name == "contrast" and facts["shown"]["chosen"]["faces"]:
        drawn = "Drawn as [@fig:saliency-chosen]."
    return (
        f"{rule[0].upper()}{rule[1:]} ({_SPLITS[facts['held_out']]} split), and what speaks for the predicted class. "
        f"Beside each face: its class, what it was taken for if for another, and the confidence. {drawn}"
    )


def shown(facts: Mapping) -> str:
    """How the faces were chosen, and whether the rules found a face for every class that they should show."""
    chosen, contrast = facts["shown"]["chosen"], facts["shown"]["contrast"]
    if chosen["rule"] == "named":
        told = ["The first faces are those that the reader named.", f"The others follow a rule: {_rule(contrast)}."]
    elif (chosen["rule"], chosen["of_class"]) == (_DEFAULT, None):
        told = [f"The faces are chosen by a rule, not by eye: {_rule(chosen)}, and {_rule(contrast)}."]
    else:
        told = [f"The first faces follow the rule that the reader asked for: {_rule(chosen)}."]
        told.append(f"Beside them stand, for contrast: {_rule(contrast)}.")
    missing = list(filter(None, (_missing(gallery) for gallery in (chosen, contrast))))
    return " ".join(told + missing)


def _rule(gallery: Mapping) -> str:
    """What a gallery shows, as it stands within a sentence."""
    if gallery["rule"] == "named":
        return "the faces that were asked for"
    if gallery["of_class"] is None:
        return _ONE_A_CLASS[gallery["rule"]]
    number = len(gallery["faces"])
    faces = f"{in_words(number)} face{'s' * (number != 1)}"
    return _OF_ONE_CLASS[gallery["rule"]].format(n=faces, name=names("en")[gallery["of_class"]])


def _missing(gallery: Mapping) -> str:
    """Of which classes the rule found nothing."""
    if gallery["rule"] == "named":
        return ""
    wanted = range(len(names("en"))) if gallery["of_class"] is None else [gallery["of_class"]]
    present = {face["label"] for face in gallery["faces"]}
    absent = [names("en")[k] for k in wanted if k not in present]
    kind = _KINDS.get(gallery["rule"], "face")
    return f"There is no {kind} to show of {listed(absent, last='or')}." if absent else ""
