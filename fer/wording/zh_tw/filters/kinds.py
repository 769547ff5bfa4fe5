"""Question 5, evidence: what images made for filters show, whose that is, and whether noise shows it as well."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell, number
from fer.wording.zh_tw.prose import count, listed, number_cell, percent, points_interval

_KINDS = {
    "horizontal": "水平線",
    "rising": "右上斜線",
    "vertical": "垂直線",
    "falling": "右下斜線",
    "bright_spot": "暗底亮點",
    "dark_spot": "亮底暗點",
    "dark_on_three_sides": "三面暗、中間亮",
    "light_on_three_sides": "三面亮、中間暗",
    "even": "均勻",
    "other": "以上皆非",
}
_TRAITS = {
    "kind": "種類",
    "picture": "整體影像",
    "direction": "線條方向",
    "frequency": "紋理粗細",
}
_UNITS = {
    "kind": "同種類的比例",
    "picture": "平移到最吻合時的相關係數",
    "direction": "相差角度（度）",
    "frequency": "橫跨影像的週期數之差",
}


def all_filters(filters: int, starts: int) -> str:
    return f"全部 {count(filters)} 個 filter，各 {count(starts)} 個起點"


def some_filters(filters: int, of: int, starts: int) -> str:
    return f"{count(of)} 個 filter 裡畫在圖上的 {count(filters)} 個，各 {count(starts)} 個起點"


def settled(steps: Sequence[int]) -> str:
    return f"{len(steps)} 個起點的梯度上升分別在 {_ends(steps)} 步後收斂。"


def not_settled(steps: Sequence[int], unsettled: int) -> str:
    return f"{len(steps)} 個起點的梯度上升分別在 {_ends(steps)} 步後結束，其中 {count(unsettled)} 個**還沒**收斂。"


def alike_table(trait: str, same: float, other: float, beyond: Interval | None) -> dict[str, str]:
    return {
        "特徵": _TRAITS[trait],
        "衡量方式": _UNITS[trait],
        "同一 filter": number(abs(same)),
        "不同 filter": number(abs(other)),
        "接近多少": number_cell(beyond),
    }


def alike_caption(counted: str, level: float) -> str:
    return (
        f"兩張起點不同的影像有多接近：同一個 filter 與不同 filter 的比較（{counted}）。最後一欄為正，"
        "表示同一個 filter 的影像較接近"
        f"（{percent(level, digits=0)} 同時信賴區間，以 filter 為單位）。"
    )


def one_filter() -> str:
    return "只有一個 filter，無法區分哪些屬於 filter、哪些屬於起點。"


def replicate(traits: Sequence[str]) -> str:
    return (
        f"在{_listed(traits)}上，同一個 filter 的兩張影像比不同 filter 的影像顯著較接近（[@tab:alike]），"
        "所以屬於 filter 本身。"
    )


def do_not_replicate(traits: Sequence[str]) -> str:
    return f"{_listed(traits)}則**看不出**這種差異：影像的樣子可能取決於起點。"


def none_replicates(traits: Sequence[str]) -> str:
    return (
        f"在{_listed(traits, last='或')}上，**看不出**同一個 filter 的兩張影像比不同 filter 的影像更接近（"
        "[@tab:alike]），"
        "所以影像的樣子可能取決於起點。"
    )


def frequency(cycles: float) -> str:
    return f"以中位數的 filter 來看，影像橫跨 {cycles:.1f} 個明暗週期。"


def table(kind: str, images: int, share: float, chance: float, excess: Interval) -> dict[str, str]:
    return {
        "種類": _KINDS[kind],
        "影像數": str(images),
        "比例（%）": f"{100 * share:.1f}",
        "雜訊中（%）": f"{100 * chance:.1f}",
        "差異（百分點）": interval_cell(excess, between=" 到 "),
    }


def table_caption(counted: str, side: int, level: float, absent: str | None) -> str:
    missing = "" if absent is None else absent
    return (
        f"影像中最能激發 filter 的 {side} × {side} 像素呈現什麼（{counted}），以及雜訊按同樣規則呈現什麼。差異附 "
        f"{percent(level, digits=0)} 同時信賴區間。{missing}"
    )


def absent(kinds: Sequence[str]) -> str:
    return f"兩者都沒有的種類：{_named(kinds)}。"


def more(kinds: Sequence[str]) -> str:
    return f"顯著比雜訊中更常見：{_named(kinds)}（[@tab:kinds]）。"


def fewer(kinds: Sequence[str]) -> str:
    return f"顯著比雜訊中更**少**見：{_named(kinds)}（[@tab:kinds]）。"


def as_in_noise(kinds: int) -> str:
    return (
        f"{kinds} 個種類中**沒有一個**比雜訊中顯著更常見或更少見（[@tab:kinds]）。眼睛在這些影像中看到的，"
        "在雜訊中也可能看到。"
    )


def of_the_filter() -> str:
    return "換了起點仍比隨機更常得到相同的種類，所以種類說明了 filter 的性質。"


def of_the_start() -> str:
    return "看不出換了起點仍會得到相同的種類，所以這裡數的是影像，**不是** filter。"


def finding_filters(same: float, other: float, beyond: Interval, traits: str | None) -> str:
    return f"影像的種類取決於 filter：{_agree(same, other)}，多 {points_interval(*beyond)}{_rest(traits)}。"


def finding_start(same: float, other: float, beyond: Interval, traits: str | None) -> str:
    return f"看不出影像的種類取決於 filter：{_agree(same, other)}，相差 {points_interval(*beyond)}{_rest(traits)}。"


def finding_traits(traits: Sequence[str]) -> str:
    return f"；真正取決於 filter 的是{_listed(traits)}"


def _ends(steps: Sequence[int]) -> str:
    return listed([count(of) for of in steps], last="、")


def _agree(same: float, other: float) -> str:
    return f"兩張影像屬於同一種類的比例，換起點時為 {percent(same)}，換 filter 時為 {percent(other)}"


def _rest(traits: str | None) -> str:
    return "" if traits is None else traits


def _listed(traits: Sequence[str], *, last: str = "和") -> str:
    return listed([_TRAITS[trait] for trait in traits], last=last)


def _named(kinds: Sequence[str]) -> str:
    return listed([f"「{_KINDS[kind]}」" for kind in kinds], last="、")
