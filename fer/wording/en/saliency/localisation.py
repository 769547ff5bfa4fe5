"""Question 4, evidence: which method tells the truth on this model, as measured on drawn faces."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import (
    bounded,
    capitalised,
    count,
    in_words,
    listed,
    number,
    percent,
    percent_interval,
    plural,
    with_sign,
)
from fer.wording.en.saliency.maps import method, methods

_MEASURES = {"pointing": "pointing game", "energy": "energy inside", "rank": "rank correlation"}
_RIVALS = {
    "chance": "chance",
    "centre": "a blob in the centre",
    "edges": "the edges of the picture",
    "untrained": "the same method on random weights",
}
_ROWS = {"chance": "chance", "centre": "blob in the centre", "edges": "edges of the picture"}


def drawn_of_its_kind(faces: int) -> str:
    return f"{count(faces, 'face')} that show an emotion were drawn anew, of the kind that the network learnt from."


def drawn_of_another_kind(faces: int) -> str:
    return (
        f"{count(faces, 'face')} that show an emotion were drawn anew, and none such was in its training. They are "
        "**outside** of what it learnt from: it saw photographs alone."
    )


def accuracy(right: Interval, luck: float) -> str:
    return (
        f"The network gets {percent_interval(*right)} of them right; always naming one class would get {percent(luck)}."
    )


def too_few() -> str:
    return "That is too few, or too near to luck: which method tells the truth on this model **cannot be told**."


def judged(faces: int, most: int) -> str:
    return f"The maps of {count(faces, 'face')} that it gets right are judged, at most {most} a class."


def none_of(classes: Sequence[int]) -> str:
    return f"None is of {listed([names('en')[k] for k in classes], last='or')}."


def area(share: float) -> str:
    return f"The parts that the action units move fill {percent(share)} of the picture."


def of_these_alone() -> str:
    return "What follows holds for these, and need not hold for photographs."


def table(row: str, scores: Mapping[str, str], random: Mapping[str, str]) -> dict[str, str]:
    """The spaces at the ends of titles, which nobody sees, tell apart three columns of one name."""
    return {
        "Map": row,
        "Pointing": scores["pointing"],
        "Random": random["pointing"],
        "Energy": scores["energy"],
        "Random ": random["energy"],
        "Rank": scores["rank"],
        "Random  ": random["rank"],
    }


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


def table_caption(faces: int) -> str:
    return (
        "Which method tells the truth on this model? Means over "
        f"{count(faces, 'drawn face')} with 95\N{NO-BREAK SPACE}% intervals: share of maps that "
        "point into the parts which the action units move, share of the map's energy there, rank correlation with how "
        "far each pixel moves. *Random*: the same method on random weights. ▲: ahead of everything that it has to beat."
    )


def none_ahead(measures: int) -> str:
    return (
        "**No** method tells more of the truth on this model than what needs no training: none is ahead by any of "
        f"the {in_words(measures)} measures."
    )


def verdict(lead: str, some: Sequence[tuple[str, Sequence[str]]], never: Sequence[str]) -> str:
    """`some`: methods that are ahead by some measures, and by which; `never`: those that are by none."""
    by = [f"{method(name)} by {listed([_MEASURES[measure] for measure in won])}" for name, won in some]
    ahead = f"; ahead by some: {listed(by)}" if by else ""
    none = f"; by none: {methods(never)}" if never else ""
    return f"{lead}{ahead}{none} ([@tab:saliency-truth])."


def tell_it_best(best: Sequence[str], measures: int) -> str:
    return (
        f"**{capitalised(methods(best))}** {plural(len(best), 'tells', 'tell')} the truth on this model best, ahead by "
        f"all {in_words(measures)} measures"
    )


def none_by_all(measures: int) -> str:
    return f"**No** method is ahead by all {in_words(measures)} measures on this model"


def rule(comparisons: int) -> str:
    return (
        "To be ahead, a method must beat chance, a blob in the centre, the edges of the picture, and itself on random "
        f"weights, on the same faces, beyond intervals that hold for all {comparisons} comparisons together."
    )


def best(told: Sequence[str]) -> str:
    return f"The best by each measure, against the hardest that it has to beat. {capitalised('; '.join(told))}."


def best_by_share(measure: str, name: str, lead: Interval, rival: str, doubt: str | None) -> str:
    value, low, high = (with_sign(100 * share, digits=0) for share in lead)
    return (
        f"{_MEASURES[measure]}: {method(name)}, {value} percentage points ({low} to {high}) against "
        f"{_RIVALS[rival]}{doubt or ''}"
    )


def best_by_rank(measure: str, name: str, lead: Interval, rival: str, doubt: str | None) -> str:
    value, low, high = (with_sign(correlation) for correlation in lead)
    return f"{_MEASURES[measure]}: {method(name)}, {value} ({low} to {high}) against {_RIVALS[rival]}{doubt or ''}"


def behind() -> str:
    return ", which is **behind** it"


def perhaps_nothing() -> str:
    return ", which may be nothing"
