"""Question 4, evidence: does the answer hang on the pixels that a map names?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.numbers import bounded, number, with_sign
from fer.wording.zh_tw.prose import count, spaced
from fer.wording.zh_tw.prose import faces as of_faces
from fer.wording.zh_tw.saliency.maps import method, methods

_BASELINES = {"centre": "離中心遠近", "edges": "邊緣強弱", "random": "隨機順序"}
_RIVALS = _BASELINES | {"centre": "離中心遠近的順序", "edges": "邊緣強弱的順序"}
_KINDS = {"deletion": "刪除", "insertion": "復原"}


def titles(orders: Sequence[str]) -> dict[str, str]:
    """The orders' names, by those in the code."""
    return {name: _order(name) for name in orders}


def labels() -> dict[str, str]:
    """The other words in the figure."""
    return {
        **_KINDS,
        "removed": "已模糊的比例",
        "restored": "已復原的比例",
        "probability": "答案的機率",
    }


def caption(faces: int) -> str:
    return (
        "依 map 由強到弱，逐步模糊（左）或復原（右）臉上的方塊時，網路答案的平均機率："
        f"{of_faces(faces)}。好的 map 左邊降得快、右邊升得快；灰色是不依據網路的順序。"
    )


def alt(falls: str, falls_area: float, rises: str, rises_area: float, random: Sequence[float]) -> str:
    """`random` are the areas of deletion and insertion in random order."""
    deletion, insertion = (number(area) for area in random)
    falling, rising = spaced("刪除時降得最快的是", _order(falls)), spaced("復原時升得最快的是", _order(rises))
    return (
        f"左右兩張曲線圖。{falling}（面積 {number(falls_area)}；隨機順序 {deletion}），"
        f"{rising}（面積 {number(rises_area)}；隨機順序 {insertion}）。"
    )


def table(name: str, deletion: str, deletion_lead: str, insertion: str, insertion_lead: str) -> dict[str, str]:
    """The space at the end of a title, which nobody sees, tells apart two columns of one name."""
    return {
        "順序": _order(name),
        "刪除": deletion,
        "領先": deletion_lead,
        "復原": insertion,
        "領先 ": insertion_lead,
    }


def area(value: float, interval: Interval | None) -> str:
    """The value alone where there is one face."""
    return number(value) if interval is None else bounded(interval)


def lead(difference: Interval, rival: str) -> str:
    shown, low, high = (with_sign(part) for part in difference)
    return f"{shown} ({low} 到 {high})，{_order(rival)}"


def no_lead() -> str:
    return "–"


def table_caption(least: float, comparisons: int) -> str:
    return (
        "[@fig:saliency-deletion] 的曲線下面積，附 95% 信賴區間：刪除越低越好，復原越高越好。"
        "領先是和最難勝過的簡單順序相比，正值表示該方法較好；其信賴區間對全部 "
        f"{count(comparisons)} 個比較同時成立，超過 {least} 才算領先。"
    )


def every_method() -> str:
    return "**所有方法**在兩項檢驗中都顯著勝過每一種簡單順序（[@fig:saliency-deletion]）。"


def no_method(least: float) -> str:
    return f"**沒有任何方法**在兩項檢驗中都顯著勝過每一種簡單順序達 {least} 以上（[@fig:saliency-deletion]）。"


def some_methods(beating: Sequence[str], others: Sequence[str]) -> str:
    return (
        f"兩項檢驗都顯著勝過每一種簡單順序的是 {methods(beating)}；{methods(others)} 則**沒有**"
        "（[@fig:saliency-deletion]）。"
    )


def partly(told: Sequence[str]) -> str:
    return f"{'；'.join(told)}。"


def better(name: str, kind: str) -> str:
    return f"{method(name)} 只在{_KINDS[kind]}時勝過每一種簡單順序"


def worse(name: str, kind: str, rival: str) -> str:
    return f"{method(name)} 在{_KINDS[kind]}時顯著**不如**{_RIVALS[rival]}"


def limit() -> str:
    """What the test cannot tell."""
    return (
        "網路從沒看過有模糊方塊的臉孔，所以機率下降有一部分可能是因為影像不自然，而不是少了資訊 [@hooker2019]。"
        "簡單順序也有同樣的問題，因此要比較領先幅度，不要比較面積；"
        "去掉這些像素再重新訓練，可以排除這個問題，但檢驗的就是另一個網路了。"
    )


def _order(name: str) -> str:
    """A method's name, or that of an order that knows nothing of the network; as in the figure and the table."""
    return _BASELINES.get(name) or method(name)
