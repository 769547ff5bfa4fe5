"""Question 5, evidence: is the picture made for a filter a maximum?"""

from fer.wording.en.prose import count, percent


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
    return f"**Every** picture stands as a maximum: {_conditions(within)} ([@fig:reached])."


def most_stand(stand: int, images: int, within: float) -> str:
    return f"{stand} of {images} pictures stand as maxima: {_conditions(within)} ([@fig:reached])."


def few_stand(stand: int, images: int, within: float) -> str:
    return _few(f"Only {stand}", images, within)


def none_stands(images: int, within: float) -> str:
    return _few("None", images, within)


def images_differ(ratio: float, likeness: float) -> str:
    return (
        f"{_ratio(ratio)}, but the two pictures are **not** alike (median correlation {likeness:.2f}, moved as suits "
        "best): the height is the filter's, the picture is one of many that reach it."
    )


def images_alike(ratio: float, likeness: float) -> str:
    return f"{_ratio(ratio)}, and the two pictures are alike (median correlation {likeness:.2f}, moved as suits best)."


def faces_above_noise(above: int, filters: int, face: float, noise: float) -> str:
    return (
        f"The strongest face excites {above} of {count(filters, 'filter')} more than the strongest noise "
        f"{_medians(face, noise)}: it takes more than the faces' mean and spectrum. A still higher maximum elsewhere "
        "is not ruled out."
    )


def faces_like_noise(above: int, filters: int, face: float, noise: float) -> str:
    return (
        f"The strongest face excites only {above} of {count(filters, 'filter')} more than the strongest noise "
        f"{_medians(face, noise)}: that a face excites a filter does **not** show that the filter looks for a part of "
        "a face."
    )


def _few(few: str, images: int, within: float) -> str:
    return (
        f"{few} of {count(images, 'picture')} can be called a maximum: most are **not** {_conditions(within)} "
        "([@fig:reached])."
    )


def _conditions(within: float) -> str:
    return (
        "above every face and every noise image, with a second ascent from another start that comes within "
        f"{percent(within, digits=0)} of the same height"
    )


def _ratio(ratio: float) -> str:
    return f"The lower of the two heights is {percent(ratio, digits=0)} of the higher in the median"


def _medians(face: float, noise: float) -> str:
    return f"(median {face:.1f} standard deviations against {noise:.1f})"
