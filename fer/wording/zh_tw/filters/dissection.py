"""Question 5, evidence: does a filter see a part of the face?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.numbers import p_value
from fer.wording.zh_tw.prose import count, listed, percent, percent_interval

_OF_DRAWN_ALONE = "在繪製的臉孔上成立的，換成照片就不能確定。"
_PARTS = {"brows": "眉毛", "eyes": "眼睛", "nose": "鼻子", "mouth": "嘴巴"}


def on_own_kind(faces: int, accuracy: Interval, luck: float, better: str) -> str:
    return f"網路的訓練資料也是這種繪製的臉孔。這 {count(faces)} 張臉孔，{_known(accuracy, luck, better)}"


def on_drawn_faces(faces: int, accuracy: Interval, luck: float, better: str) -> str:
    return (
        f"這 {count(faces)} 張臉孔是程式繪製的，與網路的訓練資料不同；{_known(accuracy, luck, better)}{_OF_DRAWN_ALONE}"
    )


def on_unknown_kind(faces: int, accuracy: Interval, luck: float, better: str) -> str:
    return (
        f"這 {count(faces)} 張臉孔是程式繪製的，網路是否曾以這種臉孔訓練**不得而知**；{_known(accuracy, luck, better)}"
        f"{_OF_DRAWN_ALONE}"
    )


def photographs(accuracy: Interval, luck: float) -> str:
    return (
        f"網路沒有以繪製的臉孔訓練：它答對其中 {percent_interval(*accuracy)}，一律回答最常見的類別則答對 "
        f"{percent(luck)}。{_OF_DRAWN_ALONE}"
    )


def perhaps_photographs(accuracy: Interval, luck: float) -> str:
    return (
        f"網路是否曾以繪製的臉孔訓練**不得而知**：它答對其中 {percent_interval(*accuracy)}，"
        f"一律回答最常見的類別則答對 {percent(luck)}。{_OF_DRAWN_ALONE}"
    )


def knows_them() -> str:
    return "網路顯著較好。"


def guesses() -> str:
    return "網路**並未**顯著較好，所以 filter 在其他臉孔上看到的，在這裡可能看不到。"


def table(part: str, on: int, follow: int, random_on: int, random_follow: int) -> dict[str, str]:
    return {
        "部位": _PARTS[part],
        "落在該處": count(on),
        "隨之移動": count(follow),
        "落在該處（隨機權重）": count(random_on),
        "隨之移動（隨機權重）": count(random_follow),
    }


def table_caption(dissected: int, filters: int, top: float, places: float, level: float) -> str:
    return (
        f"{count(dissected)} 個 filter（共 {count(filters)} 個）各看到繪製臉孔的哪個部位：以最強的值（前 "
        f"{percent(top, digits=0)}）與各部位 mask 的重疊，除以 mask 移位後的重疊，取倍數最大者。「落在該處」：mask "
        f"移位後，至多 {percent(places, digits=0)} 的位置重疊得一樣多。「隨之移動」：mask 在臉孔之間互換後，至多 "
        f"{percent(level)} 的情形重疊得一樣多。"
    )


def lie_on_parts(on_parts: int, dissected: int, elsewhere: int, share: float, p: float) -> str:
    return (
        f"{count(dissected)} 個 filter 中，有 {on_parts} 個最強的值落在臉的某個部位，顯著**多於**移位後的 mask"
        f"（{_elsewhere(elsewhere, share)}；{p_value(p)}）。"
    )


def lie_anywhere(on_parts: int, dissected: int, elsewhere: int, share: float, p: float) -> str:
    return (
        f"{count(dissected)} 個 filter 中，有 {on_parts} 個最強的值落在臉的某個部位，**並未**顯著多於移位後的 mask"
        f"（{_elsewhere(elsewhere, share)}；{p_value(p)}）。"
    )


def random_too(on_parts: int, elsewhere: int, share: float) -> str:
    return (
        f"隨機權重時有 {on_parts} 個，也顯著較多（{_elsewhere(elsewhere, share)}）。可見有一部分來自架構，"
        "以及任何臉孔都醒目的地方。"
    )


def random_not(on_parts: int, elsewhere: int, share: float) -> str:
    return f"隨機權重時有 {on_parts} 個，並未顯著較多（{_elsewhere(elsewhere, share)}）。"


def some_follow(follow: int, parts: Sequence[tuple[str, int]]) -> str:
    return f"有 {count(follow)} 個 filter 顯著隨著部位在不同臉孔上的位置移動：{_by_part(parts)}。"


def none_follows() -> str:
    return "**看不出**任何 filter 會隨著部位移動。繪製的臉孔位置都很接近，即使有這樣的 filter 也可能看不出來。"


def position_alone(lie: int, still: int, parts: Sequence[tuple[str, int]]) -> str:
    return (
        f"落在部位上的 {count(lie)} 個 filter 中，有 {still} 個看不出會隨著部位移動：{_by_part(parts)}。"
        "這可能只是因為位置：總在畫面同一處最強的 filter，自然會落在總是畫在那裡的部位。"
    )


def figure_caption(filters: Sequence[tuple[int, str, float]]) -> str:
    rows = listed([f"filter {number} 與{_PARTS[part]}（{iou:.2f}）" for number, part, iou in filters], last="、")
    return (
        "與某個部位的重疊，是 mask 移位後的重疊的倍數最大的幾個 filter：紅色是最強的值，藍線框出部位。"
        f"由上而下，括號內為交集除以聯集：{rows}。"
    )


def figure_alt(filters: Sequence[tuple[int, str, float]], faces: int) -> str:
    rows = listed([f"{_PARTS[part]} {iou:.2f}" for _, part, iou in filters], last="、")
    return (
        f"{len(filters)} 列，每列 {count(faces)} 張繪製的臉孔，各有紅色區塊與一圈藍線。由上而下，兩者的重疊：{rows}。"
    )


def _known(accuracy: Interval, luck: float, better: str) -> str:
    return f"它答對 {percent_interval(*accuracy)}，一律回答最常見的類別則答對 {percent(luck)}。{better}"


def _by_part(parts: Sequence[tuple[str, int]]) -> str:
    return listed([f"{_PARTS[part]}（{number} 個）" for part, number in parts])


def _elsewhere(elsewhere: int, share: float) -> str:
    return f"{percent(share)} 的移位至多 {count(elsewhere)} 個"
