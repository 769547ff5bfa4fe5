"""Question 4, evidence: which methods are ahead, where it is known what decides."""

from collections.abc import Mapping, Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import bounded, capitalised, count, in_words, listed, number, plural, with_sign
from fer.wording.en.saliency.maps import method, methods

_MEASURES = {"pointing": "pointing game", "energy": "energy inside", "rank": "rank correlation"}
_RIVALS = {
    "chance": "chance",
    "centre": "a blob in the centre",
    "edges": "the edges of the picture",
    "untrained": "the same method on random weights",
}
_TITLES = {"pointing": "Pointing", "energy": "Energy", "rank": "Rank"}
_ROWS = {"chance": "chance", "centre": "blob in the centre", "edges": "edges of the picture"}


def table(row: str, scores: Mapping[str, str], random: Mapping[str, str]) -> dict[str, str]:
    """The spaces at the ends of titles, which nobody sees, tell apart columns of one name."""
    columns = {"Map": row}
    for place, (measure, score) in enumerate(scores.items()):
        columns |= {_TITLES[measure]: score, "Random" + " " * place: random[measure]}
    return columns


def row_of_method(name: str) -> str:
    return method(name)


def row_of_rival(name: str) -> str:
    return _ROWS[name]


def score(interval: Interval, ahead: bool) -> str:
    return bounded(interval) + (" ▲" if ahead else "")


def score_alone(value: float, ahead: bool) -> str:
    """Of a score whose interval is too narrow to be seen, or that is shown for comparison."""
    return number(value) + (" ▲" if ahead else "")


def no_score() -> str:
    return "–"


def none_ahead(measures: int) -> str:
    return (
        "That any method is ahead of what needs no training is **not shown**, by any of the "
        f"{in_words(measures)} measures"
    )


def verdict(lead: str, some: Sequence[tuple[str, Sequence[str]]], never: Sequence[str], shown: str) -> str:
    """`some`: methods that are ahead by some measures, and by which; `never`: those of which it is shown by none."""
    by = [f"{method(name)} by {listed([_MEASURES[measure] for measure in won])}" for name, won in some]
    ahead = f"; by some alone: {'; '.join(by)}" if by else ""
    none = f"; not shown by any: {methods(never)}" if never else ""
    return f"{lead}{ahead}{none} ([@tab:{shown}])."


def ahead_by_all(names: Sequence[str], measures: int) -> str:
    return (
        f"**{capitalised(methods(names))}** {plural(len(names), 'is', 'are')} ahead of all that needs no training, by "
        f"each of the {in_words(measures)} measures"
    )


def none_by_all(measures: int) -> str:
    return (
        f"That a method is ahead of all that needs no training by each of the {in_words(measures)} measures is shown "
        "for **none**"
    )


def rule(comparisons: int) -> str:
    return (
        "To be ahead, a method must beat chance, a blob in the centre, the edges of the picture, and itself on random "
        f"weights, on the same faces, beyond intervals that hold for all {count(comparisons)} comparisons together."
    )


def best(told: Sequence[str]) -> str:
    return (
        f"The highest score by each measure, against the hardest that it has to beat. {capitalised('; '.join(told))}."
    )


def best_by_share(measure: str, name: str, others: Sequence[str], lead: Interval, rival: str, doubt: str | None) -> str:
    value, low, high = (with_sign(100 * share, digits=0) for share in lead)
    return (
        f"{_MEASURES[measure]}: {method(name)}{_beside(others)}, {value} percentage points ({low} to {high}) against "
        f"{_RIVALS[rival]}{doubt or ''}"
    )


def best_by_rank(measure: str, name: str, others: Sequence[str], lead: Interval, rival: str, doubt: str | None) -> str:
    value, low, high = (with_sign(correlation) for correlation in lead)
    return (
        f"{_MEASURES[measure]}: {method(name)}{_beside(others)}, {value} ({low} to {high}) against "
        f"{_RIVALS[rival]}{doubt or ''}"
    )


def behind() -> str:
    return ", which is **behind** it"


def perhaps_nothing() -> str:
    return ", which may be nothing"


def _beside(others: Sequence[str]) -> str:
    """Methods that cannot be told from the one with the highest score."""
    return f" (not to be told from {methods(others)})" if others else " (ahead of every other method)"
