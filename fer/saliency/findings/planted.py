"""Can planted marks judge the methods: how well does a small network know them?"""

from fer.findings.said import Said, say
from fer.saliency.planted import FEWEST, KNOWN, MOST, SIZE, Planted


def faces(planted: Planted) -> list[Said]:
    """What was planted, how well the network knows it, and which faces are judged."""
    told = [
        say("saliency.planted.made", fewest=FEWEST, most=MOST, size=SIZE),
        say("saliency.planted.accuracy", pairs=planted.pairs, marked=planted.marked, unmarked=planted.unmarked),
    ]
    if not planted.fit:
        return [*told, say("saliency.planted.unfit", known=KNOWN)]
    return [
        *told,
        say("saliency.planted.judged", faces=planted.faces, area=planted.area),
        say("saliency.planted.can_show"),
    ]


def caption(planted: Planted) -> Said:
    return say("saliency.planted.caption", faces=planted.faces)
