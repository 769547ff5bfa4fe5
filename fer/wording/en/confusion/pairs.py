"""The pairs most often confused: which they are, and whether a confusion goes one way."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, in_words, interval_cell, listed, percent, percent_interval, plural

_NAMES = names("en")


def no_mistake() -> str:
    return "The network mistakes no face of the split: there is no confusion to rank."


def most_often(true: int, predicted: int, share: Interval, faces: int) -> str:
    return (
        f"Most often {_taken(true, predicted)}: {percent_interval(*share)} of the {count(faces, 'face')} of that class."
    )


def next_ones(pairs: Sequence[tuple[int, int, float]]) -> str:
    """True class, predicted class and share."""
    shares = [f"{_taken(true, predicted)} ({percent(share)})" for true, predicted, share in pairs]
    return f"Next: {listed(shares)}."


def lead_open() -> str:
    return "These faces do not tell the first from every other, so which is the commonest is open."


def one_way(pairs: Sequence[tuple[int, int]]) -> str:
    return f"More often than the reverse ([@tab:confused-pairs]) the network takes {listed(_one_for_other(pairs))}."


def no_reverse(true: int, predicted: int, faces: int, back: Interval) -> str:
    """Of a confusion true → predicted whose reverse no face shows."""
    return (
        f"None of the {count(faces, f'{_NAMES[predicted]} face')} is taken for {_NAMES[true]}, so that at most "
        f"{percent(back.high)} of such faces are."
    )


def no_direction(pairs: Sequence[tuple[int, int]]) -> str:
    between = [f"between {_NAMES[one]} and {_NAMES[other]}" for one, other in pairs]
    return f"No direction can be told {listed(between, last='or')}: the interval of the difference holds 0."


def unseen(pairs: Sequence[tuple[int, int]]) -> str:
    taken = listed(_one_for_other(pairs), last="or")
    return f"Whether it takes {taken} cannot be seen: the split has no such faces."


def see_mistakes() -> str:
    return "[@fig:mistakes] shows some of these faces."


def finding_no_mistake() -> str:
    return "The network mistakes no held-out face."


def finding(true: int, predicted: int, several: bool, share: Interval, direction: str) -> str:
    return (
        f"{'One of the commonest confusions' if several else 'The commonest confusion'}: {percent_interval(*share)} "
        f"of the {_NAMES[true]} faces are taken for {_NAMES[predicted]}; {direction}."
    )


def reverse_unseen(predicted: int) -> str:
    return f"the split has no {_NAMES[predicted]} face to show the reverse"


def direction_open() -> str:
    return "no direction can be told"


def more_than_reverse(back: Interval) -> str:
    return f"the reverse is rarer, {percent_interval(*back)}"


def table(
    true: int,
    predicted: int,
    mistaken: int,
    faces: int,
    share: Interval,
    back: Interval | None,
    excess: Interval | None,
) -> dict[str, str]:
    """A row a confusion; a bound of the difference may be negative."""
    return {
        "True → predicted": _arrow(true, predicted),
        "Faces": f"{count(mistaken)} of {count(faces)}",
        "Share, % (95 % CI)": interval_cell(share),
        "Reverse, %": interval_cell(back),
        "Difference, points": interval_cell(excess, between=" to "),
    }


def table_caption(number: int) -> str:
    several = f"The {in_words(number)} confusions with the highest shares"
    return (
        f"{plural(number, 'The confusion with the highest share', several)} of the true class. Reverse is the share of "
        "the predicted class taken for the true one. The intervals allow for the choice of the highest: those of all "
        "shares hold together, and so do those of the differences of all pairs of classes."
    )


def mistake_labels(true: int, predicted: int, confidences: Sequence[float]) -> list[str]:
    """What stands over each face: "fear → sad", and below it how sure the network is of its answer."""
    return [f"{_arrow(true, predicted)}\n{percent(share, digits=0)}" for share in confidences]


def mistakes_caption(examples: int) -> str:
    return (
        f"Faces of these confusions, true → predicted, with the probability the network gives its answer: up to "
        f"{in_words(examples)} a pair, evenly spaced from the most to the least confident mistake."
    )


def _arrow(true: int, predicted: int) -> str:
    return f"{_NAMES[true]} → {_NAMES[predicted]}"


def _taken(true: int, predicted: int) -> str:
    return f"{_NAMES[true]} is taken for {_NAMES[predicted]}"


def _one_for_other(pairs: Sequence[tuple[int, int]]) -> list[str]:
    return [f"{_NAMES[one]} for {_NAMES[other]}" for one, other in pairs]
