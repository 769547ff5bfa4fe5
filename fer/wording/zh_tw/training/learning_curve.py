"""Question 2, evidence: accuracy against the number of training faces."""

from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell, p_value
from fer.wording.zh_tw.prose import SPLITS, count, in_words, percent_interval, points_interval


def names(split: str) -> dict[str, str]:
    """The words in the figure."""
    return {"faces": "訓練臉孔數", "accuracy": f"{SPLITS[split]}臉孔的準確率（%）"}


def heading() -> str:
    return "### 增加訓練臉孔是否有用？"


def method(split: str) -> str:
    return (
        "以相同的設定與 seed，分別用一部分訓練臉孔訓練。小的部分包含在大的之中，各類別比例不變。"
        "每次訓練的步數大致相同，所以臉孔少的跑較多 epoch；否則曲線也會反映訓練時間的長短。"
        f"全部以同一批{SPLITS[split]}臉孔評估，見[@fig:learning-curve] 與[@tab:learning-curve]。"
        "斜率與各段變化的信賴區間，把 @agresti2005 的方法推廣到多個網路。"
    )


def chosen_by_the_same() -> str:
    return "每個網路的 epoch 也是用這些臉孔挑選的；訓練臉孔少時，可挑的 epoch 較多，準確率因此略為偏高。"


def table(split: str, faces: int, epochs: int, accuracy: Interval) -> dict[str, str]:
    return {
        "訓練臉孔數": count(faces),
        "epoch 數": count(epochs),
        f"{SPLITS[split]}臉孔的準確率（%）": interval_cell(accuracy),
    }


def table_caption() -> str:
    return "以相同設定、不同數量的訓練臉孔訓練，附 95% 信賴區間 [@wilson1927]。"


def caption() -> str:
    return "準確率與訓練臉孔數的關係，橫軸為對數刻度，附 95% 信賴區間。虛線：最小平方直線。"


def alt(points: int, faces: tuple[int, int], accuracies: tuple[Interval, Interval]) -> str:
    """The first and the last point."""
    first, last = (percent_interval(*accuracy) for accuracy in accuracies)
    return (
        f"{in_words(points)}個帶區間的點與一條虛直線。訓練臉孔 {count(faces[0])} 張時準確率為 {first}，"
        f"{count(faces[1])} "
        f"張時為 {last}。"
    )


def finding_rises(faces: tuple[int, int], change: Interval, p: float) -> str:
    return f"{_from_to(faces)}，準確率仍然上升：{_changes(change, p)}。就這幾次訓練來看，增加臉孔對這個設定有幫助。"


def finding_falls(faces: tuple[int, int], change: Interval, p: float) -> str:
    return f"{_from_to(faces)}，準確率下降：{_changes(change, p)}。就這幾次訓練來看，增加這類臉孔對這個設定沒有幫助。"


def finding_level(faces: tuple[int, int], change: Interval, p: float) -> str:
    return f"{_from_to(faces)}，看不出準確率仍在上升：{_changes(change, p)}。"


def through_both() -> str:
    return "通過兩點"


def through_all(points: int) -> str:
    return f"擬合全部 {points} 點"


def line(through: str, slope: Interval) -> str:
    return f"以{through}的直線估計，臉孔每加倍，準確率變化 {points_interval(*slope)}"


def nothing_told(line: str, faces: int) -> str:
    return f"{line}。看不出增加到 {count(faces)} 張有幫助。"


def no_gain(line: str, faces: int) -> str:
    return f"{line}。依此，增加到 {count(faces)} 張不會有幫助。"


def promised(line: str, faces: int) -> str:
    return f"{line}。如果趨勢不變，增加到 {count(faces)} 張會再提高這麼多。"


def no_bend_told() -> str:
    return "只有兩點，看不出趨勢是否維持直線。"


def flattens(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)}曲線**趨於平緩**，直線的估計偏高。"


def turns_down(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)}曲線**轉為下降**，直線的估計偏高。"


def steepens(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)}曲線**變得更陡**，直線的估計可能偏低。"


def straight(step: Interval, bend: Interval) -> str:
    return f"{_last(step, bend)}看不出曲線彎曲，但也不能因此說是直線。"


def limits() -> str:
    """What a learning curve cannot tell."""
    return (
        "每個部分只抽一次、只用一個 seed 訓練，信賴區間只涵蓋評估臉孔的抽樣。直線延伸到資料之外只是推測，"
        "前提是新增的臉孔種類相同、標籤品質也相同。換一個設定、訓練更久或網路更大，曲線都可能不同。"
    )


def _last(step: Interval, bend: Interval) -> str:
    return f"最後一段換算成每加倍一次，變化 {points_interval(*step)}，與前面各點的直線相差 {points_interval(*bend)}。"


def _from_to(faces: tuple[int, int]) -> str:
    before, last = faces
    return f"訓練臉孔由 {count(before)} 張增加到 {count(last)} 張"


def _changes(change: Interval, p: float) -> str:
    return f"變化 {points_interval(*change)}，{p_value(p)}（McNemar 檢定）"
