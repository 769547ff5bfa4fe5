"""Question 5, evidence: does a filter see a part of the face?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, percent, percent_interval, plural
from fer.wording.numbers import p_value

_OF_DRAWN_ALONE = "What holds of drawn faces says nothing certain of photographs."


def on_own_kind(faces: int, accuracy: Interval, luck: float, better: str) -> str:
    return f"The network was trained on drawn faces like these {count(faces)}. {_known(accuracy, luck, better)}"


def on_drawn_faces(faces: int, accuracy: Interval, luck: float, better: str) -> str:
    return (
        f"These {count(faces, 'face')} are drawn, but the network was trained on others. "
        f"{_known(accuracy, luck, better)} {_OF_DRAWN_ALONE}"
    )


def on_unknown_kind(faces: int, accuracy: Interval, luck: float, better: str) -> str:
    return (
        f"These {count(faces, 'face')} are drawn, and it is **not known** whether the network was ever trained on such "
        f"faces. {_known(accuracy, luck, better)} {_OF_DRAWN_ALONE}"
    )


def photographs(accuracy: Interval, luck: float) -> str:
    return (
        f"The network was not trained on drawn faces: it gets {percent_interval(*accuracy)} of them right; always "
        f"naming their commonest class gets {percent(luck)}. {_OF_DRAWN_ALONE}"
    )


def perhaps_photographs(accuracy: Interval, luck: float) -> str:
    return (
        f"It is **not known** whether the network was ever trained on drawn faces: it gets "
        f"{percent_interval(*accuracy)} of them right; always naming their commonest class gets {percent(luck)}. "
        f"{_OF_DRAWN_ALONE}"
    )


def knows_them() -> str:
    return "That is significantly better."


def guesses() -> str:
    return "That is **not** significantly better, so its filters may see nothing here of what they see on other faces."


def table(part: str, on: int, follow: int, random_on: int, random_follow: int) -> dict[str, str]:
    return {
        "part": part,
        "lie on it": count(on),
        "follow it": count(follow),
        "lie on it (random weights)": count(random_on),
        "follow it (random weights)": count(random_follow),
    }


def table_caption(dissected: int, filters: int, top: float, places: float, level: float) -> str:
    return (
        f"How many of {count(dissected)} filters (of {count(filters)}) see which part of drawn faces; each is counted "
        f"at the part whose masks overlap its strongest values (top {percent(top, digits=0)}) by the largest multiple "
        f"of what displaced masks do. It lies on the part if at most {percent(places, digits=0)} of all displacements "
        f"of the masks overlap as much. It follows the part if at most {percent(level)} of the swaps of masks between "
        "faces do."
    )


def lie_on_parts(on_parts: int, dissected: int, elsewhere: int, share: float, p: float) -> str:
    return (
        f"The strongest values of {on_parts} of {count(dissected, 'filter')} lie on a part of the face, significantly "
        f"**more** than on displaced masks ({_elsewhere(elsewhere, share)}; {p_value(p)})."
    )


def lie_anywhere(on_parts: int, dissected: int, elsewhere: int, share: float, p: float) -> str:
    return (
        f"The strongest values of {on_parts} of {count(dissected, 'filter')} lie on a part of the face, **not** "
        f"significantly more than on displaced masks ({_elsewhere(elsewhere, share)}; {p_value(p)})."
    )


def random_too(on_parts: int, elsewhere: int, share: float) -> str:
    return (
        f"With random weights it is {on_parts}, also significantly more ({_elsewhere(elsewhere, share)}). So part of "
        "this comes from the architecture, and from what stands out in any face."
    )


def random_not(on_parts: int, elsewhere: int, share: float) -> str:
    return f"With random weights it is {on_parts}, not significantly more ({_elsewhere(elsewhere, share)})."


def some_follow(follow: int, parts: Sequence[tuple[str, int]]) -> str:
    return (
        f"{count(follow, 'filter')} significantly {plural(follow, 'follows its', 'follow their')} part from face to "
        f"face: {_by_part(parts)}."
    )


def none_follows() -> str:
    return (
        "**No** filter is shown to follow its part from face to face. Drawn faces lie so much alike that such a filter "
        "may go unnoticed."
    )


def position_alone(lie: int, still: int, parts: Sequence[tuple[str, int]]) -> str:
    return (
        f"Of {count(lie, 'filter')} that {plural(lie, 'lies', 'lie')} on a part, {still} {plural(still, 'is', 'are')} "
        f"not shown to follow it: {_by_part(parts)}. That may be position alone: a filter that is always strong in one "
        "place of the picture lies on whatever is always drawn there."
    )


def figure_caption(filters: Sequence[tuple[int, str, float]]) -> str:
    rows = listed([f"filter {number} on the {part} ({iou:.2f})" for number, part, iou in filters])
    return (
        "The filters that overlap a part by the largest multiples of what displaced masks do: their strongest values "
        f"in red, the part outlined in blue. From the top, with the intersection over union: {rows}."
    )


def figure_alt(filters: Sequence[tuple[int, str, float]], faces: int) -> str:
    rows = listed([f"{part} {iou:.2f}" for _, part, iou in filters])
    return (
        f"{count(len(filters), 'row')} of {count(faces, 'drawn face')}, each with red patches and one blue outline. "
        f"Patches and outlines overlap, from the top: {rows}."
    )


def _known(accuracy: Interval, luck: float, better: str) -> str:
    return (
        f"It gets {percent_interval(*accuracy)} of them right; always naming their commonest class gets "
        f"{percent(luck)}. {better}"
    )


def _by_part(parts: Sequence[tuple[str, int]]) -> str:
    return listed([f"the {part} ({number})" for part, number in parts])


def _elsewhere(elsewhere: int, share: float) -> str:
    return f"at most {count(elsewhere)} in {percent(share)} of the displacements"
