"""Question 3, evidence: how much of the accuracy is memory of faces that stand in training too."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, interval_cell, p_value, percent, percent_interval, plural, points_interval

_KINDS = {"near": "near twin", "exact": "exact twin", "all": "all"}
_COPIES = {
    "mirrored": "mirrored",
    "brighter": "brighter, with 0.6 of the contrast",
    "noisy": "with noise of 10 grey levels",
    "blurred": "blurred by 1 pixel",
    "turned_5": "turned by 5°",
    "turned_10": "turned by 10°",
    "turned_20": "turned by 20°",
    "shifted_5": "shifted by 5 pixels",
    "shifted_8": "shifted by 8 pixels",
    "zoomed_1.2": "zoomed by 1.2",
    "zoomed_0.8": "zoomed by 0.8",
    "zoomed_1.3": "zoomed by 1.3",
    "all_at_once": "turned by 8°, zoomed by 1.12, shifted by 3.6 pixels",
    "more_at_once": "turned by 12°, zoomed by 1.2, shifted by 5 pixels",
}


def figure_words() -> dict[str, str]:
    """The words in the figure."""
    return {"likeness": "likeness to the most similar training face", "faces": "faces", "limit": "taken for twins"}


def search_drawn() -> str:
    return (
        "The program draws every face afresh, so none is a second picture of another, however alike two may look: "
        "near twins are not looked for."
    )


def search_folds() -> str:
    return (
        "Each face was judged by networks that were trained on the other folds. Exact twins share a fold; near "
        "twins, which may not, are not looked for."
    )


def search_absent() -> str:
    return "The training faces are not all at hand, so near twins cannot be looked for."


def no_near_twin(alike: float) -> str:
    return f"No near twin was found: no face has a likeness of {alike} to another training picture."


def near_twins(faces: int, more: bool, mirrored: int) -> str:
    """`more`: beside those with an exact twin."""
    found = count(faces, f"{'more ' if more else ''}face")
    have = plural(faces, "has", "have")
    return f"{found} {have} a near twin ([@fig:near-twins]), {count(mirrored)} of them in mirror image."


def mirrored(share: Interval, chance: str) -> str:
    return (
        "If mere likeness made the matches, half of them would be mirrored: they are "
        f"{percent_interval(*share)}{chance}."
    )


def chance_at_most(share: float) -> str:
    return f", so at most {percent(share)} of all matches are mere likeness, where no copies were mirrored on purpose"


def chance_all() -> str:
    return ", so all may be mere likeness, where no copies were mirrored on purpose, and their number an upper bound"


def chance_too_few() -> str:
    return "; they are too few to tell how many are mere likeness"


def missed(worst: Interval) -> str:
    return (
        "The search misses copies that are altered further than it tries ([@tab:copies-found]): of the worst kind "
        f"tried it finds {percent_interval(*worst)}. So faces without a twin are faces for which none was *found*."
    )


def copies_table(kind: str, found: Interval) -> dict[str, str]:
    """A row a kind of altered copy."""
    return {"Copy": _COPIES[kind], "Found, % (95 % CI)": interval_cell(found)}


def copies_caption(faces: int) -> str:
    return (
        f"Altered copies of {count(faces, 'training face')} of FER2013, a copy of each kind: the share that the search "
        "takes for near twins."
    )


def table(kind: str, sought: bool, faces: int, share: float, accuracy: Interval | None) -> dict[str, str]:
    """A row a kind of twin, and all faces together; `sought`: near twins were."""
    return {
        "Twin in training": _KINDS.get(kind, f"without {_twins(sought)}"),
        "Faces": count(faces),
        "Share": percent(share),
        "Accuracy, % (95 % CI)": interval_cell(accuracy),
    }


def table_caption() -> str:
    return (
        "Accuracy by what was found of the same photograph among the training faces: nothing, another picture of it, "
        "or the very same pixels. The last row is the headline."
    )


def table_caption_exact() -> str:
    return (
        "Accuracy by whether the very same pixels stand among the training faces; near twins are not told apart. The "
        "last row is the headline."
    )


def lift_unknown() -> str:
    return (
        "No face was judged by a network that had trained on the same pixels. How far another picture of the same "
        "photograph lifts the accuracy is **not known**."
    )


def none_found() -> str:
    return "For no face of the split a twin was found in training, so the headline is an accuracy without twins found."


def none_drawn() -> str:
    return "No face of the split has an exact twin in training, so the headline is an accuracy without twins."


def twins_alone(sought: bool) -> str:
    return f"**Every** face of the split has {_twin(sought)} in training: nothing is known of new faces."


def without(faces: int, accuracy: Interval, sought: bool) -> str:
    return f"Without {_twins(sought)}, on {count(faces, 'face')}, the accuracy is {percent_interval(*accuracy)}."


def lift_of_too_few() -> str:
    return "With so few faces of one sort, whether twins lift the headline cannot be said."


def lift_up(lift: Interval) -> str:
    return f"{_lift(lift)}: the twins lift it."


def lift_down(lift: Interval) -> str:
    return f"{_lift(lift)}: the twins **lower** it."


def lift_open(lift: Interval) -> str:
    return f"{_lift(lift)}: that the twins lift it cannot be said."


def excess_up(excess: Interval) -> str:
    return (
        f"{_excess(excess)}: they are recognised better than other faces of their class, remembered or merely clearer."
    )


def excess_down(excess: Interval) -> str:
    return f"{_excess(excess)}: they are recognised less well than other faces of their class."


def excess_open(excess: Interval) -> str:
    return f"{_excess(excess)}: no difference from other faces of their class can be told."


def labels_unknown() -> str:
    return "The labels of the twins in training were not compared, so memory cannot be told from recognition."


def nothing_disputed() -> str:
    return "No twin carries another label, so memory cannot be told from recognition."


def disputed(faces: int, own: int, training: int, p: float) -> str:
    return (
        "Memory and recognition part where the twin in training carries another label: which of the two copies went "
        "into training is chance, so a network that remembers nothing gives both labels equally often. On "
        f"{count(faces, 'such face')} the network gives the face's own label {count(own)} times and that of the twin "
        f"{count(training)} times ({p_value(p)})."
    )


def neither_answered() -> str:
    return "It gives neither label to any of them, so whether it remembers cannot be said."


def memory_open() -> str:
    return "The two cannot be told apart: whether it remembers stays open."


def remembers() -> str:
    return "It **remembers** labels of training faces."


def not_memory() -> str:
    return "It gives the label that it was not taught more often: this is not memory."


def figure_caption(alike: float) -> str:
    return (
        "Likeness of each face without an exact twin to the training face that is most like it. "
        f"From {alike} on, two pictures are taken for one photograph."
    )


def pairs_caption() -> str:
    return (
        "The pairs nearest to the threshold, above and below it, with their likeness: on the left of each pair the "
        "held-out face, on the right the training face, mirrored where that fits better. A reader may judge the limit."
    )


def pair_labels(likeness: Sequence[float]) -> list[str]:
    """Above the held-out face of each pair its likeness, nothing above the training face."""
    return [label for value in likeness for label in (f"{value:.3f}", "")]


def finding(share: float, accuracy: Interval) -> str:
    return f"{_found(share)}; on the others, without exact or near twins, accuracy is {percent_interval(*accuracy)}."


def finding_twins_alone(share: float) -> str:
    return f"{_found(share)}: nothing is known of new faces."


def _found(share: float) -> str:
    return f"Of {percent(share)} of the held-out faces the same photograph was found in training"


def _twins(sought: bool) -> str:
    return "exact or near twins" if sought else "exact twins"


def _twin(sought: bool) -> str:
    return "an exact or near twin" if sought else "an exact twin"


def _lift(lift: Interval) -> str:
    return f"The headline less that is {points_interval(*lift)}"


def _excess(excess: Interval) -> str:
    weighed = "With classes weighed as among the twins, accuracy on the twins less that on the others is"
    return f"{weighed} {points_interval(*excess)}"
