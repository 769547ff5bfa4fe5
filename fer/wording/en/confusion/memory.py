"""Question 3, evidence: how much of the accuracy is memory of faces that stand in training too."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, interval_cell, p_value, percent, percent_interval, plural, points_interval

_KINDS = {"none": "no twin found", "near": "near twin", "exact": "exact twin", "all": "all"}


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
    return f"No face has a near twin: none has a likeness of {alike} to another training picture."


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


def few_by_chance() -> str:
    return ", so few can be by chance"


def many_by_chance() -> str:
    return ", so many may be mere likeness, and the number is an upper bound"


def chance_open() -> str:
    return "; they are too few to tell how many are by chance"


def table(kind: str, faces: int, share: float, accuracy: Interval | None) -> dict[str, str]:
    """A row a kind of twin, and all faces together."""
    return {
        "Twin in training": _KINDS[kind],
        "Faces": count(faces),
        "Share": percent(share),
        "Accuracy, % (95 % CI)": interval_cell(accuracy),
    }


def table_caption() -> str:
    return (
        "Accuracy by what the training faces hold of the same photograph: nothing that was found, another cut of it, "
        "or the very same pixels. The first row is leak-free, the last the headline."
    )


def lift_unknown() -> str:
    return (
        "No face was judged by a network that had trained on the same pixels. How far another picture of the same "
        "photograph lifts the accuracy is **not known**."
    )


def no_twin(exact_only: bool) -> str:
    return f"No face of the split has {_twin(exact_only)} in training, so this accuracy is leak-free as it stands."


def twins_alone(exact_only: bool) -> str:
    return f"**Every** face of the split has {_twin(exact_only)} in training: nothing is known of new faces."


def leak_free(faces: int, accuracy: Interval, exact_only: bool) -> str:
    return f"Leak-free, on {_without(faces, accuracy, exact_only)}"


def without_exact_twins(faces: int, accuracy: Interval, exact_only: bool) -> str:
    return f"On {_without(faces, accuracy, exact_only)}"


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


def nothing_disputed() -> str:
    return "No twin carries another label, so memory cannot be told from recognition."


def disputed(faces: int, own: int, training: int, p: float) -> str:
    return (
        "Memory and recognition part where the twin in training carries another label: which of the two copies went "
        "into training is chance, so a network that remembers nothing gives both labels equally often. On "
        f"{count(faces, 'such face')} the network gives the face's own label {count(own)} times and that of the twin "
        f"{count(training)} times ({p_value(p)})."
    )


def no_memory_shows() -> str:
    return "The two cannot be told apart: no memory shows."


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
    return f"{_in_training_too(share)}; on the others the accuracy is {percent_interval(*accuracy)}."


def finding_twins_alone(share: float) -> str:
    return f"{_in_training_too(share)}: nothing is known of new faces."


def _in_training_too(share: float) -> str:
    return f"{percent(share)} of the held-out faces show a photograph that stands in training too"


def _without(faces: int, accuracy: Interval, exact_only: bool) -> str:
    return f"the {count(faces, 'face')} without {_twin(exact_only)}, the accuracy is {percent_interval(*accuracy)}."


def _twin(exact_only: bool) -> str:
    return "an exact twin" if exact_only else "a twin"


def _lift(lift: Interval) -> str:
    return f"The headline less that is {points_interval(*lift)}"


def _excess(excess: Interval) -> str:
    weighed = "With classes weighed as among the twins, accuracy on the twins less that on the others is"
    return f"{weighed} {points_interval(*excess)}"
