"""Question 4, evidence: is attribution densest where FACS expects the expression?"""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.en.prose import capitalised, in_words, listed
from fer.wording.en.saliency.parts import AREAS, moved


def table(label: int, parts: Sequence[str], expected: str, others: str, difference: str, gain: str) -> dict[str, str]:
    return {
        "Class": names("en")[label],
        "Expected": listed([AREAS[part] for part in parts]),
        "There": expected,
        "Elsewhere": others,
        "Difference": difference,
        "Beyond random": gain,
    }


def caption(judged: int, reach: int | None) -> str:
    return (
        "Density in the parts that the action units of a class move, and in the other parts of the face, with their "
        "difference on the same faces, and how far this lies beyond that of the network with random weights "
        f"(95\N{NO-BREAK SPACE}% intervals{moved(reach)}; those of the last two columns hold for both and all "
        f"{in_words(judged)} classes together)."
    )


def verdict(lead: str, told: Sequence[str]) -> str:
    return f"{lead}: attribution is {'; '.join(told)} ([@tab:saliency-facs])."


def looks_there() -> str:
    return "The network looks where FACS expects the expression"


def looks_elsewhere() -> str:
    return "The network does **not** look where FACS expects the expression"


def is_open() -> str:
    return "It is **open** whether the network looks where FACS expects the expression"


def for_no_class() -> str:
    return "FACS is contradicted for some classes, and borne out for **none**"


def open_for_others() -> str:
    return "FACS is borne out for some classes, and not shown for the others"


def not_for_others() -> str:
    return "FACS is borne out for some classes and contradicted for others"


def denser(there: str, random: str, classes: Sequence[int]) -> str:
    """Of classes whose maps lie alike, in the parts that FACS expects and beside random weights."""
    return f"{_THERE[there]}{_BEYOND[there][random]} for {_classes(classes)}"


_THERE = {
    "more": "denser in the parts that its action units move",
    "less": "denser in the **other** parts",
    "open": "not surely denser in either",
}
_BEYOND = {  # by the side on which attribution is denser
    "more": {
        "more": ", and more so than on random weights,",
        "less": ", but **less** so than on random weights,",
        "open": ", but not surely more so than on random weights,",
    },
    "less": {
        "more": ", but **less** so than on random weights,",
        "less": ", and more so than on random weights,",
        "open": ", but not surely more so than on random weights,",
    },
    "open": {
        "more": ", though nearer to the former than on random weights,",
        "less": ", though nearer to the latter than on random weights,",
        "open": "",
    },
}


def left_out(classes: Sequence[int]) -> str:
    return f"{capitalised(_classes(classes))} has no action units, and is left out."


def only_the_nose(classes: Sequence[int]) -> str:
    return f"For {_classes(classes)} the only other part is the nose, which lies in the middle of the picture."


def _classes(classes: Sequence[int]) -> str:
    return listed([names("en")[k] for k in classes])
