"""Question 5: how strongly the images made for filters excite them, and which faces do."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.en.prose import SPLITS, count, listed, number, p_value, percent, plural, with_sign

_NAMES = names("en")


def titles(filters: Sequence[int]) -> list[str]:
    """The filters of a figure by their numbers."""
    return [str(number) for number in filters]


def maximisers_caption(shown: int, filters: int, held_out: str, steps: int) -> str:
    return (
        f"Images made for the {shown} of {count(filters, 'filter')} of the last convolution whose activation varies "
        f"most over the {SPLITS[held_out]} faces, in that order: {count(steps, 'step')} of gradient ascent from "
        "an almost even grey. Below each, the number of the filter."
    )


def strongest_caption(faces: int, held_out: str) -> str:
    return (
        f"Beside the image made for each filter, the {count(faces, 'face')} of the {SPLITS[held_out]} split on which "
        "it is most active, the strongest first. The frame is the true class; the cross marks where the filter's map "
        "is largest."
    )


def settled(steps: int, gain: float, window: int, settled: float) -> str:
    return (
        f"Ascent ended after {count(steps, 'step')}: the mean height of the last {window} is that of the {window} "
        f"before {with_sign(100 * gain, digits=1)}\N{NO-BREAK SPACE}%, a gain below {percent(settled, digits=0)}."
    )


def not_settled(steps: int, gain: float | None, window: int, settled: float) -> str:
    reached = (
        ""
        if gain is None
        else (
            f", the mean height of the last {window} that of the {window} before "
            f"{with_sign(100 * gain, digits=1)}\N{NO-BREAK SPACE}%"
        )
    )
    return (
        f"Ascent was cut off after {count(steps, 'step')}{reached}: it had **not** settled (a gain of less than "
        f"{percent(settled, digits=0)}), so the pictures are not finished."
    )


def no_yardstick(filters: int) -> str:
    return (
        f"**No** one of {count(filters, 'filter')} varies over these faces, so nothing tells how far an image excites "
        "it."
    )


def all_above_faces(faces: int) -> str:
    return f"Every image excites its filter more than any of the {count(faces, 'face')}."


def some_above_faces(above: int, images: int) -> str:
    return (
        f"{above} of {images} images {plural(above, 'excites its', 'excite their')} filter more than any face; for the "
        "others a real face does as much or more, so they are **no** maxima."
    )


def none_above_faces() -> str:
    return "**No** image excites its filter more than the strongest face: none is the one maximum."


def medians(made: float, face: float, start: float) -> str:
    return (
        f"The median filter reaches {number(made, digits=1)} standard deviations above its mean over faces, against "
        f"{number(face, digits=1)} on the strongest face and {number(start, digits=1)} before the first step."
    )


def far_from_faces(times: float) -> str:
    return (
        f"The images thus lie far outside what faces do, over {times} times as high: they show a filter's direction, "
        "not a part of any face."
    )


def near_faces(times: float) -> str:
    return f"The images thus lie above what faces do to the filters, up to {times} times as high."


def within_faces(times: float) -> str:
    return "The images thus do no more to the filters than faces do."


def field_larger_than_face(side: int) -> str:
    return _no_extent(side, "more than the face has")


def field_as_large_as_face(side: int) -> str:
    return _no_extent(side, "a square as large as the face")


def field_smaller_than_face(side: int) -> str:
    return f"One value of a map depends on {side} × {side} pixels, so the filter responds to a part around the cross."


def one_face() -> str:
    return "With one face a filter, nothing shows whether the strongest faces share a class."


def classes_open(faces: int, alike: float, expected: float, p: float) -> str:
    return (
        f"{_pairs(faces, alike, expected)}: so few faces show **no** tie between filters and classes beyond chance, "
        f"and rule none out ([@fig:strongest-faces]; {p_value(p)}, labels shuffled)."
    )


def classes_less(faces: int, alike: float, expected: float, p: float) -> str:
    return (
        f"{_pairs(faces, alike, expected)}. That is **less** than chance ([@fig:strongest-faces]; {p_value(p)}, labels "
        "shuffled): what excites a filter is spread over classes."
    )


def classes_more(faces: int, alike: float, expected: float, p: float, whole: str) -> str:
    return (
        f"{_pairs(faces, alike, expected)}. That is more than chance ([@fig:strongest-faces]; {p_value(p)}, labels "
        f"shuffled); {whole}."
    )


def filters_of_one_class(faces: int, alone: int, filters: int, classes: Sequence[tuple[int, int]]) -> str:
    """`classes` are pairs of a class and its number of filters."""
    told = listed([f"{_NAMES[label]} ({times})" for label, times in classes])
    return f"all {faces} carry one label for {alone} of {count(filters, 'filter')}: {told}"


def no_filter_of_one_class(faces: int) -> str:
    return f"for **no** filter all {faces} carry one label"


def finding(above: int, filters: int, faces: str | None) -> str:
    tie = "" if faces is None else f"; {faces}"
    return (
        f"For {above} of {count(filters, 'filter')} of the last convolution gradient ascent finds an image that "
        f"excites it more than any face{tie}."
    )


def faces_more(alike: float, expected: float) -> str:
    return (
        "the few faces that excite a filter most share a class more often than by chance "
        f"{_beside_chance(alike, expected)}"
    )


def faces_less(alike: float, expected: float) -> str:
    return (
        "the few faces that excite a filter most share a class **less** often than by chance "
        f"{_beside_chance(alike, expected)}"
    )


def faces_open(alike: float, expected: float) -> str:
    return (
        "the few faces that excite a filter most do **not** show that it stands for a class "
        f"{_beside_chance(alike, expected)}"
    )


def _no_extent(side: int, size: str) -> str:
    return (
        f"One value of a map depends on {side} × {side} pixels, {size}: the cross is the centre of what the filter "
        "responds to, not its extent."
    )


def _pairs(faces: int, alike: float, expected: float) -> str:
    return (
        f"Two of a filter's {faces} strongest faces carry the same label in {percent(alike)} of all pairs, of two "
        f"faces drawn at random {percent(expected)} do"
    )


def _beside_chance(alike: float, expected: float) -> str:
    return f"({percent(alike)} of pairs, {percent(expected)} at random)"
