"""Of how much of a face a filter speaks."""

from fer.data.faces import SIDE
from fer.filters.field import EffectiveField
from fer.findings.said import Said, say


def verdict(field: EffectiveField, *, receptive_field: int) -> Said:
    """How much of the receptive field (pixels, a side) counts, and so what is cut out."""
    if field.side >= SIDE - 1:
        return say("filters.field.whole_face", receptive_field=receptive_field, share=field.share)
    return say(
        "filters.field.part_of_face",
        receptive_field=receptive_field,
        beyond_face=receptive_field > SIDE,
        share=field.share,
        side=field.side,
    )


def crops_caption(field: EffectiveField) -> Said:
    return say("filters.field.crops_caption", crops=len(field.crop_labels[0]), side=field.side)


def crops_alt(field: EffectiveField) -> Said:
    return say(
        "filters.field.crops_alt",
        filters=len(field.crop_labels),
        crops=len(field.crop_labels[0]),
        side=field.side,
        shared=field.shared,
        of=sum(map(len, field.crop_index)),
    )


def crops(field: EffectiveField) -> Said:
    """Do the faces that lead by one place also lead by the whole map?"""
    values = {"shared": field.shared, "of": sum(map(len, field.crop_index))}
    if field.beyond is None:
        return say("filters.field.one_filter", **values)
    if field.beyond.low <= 0:
        key = "other_faces"
    else:
        key = "mostly_same_faces" if 2 * field.shared > values["of"] else "partly_same_faces"
    return say(f"filters.field.{key}", **values, with_others=field.shared_with_others, beyond=field.beyond)
