"""Question 3, evidence: two networks on the same faces."""

from fer.statistics.interval import Interval
from fer.wording.numbers import p_value
from fer.wording.zh_tw.prose import count, points_interval


def heading() -> str:
    return "### 與另一個網路比較"


def method(run: str) -> str:
    """`run`: the folder of the other run."""
    return (
        f"{run} 的網路回答了同一批臉孔。McNemar 的精確檢定 [@mcnemar1947] 只看其中一個網路答對、另一個答錯的臉孔，"
        "檢驗兩邊是否各占一半（[@tab:two-networks]）。"
    )


def table(right: bool, other_right: int, other_wrong: int) -> dict[str, str]:
    """A row for the faces on which this network is right, and one for the others."""
    return {
        "臉孔": "本網路答對" if right else "本網路答錯",
        "另一個答對": count(other_right),
        "另一個答錯": count(other_wrong),
    }


def table_caption() -> str:
    return "未參與訓練的臉孔，依兩個網路是否答對分類。"


def same_faces() -> str:
    return "兩個網路答對的臉孔完全相同。"


def alone(this: int, other: int, difference: Interval, fine: bool, p: float) -> str:
    """Faces that this network alone recognises, or the other alone; accuracy of this one less that of the other, `fine`
    with a digit more, where one hides the side on which it lies."""
    return (
        f"只有本網路答對的有 {count(this)} 張，只有另一個答對的有 {count(other)} 張；"
        f"準確率相差（本網路減另一個）{points_interval(*difference, digits=2 if fine else 1)}，{p_value(p)}。"
    )


def not_told_apart() -> str:
    return "兩者沒有顯著差異。"


def this_is_better() -> str:
    return "在這些臉孔上，本網路顯著較好。"


def other_is_better() -> str:
    return "在這些臉孔上，**另一個**網路顯著較好。"
