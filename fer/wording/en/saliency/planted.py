"""Question 4, evidence: can planted marks judge the methods?"""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, in_words, percent, percent_interval


def made(fewest: int, most: int, size: int) -> str:
    return (
        f"Each held-out face got {in_words(fewest)} to {in_words(most)} patches of {size}×{size} pixels at random "
        "places. A small network learnt on half of the faces to tell whether one of the patches is a plus sign."
    )


def accuracy(pairs: int, marked: Interval, unmarked: Interval) -> str:
    return (
        f"On {count(pairs, 'pair')} of pictures from the other half it finds the plus in {percent_interval(*marked)}, "
        f"and rightly finds none in {percent_interval(*unmarked)}."
    )


def unfit(known: float) -> str:
    return (
        f"That is too little to judge maps by: it takes significantly more than {percent(known, digits=0)} of each. "
        "Which method finds what decides **cannot be told** from planted marks."
    )


def judged(faces: int, area: float) -> str:
    return (
        f"The methods are judged on {count(faces, 'face')} of which the network gets both pictures right. The patch "
        f"with the plus is {percent(area)} of the picture."
    )


def can_show() -> str:
    """What the test can show, and what it cannot."""
    return (
        "The test shows which methods find a single small thing that decides alone. An expression is spread over the "
        "face, so a method may pass here and still miss parts of an expression."
    )


def caption(faces: int) -> str:
    return (
        f"Which methods find a planted mark? Means over {count(faces, 'face')} with 95\N{NO-BREAK SPACE}% intervals. "
        "*Random*: the same method with random weights. ▲: significantly above all references."
    )
