"""Question 2: whether the validation loss rose from its lowest value, and what accuracy did meanwhile."""

from fer.statistics.interval import Interval
from fer.wording.numbers import loss, p_value
from fer.wording.zh_tw.prose import percent, points_bounds

_SURER = "網路對原本就答錯的臉孔更有把握時，loss 也會上升"


def no_course() -> str:
    return "只有一個 epoch，無法判斷 validation loss 是否回升。"


def none(epoch: int) -> str:
    return f"到第 {epoch} 個 epoch 為止，validation loss 以這個 epoch 最低，沒有回升。"


def level(epoch: int, until: int, lowest: float, last: float) -> str:
    return (
        f"到第 {until} 個 epoch 為止，validation loss 以第 {epoch} 個 epoch 最低（{loss(lowest, digits=3)}）；"
        f"第 {until} 個 epoch 為 {loss(last, digits=3)}，高出不到 0.1%。"
    )


def since(epoch: int, until: int, lowest: float, amount: float, share: float) -> str:
    return (
        f"到第 {until} 個 epoch 為止，validation loss 以第 {epoch} 個 epoch 最低（{loss(lowest)}）；"
        f"第 {until} 個 epoch 高了 {loss(amount)}（最低值的 "
        f"{percent(share)}）"
    )


def training_did_not_fall(risen: str) -> str:
    return f"{risen}。training loss 同時沒有下降，所以不是過擬合的跡象。"


def too_few_epochs(risen: str) -> str:
    return f"{risen}。epoch 太少，無法分辨是回升還是偶然。"


def too_small(risen: str, p: float, train: tuple[float, float]) -> str:
    return f"{risen}，{_course(train)}。依規則，這個幅度還不算回升（{_wandering(p)}）。"


def counts(risen: str, p: float, train: tuple[float, float]) -> str:
    return f"{risen}，{_course(train)}。隨機漫步（random walk）很少上升這麼多（{p_value(p)}）。"


def accuracy_stayed(accuracy: float) -> str:
    return f"validation 準確率前後都是 {percent(accuracy)}。{_SURER}。"


def accuracy_fell(then: float, last: float, change: Interval) -> str:
    return f"這段期間 validation 準確率由 {percent(then)} 降到 {percent(last)}{points_bounds(change)}。"


def accuracy_rose(then: float, last: float, change: Interval) -> str:
    return f"這段期間 validation 準確率由 {percent(then)} 升到 {percent(last)}{points_bounds(change)}。{_SURER}。"


def accuracy_open(then: float, last: float, change: Interval) -> str:
    return (
        f"這段期間 validation 準確率由 {percent(then)} 變為 {percent(last)}{points_bounds(change)}，變化未達統計顯著。"
        f"{_SURER}。"
    )


def _wandering(p: float) -> str:
    return f"與隨機漫步（random walk）相比，{p_value(p)}"


def _course(train: tuple[float, float]) -> str:
    then, last = train
    return f"training loss 同時由 {loss(then)} 降到 {loss(last)}"
