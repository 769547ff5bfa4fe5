"""Question 3, evidence: what it brings that the network may stay silent."""

from fer.statistics.interval import Interval
from fer.wording.numbers import number
from fer.wording.zh_tw.prose import percent, percent_interval

_APART = "排除完全或近似重複後"
_OPEN = "在新的臉孔上是否達得到這個準確率，仍無定論。"


def figure_words() -> dict[str, str]:
    """The words in the figure; "percent" is how a number of percents is written."""
    return {
        "coverage": "回答的臉孔比例，信心最高的優先",
        "accuracy": "回答的準確率",
        "network": "依信心排序",
        "ideal": "最佳排序",
        "chance": "隨機排序",
        "percent": "{:.0f}%",
    }


def caption(goal: float) -> str:
    return (
        "只回答信心最高的臉孔時，準確率與回答比例的關係，並與最佳排序、隨機排序比較。"
        f"細線：準確率達到 {_goal(goal)} 時最多能回答的比例。"
    )


def alt(accuracy: float, reach: str) -> str:
    return f"一條曲線，介於水平虛線與上界之間。曲線{reach}，終點為 {percent(accuracy)}。"


def alt_stays_above(goal: float) -> str:
    return f"在回答全部臉孔時仍高於 {_goal(goal)}"


def alt_stays_below(goal: float) -> str:
    return f"始終不到 {_goal(goal)}"


def alt_reaches(goal: float, share: float) -> str:
    return f"在回答 {percent(share)} 的臉孔時為 {_goal(goal)}"


def never_silent(goal: float) -> str:
    return f"即使回答每一張臉孔，網路的準確率仍高於 {_goal(goal)}。"


def never_reached(goal: float) -> str:
    return f"不論回答多少臉孔，網路的準確率都不到 {_goal(goal)}。"


def coverage(goal: float, coverage: Interval) -> str:
    return _coverage(goal, coverage)


def coverage_unsure(goal: float, coverage: Interval) -> str:
    return f"{_coverage(goal, coverage)}{_OPEN}"


def apart_coverage_unsure(goal: float, coverage: Interval) -> str:
    return f"{apart_coverage(goal, coverage)}{_OPEN}"


def apart_coverage(goal: float, coverage: Interval) -> str:
    return f"{_APART}，若要準確率至少 {_goal(goal)}，可以回答 {percent_interval(*coverage)}的臉孔。"


def apart_never_silent(goal: float) -> str:
    return f"{_APART}，即使回答每一張臉孔，準確率仍高於 {_goal(goal)}。"


def apart_never_reached(goal: float) -> str:
    return f"{_APART}，不論回答多少臉孔，準確率都不到 {_goal(goal)}。"


def all_right() -> str:
    return "全部答對，沒有順序可以評估。"


def all_wrong() -> str:
    return "全部答錯，沒有順序可以評估。"


def area(area: Interval, chance: float, ideal: float) -> str:
    return (
        f"對所有涵蓋率平均，錯誤率為 {percent_interval(*area)}；"
        f"隨機排序會是 {percent(chance)}，最佳排序會是 {percent(ideal)}。"
    )


def better(gain: Interval) -> str:
    return f"依信心排序，達到可能改善幅度的 {_share(gain)}，見[@fig:coverage]。"


def worse(gain: Interval) -> str:
    return f"依信心排序顯著**不如**隨機排序：只達到可能改善幅度的 {_share(gain)}，見[@fig:coverage]。"


def order_open(gain: Interval) -> str:
    return f"依信心排序與隨機排序沒有顯著差異：達到可能改善幅度的 {_share(gain)}，見[@fig:coverage]。"


def _share(gain: Interval) -> str:
    value, low, high = (number(100 * part, digits=1) for part in gain)
    return f"{value}%（95% 信賴區間 {low} 到 {high}）"


def _coverage(goal: float, coverage: Interval) -> str:
    return f"若要準確率至少 {_goal(goal)}，網路可以回答信心最高的 {percent_interval(*coverage)}的臉孔。"


def _goal(goal: float) -> str:
    return percent(goal, digits=0)
