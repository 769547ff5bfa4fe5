"""Question 4, evidence: do maps hold still under faint noise, and how concentrated are they?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.numbers import bounded, number, with_sign
from fer.wording.zh_tw.prose import count
from fer.wording.zh_tw.prose import faces as of_faces
from fer.wording.zh_tw.saliency.maps import method, methods

_EDGES = {"edges": "邊緣（Sobel）"}


def table(name: str, sensitivity: str, gini: str, over_edges: str) -> dict[str, str]:
    return {
        "Map": _EDGES.get(name) or method(name),
        "Max-sensitivity": sensitivity,
        "Gini 係數": gini,
        "和邊緣的差": over_edges,
    }


def value(value: float | None, interval: Interval | None) -> str:
    """The value alone where there is one face; a dash where there is no map."""
    if value is None:
        return "–"
    return number(value) if interval is None else bounded(interval)


def difference(value: float | None, interval: Interval | None) -> str:
    """The same with a sign before each number."""
    if value is None:
        return "–"
    if interval is None:
        return with_sign(value)
    shown, low, high = (with_sign(part) for part in interval)
    return f"{shown} ({low} 到 {high})"


def caption(faces: int, draws: int, radius: float, passes: int, half: float, gini_faces: int, least: float) -> str:
    return (
        f"Max-sensitivity：加 {count(draws)} 次雜訊，map 改變最多的一次，以 map 本身的大小（範數）為單位；"
        f"每個像素最多改變黑到白全距的 {radius}。取 {of_faces(faces)}的平均，"
        f"SmoothGrad 的份數和 integrated gradients 的步數都是 {count(passes)}；"
        f"超過 {half} 表示改變超過本身大小的一半。Gini 係數及其和邊緣的差：{of_faces(gini_faces)}的平均，"
        f"超過 {least} 才算有差。附 95% 信賴區間；max-sensitivity 的各區間同時成立，差的各區間也同時成立。"
    )


def steady(of: Sequence[str]) -> str:
    return f"加上微弱雜訊後，{methods(of)} 的 map 改變的幅度**顯著小於**本身大小的一半。"


def unsteady(of: Sequence[str]) -> str:
    return (
        f"加上微弱雜訊後，{methods(of)} 的 map 改變的幅度**顯著大於**本身大小的一半：兩張看起來一樣的圖，map 卻不同。"
    )


def may_be_steady(of: Sequence[str]) -> str:
    return f"加上微弱雜訊後，{methods(of)} 的 map 改變的幅度是否超過本身大小的一半，**無法確定**。"


def unmoved(of: Sequence[str]) -> str:
    return f"{methods(of)} 沒有 map 可以檢驗。"


def more_concentrated(of: Sequence[str]) -> str:
    return f"和臉孔的邊緣相比，{methods(of)} 的 map 顯著較**集中**。"


def less_concentrated(of: Sequence[str]) -> str:
    return f"和臉孔的邊緣相比，{methods(of)} 的 map 顯著較**分散**。"


def perhaps_as_concentrated(of: Sequence[str], least: float) -> str:
    return f"{methods(of)} 的集中程度與邊緣相比，沒有顯著超過 {least} 的差異。"
