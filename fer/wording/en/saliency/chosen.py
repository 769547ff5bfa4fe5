"""Question 4: which faces are shown, and by what rule."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.en.prose import SPLITS, capitalised, in_words, listed, percent, plural

_MISSING = {  # by rule, what there is none of
    "typical right": "right answer",
    "most confident wrong": "mistake",
    "worst": "face",
    "least certain": "face",
}
_OF_EACH_CLASS = {
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


def row_name(label: int, predicted: int | None, confidence: float) -> str:
    """What stands beside a shown face: `predicted` where that is not its class."""
    taken = [] if predicted is None else [f"as {names('en')[predicted]}"]
    return "\n".join([names("en")[label], *taken, percent(confidence, digits=0)])


def named() -> str:
    return "the faces that were asked for"


def of_each_class(rule: str) -> str:
    return _OF_EACH_CLASS[rule]


def of_one_class(rule: str, number: int, label: int) -> str:
    faces = f"{in_words(number)} {plural(number, 'face', 'faces')}"
    return _OF_ONE_CLASS[rule].format(n=faces, name=names("en")[label])


def readers_faces() -> str:
    return "The first faces are those that the reader named."


def others_by_rule(contrast: str) -> str:
    return f"The others follow a rule: {contrast}."


def both_by_rule(chosen: str, contrast: str) -> str:
    return f"The faces are chosen by a rule, not by eye: {chosen}, and {contrast}."


def readers_rule(chosen: str) -> str:
    return f"The first faces follow the rule that the reader asked for: {chosen}."


def beside_them(contrast: str) -> str:
    return f"Beside them stand, for contrast: {contrast}."


def missing(rule: str, classes: Sequence[int]) -> str:
    """Of which classes the rule found nothing."""
    return f"There is no {_MISSING[rule]} to show of {listed([names('en')[k] for k in classes], last='or')}."


def caption(shown: str, split: str, drawn: str) -> str:
    return (
        f"{capitalised(shown)} ({SPLITS[split]} split), and what speaks for the predicted class. "
        f"Beside each face: its class, what it was taken for if for another, and the confidence. {drawn}"
    )


def how_drawn() -> str:
    return (
        "Each method gives two pictures: the map in jet colours over the face, and alone in colours that rise evenly "
        "with the value. Maps show magnitude, blurred by one pixel, and end at their own 99th percentile, so "
        "brightness cannot be compared between maps."
    )


def drawn_as_the_first() -> str:
    return "Drawn as [@fig:saliency-chosen]."
