"""Question 4, evidence: have the averages behind the maps settled, and do integrated gradients add up?"""

from collections.abc import Mapping, Sequence

from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell, number
from fer.wording.zh_tw.prose import count, number_interval, percent, percent_interval, spaced
from fer.wording.zh_tw.prose import faces as of_faces
from fer.wording.zh_tw.saliency.maps import method


def table(cells: Mapping[int, str]) -> dict[str, str]:
    """A column a number of steps."""
    return {"步數": "誤差（%）", **{str(steps): cell for steps, cell in cells.items()}}


def missing(value: float | None, interval: Interval | None) -> str:
    """In percent; the value alone where there is one face, a dash where the logit never changes."""
    if value is None:
        return "–"
    return f"{100 * value:.1f}" if interval is None else interval_cell(interval)


def caption(faces: int) -> str:
    return (
        "Integrated gradients 的總和與 logit 變化量的差距，占變化量的比例，依步數列出："
        f"{of_faces(faces)}；各 95% 信賴區間同時成立。"
    )


def nothing_to_share_out() -> str:
    return "每張臉孔的 logit 都和灰圖相同，integrated gradients 沒有變化量可分配。"


def one_face() -> str:
    return "只有一張臉孔，**無法判斷** integrated gradients 的總和是否正確。"


def is_open(enough: float, steps: int, missing: Interval) -> str:
    return (
        f"Integrated gradients 的總和誤差是否不超過 {percent(enough, digits=0)}，**無法確定**："
        f"{count(steps)} 步時誤差為 {percent_interval(*missing)}。"
    )


def do_not_add_up(steps: int, missing: Interval) -> str:
    return (
        "Integrated gradients 的總和**不等於** logit 的變化量："
        f"即使 {count(steps)} 步，誤差仍有 {percent_interval(*missing)}。"
    )


def add_up(enough: float, least: int, most: int, missing: Interval) -> str:
    return (
        f"從 {count(least)} 步起，integrated gradients 的總和誤差不超過 {percent(enough, digits=0)}；"
        f"{count(most)} 步時誤差為 {percent_interval(*missing)}。"
    )


def copies_alike(told: Sequence[str]) -> str:
    return f"同一張臉孔、兩批不同雜訊的 SmoothGrad map，平均等級相關為：{'；'.join(told)}。若是 1，表示雜訊已完全消除。"


def alike(copies: int, value: float | None, interval: Interval | None) -> str:
    return spaced(f"{count(copies)} 份雜訊時", _number(value, interval))


def averaged_alike(copies: int, value: float, ceiling: Interval) -> str:
    """How alike two SmoothGrad maps are with the copies of the maps that are averaged, and how alike such a map and one
    without noise can be: the square root of that."""
    return (
        f"取平均的 map 用 {count(copies)} 份雜訊，這樣的兩張 SmoothGrad map，等級相關是 {number(value)}；"
        f"其中一張和沒有雜訊的 map，等級相關最高只能到它的平方根，{number_interval(*ceiling, digits=2)}。"
    )


def other(name: str, value: float) -> str:
    """A method, and how alike its maps and SmoothGrad's are."""
    return f"{method(name)}（{number(value)}）"


def as_alike(others: Sequence[str]) -> str:
    """Of methods that may be as like SmoothGrad as its noise allows."""
    return (
        f"SmoothGrad 和 {'、'.join(others)}的等級相關沒有顯著更低，單憑這一點**不能**說方法不同："
        "雜訊可能掩蓋了兩者的相似程度。"
    )


def less_alike(others: Sequence[str]) -> str:
    """Of methods that are surely less like SmoothGrad than its noise allows."""
    return f"SmoothGrad 和 {'、'.join(others)}的等級相關顯著更低，不能只用雜訊解釋。"


def _number(value: float | None, interval: Interval | None) -> str:
    if value is None:
        return "沒有值"
    return number(value) if interval is None else number_interval(*interval, digits=2)
