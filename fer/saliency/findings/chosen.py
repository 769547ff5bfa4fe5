"""Which faces are shown, and by what rule."""

from typing import Any

from fer.data.emotions import EMOTIONS
from fer.findings.said import Said, say
from fer.saliency.selection import CHOSEN, CONTRAST, NAMED, TYPICAL, Face, Gallery, Shown


def shown(gallery: Gallery) -> list[Said]:
    """How the faces that were asked for are chosen, and of which classes there is none."""
    if gallery.rule == NAMED:
        told = say("saliency.chosen.readers_faces")
    elif gallery.rule == TYPICAL and gallery.of_class is None:
        told = say("saliency.chosen.by_rule", chosen=_rule(gallery))
    else:
        told = say("saliency.chosen.readers_rule", chosen=_rule(gallery))
    return [told, *missing(gallery)]


def caption(shown: Shown, name: str) -> Said:
    """Of the gallery `name`. The second is drawn like the first, where there is one."""
    gallery, first = shown.galleries[name], shown.galleries[CHOSEN]
    wrong = _has_mistakes(gallery)
    if name == CONTRAST and first.faces:
        drawn = say("saliency.chosen.drawn_as_the_first", wrong=wrong and not _has_mistakes(first))
    else:
        drawn = say("saliency.chosen.how_drawn", wrong=wrong)
    return say("saliency.chosen.caption", shown=_rule(gallery), split=shown.split, drawn=drawn)


def alt(gallery: Gallery) -> Said:
    faces = [say("saliency.chosen.alt_of_face", **_told(face)) for face in gallery.faces]
    return say("saliency.chosen.alt", columns=faces)


def names(gallery: Gallery) -> list[Said]:
    """What stands above each face: its class, what it was taken for if for another, and the confidence."""
    return [say("saliency.chosen.name", **_told(face)) for face in gallery.faces]


def _has_mistakes(gallery: Gallery) -> bool:
    return any(face.predicted != face.label for face in gallery.faces)


def _told(face: Face) -> dict[str, Any]:
    predicted = None if face.predicted == face.label else face.predicted
    return {"label": face.label, "predicted": predicted, "confidence": face.confidence}


def _rule(gallery: Gallery) -> Said:
    """What a gallery shows."""
    if gallery.rule == NAMED:
        return say("saliency.chosen.named")
    if gallery.of_class is None:
        return say("saliency.chosen.of_each_class", rule=gallery.rule)
    return say("saliency.chosen.of_one_class", rule=gallery.rule, number=len(gallery.faces), label=gallery.of_class)


def missing(gallery: Gallery) -> list[Said]:
    """Of which classes the rule found nothing."""
    if gallery.rule == NAMED:
        return []
    wanted = range(len(EMOTIONS)) if gallery.of_class is None else [gallery.of_class]
    present = {face.label for face in gallery.faces}
    absent = [k for k in wanted if k not in present]
    return [say("saliency.chosen.missing", rule=gallery.rule, classes=absent)] if absent else []
