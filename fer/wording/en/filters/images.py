"""Question 5: how strongly the images made for filters activate them, and which faces do."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.en.prose import SPLITS, count, listed, percent, plural
from fer.wording.numbers import number, p_value, with_sign

_NAMES = names("en")


def titles(filters: Sequence[int]) -> list[str]:
    """The filters of a figure by their numbers."""
    return [str(number) for number in filters]


def heights(filters: Sequence[int], made: Sequence[float], strongest: Sequence[float]) -> list[str]:
    """Below the number of each filter, the activation by its image and by the strongest face."""
    rows = zip(filters, made, strongest, strict=True)
    return [f"{filter_}\n{number(image, digits=1)} | {number(face, digits=1)}" for filter_, image, face in rows]


def maximisers_caption(shown: int, filters: int) -> str:
    return (
        f"Images made by gradient ascent for {shown} of {count(filters, 'filter')} of the last convolution, those "
        "whose activation varies most from face to face. Below each: the filter, then the activation by this image | "
        "by the strongest face, in standard deviations above the mean."
    )


def maximisers_alt(shown: int, cycles: float, made: tuple[float, float], strongest: tuple[float, float]) -> str:
    """`made` and `strongest` are the lowest and the highest."""
    return (
        f"{count(shown, 'grey image')} with patterns of about {number(cycles, digits=1)} cycles across. Activations "
        f"below them run {_range(*made)} for images and {_range(*strongest)} for the strongest faces."
    )


def strongest_caption(faces: int, held_out: str) -> str:
    return (
        f"For each filter, the made image and the {count(faces, SPLITS[held_out] + ' face')} that activate it most, "
        "strongest first. Frame and letters: true class; cross: the centre of what the map's largest value depends on."
    )


def gallery_caption() -> str:
    """Above the table of filters on a page in a browser."""
    return (
        "The same filters, to be sorted and filtered: the image made for each and the activation "
        "by it, the faces that activate it most and the activation by the first, in standard "
        "deviations above the mean, and the class that most of these faces have."
    )


def gallery_words() -> dict[str, str]:
    """The heads of its columns."""
    return {
        "filter": "filter",
        "image": "image",
        "made": "by the image",
        "faces": "strongest faces",
        "strongest": "by the strongest",
        "class": "class",
    }


def strongest_alt(filters: int, faces: int, classes: Sequence[tuple[int, int]]) -> str:
    """`classes` are pairs of a class and its number of faces."""
    told = listed([f"{_NAMES[label]} {times}" for label, times in classes])
    return (
        f"{count(filters, 'row')} of a patterned image and {count(faces, 'face')} with a cross each. Classes of the "
        f"faces: {told}."
    )


def settled(steps: int, gain: float, window: int, settled: float) -> str:
    return (
        f"The ascent ended after {count(steps, 'step')}: {_last_steps(gain, window)}, less than the limit of "
        f"{percent(settled, digits=0)}."
    )


def not_settled(steps: int, gain: float | None, window: int, settled: float) -> str:
    reached = "" if gain is None else f": {_last_steps(gain, window)}"
    return (
        f"The ascent was cut off after {count(steps, 'step')}{reached}. It had **not** settled (limit: "
        f"{percent(settled, digits=0)}), so the images are not finished."
    )


def start(start: float) -> str:
    return f"Before the first step the median activation was {number(start, digits=1)} standard deviations."


def no_yardstick(filters: int) -> str:
    return (
        f"None of {count(filters, 'filter')} varies over these faces, so nothing tells how much an image activates it."
    )


def answer_above(pattern: str, above: int, filters: int, faces: int, held_out: str, made: float, face: float) -> str:
    return (
        f"{above} of {count(filters, 'filter')} {plural(above, 'responds', 'respond')} more to {pattern} "
        f"than to any of {count(faces, SPLITS[held_out] + ' face')} {_medians(made, face)}."
    )


def answer_all(pattern: str, filters: int, faces: int, held_out: str, made: float, face: float) -> str:
    return (
        f"Each of the {count(filters, 'filter')} responds more to {pattern} than to any of "
        f"{count(faces, SPLITS[held_out] + ' face')} {_medians(made, face)}."
    )


def answer_none(pattern: str, filters: int, faces: int, held_out: str, made: float, face: float) -> str:
    return (
        f"None of {count(filters, 'filter')} responds more to {pattern} than to the strongest of "
        f"{count(faces, SPLITS[held_out] + ' face')} {_medians(made, face)}."
    )


def fine_pattern() -> str:
    return "a fine light–dark pattern from gradient ascent"


def some_pattern() -> str:
    return "an image from gradient ascent"


def faces_more(alike: float, expected: float, p: float) -> str:
    return (
        "Pairs of its strongest faces share a class more often than random pairs: "
        f"{percent(alike)} against {percent(expected)} ({p_value(p)})."
    )


def faces_less(alike: float, expected: float, p: float) -> str:
    return (
        "Pairs of its strongest faces share a class less often than random pairs: "
        f"{percent(alike)} against {percent(expected)} ({p_value(p)})."
    )


def faces_open(alike: float, expected: float, p: float) -> str:
    return (
        f"Pairs of its strongest faces share a class in {percent(alike)}, random pairs in "
        f"{percent(expected)}: no significant difference ({p_value(p)})."
    )


def copies(labelled: int, faces: int) -> str:
    return f"Of faces that are equal in every pixel one is kept: {count(faces)} of {count(labelled, 'face')} remain."


def far_from_faces(times: float | None) -> str:
    """`times` is None where the strongest faces lie no higher than the mean."""
    lead = (
        "In the median, an image activates its filter more than the strongest face, which does not lie above the mean."
        if times is None
        else _times(times)
    )
    return f"{lead} So images exaggerate what a filter responds to, and need not look like part of a face."


def near_faces(times: float | None) -> str:
    """As for `far_from_faces`."""
    if times is None:
        return "In the median, an image activates its filter more than the strongest face does."
    return _times(times)


def within_faces() -> str:
    return "In the median, an image activates its filter no more than the strongest face does."


def some_below_faces(below: int, images: int) -> str:
    return (
        f"{below} of {images} images {plural(below, 'does not reach its', 'do not reach their')} filter's strongest "
        f"face, so {plural(below, 'this one is', 'these are')} **no** {plural(below, 'maximum', 'maxima')}."
    )


def all_finer(images: int, made: float, faces: float) -> str:
    return f"**Every** image has finer patterns than the median face {_cycles(made, faces)}."


def some_finer(finer: int, images: int, made: float, faces: float) -> str:
    return (
        f"{finer} of {images} images {plural(finer, 'has', 'have')} finer patterns than the median face "
        f"{_cycles(made, faces)}."
    )


def none_finer(images: int, made: float, faces: float) -> str:
    return f"**No** image has finer patterns than the median face {_cycles(made, faces)}."


def field_larger_than_face(side: int) -> str:
    return _no_extent(side, "more than the face has")


def field_as_large_as_face(side: int) -> str:
    return _no_extent(side, "as many as the face has")


def field_smaller_than_face(side: int) -> str:
    return f"One value of a map depends on {side} × {side} pixels, so the filter responds to a part around the cross."


def one_face() -> str:
    return "With one face a filter, nothing shows whether the strongest faces share a class."


def few_faces() -> str:
    return "So few faces cannot rule out that filters prefer classes."


def filters_of_one_class(faces: int, alone: int, filters: int, classes: Sequence[tuple[int, int]]) -> str:
    """`classes` are pairs of a class and its number of filters."""
    told = listed([f"{_NAMES[label]} ({times})" for label, times in classes])
    return f"For {alone} of {count(filters, 'filter')}, all {faces} faces are of one class: {told}."


def no_filter_of_one_class(faces: int) -> str:
    return f"Yet for **no** filter are all {faces} faces of one class."


def shuffled(shuffles: int) -> str:
    return f"The p value comes from shuffling the labels of all faces {count(shuffles)} times."


def _last_steps(gain: float, window: int) -> str:
    return (
        f"over the last {window} steps the mean activation changed by "
        f"{with_sign(100 * gain, digits=1)}\N{NO-BREAK SPACE}%"
    )


def _medians(made: float, face: float) -> str:
    return f"(median {number(made, digits=1)} against {number(face, digits=1)} standard deviations)"


def _times(times: float) -> str:
    return f"The images' median activation is {number(times, digits=1)} times that of the strongest faces."


def _cycles(made: float, faces: float) -> str:
    median = f"{number(made, digits=1)} against {number(faces, digits=1)}"
    return f"(median {median} cycles from light to dark and back across the image)"


def _range(low: float, high: float) -> str:
    return f"from {number(low, digits=1)} to {number(high, digits=1)}"


def _no_extent(side: int, size: str) -> str:
    return (
        f"One value of a map depends on {side} × {side} pixels, {size}. So the cross marks the centre of what the "
        "filter responds to, not its extent."
    )
