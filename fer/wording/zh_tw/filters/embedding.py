"""Question 5, evidence: what do pictures of layers keep of them?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import count, in_words, listed, percent, percent_interval, points_interval


def title(channels: int, side: int) -> str:
    """The title of a panel."""
    return f"{count(channels)} 個 filter，map 為 {side}×{side}"


def caption(faces: int) -> str:
    return f"上方所示各層的 t-SNE：{count(faces)} 張未參與訓練的臉孔各為一個記號，顏色與形狀代表標籤。座標軸沒有單位。"


def alt(faces: int, layers: Sequence[tuple[int, Interval]]) -> str:
    panels = listed([f"{side}×{side} 的 map 為 {percent(share.value)}" for side, share in layers], last="、")
    return f"{count(faces)} 個記號，顏色與形狀代表類別。最近的記號屬於同一類別的比例：{panels}。"


def not_drawn(faces: int, fewest: int) -> str:
    return f"{count(faces)} 張臉孔**無法**作圖：至少要有 {count(fewest)} 張彼此不同的臉孔，否則每張臉孔都互為鄰居。"


def classes_more(
    side: int,
    in_layer: Interval,
    in_picture: Interval,
    difference: Interval,
    chance: float,
    kept: Interval,
    neighbours: int,
) -> str:
    return (
        f"{_nearest(side, in_picture, in_layer, chance)}所以圖中的類別比該層本身**分得更開**，差 "
        f"{points_interval(*difference)}。{_kept(kept, neighbours)}"
    )


def classes_less(
    side: int,
    in_layer: Interval,
    in_picture: Interval,
    difference: Interval,
    chance: float,
    kept: Interval,
    neighbours: int,
) -> str:
    return (
        f"{_nearest(side, in_picture, in_layer, chance)}所以圖**流失**了該層的部分類別資訊："
        f"{points_interval(*difference)}。{_kept(kept, neighbours)}"
    )


def classes_alike(
    side: int,
    in_layer: Interval,
    in_picture: Interval,
    difference: Interval,
    chance: float,
    kept: Interval,
    neighbours: int,
) -> str:
    return (
        f"{_nearest(side, in_picture, in_layer, chance)}兩者差異不顯著：{points_interval(*difference)}。"
        f"{_kept(kept, neighbours)}"
    )


def _nearest(side: int, in_picture: Interval, in_layer: Interval, chance: float) -> str:
    nearest, layer = percent_interval(*in_picture), percent_interval(*in_layer)
    return (
        f"{side}×{side} 的 map：圖中最近的臉孔屬於同一類別的比例是 {nearest}，在該層本身是 {layer}，隨機配對則是 "
        f"{percent(chance)}。"
    )


def _kept(kept: Interval, neighbours: int) -> str:
    return f"每張臉孔在該層最近的{in_words(neighbours)}張臉孔，圖中保留了 {percent_interval(*kept)}。"
