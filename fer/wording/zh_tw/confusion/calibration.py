"""Question 3, evidence: whether the network knows how often it is right."""

from fer.statistics.interval import Interval
from fer.wording.numbers import number
from fer.wording.zh_tw.prose import count, number_interval, percent

_MEASURES = {"loss": "交叉熵（nat）", "error": "期望校準誤差", "brier": "Brier score"}


def figure_words() -> dict[str, str]:
    """The words in the figure; "percent" is how a number of percents is written."""
    return {
        "confidence": "對答案的信心",
        "accuracy": "準確率",
        "calibrated": "完全校準",
        "faces": "臉孔數",
        "percent": "{:.0f}%",
    }


def figure_caption(bins: int) -> str:
    return (
        f"把信心等分為 {bins} 個區間，各區間的準確率，附 95% 信賴區間；下方是各區間的臉孔數。"
        "在虛線上方，表示網路答對的比例高於自稱的信心。"
    )


def figure_alt(bins: int, above: int, below: int) -> str:
    return (
        f"有臉孔的 {count(bins)} 個區間中，準確率在對角虛線上方的有 {count(above)} 個，在下方的有 {count(below)} 個。"
    )


def not_calibrated() -> str:
    return "網路並未校準。"


def calibrated(most: float) -> str:
    return f"沒有發現顯著的校準誤差，但誤差最大可能到 {most:.3f}。"


def claims_more(over: Interval, level: float) -> str:
    return f"信心過高（over-confident）：{_claims(over, level)}。"


def claims_less(over: Interval, level: float) -> str:
    return f"信心偏低（under-confident）：{_claims(over, level)}。"


def in_the_mean_open(over: Interval, level: float) -> str:
    return f"平均而言，信心沒有顯著過高，也沒有顯著偏低：{_claims(over, level)}。"


def error(error: Interval, chance: float, seldom: float, rarely: float) -> str:
    return (
        f"期望校準誤差為 {number_interval(*error)}，見[@fig:reliability]。如果所有信心都屬實，"
        f"平均會是 {chance:.3f}，只有 {percent(rarely)} 的樣本會超過 {seldom:.3f}。"
    )


def apart(over: Interval, level: float) -> str:
    return f"排除完全或近似重複後，{_claims(over, level)}。"


def surer(low: float, high: float) -> str:
    return f"{_temperatures(low, high)}，都小於 1，會提高信心。"


def less_sure(low: float, high: float) -> str:
    return f"{_temperatures(low, high)}，都大於 1，會降低信心。"


def both_ways(low: float, high: float) -> str:
    return f"{_temperatures(low, high)}，並不都在 1 的同一側。"


def at_a_bound(low: float, high: float, least: float, most: float) -> str:
    return (
        f"兩半臉孔的溫度分別為 {low:.2f} 和 {high:.2f}。溫度只在 {least:.2f} 到 {most:.2f} 之間搜尋；"
        "若落在上下限，該半臉孔的 cross-entropy 超出範圍後還會再下降，因此並非最佳溫度。"
    )


def helps(change: Interval) -> str:
    return f"{_change(change)}：溫度縮放有幫助。"


def harms(change: Interval) -> str:
    return f"{_change(change)}：溫度縮放**有害**。"


def help_open(change: Interval) -> str:
    return f"{_change(change)}：沒有顯著變化。"


def help_unknown() -> str:
    """Of one face."""
    return "只有一張臉孔，無法判斷溫度縮放是否有幫助（見[@tab:temperature]）。"


def table(measure: str, before: float, after: float) -> dict[str, str]:
    return {"指標": _MEASURES[measure], "原本": f"{before:.3f}", "溫度縮放後": f"{after:.3f}"}


def table_caption() -> str:
    return "同樣的回答在溫度縮放前後的指標；兩半臉孔各用另一半求出的溫度，完全重複的臉孔在同一半。"


def _claims(over: Interval, level: float) -> str:
    value, low, high = (number(100 * part, digits=1) for part in over)
    return f"平均信心減準確率為 {value} 個百分點（{percent(level)} 信賴區間 {low} 到 {high}）"


def _temperatures(low: float, high: float) -> str:
    return f"兩半臉孔的最佳溫度分別為 {low:.2f} 和 {high:.2f}"


def _change(change: Interval) -> str:
    return f"使用另一半求出的溫度，交叉熵（單位 nat）的變化為 {number_interval(*change)}，見[@tab:temperature]"
