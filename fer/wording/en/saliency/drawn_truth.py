"""Question 4, evidence: can drawn faces judge the methods?"""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, percent, percent_interval


def of_its_kind(faces: int) -> str:
    return f"{count(faces, 'new face')} with an emotion were drawn, of the kind that the network was trained on."


def of_another_kind(faces: int) -> str:
    return (
        f"{count(faces, 'new face')} with an emotion were drawn. The network was trained on photographs alone, so such "
        "faces are **outside** its training data."
    )


def of_unknown_kind(faces: int) -> str:
    return (
        f"{count(faces, 'new face')} with an emotion were drawn. It is **not known** whether the network was ever "
        "trained on drawn faces, so they may or may not be outside its training data."
    )


def accuracy(right: Interval, luck: float) -> str:
    return (
        f"The network gets {percent_interval(*right)} of them right; always naming the commonest class would get "
        f"{percent(luck)}."
    )


def composition(classes: Sequence[tuple[int, int]]) -> str:
    """How many faces of each class there are to judge, all of which the network gets right."""
    return f"Rightly judged and used here, by class: {_by_class(classes)}."


def rightly_judged(classes: Sequence[tuple[int, int]]) -> str:
    """As `composition`, of faces that cannot judge."""
    return f"Rightly judged, by class: {_by_class(classes)}."


def unfit(known: float) -> str:
    return (
        f"**Drawn faces cannot judge the maps of this network**: that takes an accuracy significantly above "
        f"{percent(known, digits=0)}. The network may answer to something other than the expression, and then a map "
        "that misses the expression is not wrong."
    )


def luck() -> str:
    return (
        "**Drawn faces cannot judge the maps of this network**: its accuracy is not significantly above that of always "
        "naming the commonest class. The network may answer to something other than the expression, and then a map "
        "that misses the expression is not wrong."
    )


def too_few(faces: int, enough: int) -> str:
    return (
        f"**Drawn faces cannot judge the maps of this network**: that leaves {count(faces, 'face')}, and it takes at "
        f"least {count(enough)} to judge maps by."
    )


def area(share: float) -> str:
    return f"The parts that the action units move fill {percent(share)} of the picture."


def can_show() -> str:
    return "A low score need not be the method's fault, because the network is free to use other pixels."


def of_these_alone() -> str:
    return "The result holds for drawn faces, and may not hold for photographs."


def caption(faces: int) -> str:
    return (
        f"Agreement of the maps with the drawing: means over {count(faces, 'drawn face')} with "
        "95\N{NO-BREAK SPACE}% intervals. *Random*: the same method with random weights. ▲: significantly above all "
        "references."
    )


def _by_class(classes: Sequence[tuple[int, int]]) -> str:
    return listed([f"{names()[k]} {count(faces)}" for k, faces in classes])
