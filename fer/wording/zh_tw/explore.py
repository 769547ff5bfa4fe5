"""What the notebook to explore with says of one face, and the words on its controls."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.numbers import number as written
from fer.wording.zh_tw.prose import count, percent
from fer.wording.zh_tw.saliency.maps import method as method_name

_PARTS = {"brows": "眉毛", "eyes": "眼睛", "nose": "鼻子", "mouth": "嘴巴", "own": "自訂矩形"}


def controls() -> dict[str, str]:
    """The labels of the controls, by what they choose."""
    return {
        "run": "Run",
        "order": "顯示",
        "class": "類別",
        "face": "臉孔",
        "picture": "把圖片拖曳到這裡，或點選圖片檔",
        "back": "回到 run 的臉孔",
        "method": "方法",
        "explained": "解釋類別",
        "rows": "列",
        "columns": "欄",
    }


def orders() -> dict[str, str]:
    """The ways to choose held-out faces, by their names in the code."""
    return {
        "typical right": "典型的正確答案",
        "most confident wrong": "最有把握的錯誤",
        "worst": "最差：標籤的機率最低",
        "least certain": "最沒有把握",
        "all": "全部，依資料的順序",
    }


def choices() -> dict[str, str]:
    """What stands in a list for no single class."""
    return {"every": "所有類別", "answer": "網路的答案", "none": "沒有這樣的臉孔。"}


def headings() -> dict[str, str]:
    """Above the four parts of the panel."""
    return {
        "choose": "選一張臉",
        "answer": "答案與依據",
        "covering": "遮住一部分",
        "neighbours": "最接近的訓練臉孔",
    }


def pictures() -> dict[str, str]:
    """The titles in the figure of the answer."""
    return {"face": "臉孔", "map": "saliency map", "over": "map 疊在臉上", "probabilities": "機率"}


def place(number: int, of: int) -> str:
    """Which of the faces to choose from is shown."""
    return f"第 {written(number, digits=0)} 張，共 {count(of)} 張"


def waiting() -> str:
    """While a run is opened."""
    return "正在開啟 run，並讀取訓練臉孔……"


def answer_right(answer: int, share: float, name: str) -> str:
    return f"網路判斷臉孔 {name} 為{_class(answer)}（{percent(share)}），與標籤相同。"


def answer_wrong(answer: int, share: float, name: str, label: int, of_label: float) -> str:
    return (
        f"網路判斷臉孔 {name} 為{_class(answer)}（{percent(share)}），但標籤是{_class(label)}（{percent(of_label)}）。"
    )


def answer_unlabelled(answer: int, share: float, name: str) -> str:
    return f"網路判斷 {name} 為{_class(answer)}（{percent(share)}）；這張圖片沒有標籤。"


def map_of(method: str, explained: int) -> str:
    return f"這張 map 用的是 {method_name(method)}，顯示網路給{_class(explained)}的分數對哪裡敏感。"


def map_empty(method: str, explained: int) -> str:
    return f"這張 map 用的是 {method_name(method)}，全部是 0：沒有任何地方支持{_class(explained)}。"


def no_part_needed(answer: int, before: float) -> str:
    return f"沒有任何部位是不可或缺的：{_class(answer)}的機率是 {percent(before)}，遮住任何一個部位都幾乎不下降。"


def part_needed(answer: int, before: float, part: str, after: float, instead: int) -> str:
    return (
        f"影響最大的是{_PARTS[part]}：遮住後，{_class(instead)}的機率從 {percent(before)} 降到 {percent(after)}，"
        "答案不變。"
    )


def part_decides(answer: int, before: float, part: str, after: float, instead: int) -> str:
    return (
        f"遮住{_PARTS[part]}，答案就變了：{_class(answer)}的機率從 {percent(before)} 降到 {percent(after)}，"
        f"答案變成{_class(instead)}。"
    )


def own_nothing() -> str:
    return "自訂矩形沒有遮住任何地方。"


def own_moves(answer: int, share: float, before: float, after: float, instead: int) -> str:
    return (
        f"自訂矩形遮住畫面的 {percent(share, digits=0)}：{_class(answer)}的機率從 {percent(before)} 變成 "
        f"{percent(after)}，答案仍是{_class(instead)}。"
    )


def own_decides(answer: int, share: float, before: float, after: float, instead: int) -> str:
    return (
        f"自訂矩形遮住畫面的 {percent(share, digits=0)}：{_class(answer)}的機率從 {percent(before)} 變成 "
        f"{percent(after)}，答案變成{_class(instead)}。"
    )


def covered_title(part: str) -> str:
    return _PARTS[part]


def still(answer: int, share: float) -> str:
    return f"{_class(answer)}\n{percent(share, digits=0)}"


def now(answer: int, share: float) -> str:
    return f"變成{_class(answer)}\n{percent(share, digits=0)}"


def no_training_faces() -> str:
    return "找不到這個 run 的訓練臉孔。"


def neighbours(number: int, searched: int, alike: int, answer: int) -> str:
    return (
        f"依最後一層的特徵，從 {count(searched)} 張訓練臉孔中找出最接近的 {count(number)} 張，"
        f"其中 {count(alike)} 張的標籤是{_class(answer)}，與答案相同。"
    )


def met(row: str, label: int) -> str:
    return f"網路訓練時看過這張圖片：它與標籤為{_class(label)}的訓練臉孔 {row} 每個像素都相同。"


def perhaps_met(row: str, label: int) -> str:
    """Of a network of which nobody knows on what it was trained."""
    return f"這張圖片與標籤為{_class(label)}的訓練臉孔 {row} 每個像素都相同；網路訓練時是否看過則不得而知。"


def class_name(label: int) -> str:
    return _class(label)


def nearness(cosine: float) -> str:
    """How near a neighbour is."""
    return f"cosine {written(cosine, digits=3)}"


def share_of(share: float) -> str:
    """Behind a bar."""
    return percent(share)


def answer_alt(name: str, probabilities: Sequence[float]) -> str:
    shares = [f"{_class(k)} {percent(share)}" for k, share in enumerate(probabilities)]
    return f"臉孔 {name}、它的 map、map 疊在臉上，以及機率長條圖：{'、'.join(shares)}。"


def covering_alt(answer: int, shares: Sequence[tuple[str, float]]) -> str:
    after = [f"遮住{_PARTS[part]}時 {percent(share)}" for part, share in shares]
    return f"以灰色遮住一部分的臉孔。{_class(answer)}的機率：{'、'.join(after)}。"


def neighbours_alt(labels: Sequence[int]) -> str:
    return f"訓練臉孔，由近到遠，標籤依序是{'、'.join(_class(label) for label in labels)}。"


def _class(label: int) -> str:
    return names("zh-TW")[label]
