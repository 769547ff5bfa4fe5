"""Question 5, evidence: of how much of a face a filter speaks."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, percent, points_interval


def whole_face(receptive_field: int, share: float) -> str:
    return (
        f"{_on_paper(receptive_field)}, and {percent(share, digits=0)} of its squared gradient fill the face: there is "
        "no smaller part to cut out."
    )


def part_of_face(receptive_field: int, beyond_face: bool, share: float, side: int) -> str:
    wider = ", more than the face has" if beyond_face else ""
    return (
        f"{_on_paper(receptive_field)}{wider}; but {percent(share, digits=0)} of its squared gradient lies within "
        f"{side} × {side} in the median. The crops of [@fig:crops] have this side."
    )


def crops_caption(crops: int, side: int) -> str:
    return (
        f"For each filter the image made for it, and the {count(crops, 'crop')} that excite it most, from as many "
        f"faces, by the largest single value of its map: {side} × {side} pixels round the centre of the gradient's "
        "energy, white beyond the edge of the face. The frame is the true class of the face."
    )


def one_filter(shared: int, of: int) -> str:
    return f"Of their {count(of, 'face')}, {shared} are among those of [@fig:strongest-faces]."


def mostly_same_faces(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return f"{_shared(shared, of, with_others, beyond)}: mostly, one place decides the activation."


def partly_same_faces(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return (
        f"{_shared(shared, of, with_others, beyond)}: what excites a filter at one place goes together with what "
        "excites it on the whole face, but most of the faces are others."
    )


def other_faces(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return (
        f"{_shared(shared, of, with_others, beyond)}: it is **not** shown that what excites a filter at one place also "
        "excites it on the whole face."
    )


def _shared(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return (
        f"Of their {count(of, 'face')}, {shared} are among those of the same filter in [@fig:strongest-faces], and "
        f"{with_others:.1f} if each filter is held against another; the difference is {points_interval(*beyond)}"
    )


def _on_paper(receptive_field: int) -> str:
    return f"On paper one value of a map depends on {receptive_field} × {receptive_field} pixels"
