"""Question 5, evidence: does the answer hang on filters, alone or together?"""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, number_interval, plural, points, points_interval

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


def single_caption(faces: int) -> str:
    return (
        "Change of each class's recall, in percentage points, when one filter's map is set to its mean; on "
        f"{count(faces, 'held-out face')}. Framed: no chance (McNemar's exact test on the same faces with and without, "
        "Holm over the whole figure)."
    )


def groups_caption() -> str:
    return "The same when all filters that prefer one class are left out together; in brackets, how many they are."


def none_loses(filters: int) -> str:
    return f"{_none_loses(filters)} ([@fig:ablation])."


def none_loses_some_change(filters: int, sure: int, of: int) -> str:
    return f"{_none_loses(filters)}; {_beyond_chance(sure, of)}."


def none_changes(filters: int) -> str:
    return (
        "**No** change is beyond chance ([@fig:ablation]): nothing shows that one of these "
        f"{count(filters, 'filter')} is needed alone."
    )


def some_change(sure: int, of: int) -> str:
    return f"{_beyond_chance(sure, of)}."


def largest_fall(of_class: int, filter: int, change: Interval, faces: int, of: int) -> str:
    return (
        f"The largest fall is that of {_NAMES[of_class]} without filter {filter}: {points_interval(*change)} of "
        f"{count(faces, 'face')}; picked as the largest of {of}, it is too large by that, which its interval does not "
        "know."
    )


def room(most: int, most_fall: float, fewest: int, fewest_fall: float) -> str:
    return (
        f"{_room(most, most_fall)}, with the most faces, and of {points(fewest_fall)} in {_NAMES[fewest]}, with the "
        "fewest."
    )


def room_in_one_class(of_class: int, fall: float) -> str:
    return f"{_room(of_class, fall)}."


def no_class_hangs() -> str:
    return (
        "Left out together, the filters that prefer a class cost that class **no** more than the others, or not "
        "beyond chance ([@fig:ablation-classes]): nothing shows that what a filter is most active on is what it is "
        "used for."
    )


def classes_hang(own: int, classes: int, by_chance: float, of_class: int, change: float) -> str:
    return (
        f"Left out together, the filters that prefer a class cost just that class most for {own} of "
        f"{count(classes, 'class', plural='classes')} ([@fig:ablation-classes]), {by_chance:.1f} if the groups were "
        f"dealt to classes at random; {_NAMES[of_class]} loses {points(change)}."
    )


def together() -> str:
    return "So the answer does hang on them, as a crowd and not one by one."


def one_group() -> str:
    return "With a single group, nothing can be compared."


def others_do_not() -> str:
    return "For the others that is **not** so, or not beyond chance."


def no_correlation() -> str:
    return "Whether selectivity predicts causal weight cannot be told here: without single filters nothing changes."


def correlation(filters: int, told: Sequence[str]) -> str:
    return (
        f"Over {count(filters, 'filter')}, left out one at a time, the rank correlation of $\\eta^2$ is {listed(told)}."
    )


def with_answers(correlation: Interval) -> str:
    return f"with the share of answers that change {number_interval(*correlation, digits=2)}"


def with_recall(correlation: Interval) -> str:
    return f"with the fall of mean recall {number_interval(*correlation, digits=2)}"


def selective_worth_more() -> str:
    return "So the more selective filters are worth more here, other than Morcos et al. (2018) found elsewhere."


def measures_disagree() -> str:
    return "The two measures of worth do not agree, so **no** rule follows."


def selective_worth_less() -> str:
    return (
        "So the more selective filters are **not** worth more, if anything less; Morcos et al. (2018) found elsewhere "
        "that selectivity does not tell what a filter is worth."
    )


def worth_not_told() -> str:
    return (
        "Nothing shows that selectivity tells what a filter is worth, and Morcos et al. (2018) found elsewhere that it "
        "does **not**."
    )


def worth_caveat() -> str:
    return (
        "A filter whose part others can take over has no worth in this sense; and the intervals take filters as "
        "unrelated, which near-equal ones are not."
    )


def finding(alone: str, own: int, classes: int) -> str:
    return (
        f"{alone}; left out together, those that prefer a class cost just that class most for {own} of "
        f"{count(classes, 'class', plural='classes')}."
    )


def none_alone(filters: int) -> str:
    return f"Of the {count(filters, 'filter')} shown, **none** proves needed alone"


def some_alone(recalls: int) -> str:
    return f"Left out alone, the filters shown change {count(recalls, 'recall')} beyond chance"


def _none_loses(filters: int) -> str:
    return f"**No** class loses recall without one of these {count(filters, 'filter')}"


def _beyond_chance(sure: int, of: int) -> str:
    return f"{count(sure)} of {of} changes {plural(sure, 'is', 'are')} beyond chance ([@fig:ablation])"


def _room(of_class: int, fall: float) -> str:
    return f"The intervals leave room for a fall of {points(fall)} in {_NAMES[of_class]}"
