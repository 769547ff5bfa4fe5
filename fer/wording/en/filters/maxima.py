"""Question 5, evidence: is the picture made for a filter a maximum?"""

from fer.wording.en.prose import count, number, p_value, percent, plural


def marks() -> dict[str, str]:
    """The marks of the figure, and its axis."""
    return {
        "made": "image made for the filter",
        "second": "from another start",
        "strongest": "strongest face",
        "noise": "strongest noise",
        "axis": "standard deviations\nabove the mean face",
    }


def caption(faces: int, noise_images: int) -> str:
    return (
        "Activation of each filter on the image made for it, on one made from another start, on the strongest of "
        f"{count(faces, 'face')} and on the strongest of {count(noise_images, 'image')} "
        "of random noise with the faces' mean and spectrum."
    )


def all_stand(within: float) -> str:
    return f"**Every** picture passes as a maximum: {_conditions(within)} ([@fig:reached])."


def some_stand(stand: int, images: int, within: float) -> str:
    return (
        f"{stand} of {images} pictures {plural(stand, 'passes as a maximum', 'pass as maxima')}, the others do "
        f"**not**: {_conditions(within)} ([@fig:reached])."
    )


def none_stands(images: int, within: float) -> str:
    return (
        f"**None** of {count(images, 'picture')} passes as a maximum, that is {_conditions(within)} ([@fig:reached])."
    )


def height_found(ratio: float, picture: str) -> str:
    return f"{_ratio(ratio)}: the height is found again, {picture}."


def height_not_found(ratio: float, picture: str) -> str:
    return f"{_ratio(ratio)}: the height is **not** found again, {picture}."


def images_differ(likeness: float) -> str:
    return (
        f"and the two pictures are **not** alike (median correlation {number(likeness)}, moved as suits best): each is "
        "one of several that ascent may end at"
    )


def images_alike(likeness: float) -> str:
    return f"and the two pictures are alike (median correlation {number(likeness)}, moved as suits best)"


def faces_above_noise(above: int, filters: int, face: float, noise: float, p: float) -> str:
    return (
        f"{_beside_noise(above, filters, face, noise, p)}: it takes more than the faces' mean and spectrum. A still "
        "higher maximum elsewhere is not ruled out."
    )


def faces_below_noise(above: int, filters: int, face: float, noise: float, p: float) -> str:
    return (
        f"{_beside_noise(above, filters, face, noise, p)}: noise does it **better**, so that a face excites a filter "
        "does not show that the filter looks for a part of a face."
    )


def faces_open(above: int, filters: int, face: float, noise: float, p: float) -> str:
    return (
        f"{_beside_noise(above, filters, face, noise, p)}, which chance may make: that a face excites a filter does "
        "**not** show that the filter looks for a part of a face."
    )


def _conditions(within: float) -> str:
    return (
        "above every face and every noise image, with a second ascent from another start that comes within "
        f"{percent(within, digits=0)} of the same height"
    )


def _ratio(ratio: float) -> str:
    return f"The lower of the two heights is {percent(ratio, digits=0)} of the higher in the median"


def _beside_noise(above: int, filters: int, face: float, noise: float, p: float) -> str:
    return (
        f"The strongest face excites {above} of {count(filters, 'filter')} more than the strongest noise (median "
        f"{number(face, digits=1)} standard deviations against {number(noise, digits=1)}; {p_value(p)}, filters with "
        "the same strongest image taken as one)"
    )
