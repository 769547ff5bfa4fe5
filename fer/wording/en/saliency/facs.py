"""Question 4, evidence: is attribution densest where FACS expects the expression?"""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.en.prose import capitalised, listed
from fer.wording.en.saliency.parts import AREAS


def table(label: int, parts: Sequence[str], expected: str, others: str, difference: str, gain: str) -> dict[str, str]:
    return {
        "Class": names("en")[label],
        "Expected": listed([AREAS[part] for part in parts]),
        "There": expected,
        "Elsewhere": others,
        "Difference": difference,
        "Beyond random": gain,
    }


def caption() -> str:
    return (
        "Density in the parts that the action units of a class move, and in the other parts of the face, with their "
        "difference on the same faces, and how far this lies beyond that of the network with random weights "
        "(95\N{NO-BREAK SPACE}% intervals)."
    )


def verdict(lead: str, told: Sequence[str]) -> str:
    return f"{lead}: attribution is {listed(told)} ([@tab:saliency-facs])."


def looks_there() -> str:
    return "The network looks where FACS expects the expression"


def looks_elsewhere() -> str:
    return "The network does **not** look where FACS expects the expression"


def is_open() -> str:
    return "It is **open** whether the network looks where FACS expects the expression"


def for_no_class() -> str:
    return "FACS is borne out for **no** class"


def open_for_others() -> str:
    return "FACS is borne out for some classes, and open for the others"


def not_for_others() -> str:
    return "FACS is borne out for some classes and not for others"


def denser_there(classes: Sequence[int]) -> str:
    return f"denser in the parts that its action units move for {_classes(classes)}"


def denser_elsewhere(classes: Sequence[int]) -> str:
    return f"denser in the **other** parts for {_classes(classes)}"


def denser_in_neither(classes: Sequence[int]) -> str:
    return f"clearly denser in neither for {_classes(classes)}"


def left_out(classes: Sequence[int]) -> str:
    return f"{capitalised(_classes(classes))} has no action units, and is left out."


def only_the_nose(classes: Sequence[int]) -> str:
    return f"For {_classes(classes)} the only other part is the nose, which lies in the middle of the picture."


def _classes(classes: Sequence[int]) -> str:
    return listed([names("en")[k] for k in classes])
