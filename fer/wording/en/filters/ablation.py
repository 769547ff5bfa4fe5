"""Question 5, evidence: does the answer depend on filters, alone or together?"""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, number_interval, percent, plural, points, points_interval
from fer.wording.numbers import with_sign

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


def single_caption(faces: int, most: int, level: float) -> str:
    return (
        f"Change of each class's recall without one filter, in percentage points, on {count(faces, 'held-out face')}, "
        f"at most {count(most)} a class. Framed: statistically significant, all cells tested together "
        f"({percent(level, digits=0)} level)."
    )


def groups_caption() -> str:
    return "The same without all filters that prefer one class; in brackets, how many filters that is."


def alt(groups: int, lowest: float, highest: float, framed: int) -> str:
    return (
        f"Table of {count(groups, 'row')} by class, blue where recall falls and red where it rises: from "
        f"{with_sign(100 * lowest, digits=1)} to {with_sign(100 * highest, digits=1)} percentage points. "
        f"{count(framed, 'cell')} {plural(framed, 'is', 'are')} framed."
    )


def alt_empty(groups: int) -> str:
    return f"Table of {count(groups, 'row')} by class without a value."


def nothing_right() -> str:
    return (
        "No face is recognised even with all filters. No recall can fall, so this test says nothing about the filters."
    )


def none_changes(filters: int) -> str:
    return (
        f"**No** change is statistically significant ([@fig:ablation]): none of these {count(filters, 'filter')} is "
        "shown to be necessary alone."
    )


def some_change(told: Sequence[str], of: int) -> str:
    return f"Of {count(of, 'recall')}, {listed(told)} significantly ([@fig:ablation])."


def sure_falls(changes: int) -> str:
    return f"{count(changes)} {plural(changes, 'falls', 'fall')}"


def sure_gains(changes: int) -> str:
    return f"{count(changes)} {plural(changes, 'rises', 'rise')}"


def largest_fall(of_class: int, filter: int, change: Interval, faces: int, of: int, as_large: int | None) -> str:
    ties = "" if as_large is None else f" ({as_large} more {plural(as_large, 'is', 'are')} as large)"
    return (
        f"The largest fall{ties} is that of {_NAMES[of_class]} without filter {filter}: {points_interval(*change)} "
        f"over {count(faces, 'face')}. This interval allows for choosing the largest of {of}."
    )


def none_falls(filters: int) -> str:
    return f"The recall of **no** class falls without one of these {count(filters, 'filter')}."


def room(most: int, most_fall: float, fewest: int, fewest_fall: float) -> str:
    return (
        f"{_room(most, most_fall)}, the class with the most faces, and of {points(fewest_fall)} in {_NAMES[fewest]}, "
        "the class with the fewest."
    )


def room_in_one_class(of_class: int, fall: float) -> str:
    return f"{_room(of_class, fall)}."


def none_prefers() -> str:
    """Of a layer in which no filter varies."""
    return "No filter prefers a class: none of them answers to one face other than to another."


def one_class() -> str:
    return "With faces of a single class, the loss of one class cannot be compared with that of the others."


def no_class_hangs(classes: int) -> str:
    return (
        "Without all filters that prefer a class, that class is **not** shown to lose more recall than the others, for "
        f"any of {count(classes, 'class', plural='classes')} ([@fig:ablation-classes]). So what activates a filter "
        "most need not be what it is used for."
    )


def classes_hang(own: int, classes: int, by_chance: float) -> str:
    return (
        "Without all filters that prefer a class, its recall falls significantly, and more than that of the others, "
        f"for {own} of {count(classes, 'class', plural='classes')} ([@fig:ablation-classes]). With the same groups "
        f"assigned to classes at random it would be {by_chance:.1f}."
    )


def hangs_most(of_class: int, change: Interval, beyond: Interval) -> str:
    return (
        f"The difference from the other classes is largest for {_NAMES[of_class]}: {points_interval(*beyond)}. Its own "
        f"recall changes by {points_interval(*change)}."
    )


def spared(classes: Sequence[int]) -> str:
    return (
        f"For {_named(classes)} it is the other way round: {plural(len(classes), 'its', 'their')} recall suffers "
        "significantly **less** than that of the others."
    )


def rest_open(classes: Sequence[int]) -> str:
    return f"For {_named(classes)} neither is shown."


def no_correlation() -> str:
    return (
        "Whether more selective filters matter more cannot be tested here: there are too few filters, or nothing "
        "changes without one of them."
    )


def correlation(filters: int, told: Sequence[str]) -> str:
    return (
        f"We left out {count(filters, 'filter')} one at a time, of near-equal ones only the first. The rank "
        f"correlation of $\\eta^2$ is {listed(told)}."
    )


def with_answers(correlation: Interval) -> str:
    return f"{number_interval(*correlation, digits=2)} with the share of predictions that change"


def with_recall(correlation: Interval) -> str:
    return f"{number_interval(*correlation, digits=2)} with the fall of the mean recall"


def selective_worth_more() -> str:
    return "So more selective filters matter more here, unlike in the networks of @morcos2018."


def measures_disagree() -> str:
    return "The two measures point in opposite directions, so **no** rule follows."


def selective_worth_less() -> str:
    return (
        "So more selective filters matter **less** here. In the networks of @morcos2018 selectivity did not tell how "
        "much a filter matters."
    )


def worth_not_told() -> str:
    return (
        "So it remains open whether selectivity tells how much a filter matters. In the networks of @morcos2018 it did "
        "not."
    )


def worth_caveat() -> str:
    return "A filter whose task others can take over does not matter in this sense."


def finding(alone: str, together: str | None) -> str:
    return f"{alone}." if together is None else f"{alone}; {together}."


def none_alone(filters: int) -> str:
    return f"None of the {count(filters, 'filter')} shown is found to be necessary alone"


def some_alone(recalls: int, of: int) -> str:
    return (
        f"Without one of the filters shown, {count(recalls)} of {count(of, 'recall')} "
        f"{plural(recalls, 'falls', 'fall')} significantly"
    )


def own_for(own: int, classes: int) -> str:
    return (
        "without all filters that prefer it, a class loses significantly more recall than the others in "
        f"{own} of {count(classes, 'class', plural='classes')}"
    )


def _named(classes: Sequence[int]) -> str:
    return listed([_NAMES[k] for k in classes])


def _room(of_class: int, fall: float) -> str:
    return f"The intervals still allow a fall of {points(fall)} in {_NAMES[of_class]}"
