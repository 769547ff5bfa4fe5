"""Can drawn faces judge the methods: how well does the network know them?"""

from fer.findings.said import Said, say
from fer.runs.config import Kind
from fer.saliency.drawn_truth import KNOWN, Judged
from fer.saliency.localisation import ENOUGH

DRAWN: dict[Kind, str] = {"drawn": "of_its_kind", "photographs": "of_another_kind", "unknown": "of_unknown_kind"}


def faces(judged: Judged) -> list[Said]:
    """Which faces are judged, of which classes, how accurate the network is on drawn ones, and whether they are fit."""
    told = [
        say(f"saliency.drawn_truth.{DRAWN[judged.learnt_from]}", faces=judged.drawn),
        say("saliency.drawn_truth.accuracy", right=judged.accuracy, luck=judged.luck),
        say(
            f"saliency.drawn_truth.{'composition' if judged.fit else 'rightly_judged'}",
            classes=[(k, judged.faces[k]) for k in judged.classes],
        ),
    ]
    if not judged.fit:
        return [*told, _unfit(judged)]
    return [
        *told,
        say("saliency.drawn_truth.area", share=judged.area),
        say("saliency.drawn_truth.can_show"),
        *([] if judged.learnt_from == "drawn" else [say("saliency.drawn_truth.of_these_alone")]),
    ]


def _unfit(judged: Judged) -> Said:
    """Why: it knows too few of them, no more than luck does, or enough of too few faces."""
    if judged.accuracy.low <= KNOWN:
        return say("saliency.drawn_truth.unfit", known=KNOWN)
    if judged.accuracy.low <= judged.luck:
        return say("saliency.drawn_truth.luck")
    return say("saliency.drawn_truth.too_few", faces=sum(judged.faces), enough=ENOUGH)


def caption(judged: Judged) -> Said:
    return say("saliency.drawn_truth.caption", faces=sum(judged.faces))
