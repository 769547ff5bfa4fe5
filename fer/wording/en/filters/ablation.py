"""Question 5, evidence: does the answer hang on filters, alone or together?"""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, number_interval, percent, plural, points, points_interval

_NAMES = names("en")
_RECALL = "recall of the class"


def single_axes() -> dict[str, str]:
    """The axes of the heat map of single filters."""
    return {"rows": "filter left out", "columns": _RECALL}


def group_axes() -> dict[str, str]:
    """The axes of the heat map of groups."""
    return {"rows": "filters left out", "columns": _RECALL}


def group_titles(classes: Sequence[int], sizes: Sequence[int]) -> list[str]:
    """The groups of filters by the class that they prefer."""
    return [f"prefer {_NAMES[k]} ({size})" for k, size in zip(classes, sizes, strict=True)]


def single_caption(faces: int, level: float) -> str:
    return (
        "Change of each class's recall, in percentage points, when one filter's map is set to its mean, behind the "
        f"rectifier; on {count(faces, 'held-out face')}. Framed: the interval lies off 0 (Agresti and Min, 2005, on "
        "the same faces with and without, and McNemar's exact test; all intervals of the figure hold together at "
        f"{percent(level, digits=0)})."
    )


def groups_caption() -> str:
    return "The same when all filters that prefer one class are left out together; in brackets, how many they are."


def nothing_right() -> str:
    return (
        "**No** face is recognised even with all filters, so no recall can fall, and what filters are worth cannot be "
        "told."
    )


def none_changes(filters: int) -> str:
    return (
        "**No** change is beyond chance ([@fig:ablation]): nothing shows that one of these "
        f"{count(filters, 'filter')} is needed alone."
    )


def some_change(told: Sequence[str], of: int) -> str:
    return f"Of {count(of, 'recall')}, {listed(told)} beyond chance ([@fig:ablation])."


def sure_falls(changes: int) -> str:
    return f"{count(changes)} {plural(changes, 'falls', 'fall')}"


def sure_gains(changes: int) -> str:
    return f"{count(changes)} {plural(changes, 'rises', 'rise')}"


def largest_fall(of_class: int, filter: int, change: Interval, faces: int, of: int, as_large: int | None) -> str:
    ties = "" if as_large is None else f" ({as_large} more {plural(as_large, 'is', 'are')} as large)"
    return (
        f"The largest fall{ties} is that of {_NAMES[of_class]} without filter {filter}, a change of "
        f"{points_interval(*change)} over {count(faces, 'face')}; the interval allows for the choice among {of}."
    )


def none_falls(filters: int) -> str:
    return f"On these faces the recall of **no** class falls without one of these {count(filters, 'filter')}."


def room(most: int, most_fall: float, fewest: int, fewest_fall: float) -> str:
    return (
        f"{_room(most, most_fall)}, with the most faces, and of {points(fewest_fall)} in {_NAMES[fewest]}, with the "
        "fewest."
    )


def room_in_one_class(of_class: int, fall: float) -> str:
    return f"{_room(of_class, fall)}."


def one_class() -> str:
    return "Faces of a single class cannot tell whether filters cost the class that they prefer more than others."


def no_class_hangs(classes: int) -> str:
    return (
        "Left out together, the filters that prefer a class are **not** shown to cost that class more than the others "
        f"on average, for any of {count(classes, 'class', plural='classes')} ([@fig:ablation-classes]): nothing shows "
        "that what a filter is most active on is what it is used for."
    )


def classes_hang(own: int, classes: int, by_chance: float) -> str:
    return (
        "Left out together, the filters that prefer a class lower its recall, and more than that of the others on "
        f"average, beyond chance for {own} of {count(classes, 'class', plural='classes')} ([@fig:ablation-classes]); "
        f"it would be {by_chance:.1f} if the same groups were dealt to classes at random."
    )


def hangs_most(of_class: int, change: Interval, beyond: Interval) -> str:
    return (
        f"The difference is largest for {_NAMES[of_class]}: its recall changes by {points_interval(*change)}, which "
        f"less the change of the others is {points_interval(*beyond)}."
    )


def spared(classes: Sequence[int]) -> str:
    return (
        f"For {_named(classes)} it is the other way round: {plural(len(classes), 'its', 'their')} recall suffers "
        "**less** than that of the others, beyond chance."
    )


def rest_open(classes: Sequence[int]) -> str:
    return f"For {_named(classes)} neither is shown."


def no_correlation() -> str:
    return (
        "Whether selectivity predicts causal weight cannot be told here: filters are too few, or without one of them "
        "nothing changes."
    )


def correlation(filters: int, told: Sequence[str]) -> str:
    return (
        f"Over {count(filters, 'filter')}, left out one at a time (of near-equal ones, the first), the rank "
        f"correlation of $\\eta^2$ is {listed(told)}."
    )


def with_answers(correlation: Interval) -> str:
    return f"with the share of answers that change {number_interval(*correlation, digits=2)}"


def with_recall(correlation: Interval) -> str:
    return f"with the fall of mean recall {number_interval(*correlation, digits=2)}"


def selective_worth_more() -> str:
    return "So the more selective filters are worth more here, other than Morcos et al. (2018) found elsewhere."


def measures_disagree() -> str:
    return "The two measures of worth point in opposite directions, so **no** rule follows."


def selective_worth_less() -> str:
    return (
        "So the more selective filters are worth **less** here; Morcos et al. (2018) found elsewhere that selectivity "
        "does not tell what a filter is worth."
    )


def worth_not_told() -> str:
    return (
        "So it is open here whether selectivity tells what a filter is worth; Morcos et al. (2018) found elsewhere "
        "that it does not."
    )


def worth_caveat() -> str:
    return "A filter whose part others can take over has no worth in this sense."


def finding(alone: str, together: str | None) -> str:
    return f"{alone}." if together is None else f"{alone}; {together}."


def none_alone(filters: int) -> str:
    return f"Of the {count(filters, 'filter')} shown, **none** is shown to be needed alone"


def some_alone(recalls: int, of: int) -> str:
    return (
        f"Without one of the filters shown, {count(recalls)} of {count(of, 'recall')} "
        f"{plural(recalls, 'falls', 'fall')} beyond chance"
    )


def own_for(own: int, classes: int) -> str:
    return (
        "left out together, those that prefer a class are shown to cost that class more than the others for "
        f"{own} of {count(classes, 'class', plural='classes')}"
    )


def _named(classes: Sequence[int]) -> str:
    return listed([_NAMES[k] for k in classes])


def _room(of_class: int, fall: float) -> str:
    return f"The intervals leave room for a fall of {points(fall)} in {_NAMES[of_class]}"
