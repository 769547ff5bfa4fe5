"""Question 4, evidence: which methods are ahead, where it is known what decides."""

from collections.abc import Mapping, Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import capitalised, in_words, listed, plural
from fer.wording.en.saliency.maps import method, methods
from fer.wording.numbers import bounded, number, with_sign

_MEASURES = {"pointing": "pointing game", "energy": "energy inside", "rank": "rank correlation"}
_RIVALS = {
    "chance": "chance",
    "centre": "the blob in the centre",
    "edges": "the edges of the picture",
    "untrained": "the same method with random weights",
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
    return f"**No** method is significantly above all references, by any of the {in_words(measures)} measures"


def verdict(lead: str, some: Sequence[tuple[str, Sequence[str]]], never: Sequence[str], shown: str) -> str:
    """`some`: methods that are ahead by some measures, and by which; `never`: those of which it is shown by none."""
    by = [f"{method(name)} only by {listed([_MEASURES[measure] for measure in won])}" for name, won in some]
    ahead = f"; {'; '.join(by)}" if by else ""
    none = f"; by no measure: {methods(never)}" if never else ""
    return f"{lead}{ahead}{none} ([@tab:{shown}])."


def ahead_by_all(names: Sequence[str], measures: int) -> str:
    return (
        f"**{capitalised(methods(names))}** {plural(len(names), 'is', 'are')} significantly above all references by "
        f"each of the {in_words(measures)} measures"
    )


def none_by_all(measures: int) -> str:
    return f"**No** method is significantly above all references by each of the {in_words(measures)} measures"


def best(told: Sequence[str]) -> str:
    return f"Highest scores, and their lead over the hardest reference (95\N{NO-BREAK SPACE}% CI): {'; '.join(told)}."


def best_by_share(measure: str, name: str, others: Sequence[str], lead: Interval, rival: str, doubt: str | None) -> str:
    value, low, high = (with_sign(100 * share, digits=0) for share in lead)
    return (
        f"by the {_MEASURES[measure]} {method(name)}{_beside(others)}, {value} percentage points ({low} to {high}) "
        f"over {_RIVALS[rival]}{doubt or ''}"
    )


def best_by_rank(measure: str, name: str, others: Sequence[str], lead: Interval, rival: str, doubt: str | None) -> str:
    value, low, high = (with_sign(correlation) for correlation in lead)
    return (
        f"by the {_MEASURES[measure]} {method(name)}{_beside(others)}, {value} ({low} to {high}) over "
        f"{_RIVALS[rival]}{doubt or ''}"
    )


def behind() -> str:
    return ", so significantly **below** it"


def perhaps_nothing() -> str:
    return ", which is not significant"


def _beside(others: Sequence[str]) -> str:
    """Methods that are not significantly below the one with the highest score."""
    return f" (not significantly above {methods(others)})" if others else " (significantly above every other method)"
