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
    "typical right": "for each class the rightly judged face of median confidence",
    "most confident wrong": "for each class the mistake with the highest confidence",
    "worst": "for each class the face with the largest cross-entropy",
    "least certain": "for each class the face with the lowest confidence",
}
_OF_ONE_CLASS = {
    "typical right": "the {n} of class {name} that were rightly judged with about median confidence",
    "most confident wrong": "the {n} of class {name} that were misjudged with the highest confidence",
    "worst": "the {n} of class {name} with the largest cross-entropy",
    "least certain": "the {n} of class {name} with the lowest confidence",
}


def name(label: int, predicted: int | None, confidence: float) -> str:
    """What stands above a shown face: `predicted` where that is not its class."""
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
    return "The reader named these faces."


def by_rule(chosen: str) -> str:
    return f"The faces are chosen by a rule, not by eye: {chosen}."


def readers_rule(chosen: str) -> str:
    return f"The faces follow the rule that the reader asked for: {chosen}."


def missing(rule: str, classes: Sequence[int]) -> str:
    """Of which classes the rule found nothing."""
    return f"There is no {_MISSING[rule]} to show of {listed([names('en')[k] for k in classes], last='or')}."


def caption(shown: str, split: str, drawn: str) -> str:
    return f"{capitalised(shown)} ({SPLITS[split]} split), with the maps of the predicted class. {drawn}"


def choice_caption() -> str:
    """Above the faces of which a page in a browser shows one map each."""
    return "The same faces, each beside the map of one method, to be chosen."


def how_drawn(wrong: bool) -> str:
    """`wrong` where a face is shown that the network gets wrong."""
    above = (
        "its class, what it was taken for if that is wrong, and the confidence"
        if wrong
        else "its class and the confidence"
    )
    return (
        f"Above each face: {above}. Every map has its own scale, up to its 99th percentile, so compare places, not "
        "brightness."
    )


def drawn_as_the_first(wrong: bool) -> str:
    """`wrong` where a face is wrong here, but none in the first figure."""
    below = "; below the class stands what the face was taken for" if wrong else ""
    return f"Drawn as [@fig:saliency-chosen]{below}."


def alt(columns: Sequence[str]) -> str:
    return f"A column for each face: below it its maps by four methods, then Grad-CAM over it. {'; '.join(columns)}."


def alt_of_face(label: int, predicted: int | None, confidence: float) -> str:
    taken = "" if predicted is None else f" taken for {names('en')[predicted]}"
    return f"{names('en')[label]}{taken}, confidence {percent(confidence, digits=0)}"
