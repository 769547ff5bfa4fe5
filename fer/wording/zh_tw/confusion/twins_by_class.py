"""Question 3, evidence: how far twins differ by class."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell
from fer.wording.zh_tw.confusion.memory import AS_IN_THE_SPLIT
from fer.wording.zh_tw.prose import count, listed, percent, percent_interval, points_interval

_NAMES = names("zh-TW")


def standard_up(accuracy: Interval, lift: Interval) -> str:
    return f"{_standard(accuracy)}；{_difference(lift)}：包含重複的臉孔時，顯著較高。"


def standard_down(accuracy: Interval, lift: Interval) -> str:
    return f"{_standard(accuracy)}；{_difference(lift)}：包含重複的臉孔時，反而顯著**較低**。"


def standard_open(accuracy: Interval, lift: Interval) -> str:
    return f"{_standard(accuracy)}；{_difference(lift)}：沒有顯著差異。"


def standard_alone(accuracy: Interval) -> str:
    return f"{_standard(accuracy)}。"


def standard_unknown(classes: Sequence[int]) -> str:
    return f"排除重複後，{_classes(classes)}沒有剩下任何臉孔，因此無法按各類別在全部臉孔中的比例計算準確率。"


def table(
    label: int, sought: bool, faces: int, share: float, recall: Interval, without: Interval | None
) -> dict[str, str]:
    """A row a class; `sought`: near twins were."""
    return {
        "類別": _NAMES[label],
        "臉孔數": count(faces),
        f"有{_twins(sought)}": percent(share),
        "全部的召回率，%（95% 信賴區間）": interval_cell(recall),
        "無重複的召回率，%（95% 信賴區間）": "沒有剩下臉孔" if without is None else interval_cell(without),
    }


def caption(sought: bool) -> str:
    return f"各類別在訓練資料中有{_twins(sought)}的臉孔比例，以及包含、排除這些臉孔時的召回率。"


def recall_lower(classes: Sequence[int], number: int) -> str:
    return f"就{_classes(classes)}而言，沒有重複的臉孔的召回率顯著低於有重複的臉孔{_corrected(number)}。"


def recall_higher(classes: Sequence[int], number: int) -> str:
    return f"就{_classes(classes)}而言，沒有重複的臉孔的召回率反而顯著**高於**有重複的臉孔{_corrected(number)}。"


def recall_open(number: int) -> str:
    return f"沒有任何類別的召回率，在有重複與沒有重複的臉孔之間有顯著差異{_corrected(number)}。"


def recall_apart() -> str:
    return "沒有任何類別同時有重複與不重複的臉孔，因此無法比較（[@tab:twins-by-class]）。"


def _standard(accuracy: Interval) -> str:
    return f"{AS_IN_THE_SPLIT}，排除重複後的準確率為 {percent_interval(*accuracy)}"


def _corrected(number: int) -> str:
    return f"（信賴區間已依 {count(number)} 個類別校正，見[@tab:twins-by-class]）"


def _classes(classes: Sequence[int]) -> str:
    return listed([_NAMES[k] for k in classes], last="、")


def _twins(sought: bool) -> str:
    return "完全或近似重複" if sought else "完全重複"


def _difference(lift: Interval) -> str:
    return f"全部臉孔的準確率減去這個數字，是 {points_interval(*lift)}"
