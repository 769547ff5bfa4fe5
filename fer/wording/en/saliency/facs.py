"""Question 4, evidence: do the maps lie where FACS expects the expression?"""

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
        "Density of the maps in the parts that FACS expects, in the other parts of the face, their difference, and how "
        "far this lies beyond the difference with random weights. 95\N{NO-BREAK SPACE}% intervals"
        f"{moved(reach)}; in the last two columns they hold for all {in_words(judged)} classes together."
    )


def verdict(lead: str, told: Sequence[str]) -> str:
    return f"{lead} ([@tab:saliency-facs]). The density is {'; '.join(told)}."


def looks_there() -> str:
    return "The network looks where FACS expects the expression"


def looks_elsewhere() -> str:
    return "The network looks **more at other parts** than at those where FACS expects the expression"


def is_open() -> str:
    return "It is **open** whether the network looks where FACS expects the expression"


def for_no_class(classes: Sequence[int]) -> str:
    return (
        f"Beyond random weights, the maps for {_classes(classes)} lie **more on other parts** than on those that FACS "
        "expects; for **no** class are they shown to follow it"
    )


def open_for_others(classes: Sequence[int]) -> str:
    return (
        f"Beyond random weights, the maps for {_classes(classes)} lie more on the parts that FACS expects than on "
        "others; for no other class is this shown"
    )


def not_for_others(there: Sequence[int], elsewhere: Sequence[int]) -> str:
    return (
        f"Beyond random weights, the maps for {_classes(there)} lie more on the parts that FACS expects, those for "
        f"{_classes(elsewhere)} **more on others**"
    )


def denser(there: str, random: str, classes: Sequence[int]) -> str:
    """Of classes whose maps lie alike, in the parts that FACS expects and beside random weights."""
    return f"{_THERE[there]}{_BEYOND[there][random]} for {_classes(classes)}"


_THERE = {
    "more": "significantly higher in the expected parts",
    "less": "significantly higher in the **other** parts",
    "open": "not significantly different",
}
_BEYOND = {  # by the side on which attribution is denser
    "more": {
        "more": ", and more so than with random weights,",
        "less": ", but **less** so than with random weights,",
        "open": ", but not significantly more so than with random weights,",
    },
    "less": {
        "more": ", but **less** so than with random weights,",
        "less": ", and more so than with random weights,",
        "open": ", but not significantly more so than with random weights,",
    },
    "open": {
        "more": ", but further toward the expected parts than with random weights,",
        "less": ", but further toward the other parts than with random weights,",
        "open": "",
    },
}


def left_out(classes: Sequence[int]) -> str:
    return f"{capitalised(_classes(classes))} has no action units and is left out."


def only_the_nose(classes: Sequence[int]) -> str:
    return f"For {_classes(classes)} the nose is the only other part, and it lies in the middle of the picture."


def _classes(classes: Sequence[int]) -> str:
    return listed([names("en")[k] for k in classes])
