"""Question 5, evidence: is the picture made for a filter a maximum, and of how much of a face does it speak?

Beside the facts of fer.wording.en.filters.images: "heights" ("noise_images", and one number a shown filter each:
"noise", the strongest noise image, and "second", what an ascent from another start reaches, both standardised;
"agreement", the lower of the two heights over the higher; "likeness" of the two pictures) and "field" ("side" of the
effective field in pixels, "share" of the gradient's energy within).
"""

from collections.abc import Mapping
from statistics import median

from fer.wording.en.prose import count, percent

_AGREE = 0.8  # agreement of two heights from which the ascent is said to find the same maximum
_ALIKE = 0.5  # correlation from which two pictures count as alike
_SIDE = 48


def kinds() -> dict[str, str]:
    """The marks of the figure of heights, and its axis."""
    return {
        "reached": "image made for the filter",
        "second": "from another start",
        "strongest": "strongest face",
        "noise": "strongest noise",
        "axis": "standard deviations\nabove the mean face",
    }


def caption(facts: Mapping) -> str:
    return (
        "Activation of each filter on the image made for it, on one made from another start, on the strongest of "
        f"{count(facts['faces'], 'face')} and on the strongest of {count(facts['heights']['noise_images'], 'image')} "
        "of random noise with the faces' mean and spectrum."
    )


def verdict(facts: Mapping) -> str:
    """Is the picture a real maximum?"""
    heights = facts["heights"]
    rows = zip(facts["reached"], facts["strongest"], heights["noise"], heights["agreement"], strict=True)
    stands = [made > max(face, noise) and agree >= _AGREE for made, face, noise, agree in rows]
    stand, number = sum(stands), len(stands)
    conditions = (
        "above every face and every noise image, with a second ascent from another start that comes within "
        f"{percent(1 - _AGREE, digits=0)} of the same height"
    )
    if stand == number:
        lead = f"**Every** picture stands as a maximum: {conditions}"
    elif 2 * stand > number:
        lead = f"{stand} of {number} pictures stand as maxima: {conditions}"
    else:
        few = f"Only {stand}" if stand else "None"
        lead = f"{few} of {count(number, 'picture')} can be called a maximum: most are **not** {conditions}"
    return f"{lead} ([@fig:reached]). {_second(heights)} {_noise(facts)}"


def _second(heights: Mapping) -> str:
    agree, alike = median(heights["agreement"]), median(heights["likeness"])
    height = f"The lower of the two heights is {percent(agree, digits=0)} of the higher in the median"
    if alike < _ALIKE:
        return (
            f"{height}, but the two pictures are **not** alike (median correlation {alike:.2f}, moved as suits best): "
            "the height is the filter's, the picture is one of many that reach it."
        )
    return f"{height}, and the two pictures are alike (median correlation {alike:.2f}, moved as suits best)."


def _noise(facts: Mapping) -> str:
    pairs = list(zip(facts["strongest"], facts["heights"]["noise"], strict=True))
    above = sum(face > noise for face, noise in pairs)
    face, noise = (median(values) for values in zip(*pairs, strict=True))
    figures = f"(median {face:.1f} standard deviations against {noise:.1f})"
    if 2 * above > len(pairs):
        return (
            f"The strongest face excites {above} of {count(len(pairs), 'filter')} more than the strongest noise "
            f"{figures}: it takes more than the faces' mean and spectrum. A still higher maximum elsewhere is not "
            "ruled out."
        )
    return (
        f"The strongest face excites only {above} of {count(len(pairs), 'filter')} more than the strongest noise "
        f"{figures}: that a face excites a filter does **not** show that the filter looks for a part of a face."
    )


def field(facts: Mapping) -> str:
    """How much of the receptive field counts, and so what is cut out."""
    whole, side, share = facts["receptive_field"], facts["field"]["side"], percent(facts["field"]["share"], digits=0)
    paper = f"On paper one value of a map depends on {whole} × {whole} pixels"
    if side >= _SIDE - 1:
        return f"{paper}, and {share} of its squared gradient fill the face: there is no smaller part to cut out."
    wider = ", more than the face has" if whole > _SIDE else ""
    return (
        f"{paper}{wider}; but {share} of its squared gradient lies within {side} × {side} in the median. The crops of "
        "[@fig:crops] have this side."
    )


def crops_caption(facts: Mapping) -> str:
    number, side = len(facts["crop_labels"][0]), facts["field"]["side"]
    return (
        f"For each filter the image made for it, and the {count(number, 'crop')} that excite it most, from as many "
        f"faces, by the largest single value of its map: {side} × {side} pixels round the centre of the gradient's "
        "energy, white beyond the edge of the face. The frame is the true class of the face."
    )


def crops(facts: Mapping) -> str:
    """Do the faces that lead by one place also lead by the whole map?"""
    pairs = zip(facts["strongest_index"], facts["crop_index"], strict=True)
    shared = [len(set(whole) & set(peak)) for whole, peak in pairs]
    total = sum(shared)
    of = f"{total} of {len(shared) * len(facts['crop_index'][0])}"
    if 2 * total > len(shared) * len(facts["crop_index"][0]):
        return f"They are mostly the faces of [@fig:strongest-faces] ({of}): one place decides the activation."
    return (
        f"They are mostly **other** faces than those of [@fig:strongest-faces] ({of} are the same): what excites a "
        "filter at one place is not what excites it on the whole face."
    )
