"""Question 5, evidence: does the answer depend on filters, alone or together?"""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.numbers import with_sign
from fer.wording.zh_tw.prose import count, listed, number_interval, percent, points, points_interval

_NAMES = names("zh-TW")
_RECALL = "各類別的召回率"


def single_axes() -> dict[str, str]:
    """The axes of the heat map of single filters."""
    return {"rows": "移除的 filter", "columns": _RECALL}


def group_axes() -> dict[str, str]:
    """The axes of the heat map of groups."""
    return {"rows": "移除的 filter", "columns": _RECALL}


def group_titles(classes: Sequence[int], sizes: Sequence[int]) -> list[str]:
    """The groups of filters by the class that they prefer."""
    return [f"偏好{_NAMES[k]}（{size} 個）" for k, size in zip(classes, sizes, strict=True)]


def single_caption(faces: int, most: int, level: float) -> str:
    return (
        f"移除單一 filter 後，各類別召回率的變化（百分點），以 {count(faces)} 張未參與訓練的臉孔計算，"
        f"每個類別最多 {count(most)} 張。加框：統計上顯著（所有格子一併檢定，水準 {percent(level, digits=0)}）。"
    )


def groups_caption() -> str:
    return "同上，但一次移除偏好某類別的所有 filter；括號內是 filter 個數。"


def alt(groups: int, lowest: float, highest: float, framed: int) -> str:
    return (
        f"{count(groups)} 列、每個類別一欄的表格，召回率下降為藍、上升為紅，"
        f"變化從 {with_sign(100 * lowest, digits=1)} 到 "
        f"{with_sign(100 * highest, digits=1)} 個百分點，{count(framed)} 格加框。"
    )


def alt_empty(groups: int) -> str:
    return f"{count(groups)} 列、每個類別一欄的表格，沒有數值。"


def nothing_right() -> str:
    return "即使保留所有 filter，也沒有一張臉孔辨識正確。召回率無從下降，這項檢定看不出 filter 的作用。"


def none_changes(filters: int) -> str:
    return (
        f"**沒有**任何變化達到統計顯著（[@fig:ablation]）：看不出這 {count(filters)} 個 filter 中有哪一個單獨不可或缺。"
    )


def some_change(told: Sequence[str], of: int) -> str:
    return f"{count(of)} 個召回率中，{listed(told, last='，')}（[@fig:ablation]）。"


def sure_falls(changes: int) -> str:
    return f"{count(changes)} 個顯著下降"


def sure_gains(changes: int) -> str:
    return f"{count(changes)} 個顯著上升"


def largest_fall(of_class: int, filter: int, change: Interval, faces: int, of: int, as_large: int | None) -> str:
    ties = "" if as_large is None else f"（另有 {as_large} 個一樣大）"
    return (
        f"下降最多的{ties}是少了 filter {filter} 的{_NAMES[of_class]}：{points_interval(*change)}，"
        f"共 {count(faces)} 張臉孔。"
        f"這個區間已考慮到是從 {of} 個中挑出最大的。"
    )


def none_falls(filters: int) -> str:
    return f"移除這 {count(filters)} 個 filter 中的任何一個，**沒有**類別的召回率下降。"


def room(most: int, most_fall: float, fewest: int, fewest_fall: float) -> str:
    return (
        f"{_room(most, most_fall)}（臉孔最多的類別），{_NAMES[fewest]}則可能下降 {points(fewest_fall)}（臉孔最少的類"
        "別）。"
    )


def room_in_one_class(of_class: int, fall: float) -> str:
    return f"{_room(of_class, fall)}。"


def none_prefers() -> str:
    """Of a layer in which no filter varies."""
    return "沒有任何 filter 偏好某個類別：每個 filter 對所有臉孔的 activation 都相同。"


def one_class() -> str:
    return "臉孔只有一個類別，無法與其他類別的損失相比。"


def no_class_hangs(classes: int) -> str:
    return (
        f"移除偏好某類別的所有 filter 後，**看不出** {count(classes)} 個類別中有哪一個的召回率降幅大於其他類別"
        "（[@fig:ablation-classes]）。最能激發 filter 的類別，不一定就是它的用途。"
    )


def classes_hang(own: int, classes: int, by_chance: float) -> str:
    return (
        f"移除偏好某類別的所有 filter 後，{count(classes)} 個類別中有 {own} 個的召回率顯著下降，而且降幅大於其他類別"
        f"（[@fig:ablation-classes]）。若把同樣的幾組 filter 隨機配給類別，會是 {by_chance:.1f} 個。"
    )


def hangs_most(of_class: int, change: Interval, beyond: Interval) -> str:
    return (
        f"與其他類別差距最大的是{_NAMES[of_class]}：{points_interval(*beyond)}。這個類別本身的召回率變化為 "
        f"{points_interval(*change)}。"
    )


def spared(classes: Sequence[int]) -> str:
    return f"{_named(classes)}則相反：召回率所受的損失顯著**小於**其他類別。"


def rest_open(classes: Sequence[int]) -> str:
    return f"{_named(classes)}則看不出召回率下降且降幅大於其他類別，也看不出損失小於其他類別。"


def no_correlation() -> str:
    return "選擇性越高的 filter 是否越重要，在此無法檢定：filter 太少，或移除後沒有任何變化。"


def correlation(filters: int, told: Sequence[str]) -> str:
    return (
        f"我們逐一移除 {count(filters)} 個 filter，幾乎相同的只取第一個。$\\eta^2$ 的等級相關係數為："
        f"{listed(told, last='；')}。"
    )


def with_answers(correlation: Interval) -> str:
    return f"與預測改變的比例 {number_interval(*correlation, digits=2)}"


def with_recall(correlation: Interval) -> str:
    return f"與平均召回率的下降 {number_interval(*correlation, digits=2)}"


def selective_worth_more() -> str:
    return "所以在這裡，選擇性越高的 filter 越重要，與 @morcos2018 的網路不同。"


def measures_disagree() -> str:
    return "兩種指標方向相反，因此得**不出**規則。"


def selective_worth_less() -> str:
    return "所以在這裡，選擇性越高的 filter 越**不**重要。在 @morcos2018 的網路中，從選擇性看不出 filter 有多重要。"


def worth_not_told() -> str:
    return "所以從選擇性能否看出 filter 有多重要，仍無定論。在 @morcos2018 的網路中看不出來。"


def worth_caveat() -> str:
    return "若其他 filter 能接手，這個 filter 在此就算不重要。"


def finding(alone: str, together: str | None) -> str:
    return f"{alone}。" if together is None else f"{alone}；{together}。"


def none_alone(filters: int) -> str:
    return f"圖中 {count(filters)} 個 filter，沒有一個單獨顯得不可或缺"


def some_alone(recalls: int, of: int) -> str:
    return f"移除圖中的單一 filter 時，{count(of)} 個召回率中有 {count(recalls)} 個顯著下降"


def own_for(own: int, classes: int) -> str:
    return f"一次移除偏好某類別的所有 filter 時，{count(classes)} 個類別中有 {own} 個的召回率降幅顯著大於其他類別"


def _named(classes: Sequence[int]) -> str:
    return listed([_NAMES[k] for k in classes])


def _room(of_class: int, fall: float) -> str:
    return f"從區間來看，{_NAMES[of_class]}仍可能下降 {points(fall)}"
