"""Question 4, evidence: do maps follow the weights, and which methods can be trusted?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.numbers import bounded, number
from fer.wording.zh_tw.prose import count, faces, number_cell, percent
from fer.wording.zh_tw.saliency.maps import method, methods

_VERDICTS = {
    "follows": "會改變",
    "lower_layers": "只跟著較低的層",
    "stays": "不會改變",
    "open": "無法確定",
    "untested": "無法檢驗",
}


def labels() -> dict[str, str]:
    """The words in the figure."""
    return {"layers": "換成隨機權重的層數（從 logit 往下）", "likeness": "和原來 map 的等級相關"}


def caption(fewest: int | None, most: int) -> str:
    """`fewest` is None where every method has as many faces."""
    counted = faces(most) if fewest is None else f"{count(fewest)} 到 {faces(most)}"
    return (
        "逐層換成隨機權重後，map 和訓練好的網路的等級相關："
        f"{counted}的平均，附 95% 信賴區間。右端短線：訓練好的網路在兩張不同臉孔上的 map。"
    )


def alt(told: Sequence[str]) -> str:
    return f"每種方法一條曲線，從原網路的 1 開始。只換 logit 層、全部換掉時分別是：{'；'.join(told)}。"


def alt_of_method(name: str, first: float, last: float) -> str:
    return f"{method(name)} {number(first)} 和 {number(last)}"


def table(
    name: str, first: float | None, last: Interval | None, strangers: float | None, kept: Interval | None, verdict: str
) -> dict[str, str]:
    """Likeness after the first step and at the end, that of two faces, and the share that is kept; all None of a method
    that cannot be tested."""
    return {
        "方法": method(name),
        "只換 logit 層": "–" if first is None else number(first),
        "全部換掉": number_cell(last),
        "兩張臉孔": "–" if strangers is None else number(strangers),
        "保留（%）": "–" if kept is None else _percent(kept),
        "是否跟著權重改變": _VERDICTS[verdict],
    }


def table_caption() -> str:
    return (
        "只換 logit 層和全部換掉時，map 和訓練好的網路的平均等級相關；兩張不同臉孔的 map 的等級相關；"
        "以及最後保留的程度，附 95% 信賴區間。0%：和兩張不同臉孔的 map 一樣像；100%：完全不變；"
        "低於 0：比兩張不同臉孔的 map 更不像。"
    )


def no_test() -> str:
    return "無法檢驗：訓練好的網路的 map 全是均勻的。"


def all_follow() -> str:
    return "**所有方法都跟著權重改變**：權重換成隨機的，map 就變了（[@fig:saliency-randomised]）。"


def none_follows() -> str:
    return "**沒有任何方法跟著權重改變**：權重換成隨機的，map 還是差不多（[@fig:saliency-randomised]）。"


def differ(told: Sequence[str]) -> str:
    return f"各種方法的結果**不一致**（[@fig:saliency-randomised]）：{'；'.join(told)}。"


def all_the_same(told: str) -> str:
    return f"{told}（[@fig:saliency-randomised]）。"


def follow(of: Sequence[str]) -> str:
    return f"{methods(of)} 的 map 會跟著權重改變"


def follow_lower_layers(of: Sequence[str]) -> str:
    return (
        f"{methods(of)} 的 map **只**跟著較低的層改變：換掉 logit 層後，仍保留一半以上專屬於該張臉孔的部分，"
        "所以很難看出支持某個類別的是什麼"
    )


def stay(of: Sequence[str]) -> str:
    return f"{methods(of)} 的 map **不會**跟著權重改變"


def may_follow(of: Sequence[str]) -> str:
    return f"{methods(of)} 是否跟著權重改變，無法確定"


def untested(of: Sequence[str]) -> str:
    return f"{methods(of)} 沒有 map 可以檢驗。"


def face_as_a_factor(kept: float) -> str:
    """Why maps by integrated gradients stay a little."""
    return (
        f"Integrated gradients 保留了 {percent(kept, digits=0)}，因為 map 乘上了臉孔本身："
        "不論權重為何，臉的明暗都還看得見。"
    )


def truth_unknown() -> str:
    return "哪些方法既找得到植入的標記、又跟著權重改變，**無法判斷**，因為標記無法用來評斷。"


def trusted(names: Sequence[str]) -> str:
    return f"在植入的標記上顯著勝過所有基準，**而且**跟著權重改變的方法：{methods(names)}。"


def none_trusted() -> str:
    return "**沒有**任何方法既在植入的標記上顯著勝過所有基準，又跟著權重改變。"


def true_of_lower_layers(names: Sequence[str]) -> str:
    return (
        f"{methods(names)} 通過植入標記的檢驗，但只跟著較低的層改變；這種 map 顯示影像中什麼顯眼，"
        "看不出支持的是哪個類別。"
    )


def true_and_staying(names: Sequence[str]) -> str:
    return f"{methods(names)} 通過植入標記的檢驗，但不會跟著權重改變；這種 map 顯示影像中什麼顯眼，看不出網路怎麼使用。"


def true_and_open(names: Sequence[str]) -> str:
    return f"{methods(names)} 通過植入標記的檢驗，但是否跟著權重改變無法確定。"


def true_and_untested(names: Sequence[str]) -> str:
    return f"{methods(names)} 通過植入標記的檢驗，但沒有 map 可以檢驗是否跟著權重改變。"


def follow_alone(names: Sequence[str]) -> str:
    return f"{methods(names)} 會跟著權重改變，但沒有在每個指標上通過植入標記的檢驗。"


def _percent(interval: Interval) -> str:
    return bounded([100 * part for part in interval], digits=0, between=" 到 ")
