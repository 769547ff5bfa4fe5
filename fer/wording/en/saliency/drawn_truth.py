"""Question 4, evidence: can drawn faces judge the methods?"""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, percent, percent_interval


def of_its_kind(faces: int) -> str:
    return f"{count(faces, 'face')} that show an emotion were drawn anew, of the kind that the network learnt from."


def of_another_kind(faces: int) -> str:
    return (
        f"{count(faces, 'face')} that show an emotion were drawn anew, and none such was in its training. They are "
        "**outside** of what it learnt from: it saw photographs alone."
    )


def accuracy(right: Interval, luck: float) -> str:
    return (
        f"The network gets {percent_interval(*right)} of them right; always naming one class would get {percent(luck)}."
    )


def composition(classes: Sequence[tuple[int, int]]) -> str:
    """How many faces of each class there are to judge, all of which the network gets right."""
    return f"Right and to be judged, by class: {listed([f'{names()[k]} {count(faces)}' for k, faces in classes])}."


def unfit(known: float) -> str:
    return (
        f"**Drawn faces are not fit to judge the maps of this network**, which would take accuracy surely above "
        f"{percent(known, digits=0)}: what it answers to in them need not be the expression, and a map that misses the "
        "expression would not be wrong. No method is judged by them."
    )


def area(share: float) -> str:
    return f"The parts that the action units move fill {percent(share)} of the picture."


def can_show() -> str:
    return (
        "This shows which maps agree with where the drawing moved; the network is free to use other pixels, so a low "
        "score may be its doing and not the method's."
    )


def of_these_alone() -> str:
    return "It holds for drawn faces, and need not hold for photographs."


def caption(faces: int) -> str:
    return (
        f"Which maps agree with the drawing? Means over {count(faces, 'drawn face')} with 95\N{NO-BREAK SPACE}% "
        "intervals: share of maps that point into the parts which the action units move, share of the map's energy "
        "there, rank correlation with how far each pixel moves. *Random*: the same method on random weights. ▲: ahead "
        "of everything that it has to beat."
    )
