"""Is attribution denser where FACS expects the expression than in the rest of the face?"""

from collections.abc import Sequence

from fer.data.emotions import EMOTIONS, PARTS
from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.facs import Expectation
from fer.saliency.findings.means import side, told

Expectations = Sequence[Expectation | None]  # a class each


def table(found: Expectations) -> Table:
    """For each class the density in the parts that FACS expects, in the others, and their difference."""
    return tabulate(
        "saliency.facs.table",
        [
            {
                "label": k,
                "parts": emotion.parts,
                "expected": say("saliency.parts.times", **told(of_class.expected)),
                "others": say("saliency.parts.times", **told(of_class.others)),
                "difference": say("saliency.parts.times", **told(of_class.difference)),
                "gain": say("saliency.parts.times", **told(of_class.gain)),
            }
            for k, (emotion, of_class) in enumerate(zip(EMOTIONS, found, strict=True))
            if of_class is not None
        ],
    )


def verdict(found: Expectations) -> list[Said]:
    """Is attribution denser where FACS expects it, for which classes?"""
    classes: dict[int, list[int]] = {1: [], -1: [], 0: []}
    for k, of_class in enumerate(found):
        if of_class is not None:
            classes[_side(of_class)].append(k)
    clauses = {1: "denser_there", -1: "denser_elsewhere", 0: "denser_in_neither"}
    return [
        say(
            "saliency.facs.verdict",
            lead=say(f"saliency.facs.{_lead({which for which in classes if classes[which]})}"),
            told=[say(f"saliency.facs.{clauses[which]}", classes=of) for which, of in classes.items() if of],
        ),
        say("saliency.facs.left_out", classes=[k for k, emotion in enumerate(EMOTIONS) if not emotion.parts]),
        say(
            "saliency.facs.only_the_nose",
            classes=[k for k, emotion in enumerate(EMOTIONS) if set(PARTS) - set(emotion.parts) == {"nose"}],
        ),
    ]


def _lead(sides: set[int]) -> str:
    """What the classes have in common. `sides`: 1 where FACS is borne out, -1 where the contrary is, 0 where open."""
    leads = {
        (1,): "looks_there",
        (-1,): "looks_elsewhere",
        (0,): "is_open",
        (-1, 0): "for_no_class",
        (0, 1): "open_for_others",
    }
    return leads.get(tuple(sorted(sides)), "not_for_others")


def _side(of_class: Expectation) -> int:
    """1 where attribution is denser in the expected parts, and more so than on random weights; -1 where the contrary
    holds of both, else 0."""
    difference, gain = side(of_class.difference, 0.0), side(of_class.gain, 0.0)
    return difference if difference == gain else 0
