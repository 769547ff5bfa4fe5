"""Question 2: how the training ended, and whether it overfits."""

from fer.statistics.interval import Interval
from fer.wording.numbers import loss
from fer.wording.zh_tw.prose import count, percent, points, points_bounds, points_interval
from fer.wording.zh_tw.training.course import grey

_VERDICTS = {
    "underfitting": "欠擬合（underfitting）",
    "none": "沒有過擬合的跡象",
    "mild": "輕度過擬合",
    "strong": "嚴重過擬合",
}


def names(kept: str, strong_gap: float) -> dict[str, str]:
    """The words in the figure; `kept` and `strong_gap`, a share, mark a line each."""
    return {
        "epoch": "epoch",
        "gap": "training 減 validation 準確率（百分點）",
        "no_gap": "沒有差距",
        "kept": kept,
        "limit": f"整個區間高於 {100 * strong_gap:.0f}\n才算嚴重",
    }


def gap_caption(level: float, train: int, val: int, left_out: str | None, small: int) -> str:
    """`left_out`: validation faces that the verdict leaves out, which the figure does not."""
    without = "" if left_out is None else f"結論則扣除{left_out}。"
    return (
        f"training 與 validation 準確率的差距及其 {_level(level)} 信賴區間 [@newcombe1998]，"
        f"以 {count(train)} 張訓練臉孔與全部 {count(val)} 張驗證臉孔計算。{without}{grey(small)}"
    )


def gap_alt(epochs: int, epoch: int, kept: Interval, last: Interval, limit: float) -> str:
    return (
        f"一條帶灰色區間的折線，共 {count(epochs)} 個 epoch。保留的第 {epoch} 個 epoch，"
        f"差距為 {points_interval(*kept)}；"
        f"最後一個 epoch 為 {points_interval(*last)}。{_levels(limit)}"
    )


def gap_alt_of_last(epochs: int, last: Interval, limit: float) -> str:
    return (
        f"一條帶灰色區間的折線，共 {count(epochs)} 個 epoch。保留的是最後一個 epoch，差距為 {points_interval(*last)}。"
        f"{_levels(limit)}"
    )


def ended_at_kept(epoch: int, epochs: int, losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    """Training before validation, as in all that follow."""
    return f"保留的是第 {epoch} 個 epoch（共 {epochs} 個）的權重：{_fit(losses, accuracies)}。"


def ended_at_last(epochs: int, losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    return f"訓練 {count(epochs)} 個 epoch 後，{_fit(losses, accuracies)}。"


def ended_at_best_mean(epoch: int, epochs: int, losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    return f"平均曲線最好的是第 {epoch} 個 epoch（共 {epochs} 個）：{_fit(losses, accuracies)}。"


def ended_with_mean(epochs: int, losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    return f"訓練 {count(epochs)} 個 epoch 後，各網路平均：{_fit(losses, accuracies)}。"


def untested() -> str:
    return "無法判斷是否過擬合：每張驗證臉孔的照片都出現在訓練資料中。"


def no_sign(apart: str) -> str:
    return f"沒有過擬合的跡象：{apart}。"


def no_sign_open(apart: str) -> str:
    return f"沒有過擬合的跡象：{apart}，區間包含 0。"


def overfits(verdict: str, least: bool, apart: str) -> str:
    return f"網路{_least(least)}出現{_VERDICTS[verdict]}：{apart}。"


def overfits_by_rise(verdict: str, least: bool, epoch: int, share: float, apart: str) -> str:
    return (
        f"網路{_least(least)}出現{_VERDICTS[verdict]}：第 {epoch} 個 epoch 之後，training loss 下降，"
        f"validation loss 卻上升了 {percent(share)}。"
        f"{apart}。"
    )


def underfits(limit: float, apart: str) -> str:
    return f"網路欠擬合（underfitting）：連 training 準確率都不到 {percent(limit, digits=0)}。{apart}。"


def level(difference: Interval, confidence: float) -> str:
    apart = points(difference.value)
    return f"training 與 validation 準確率相差 {apart}{points_bounds(difference, confidence)}"


def above(difference: Interval, confidence: float) -> str:
    return f"training 準確率比 validation 高 {points(difference.value)}{points_bounds(difference, confidence)}"


def below(difference: Interval, confidence: float) -> str:
    return f"training 準確率比 validation 低 {points(difference.value)}{points_bounds(difference, confidence)}"


def rule(
    level: float, strong_gap: float, chance: float, mild_rise: float, strong_rise: float, low_accuracy: float
) -> str:
    mild, strong, low = (percent(limit, digits=0) for limit in (mild_rise, strong_rise, low_accuracy))
    return (
        f"1. **差距**：training 準確率減 validation 準確率，附 {_level(level)} 信賴區間。若知道哪些驗證臉孔的照片"
        "也出現在訓練資料中（像素完全相同或經過改動），就先扣除。整個區間大於 0 為*輕度*，"
        f"大於 {points(strong_gap, digits=0)}為*嚴重*。\n"
        f"2. **回升**：validation loss 高於先前的最低值，同時 training loss 下降。回升達最低值的 {mild} 為*輕度*，"
        f"達 {strong} "
        f"為*嚴重*；而且隨機漫步（random walk）從最低點上升這麼多的機率要小於 {percent(chance)}，才算回升。\n\n"
        f"兩者取較嚴重的作為結論。兩者都沒有，而 training 準確率的整個區間低於 {low}，就稱為欠擬合（underfitting）。"
    )


def verdict(verdict: str, least: bool, of: str) -> str:
    return f"**結論：{_least(least)}{_VERDICTS[verdict]}**，{of}。"


def on_kept() -> str:
    return "依保留的網路判斷"


def on_several() -> str:
    return "依保留的各網路的平均曲線判斷"


def on_best_mean() -> str:
    return "依平均曲線最好的 epoch 判斷"


def at_kept(epoch: int, apart: str) -> str:
    return f"第 {epoch} 個 epoch 以全部驗證臉孔計算，{apart}。"


def gap_strong(limit: float) -> str:
    return f"整個區間大於 {points(limit, digits=0)}，屬於嚴重。"


def gap_mild(limit: float) -> str:
    return f"整個區間大於 0，但沒有全部大於 {points(limit, digits=0)}，屬於輕度。"


def gap_open() -> str:
    return "區間包含 0，差距未達統計顯著。"


def gap_below() -> str:
    return "整個區間小於 0：網路在驗證臉孔上反而較好。"


def fit_limits() -> str:
    return "網路連訓練臉孔都有一半以上答錯：問題在擬合不足。"


def at_last(epoch: int, gap: Interval, verdict: str, left_out: int | None) -> str:
    faces = "" if left_out is None else f"（包括上面扣除的 {count(left_out)} 張）"
    return (
        f"最後一個 epoch（第 {epoch} 個）以全部驗證臉孔{faces}計算，差距為 {points_interval(*gap)}。"
        f"依同一規則，結論會是{_VERDICTS[verdict]}。"
    )


def _fit(losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    return (
        f"training loss 為 {loss(losses[0])}，準確率 {percent(accuracies[0])}；"
        f"validation loss 為 {loss(losses[1])}，準確率 {percent(accuracies[1])}"
    )


def _levels(limit: float) -> str:
    return f"水平線標示沒有差距與 {points(limit, digits=0)}。"


def _least(least: bool) -> str:
    return "至少" if least else ""


def _level(level: float) -> str:
    return percent(level, digits=0)
