"""Question 4, evidence: can planted marks judge the methods?"""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, in_words, percent, percent_interval


def made(patches: int, size: int) -> str:
    return (
        f"Held-out faces got {in_words(patches)} patches of {size}×{size} pixels at random places, and a small network "
        "learnt on half of them, in seconds, to say whether one of the patches is a plus sign."
    )


def accuracy(pairs: int, marked: Interval, unmarked: Interval) -> str:
    return (
        f"Of {count(pairs, 'pair')} of pictures of the other half, alike but for that one patch, it finds the plus in "
        f"{percent_interval(*marked)}, and says that there is none in {percent_interval(*unmarked)} of those where a "
        "distractor stands in its place."
    )


def unfit(known: float) -> str:
    return (
        f"That is too little to judge maps by, which takes surely more than {percent(known, digits=0)} of each: which "
        "method finds what decides **cannot be told** from planted marks."
    )


def judged(faces: int, area: float) -> str:
    return (
        f"Judged are {count(faces, 'face')} of which it gets both pictures right, by the maps of its answer that there "
        f"is a plus; the patch with the plus is {percent(area)} of the picture."
    )


def can_show() -> str:
    """What the test can show, and what it cannot."""
    return (
        "This shows which methods find one small thing that decides alone, on faces of this kind, for a small network; "
        "not what they miss where a network weighs many faint things together, as it does for an expression."
    )


def caption(faces: int) -> str:
    return (
        f"Which methods find a planted mark? Means over {count(faces, 'face')} with 95\N{NO-BREAK SPACE}% intervals: "
        "share of maps that point into the patch, share of the map's energy there. *Random*: the same method on random "
        "weights. ▲: ahead of everything that it has to beat."
    )
