"""Which of several shares is highest and which lowest."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.zh_tw.prose import listed, percent

_NAMES = names("zh-TW")
_MEASURES = {
    "recall": "召回率",
    "precision": "精確率",
    "noise": "標籤遭到反對的比例（只計多數意見是七個類別之一的臉孔）",
}
_TABLES = {"recall": "[@tab:recall]", "precision": "[@tab:recall]", "noise": "[@tab:label-noise]"}


def end(classes: Sequence[int], share: float) -> str:
    """The class at one end of the order; several of one value."""
    return f"{_listed(classes)}（{percent(share)}）"


def one_known(measure: str, classes: str) -> str:
    return f"{_MEASURES[measure]}只有一個類別算得出來：{classes}，見{_TABLES[measure]}。"


def all_same(measure: str, classes: str) -> str:
    return f"各類別的{_MEASURES[measure]}相同：{classes}，見{_TABLES[measure]}。"


def order(measure: str, highest: str, lowest: str) -> str:
    return f"{_MEASURES[measure]}以{highest}最高、{lowest}最低，見{_TABLES[measure]}。"


def order_open() -> str:
    return "最高與最低的差異未達統計顯著，這個順序可能只是偶然。"


def told_apart(higher: int, lower: int) -> str:
    return f"{_NAMES[higher]}顯著高於{_NAMES[lower]}。"


def highest_open(classes: Sequence[int], others: Sequence[int]) -> str:
    return f"{_listed(others)}也可能最高：與{_listed(classes)}的差異未達統計顯著。"


def lowest_open(classes: Sequence[int], others: Sequence[int]) -> str:
    return f"{_listed(others)}也可能最低：與{_listed(classes)}的差異未達統計顯著。"


def _listed(classes: Sequence[int]) -> str:
    return listed([_NAMES[k] for k in classes])
