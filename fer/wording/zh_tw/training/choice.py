"""Question 2: which epoch's weights were kept, and what the choice does to the accuracy there."""

from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import SPLITS, count, in_words, percent, percent_interval, points


def of_last() -> str:
    return "保留的是最後一個 epoch，沒有用任何臉孔來挑選，準確率不會因此偏高。"


def of_stopped() -> str:
    return (
        "保留的是最後一個 epoch，但訓練何時結束由驗證臉孔決定：它們的準確率不再提高就停止。"
        "因此那裡的準確率與差距都與這些臉孔有關，並不獨立。"
    )


def of_one() -> str:
    return "只有一個 epoch，沒有挑選的餘地。"


def of_best() -> str:
    return "epoch 由驗證臉孔挑選，準確率是多次嘗試中最好的一次，因此略為偏高，差距則略為偏低。"


def of_best_mean() -> str:
    return "標示的 epoch 是平均曲線上 validation 準確率最高的，準確率因此略為偏高，差距則略為偏低。"


def flatters(near: int, errors: int, within: float, most: float) -> str:
    return (
        f"有 {count(near)} 個 epoch 與最高值相差不到{_near(errors, within)}，"
        f"最高值比這些 epoch 的平均高 **{points(most)}**。"
        "平均而言，其中至多這麼多是運氣；如果有些 epoch 真的比較好，運氣的成分就更少。"
    )


def no_lead(near: int, errors: int, within: float) -> str:
    return (
        f"運氣幾乎沒有影響：{count(near)} 個 epoch 與最高值相差不到{_near(errors, within)}，"
        "最高值比這些 epoch 的平均高不到 "
        "0.1 個百分點。"
    )


def none_near(errors: int, within: float) -> str:
    return f"其他 epoch 與最高值都相差超過{_near(errors, within)}，挑選時幾乎沒有運氣成分。"


def judged_by_others() -> str:
    return "報告其他部分的準確率以測試臉孔計算，這些臉孔沒有參與挑選。"


def views(views: int, split: str, accuracy: Interval, kept: float) -> str:
    return (
        f"曲線中每張臉孔只看一次、不加變化：保留的 epoch 有 {percent(kept)} 的驗證臉孔答對。"
        "報告其他部分使用同一組權重，"
        f"但每張臉孔取 {count(views)} 種變化的平均，在{SPLITS[split]}臉孔上的準確率為 {percent_interval(*accuracy)}。"
    )


def epochs_of_their_own(keep: str) -> str:
    which = {"best": "最好", "last": "最後"}[keep]
    return f"每個網路各自保留{which}的 epoch，因此平均曲線上沒有單一個保留的 epoch。"


def last_is_kept() -> str:
    return "保留的是最後一個 epoch 的權重，不論 validation 準確率高低。"


def last_is_best() -> str:
    return "保留的是最後一個 epoch 的權重，也是 validation 準確率最高的；訓練更久會不會更好，這裡看不出來。"


def kept_before(epoch: int, accuracy: float, lead: str) -> str:
    return f"保留的是第 {epoch} 個 epoch 的權重，這時 validation 準確率首次達到最高：{percent(accuracy)}，{lead}。"


def lead(gain: float) -> str:
    return f"比最後一個 epoch 高 {points(gain)}"


def all_but_reached() -> str:
    return "與最後一個 epoch 幾乎相同"


def reached_again() -> str:
    return "與最後一個 epoch 相同"


def _near(errors: int, within: float) -> str:
    return f"{in_words(errors)}個標準誤（{points(within)}）"
