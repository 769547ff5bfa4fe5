"""Question 4, evidence: can planted marks judge the methods?"""

from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import count, in_words, percent, percent_interval
from fer.wording.zh_tw.prose import faces as of_faces


def made(fewest: int, most: int, size: int) -> str:
    return (
        f"在未參與訓練的臉孔上，各貼{in_words(fewest)}到{in_words(most)}個 {size}×{size} 像素的方塊，位置隨機。"
        "小型網路用其中一半的臉孔學習，判斷方塊中有沒有加號。"
    )


def accuracy(pairs: int, marked: Interval, unmarked: Interval) -> str:
    return (
        f"另一半臉孔做成 {count(pairs)} 對影像：有加號的，它認出 {percent_interval(*marked)}；"
        f"沒有加號的，它答對 {percent_interval(*unmarked)}。"
    )


def unfit(known: float) -> str:
    return (
        f"這樣還不足以評斷 map，兩者都要顯著高於 {percent(known, digits=0)}。"
        "所以哪種方法找得到真正的依據，**無法**由植入的標記判斷。"
    )


def judged(faces: int, area: float) -> str:
    return f"評分採用 {of_faces(faces)}，這些臉孔的兩張圖網路都答對。加號的方塊占影像的 {percent(area)}。"


def can_show() -> str:
    """What the test can show, and what it cannot."""
    return (
        "這個檢驗只看方法能不能找到單獨決定答案的一個小東西。表情分散在整張臉上，通過檢驗的方法仍可能漏看表情的一部分。"
    )


def caption(faces: int) -> str:
    return (
        f"哪些方法找得到植入的標記：{of_faces(faces)}的平均，附 95% 信賴區間。"
        "*隨機*：同一種方法用隨機權重。▲：顯著勝過所有基準。"
    )
