"""Is attribution denser where FACS expects the expression than in the rest of the face?"""

from collections.abc import Collection, Sequence

from fer.data.emotions import EMOTIONS, PARTS
from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.facs import JUDGED, Expectation
from fer.saliency.findings.means import side, told

_SIDES = {1: "more", -1: "less", 0: "open"}

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


def caption(*, reach: int | None) -> Said:
    return say("saliency.facs.caption", judged=JUDGED, reach=reach)


def verdict(found: Expectations) -> list[Said]:
    """Is attribution denser where FACS expects it, for which classes, and more so than on random weights?"""
    judged = {k: of_class for k, of_class in enumerate(found) if of_class is not None}
    shown = {k: of_class for k, of_class in judged.items() if any(mean is not None for mean in of_class)}
    classes: dict[tuple[int, int], list[int]] = {}
    for k, of_class in (shown or judged).items():  # classes without faces stay out, unless there is no other
        classes.setdefault(_sides(of_class), []).append(k)
    clauses = [
        say("saliency.facs.denser", there=_SIDES[there], random=_SIDES[random], classes=classes[there, random])
        for there, random in sorted(classes, reverse=True)
    ]
    return [
        say("saliency.facs.verdict", lead=say(f"saliency.facs.{_lead(classes)}"), told=clauses),
        say("saliency.facs.left_out", classes=[k for k, emotion in enumerate(EMOTIONS) if not emotion.parts]),
        say(
            "saliency.facs.only_the_nose",
            classes=[k for k, emotion in enumerate(EMOTIONS) if set(PARTS) - set(emotion.parts) == {"nose"}],
        ),
    ]


def _lead(classes: Collection[tuple[int, int]]) -> str:
    """What the classes have in common: FACS is borne out where both are 1, contradicted where both are -1."""
    sides = {(1, 1): 1, (-1, -1): -1}
    leads = {
        (1,): "looks_there",
        (-1,): "looks_elsewhere",
        (0,): "is_open",
        (-1, 0): "for_no_class",
        (0, 1): "open_for_others",
    }
    return leads.get(tuple(sorted({sides.get(both, 0) for both in classes})), "not_for_others")


def _sides(of_class: Expectation) -> tuple[int, int]:
    """1 where attribution is denser in the expected parts, -1 where in the others, 0 where that is open; and the same
    of how far it is so beyond random weights."""
    return side(of_class.difference, 0.0), side(of_class.gain, 0.0)
