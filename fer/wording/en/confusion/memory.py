"""Question 3, evidence: how much of the accuracy is memory of faces that stand in training too."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, percent, percent_interval, plural, points_interval
from fer.wording.numbers import interval_cell, p_value

AS_IN_THE_SPLIT = "with the classes weighted by their shares of the whole split"
_KINDS = {"near": "near twin", "exact": "exact twin", "all": "all faces"}
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


def training_unknown() -> str:
    return (
        "On which faces this network was trained is **not known**. *In training* means here: among the training faces "
        "of the source. Only if the network was trained on these does what follows speak of memory."
    )


def search_drawn() -> str:
    return (
        "The program draws every face afresh, so no face is a second picture of another. Near twins are therefore not "
        "searched for."
    )


def search_folds() -> str:
    return (
        "Each face was judged by networks that were trained on the other folds. Exact twins always share a fold. Near "
        "twins may not, and are not searched for."
    )


def search_absent() -> str:
    return "The training faces are not all at hand, so near twins cannot be searched for."


def no_near_twin(alike: float) -> str:
    return f"No near twin was found: no face reaches a likeness of {alike} with another training picture."


def near_twins(faces: int, more: bool, mirrored: int) -> str:
    """`more`: beside those with an exact twin."""
    found = count(faces, f"{'more ' if more else ''}face")
    have = plural(faces, "has", "have")
    return f"{found} {have} a near twin ([@fig:near-twins]); {count(mirrored)} of these twins are mirror images."


def mirrored(share: Interval, chance: str) -> str:
    return f"Among chance matches half would be mirror images; here {percent_interval(*share)} are{chance}."


def chance_at_most(share: float) -> str:
    return f". So at most {percent(share)} of the matches are chance, if nobody mirrored copies on purpose"


def chance_all() -> str:
    return ". So all matches may be chance, if nobody mirrored copies on purpose, and their number is an upper bound"


def more_than_chance() -> str:
    return ". That is more than chance gives: copies were mirrored on purpose, and how many are chance stays open"


def chance_too_few() -> str:
    return ". These are too few to say how many of the matches are chance"


def missed(worst: Interval) -> str:
    return (
        "The search misses copies that were altered strongly ([@tab:copies-found]): of the hardest kind it finds "
        f"{percent_interval(*worst)}. “Without a twin” therefore means that no twin was *found*."
    )


def copies_table(kind: str, found: Interval) -> dict[str, str]:
    """A row a kind of altered copy."""
    return {"Copy": _COPIES[kind], "Found, % (95 % CI)": interval_cell(found)}


def copies_caption(faces: int) -> str:
    return f"Share of altered copies that the search finds, tried on {count(faces, 'training face')} of FER2013."


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
        "Accuracy by what was found of the same photograph in training: nothing, another picture of it, or the same "
        "pixels."
    )


def table_caption_exact() -> str:
    return "Accuracy with and without the same pixels in training; near twins were not searched for."


def lift_unknown() -> str:
    return (
        "No face was judged by a network that was trained on the same pixels. How far other pictures of the same "
        "photograph raise the accuracy is **not known**."
    )


def none_found() -> str:
    return "No twin of any face was found in training, so the accuracy is one without twins found."


def none_drawn() -> str:
    return "No face of the split has an exact twin in training, so the accuracy is one without twins."


def twins_alone(sought: bool) -> str:
    return f"**Every** face of the split has {_twin(sought)} in training, so nothing is known of new faces."


def without(faces: int, accuracy: Interval, sought: bool) -> str:
    return f"Without {_twins(sought)}, on {count(faces, 'face')}, the accuracy is {percent_interval(*accuracy)}."


def lift_of_too_few() -> str:
    return "There are too few faces of one kind to say whether the accuracy is higher with twins."


def lift_up(lift: Interval) -> str:
    return f"{_lift(lift)}: the accuracy is significantly higher with the twins."


def lift_down(lift: Interval) -> str:
    return f"{_lift(lift)}: the accuracy is significantly **lower** with the twins."


def lift_open(lift: Interval) -> str:
    return f"{_lift(lift)}: no significant difference."


def excess_up(excess: Interval) -> str:
    return f"{_excess(excess)}: twins are recognised significantly better, perhaps remembered, perhaps merely clearer."


def excess_down(excess: Interval) -> str:
    return f"{_excess(excess)}: twins are recognised significantly **less** well."


def excess_open(excess: Interval) -> str:
    return f"{_excess(excess)}: no significant difference."


def labels_unknown() -> str:
    return "The labels of the twins in training were not compared, so it is not known whether the network remembers."


def nothing_disputed() -> str:
    return "No twin has a different label in training, so memory cannot be separated from recognition."


def disputed(faces: int, own: int, training: int, p: float) -> str:
    return (
        "Memory shows where the twin in training has a different label. Which of the two copies went into training is "
        "chance, so a network without memory gives both labels equally often. On "
        f"{count(faces, 'such face')} it gives the face's own label {count(own, 'time')} and the twin's label "
        f"{count(training, 'time')} ({p_value(p)})."
    )


def neither_answered() -> str:
    return "It gives neither label to any of them, so it remains open whether it remembers."


def memory_open() -> str:
    return "The two counts do not differ significantly, so it remains open whether it remembers."


def remembers() -> str:
    return "The network **remembers** labels of training faces."


def not_memory() -> str:
    return "It gives the label that it was not taught significantly more often: this is not memory."


def figure_caption(alike: float) -> str:
    return (
        "Likeness of each face without an exact twin to its most similar training face. "
        f"From {alike} on, two pictures count as one photograph."
    )


def figure_alt(below: int, above: int, alike: float) -> str:
    return (
        f"Histogram of likeness with a line at {alike}: {count(below, 'face')} to the left of it, {count(above)} to "
        "the right."
    )


def pairs_caption() -> str:
    return (
        "The pairs nearest to the limit, first above and then below it, with their likeness, so that a reader can "
        "judge the limit. Left the held-out face, right the training face, mirrored where that fits better."
    )


def pairs_alt(above: Sequence[float], below: Sequence[float]) -> str:
    return (
        "Pairs of small grey photographs, side by side. Above the limit their likenesses are: "
        f"{_likenesses(above)}; below it: {_likenesses(below)}."
    )


def pair_labels(likeness: Sequence[float]) -> list[str]:
    """Above the held-out face of each pair its likeness, nothing above the training face."""
    return [label for value in likeness for label in (f"{value:.3f}", "")]


def finding(share: float, accuracy: Interval, standard: Interval | None) -> str:
    weighted = "" if standard is None else f", and {percent_interval(*standard)} {AS_IN_THE_SPLIT}"
    raw = f"On the others, without exact or near twins, the accuracy is {percent_interval(*accuracy)}"
    return f"{_found(share)}. {raw}{weighted}."


def finding_twins_alone(share: float) -> str:
    return f"{_found(share)}, so nothing is known of new faces."


def _found(share: float) -> str:
    return f"For {percent(share)} of the held-out faces the same photograph was found in training"


def _twins(sought: bool) -> str:
    return "exact or near twins" if sought else "exact twins"


def _twin(sought: bool) -> str:
    return "an exact or near twin" if sought else "an exact twin"


def _lift(lift: Interval) -> str:
    return f"The accuracy on all faces minus this one is {points_interval(*lift)}"


def _excess(excess: Interval) -> str:
    within = (
        "[@tab:twins-recognised] mixes the classes. Within a class, the accuracy on twins minus that on other faces is"
    )
    return f"{within} {points_interval(*excess)} on average, with classes weighted as among the twins"


def _likenesses(values: Sequence[float]) -> str:
    return listed([f"{value:.3f}" for value in values]) or "none"
