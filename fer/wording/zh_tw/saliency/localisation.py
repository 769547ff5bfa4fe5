"""Question 4, evidence: which methods are ahead, where it is known what decides."""

from collections.abc import Mapping, Sequence

from fer.statistics.interval import Interval
from fer.wording.numbers import bounded, number, with_sign
from fer.wording.zh_tw.prose import in_words, listed
from fer.wording.zh_tw.saliency.maps import method, methods

_MEASURES = {"pointing": "pointing game", "energy": "energy inside", "rank": "rank correlation"}
_RIVALS = {"chance": "隨機猜", "centre": "中央的光點", "edges": "影像的邊緣", "untrained": "隨機權重時的同一種方法"}
_TITLES = {"pointing": "Pointing", "energy": "Energy", "rank": "Rank"}
_ROWS = {"chance": "隨機猜", "centre": "中央的光點", "edges": "影像的邊緣"}


def table(row: str, scores: Mapping[str, str], random: Mapping[str, str]) -> dict[str, str]:
    """The spaces at the ends of titles, which nobody sees, tell apart columns of one name."""
    columns = {"Map": row}
    for place, (measure, score) in enumerate(scores.items()):
        columns |= {_TITLES[measure]: score, "隨機" + " " * place: random[measure]}
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
    return f"以{in_words(measures)}個指標來看，**沒有**任何方法顯著勝過所有基準"


def verdict(lead: str, some: Sequence[tuple[str, Sequence[str]]], never: Sequence[str], shown: str) -> str:
    """`some`: methods that are ahead by some measures, and by which; `never`: those of which it is shown by none."""
    by = [
        f"{method(name)} 只在 {listed([_MEASURES[measure] for measure in won], last=' 和 ')} 上顯著勝過所有基準"
        for name, won in some
    ]
    ahead = f"；{'；'.join(by)}" if by else ""
    none = f"；{methods(never)} 在任何指標上都沒有" if never else ""
    return f"{lead}{ahead}{none}（[@tab:{shown}]）。"


def ahead_by_all(names: Sequence[str], measures: int) -> str:
    return f"**{methods(names)}** 在{in_words(measures)}個指標上都顯著勝過所有基準"


def none_by_all(measures: int) -> str:
    return f"**沒有**任何方法在{in_words(measures)}個指標上都顯著勝過所有基準"


def best(told: Sequence[str]) -> str:
    return f"各指標的最高分，以及比最難勝過的基準領先多少（95% 信賴區間）：{'；'.join(told)}。"


def best_by_share(measure: str, name: str, others: Sequence[str], lead: Interval, rival: str, doubt: str | None) -> str:
    value, low, high = (with_sign(100 * share, digits=0) for share in lead)
    return (
        f"{_MEASURES[measure]} 是 {method(name)}{_beside(others)}，比{_RIVALS[rival]}領先 {value} 個百分點"
        f"（{low} 到 {high}）{doubt or ''}"
    )


def best_by_rank(measure: str, name: str, others: Sequence[str], lead: Interval, rival: str, doubt: str | None) -> str:
    value, low, high = (with_sign(correlation) for correlation in lead)
    return (
        f"{_MEASURES[measure]} 是 {method(name)}{_beside(others)}，比{_RIVALS[rival]}領先 {value}"
        f"（{low} 到 {high}）{doubt or ''}"
    )


def behind() -> str:
    return "，顯著**較低**"


def perhaps_nothing() -> str:
    return "，並不顯著"


def _beside(others: Sequence[str]) -> str:
    """Methods that are not significantly below the one with the highest score."""
    return f"（與 {methods(others)} 沒有顯著差異）" if others else "（顯著高於其他所有方法）"
