"""The first faces of each class, and the mean ones."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.wording.zh_tw.prose import SPLITS, count, listed

_NAMES = names("zh-TW")


def gallery_caption(split: str, examples: int) -> str:
    return f"{SPLITS[split]}資料中各類別的前 {count(examples)} 張臉孔，依來源的順序。"


def gallery_alt(split: str, examples: int, classes: Sequence[int]) -> str:
    named = listed([_NAMES[label] for label in classes])
    return f"灰階小臉孔，每列一個類別：{named}。每列是{SPLITS[split]}資料的前 {count(examples)} 張臉孔。"


def means_names() -> dict[str, str]:
    """The words in the figure of mean faces."""
    return {"label": "平均臉", "unit": "灰階值"}


def means_caption(split: str) -> str:
    return f"上排：{SPLITS[split]}資料中各類別的平均臉。下排：與所有類別平均的差異，紅色較亮，藍色較暗。"


def means_alt(distance: Mapping[int, float]) -> str:
    each = [f"{_NAMES[label]} {levels:.1f}" for label, levels in distance.items()]
    return (
        f"上排是各類別模糊的平均臉，下排是各自與所有類別平均的差異圖。"
        f"差異的方均根（灰階值）：{listed(each, last='、')}。"
    )


def no_differences() -> str:
    return "同一類別的臉孔完全相同，無法估計偶然造成的差異，因此平均臉說明不了表情。"


def largest_mean(emotion: int, distance: float, chance: float) -> str:
    return (
        f"{_NAMES[emotion]}的平均臉與所有類別的平均相差最多（[@fig:mean-faces]）："
        f"{distance:.1f} 個灰階值（所有像素的方均根）。若各類別其實沒有差異，偶然也會相差 {chance:.1f}。"
    )


def close_means(emotions: Sequence[int]) -> str:
    named = listed([_NAMES[emotion] for emotion in emotions])
    return f"這個領先可能只是偶然：換一批臉孔，{named}也可能相差一樣多。"


def no_clear_mean() -> str:
    return "沒有任何類別的差異達到偶然的兩倍：臉孔太少，無法判斷。"


def unclear_means(emotions: Sequence[int]) -> str:
    named = listed([_NAMES[emotion] for emotion in emotions])
    return f"{named}的差異不到偶然的兩倍，不足以解讀。"


def what_a_mean_shows() -> str:
    return "平均臉只呈現一個類別在位置與明暗上的共同點，網路可能依據其他線索判斷。"
