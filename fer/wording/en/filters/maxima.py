"""Question 5, evidence: is the picture made for a filter a maximum?"""

from fer.wording.en.prose import count, percent, plural
from fer.wording.numbers import number, p_value


def marks() -> dict[str, str]:
    """The marks of the figure, and its axis."""
    return {
        "made": "made image",
        "second": "from another start",
        "strongest": "strongest face",
        "noise": "strongest noise",
        "axis": "activation\n(standard deviations)",
    }


def caption(faces: int, noise_images: int) -> str:
    return (
        "Activation of each filter by the made image, by one made from another start, by the strongest of "
        f"{count(faces, 'face')} and by the strongest of {count(noise_images, 'noise image')}. In standard deviations "
        "above the mean over the faces."
    )


def alt(filters: int, made: float, second: float, strongest: float, noise: float) -> str:
    return (
        f"Four marks for each of {count(filters, 'filter')}. Medians: made image {number(made, digits=1)}, from "
        f"another start {number(second, digits=1)}, strongest face {number(strongest, digits=1)}, strongest noise "
        f"{number(noise, digits=1)} standard deviations."
    )


def all_stand(within: float) -> str:
    return f"Every image passes as a maximum: {_conditions(within)} ([@fig:reached])."


def some_stand(stand: int, images: int, within: float) -> str:
    return (
        f"{stand} of {images} images {plural(stand, 'passes as a maximum', 'pass as maxima')}, the others do not. "
        f"To pass, an image is {_conditions(within)} ([@fig:reached])."
    )


def none_stands(images: int, within: float) -> str:
    return (
        f"None of {count(images, 'image')} passes as a maximum. To pass, an image is {_conditions(within)} "
        "([@fig:reached])."
    )


def height_found(ratio: float, picture: str) -> str:
    return f"The second ascent finds the height again ({_ratio(ratio)}), {picture}."


def height_not_found(ratio: float, picture: str) -> str:
    return f"The second ascent does **not** find the height again ({_ratio(ratio)}), {picture}."


def images_differ(likeness: float) -> str:
    return (
        f"and the two images are **not** alike (median correlation {number(likeness)}, shifted to fit best). So a "
        "filter has several such images"
    )


def images_alike(likeness: float) -> str:
    return f"and the two images are alike (median correlation {number(likeness)}, shifted to fit best)"


def beside_noise(
    above: int, filters: int, face: float, noise: float, witnesses: int, for_faces: int, for_noise: int, p: float
) -> str:
    return (
        f"The strongest face beats the strongest noise for {above} of {count(filters, 'filter')} (median "
        f"{number(face, digits=1)} against {number(noise, digits=1)} standard deviations). With near-equal filters, "
        "and those with the same strongest image, counted as one witness, "
        f"{for_faces} of {count(witnesses, 'witness', plural='witnesses')} {plural(for_faces, 'speaks', 'speak')} for "
        f"faces and {for_noise} for noise ({p_value(p)})."
    )


def faces_above_noise(beside: str) -> str:
    return f"{beside} So the filters respond to more than the faces' mean and spectrum."


def faces_below_noise(beside: str) -> str:
    return (
        f"{beside} So noise does it **better**, and a strong face does not show "
        "that the filter looks for a part of a face."
    )


def faces_open(beside: str) -> str:
    return (
        f"{beside} That is **not** significant, so a strong face does not show "
        "that the filter looks for a part of a face."
    )


def _conditions(within: float) -> str:
    return (
        "above every face and every noise image, and a second ascent comes within "
        f"{percent(within, digits=0)} of its height"
    )


def _ratio(ratio: float) -> str:
    return f"median ratio of the lower to the higher: {percent(ratio, digits=0)}"
