"""Question 3: which classes are confused, and whether a confusion goes one way."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.data.classes import UNITS
from fer.wording.en.prose import capitalised, count, in_words, listed, percent, plural
from fer.wording.numbers import interval_cell

_NAMES = names("en")


def no_mistake() -> str:
    return "The network makes no mistake on these faces, so there is nothing to rank."


def leads(true: int, predicted: int) -> str:
    return (
        f"The highest rate in [@tab:confused-pairs], {_taken_for(true, predicted)}, is significantly above all others "
        "(tested on the differences themselves; the table's intervals are wider, because they hold for all confusions "
        "at once)."
    )


def lead_open(true: int, predicted: int) -> str:
    return (
        f"The highest rate in [@tab:confused-pairs], {_taken_for(true, predicted)}, is not significantly above "
        "all others. So it remains open which rate is the highest."
    )


def one_way(pairs: Sequence[tuple[int, int]]) -> str:
    taken = listed([f"{_NAMES[true]} for {_NAMES[predicted]}" for true, predicted in pairs])
    return f"Significantly more often than the reverse, the network takes {taken}."


def no_direction(pairs: Sequence[tuple[int, int]]) -> str:
    between = listed([f"between {_NAMES[one]} and {_NAMES[other]}" for one, other in pairs])
    return f"{capitalised(between)}, neither direction is significantly more frequent than the other."


def unseen(pairs: Sequence[tuple[int, int]]) -> str:
    taken = listed([_taken_for(true, predicted) for true, predicted in pairs], last="or")
    return f"The split has no faces to show {taken}."


def shared_units(pairs: Sequence[tuple[int, int, Sequence[int]]]) -> str:
    """Two classes and the action units that both move."""
    shared = [
        f"{_NAMES[one]} and {_NAMES[other]} may be confused because both move "
        f"{plural(len(units), 'action unit', 'action units')} {listed([f'{unit} ({UNITS[unit]})' for unit in units])}"
        for one, other, units in pairs
    ]
    return f"{capitalised('; '.join(shared))} [@ekman2002]."


def rarest(label: int, faces: int, total: int) -> str:
    return (
        f"{capitalised(_NAMES[label])} has the fewest training faces, {count(faces)} of {count(total)}, so the network "
        "has the fewest examples to learn from."
    )


def see_mistakes() -> str:
    return "[@fig:mistakes] shows some of the mistaken faces."


def table(
    true: int,
    predicted: int,
    mistaken: int,
    faces: int,
    rate: Interval,
    back: Interval | None,
    excess: Interval | None,
) -> dict[str, str]:
    """A row a confusion; a bound of the difference may be negative."""
    return {
        "True → predicted": _arrow(true, predicted),
        "Faces": f"{count(mistaken)} of {count(faces)}",
        "Rate, % (95 % CI)": interval_cell(rate),
        "Reverse, % (95 % CI)": interval_cell(back),
        "Difference, points (95 % CI)": interval_cell(excess, between=" to "),
    }


def table_caption(number: int) -> str:
    several = f"The {in_words(number)} confusions with the highest rates"
    return (
        f"{plural(number, 'The confusion with the highest rate', several)}. Reverse: the rate at which the predicted "
        "class is taken for the true one. In brackets: 95\N{NO-BREAK SPACE}% intervals, corrected for multiple "
        "comparisons (Bonferroni)."
    )


def mistake_labels(true: int, predicted: int, confidences: Sequence[float]) -> list[str]:
    """What stands over each face: "fear → sad", and below it how sure the network is of its answer."""
    return [f"{_arrow(true, predicted)}\n{percent(share, digits=0)}" for share in confidences]


def mistakes_caption(examples: int) -> str:
    return (
        "Faces of these confusions, true → predicted, with the network's confidence in its answer. Up to "
        f"{in_words(examples)} each, evenly spaced from the most to the least confident mistake."
    )


def mistakes_alt(rows: Sequence[tuple[int, int, int]]) -> str:
    """True class, predicted class and number of faces of each confusion."""
    shown = [f"{count(faces, 'face')} of {_taken_for(true, predicted)}" for true, predicted, faces in rows]
    return f"Rows of small grey photographs, from the most to the least confident mistake: {listed(shown)}."


def _arrow(true: int, predicted: int) -> str:
    return f"{_NAMES[true]} → {_NAMES[predicted]}"


def _taken_for(true: int, predicted: int) -> str:
    return f"{_NAMES[true]} taken for {_NAMES[predicted]}"
