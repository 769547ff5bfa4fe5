"""Is attribution denser where FACS expects the expression than in the rest of the face?"""

from collections.abc import Mapping, Sequence

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
        say("saliency.facs.verdict", lead=_lead(classes), told=clauses),
        say("saliency.facs.left_out", classes=[k for k, emotion in enumerate(EMOTIONS) if not emotion.parts]),
        say(
            "saliency.facs.only_the_nose",
            classes=[k for k, emotion in enumerate(EMOTIONS) if set(PARTS) - set(emotion.parts) == {"nose"}],
        ),
    ]


def _lead(classes: Mapping[tuple[int, int], Sequence[int]]) -> Said:
    """For which classes maps lie where FACS expects, as they do where both are 1, and for which elsewhere: both -1."""
    there, elsewhere = classes.get((1, 1)), classes.get((-1, -1))
    if there and elsewhere:
        return say("saliency.facs.not_for_others", there=there, elsewhere=elsewhere)
    if there:
        alone = say("saliency.facs.looks_there")
        return alone if len(classes) == 1 else say("saliency.facs.open_for_others", classes=there)
    if elsewhere:
        alone = say("saliency.facs.looks_elsewhere")
        return alone if len(classes) == 1 else say("saliency.facs.for_no_class", classes=elsewhere)
    return say("saliency.facs.is_open")


def _sides(of_class: Expectation) -> tuple[int, int]:
    """1 where attribution is denser in the expected parts, -1 where in the others, 0 where that is open; and the same
    of how far it is so beyond random weights."""
    return side(of_class.difference, 0.0), side(of_class.gain, 0.0)
