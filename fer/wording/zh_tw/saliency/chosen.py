"""Question 4: which faces are shown, and by what rule."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.zh_tw.prose import SPLITS, in_words, listed, percent

_MISSING = {  # by rule, what there is none of
    "typical right": "判斷正確的臉孔",
    "most confident wrong": "誤判的臉孔",
    "worst": "臉孔",
    "least certain": "臉孔",
}
_OF_EACH_CLASS = {
    "typical right": "每個類別判斷正確、信心居中的那一張",
    "most confident wrong": "每個類別誤判且信心最高的那一張",
    "worst": "每個類別交叉熵最大的那一張",
    "least certain": "每個類別信心最低的那一張",
}
_OF_ONE_CLASS = {
    "typical right": "{name}類別中判斷正確、信心最接近中位數的{n}張",
    "most confident wrong": "{name}類別中誤判且信心最高的{n}張",
    "worst": "{name}類別中交叉熵最大的{n}張",
    "least certain": "{name}類別中信心最低的{n}張",
}


def name(label: int, predicted: int | None, confidence: float) -> str:
    """What stands above a shown face: `predicted` where that is not its class."""
    taken = [] if predicted is None else [f"判為{names('zh-TW')[predicted]}"]
    return "\n".join([names("zh-TW")[label], *taken, percent(confidence, digits=0)])


def named() -> str:
    return "指定的臉孔"


def of_each_class(rule: str) -> str:
    return _OF_EACH_CLASS[rule]


def of_one_class(rule: str, number: int, label: int) -> str:
    return _OF_ONE_CLASS[rule].format(n=in_words(number), name=names("zh-TW")[label])


def readers_faces() -> str:
    return "這些臉孔由讀者指定。"


def by_rule(chosen: str) -> str:
    return f"臉孔是依規則選的，不是挑出來的：{chosen}。"


def readers_rule(chosen: str) -> str:
    return f"臉孔依讀者指定的規則選出：{chosen}。"


def missing(rule: str, classes: Sequence[int]) -> str:
    """Of which classes the rule found nothing."""
    return f"{listed([names('zh-TW')[k] for k in classes])}沒有{_MISSING[rule]}可放。"


def caption(shown: str, split: str, drawn: str) -> str:
    return f"{shown}（{SPLITS[split]}資料），以及預測類別的 map。{drawn}"


def choice_caption() -> str:
    """Above the faces of which a page in a browser shows one map each."""
    return "同樣的臉孔，選一種方法，就在旁邊顯示它的 map。"


def how_drawn(wrong: bool) -> str:
    """`wrong` where a face is shown that the network gets wrong."""
    above = "類別、誤判時的答案和信心" if wrong else "類別和信心"
    return (
        f"臉孔上方依序是{above}。每張 map 各有自己的色階，上限是自己的第 99 百分位數，所以比較位置就好，不要比較亮度。"
    )


def drawn_as_the_first(wrong: bool) -> str:
    """`wrong` where a face is wrong here, but none in the first figure."""
    below = "，類別下方是網路的答案" if wrong else ""
    return f"畫法同[@fig:saliency-chosen]{below}。"


def alt(columns: Sequence[str]) -> str:
    return f"每欄一張臉孔，下面是四種方法的 map，最後是疊上 Grad-CAM 的臉孔。{'；'.join(columns)}。"


def alt_of_face(label: int, predicted: int | None, confidence: float) -> str:
    taken = "" if predicted is None else f"判為{names('zh-TW')[predicted]}，"
    return f"{names('zh-TW')[label]}，{taken}信心 {percent(confidence, digits=0)}"
