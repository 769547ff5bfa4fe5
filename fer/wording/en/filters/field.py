"""Question 5, evidence: of how much of a face a filter speaks."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, percent, points_interval


def whole_face(receptive_field: int, share: float) -> str:
    return (
        f"{_on_paper(receptive_field)}. In fact {percent(share, digits=0)} of its squared gradient fills the whole "
        "face, so there is no smaller part to cut out."
    )


def part_of_face(receptive_field: int, beyond_face: bool, share: float, side: int) -> str:
    wider = ", more than the face has" if beyond_face else ""
    return (
        f"{_on_paper(receptive_field)}{wider}. In fact {percent(share, digits=0)} of its squared gradient lies within "
        f"{side} × {side} pixels (median); the crops in [@fig:crops] have this size."
    )


def crops_caption(crops: int, side: int) -> str:
    return (
        f"For each filter, a crop of the made image and the {count(crops, 'crop')} of faces ({side} × {side} pixels) "
        "with the largest single values of its map. White: beyond the edge of the face. Frame and letters: true class."
    )


def crops_alt(filters: int, crops: int, side: int, shared: int, of: int) -> str:
    return (
        f"For each of {count(filters, 'filter')}, a crop of a pattern and {count(crops, 'crop')} of faces, {side} × "
        f"{side} pixels enlarged. {shared} of the {count(of, 'face')} are also among the strongest faces of the same "
        "filter."
    )


def one_filter(shared: int, of: int) -> str:
    return f"Of these {count(of, 'face')}, {shared} are also in [@fig:strongest-faces]."


def mostly_same_faces(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return f"{_shared(shared, of, with_others, beyond)} So mostly one place decides the activation."


def partly_same_faces(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return (
        f"{_shared(shared, of, with_others, beyond)} So a strong response at one place goes together with one over the "
        "whole face, although most of the faces differ."
    )


def other_faces(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return (
        f"{_shared(shared, of, with_others, beyond)} So it is **not** shown that a strong response at one place goes "
        "together with one over the whole face."
    )


def _shared(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return (
        f"Of these {count(of, 'face')}, {shared} are also among the same filter's faces in [@fig:strongest-faces]. "
        f"With another filter's faces it would be {with_others:.1f}, a difference of {points_interval(*beyond)}."
    )


def _on_paper(receptive_field: int) -> str:
    return f"In theory one value of a map depends on {receptive_field} × {receptive_field} pixels"
