"""Question 5, evidence: does a filter see a part of the face?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, percent, percent_interval, plural


def on_own_kind(faces: int, accuracy: Interval, luck: float, better: str) -> str:
    return f"All this is told of {_faces(faces)}, of the kind that it was trained on, {_known(accuracy, luck, better)}"


def on_drawn_faces(faces: int, accuracy: Interval, luck: float, better: str) -> str:
    return (
        f"All this is told of {_faces(faces)}, whereas the network was trained on others, "
        f"{_known(accuracy, luck, better)} What its filters do on photographs may differ."
    )


def knows_them() -> str:
    return "it is better than a guess on them."


def guesses() -> str:
    return (
        "on these faces it **cannot** be told from a guess, so its filters may see nothing here of what they see "
        "elsewhere."
    )


def table(part: str, on: int, follow: int, random_on: int, random_follow: int) -> dict[str, str]:
    return {
        "part": part,
        "filters that lie on it": count(on),
        "that follow it": count(follow),
        "lie on it, random weights": count(random_on),
        "follow it, random weights": count(random_follow),
    }


def table_caption(dissected: int, filters: int, top: float, places: float, level: float) -> str:
    return (
        f"Parts of drawn faces, and how many of {_of(dissected, filters)} have that part for their best. One lies on "
        f"it if at most {percent(places, digits=0)} of all places of the masks suit it as well, and follows it if at "
        f"most {percent(level)} of the swaps among faces suit any filter as well, on any part. What counts of a map "
        f"is the top {percent(top, digits=0)} of its values."
    )


def lie_on_parts(on_parts: int, dissected: int, elsewhere: int, share: float, p: float) -> str:
    return (
        f"The strong values of {on_parts} of {count(dissected, 'filter')} lie on a part of the face: **more** than lie "
        f"on the same masks moved elsewhere ({_elsewhere(elsewhere, share)}; as many at {percent(p, digits=2)} of "
        "them)."
    )


def lie_anywhere(on_parts: int, dissected: int, elsewhere: int, share: float, p: float) -> str:
    return (
        f"The strong values of {on_parts} of {count(dissected, 'filter')} lie on a part of the face, which **cannot** "
        f"be told from the same masks moved elsewhere ({_elsewhere(elsewhere, share)}; as many at "
        f"{percent(p, digits=2)} of them)."
    )


def random_too(on_parts: int, elsewhere: int, share: float) -> str:
    return (
        f"With random weights {on_parts} do, also more than elsewhere ({_elsewhere(elsewhere, share)}): in part it is "
        "the architecture, and what stands out in any face, that puts filters there."
    )


def random_not(on_parts: int, elsewhere: int, share: float) -> str:
    return f"With random weights {on_parts} do, no more than can be elsewhere ({_elsewhere(elsewhere, share)})."


def some_follow(follow: int, parts: Sequence[tuple[str, int]]) -> str:
    of_parts = listed([f"the {part} ({number})" for part, number in parts])
    return (
        f"Of {count(follow, 'filter')} it can be told that {plural(follow, 'it follows its', 'they follow their')} "
        f"part from face to face: {of_parts}."
    )


def none_follows() -> str:
    return (
        "Of none can it be told that it follows its part from face to face; drawn faces lie so much alike that one "
        "which does may go unnoticed."
    )


def figure_caption(filters: Sequence[tuple[int, str, float, float]]) -> str:
    rows = listed(
        [
            f"{number} on the {part} (intersection over union {iou:.2f}, {lift:.1f} times that at the mean place)"
            for number, part, iou, lift in filters
        ]
    )
    return (
        "The filters that suit a part best, on drawn faces: their strong values in red, the part framed in blue. "
        f"From above: {rows}."
    )


def _faces(faces: int) -> str:
    return f"{count(faces, 'face')} drawn by the program, whose parts are known"


def _known(accuracy: Interval, luck: float, better: str) -> str:
    return (
        f"and which the network gets right in {percent_interval(*accuracy)}, where always naming their commonest class "
        f"gets {percent(luck)}: {better}"
    )


def _of(dissected: int, filters: int) -> str:
    return f"{count(dissected)} dissected filters (of {count(filters)})"


def _elsewhere(elsewhere: int, share: float) -> str:
    return f"at {percent(share)} of all places at most {count(elsewhere)}"
