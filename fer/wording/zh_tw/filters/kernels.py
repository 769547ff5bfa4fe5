"""Question 5, evidence: what the kernels of the first layer compare."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import count, listed, percent, percent_interval


def caption(kernels: int, side: int) -> str:
    return (
        f"第一層卷積的 {count(kernels)} 個 kernel，各有 {side} × {side} 個權重，使用同一尺度：黑色是最負的權重，"
        "中灰是 0，"
        "白色是最正的權重。"
    )


def alt(kernels: int, edges: int, brightness: int) -> str:
    return f"{count(kernels)} 個灰階小方塊：{edges} 個明暗大致各半，{brightness} 個大多偏暗或大多偏亮。"


def sorts(kernels: int, sorts: Sequence[str]) -> str:
    return f"{count(kernels)} 個 kernel（[@fig:first-kernels]）中，{listed(sorts, last='，')}。"


def summed(channels: int) -> str:
    return (
        f"第一層卷積讀取 {channels} 個 channel，圖中的 kernel 是各 channel 的總和：各 channel 都是同一張灰階臉孔時，"
        "filter 的作用就是如此。"
    )


def cancelling(kernels: int) -> str:
    return f"{kernels} 個偵測邊緣"


def of_one_sign(kernels: int) -> str:
    return f"{kernels} 個偵測亮度"


def between(kernels: int) -> str:
    return f"{kernels} 個介於兩者之間"


def more_than_chance(share: Interval, chance: float) -> str:
    return f"偵測邊緣的比例顯著高於隨機 kernel：{_beside_random(share, chance)}。"


def fewer_than_chance(share: Interval, chance: float) -> str:
    return f"偵測邊緣的比例顯著**低於**隨機 kernel：{_beside_random(share, chance)}。"


def as_by_chance(share: Interval, chance: float) -> str:
    return f"偵測邊緣的比例與隨機 kernel **沒有**顯著差異：{_beside_random(share, chance)}。"


def _beside_random(share: Interval, chance: float) -> str:
    return f"{percent_interval(*share)}對 {percent(chance)}"
