"""Which faces are shown, and by what rule."""

from fer.data.emotions import EMOTIONS
from fer.findings.said import Said, say
from fer.saliency.selection import CHOSEN, CONTRAST, NAMED, TYPICAL, Gallery, Shown


def shown(shown: Shown) -> list[Said]:
    """How the faces were chosen, and whether the rules found a face for every class that they should show."""
    first, beside = shown.galleries[CHOSEN], shown.galleries[CONTRAST]
    chosen, contrast = _rule(first), _rule(beside)
    if first.rule == NAMED:
        told = [say("saliency.chosen.readers_faces"), say("saliency.chosen.others_by_rule", contrast=contrast)]
    elif first.rule == TYPICAL and first.of_class is None:
        told = [say("saliency.chosen.both_by_rule", chosen=chosen, contrast=contrast)]
    else:
        told = [
            say("saliency.chosen.readers_rule", chosen=chosen),
            say("saliency.chosen.beside_them", contrast=contrast),
        ]
    return [*told, *_missing(first), *_missing(beside)]


def caption(shown: Shown, name: str) -> Said:
    """Of the gallery `name`. The second is drawn like the first, where there is one."""
    alike = name == CONTRAST and shown.galleries[CHOSEN].faces
    drawn = say(f"saliency.chosen.{'drawn_as_the_first' if alike else 'how_drawn'}")
    return say("saliency.chosen.caption", shown=_rule(shown.galleries[name]), split=shown.split, drawn=drawn)


def row_names(gallery: Gallery) -> list[Said]:
    """What stands beside each face: its class, what it was taken for if for another, and the confidence."""
    return [
        say(
            "saliency.chosen.row_name",
            label=face.label,
            predicted=None if face.predicted == face.label else face.predicted,
            confidence=face.confidence,
        )
        for face in gallery.faces
    ]


def _rule(gallery: Gallery) -> Said:
    """What a gallery shows."""
    if gallery.rule == NAMED:
        return say("saliency.chosen.named")
    if gallery.of_class is None:
        return say("saliency.chosen.of_each_class", rule=gallery.rule)
    return say("saliency.chosen.of_one_class", rule=gallery.rule, number=len(gallery.faces), label=gallery.of_class)


def _missing(gallery: Gallery) -> list[Said]:
    """Of which classes the rule found nothing."""
    if gallery.rule == NAMED:
        return []
    wanted = range(len(EMOTIONS)) if gallery.of_class is None else [gallery.of_class]
    present = {face.label for face in gallery.faces}
    absent = [k for k in wanted if k not in present]
    return [say("saliency.chosen.missing", rule=gallery.rule, classes=absent)] if absent else []
