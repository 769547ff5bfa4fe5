"""Question 4, evidence: can drawn faces judge the methods?"""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import count, percent, percent_interval
from fer.wording.zh_tw.prose import faces as of_faces


def of_its_kind(faces: int) -> str:
    return f"另外畫了 {of_faces(faces)}，都帶有情緒，和網路訓練用的是同一類。"


def of_another_kind(faces: int) -> str:
    return f"另外畫了 {of_faces(faces)}，都帶有情緒。網路只看過照片，這類臉孔**不在**訓練資料的範圍內。"


def of_unknown_kind(faces: int) -> str:
    return (
        f"另外畫了 {of_faces(faces)}，都帶有情緒。網路是否曾以畫出來的臉孔訓練**不得而知**，"
        "因此這類臉孔是否在訓練資料的範圍內也無法確定。"
    )


def accuracy(right: Interval, luck: float) -> str:
    return f"網路答對 {percent_interval(*right)}；一律猜最常見的類別會答對 {percent(luck)}。"


def composition(classes: Sequence[tuple[int, int]]) -> str:
    """How many faces of each class there are to judge, all of which the network gets right."""
    return f"答對而用於評分的臉孔：{_by_class(classes)}。"


def rightly_judged(classes: Sequence[tuple[int, int]]) -> str:
    """As `composition`, of faces that cannot judge."""
    return f"答對的臉孔：{_by_class(classes)}。"


def unfit(known: float) -> str:
    return (
        f"**畫出來的臉孔不適合評斷這個網路的 map**：準確率必須顯著高於 {percent(known, digits=0)} 才行。"
        "網路依據的可能不是表情，這時 map 沒指到表情也不算錯。"
    )


def luck() -> str:
    return (
        "**畫出來的臉孔不適合評斷這個網路的 map**：準確率沒有顯著高於一律猜最常見的類別。"
        "網路依據的可能不是表情，這時 map 沒指到表情也不算錯。"
    )


def too_few(faces: int, enough: int) -> str:
    return (
        f"**畫出來的臉孔不適合評斷這個網路的 map**：可用於評分的只有 {of_faces(faces)}，至少要 {of_faces(enough)}才夠。"
    )


def area(share: float) -> str:
    return f"動作單元會動到的部位占影像的 {percent(share)}。"


def can_show() -> str:
    return "分數低不一定是方法的問題，因為網路也可以依據其他像素。"


def of_these_alone() -> str:
    return "這個結果只適用於畫出來的臉孔，對照片不一定成立。"


def caption(faces: int) -> str:
    return (
        f"Map 和畫出來的表情是否一致：{of_faces(faces)}的平均，附 95% 信賴區間。"
        "*隨機*：同一種方法用隨機權重。▲：顯著勝過所有基準。"
    )


def _by_class(classes: Sequence[tuple[int, int]]) -> str:
    return "、".join([f"{names('zh-TW')[k]} {count(faces)} 張" for k, faces in classes])
