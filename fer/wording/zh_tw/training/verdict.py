"""Question 2: how the training ended, and whether it overfits."""

from fer.statistics.interval import LEVEL, Interval
from fer.wording.numbers import loss, number, p_value
from fer.wording.zh_tw.prose import count, percent, percent_interval, points, points_interval
from fer.wording.zh_tw.training.course import grey

_VERDICTS = {
    "underfitting": "欠擬合（underfitting）",
    "none": "沒有過擬合的跡象",
    "mild": "輕度過擬合",
    "strong": "嚴重過擬合",
}
_NEAR_TWIN = "同一張照片，但裁切、角度或明暗不同，或左右翻轉"
_SURER = "網路對原本就答錯的臉孔更有把握時，loss 也會上升"


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


def apart_without_twins(left_out: str, apart: str) -> str:
    return f"扣除{left_out}後，{apart}"


def left_out_both(exact: int, near: int) -> str:
    return f"照片也出現在訓練資料中的驗證臉孔（像素完全相同 {count(exact)} 張，經過改動 {count(near)} 張）"


def left_out_exact(faces: int) -> str:
    return f"與訓練臉孔完全重複（每個像素都相同）的 {count(faces)} 張驗證臉孔"


def left_out_near(faces: int) -> str:
    return f"照片也出現在訓練資料中、但經過改動的 {count(faces)} 張驗證臉孔"


def level(difference: Interval, confidence: float) -> str:
    apart = points(difference.value)
    return f"training 與 validation 準確率相差 {apart}{_bounds(difference, confidence)}"


def above(difference: Interval, confidence: float) -> str:
    return f"training 準確率比 validation 高 {points(difference.value)}{_bounds(difference, confidence)}"


def below(difference: Interval, confidence: float) -> str:
    return f"training 準確率比 validation 低 {points(difference.value)}{_bounds(difference, confidence)}"


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


def no_twins(faces: int) -> str:
    return f"{_no_equal(faces)}，也沒有找到與訓練臉孔近似重複的（{_NEAR_TWIN}）。"


def no_exact_twins(faces: int) -> str:
    return f"{_no_equal(faces)}。"


def all_twins(faces: int) -> str:
    return f"{count(faces)} 張驗證臉孔的照片全都出現在訓練資料中，**無法檢驗**學到了什麼，也看不出差距。"


def without_twins(counted: str, twins: int, accuracy: Interval, gap: Interval) -> str:
    return (
        f"{counted}。扣除這 {count(twins)} 張之後，validation 準確率為 {percent_interval(*accuracy)}，"
        f"差距為 {points_interval(*gap)}。結論依這個差距而定。"
    )


def counted_both(exact: int, faces: int, near: int) -> str:
    return f"{_equal(exact, faces)}，另有 {count(near)} 張近似重複（{_NEAR_TWIN}）"


def counted_near(faces: int, near: int) -> str:
    return f"{_no_equal(faces)}，但有 {count(near)} 張近似重複（{_NEAR_TWIN}）"


def counted_exact(exact: int, faces: int) -> str:
    return _equal(exact, faces)


def counted_exact_alone(exact: int, faces: int) -> str:
    return f"{_equal(exact, faces)}；其他臉孔中沒有找到近似重複的（{_NEAR_TWIN}）"


def searched() -> str:
    return (
        "近似重複如何搜尋、可能漏掉多少，見第 3 章。重複收錄的照片也可能本來就比較好認；"
        "若是如此，這個差距就會比單純由記憶造成的略大。"
    )


def not_searched() -> str:
    return (
        f"手邊沒有全部的訓練臉孔，無法搜尋近似重複的臉孔（{_NEAR_TWIN}）。"
        "剩下的臉孔中若還有，差距就會比在全新的臉孔上小。"
    )


def gap_strong(limit: float) -> str:
    return f"整個區間大於 {points(limit, digits=0)}，屬於嚴重。"


def gap_mild(limit: float) -> str:
    return f"整個區間大於 0，但沒有全部大於 {points(limit, digits=0)}，屬於輕度。"


def gap_open() -> str:
    return "區間包含 0，差距未達統計顯著。"


def gap_below() -> str:
    return "整個區間小於 0：網路在驗證臉孔上反而較好。"


def no_course() -> str:
    return "只有一個 epoch，無法判斷 validation loss 是否回升。"


def not_risen(epoch: int) -> str:
    return f"到第 {epoch} 個 epoch 為止，validation loss 以這個 epoch 最低，沒有回升。"


def level_since(epoch: int, until: int, lowest: float, last: float) -> str:
    return (
        f"到第 {until} 個 epoch 為止，validation loss 以第 {epoch} 個 epoch 最低（{loss(lowest, digits=3)}）；"
        f"第 {until} 個 epoch 為 {loss(last, digits=3)}，高出不到 0.1%。"
    )


def rise_since(epoch: int, until: int, lowest: float, amount: float, share: float) -> str:
    return (
        f"到第 {until} 個 epoch 為止，validation loss 以第 {epoch} 個 epoch 最低（{loss(lowest)}）；"
        f"第 {until} 個 epoch 高了 {loss(amount)}（最低值的 "
        f"{percent(share)}）"
    )


def training_did_not_fall(risen: str) -> str:
    return f"{risen}。training loss 同時沒有下降，所以不是過擬合的跡象。"


def too_few_epochs(risen: str) -> str:
    return f"{risen}。epoch 太少，無法分辨是回升還是偶然。"


def rise_too_small(risen: str, p: float, train: tuple[float, float]) -> str:
    return f"{risen}，{_course(train)}。依規則，這個幅度還不算回升（{_wandering(p)}）。"


def rise(risen: str, p: float, train: tuple[float, float]) -> str:
    return f"{risen}，{_course(train)}。隨機漫步（random walk）很少上升這麼多（{p_value(p)}）。"


def accuracy_stayed(accuracy: float) -> str:
    return f"validation 準確率前後都是 {percent(accuracy)}。{_SURER}。"


def accuracy_fell(then: float, last: float, change: Interval) -> str:
    return f"這段期間 validation 準確率由 {percent(then)} 降到 {percent(last)}{_bounds(change)}。"


def accuracy_rose(then: float, last: float, change: Interval) -> str:
    return f"這段期間 validation 準確率由 {percent(then)} 升到 {percent(last)}{_bounds(change)}。{_SURER}。"


def accuracy_open(then: float, last: float, change: Interval) -> str:
    return (
        f"這段期間 validation 準確率由 {percent(then)} 變為 {percent(last)}{_bounds(change)}，變化未達統計顯著。"
        f"{_SURER}。"
    )


def fit_limits() -> str:
    return "網路連訓練臉孔都有一半以上答錯：問題在擬合不足。"


def at_last(epoch: int, gap: Interval, verdict: str, left_out: int | None) -> str:
    faces = "" if left_out is None else f"（包括上面扣除的 {count(left_out)} 張）"
    return (
        f"最後一個 epoch（第 {epoch} 個）以全部驗證臉孔{faces}計算，差距為 {points_interval(*gap)}。"
        f"依同一規則，結論會是{_VERDICTS[verdict]}。"
    )


def _equal(exact: int, faces: int) -> str:
    return f"{count(faces)} 張驗證臉孔中，有 {count(exact)} 張與訓練臉孔完全重複（每個像素都相同）"


def _no_equal(faces: int) -> str:
    return f"{count(faces)} 張驗證臉孔中，沒有一張與訓練臉孔完全重複"


def _fit(losses: tuple[float, float], accuracies: tuple[float, float]) -> str:
    return (
        f"training loss 為 {loss(losses[0])}，準確率 {percent(accuracies[0])}；"
        f"validation loss 為 {loss(losses[1])}，準確率 {percent(accuracies[1])}"
    )


def _levels(limit: float) -> str:
    return f"水平線標示沒有差距與 {points(limit, digits=0)}。"


def _bounds(difference: Interval, confidence: float = LEVEL) -> str:
    low, high = (number(100 * end, digits=1) for end in (difference.low, difference.high))
    return f"（{_level(confidence)} 信賴區間 {low} 到 {high}）"


def _wandering(p: float) -> str:
    return f"與隨機漫步（random walk）相比，{p_value(p)}"


def _course(train: tuple[float, float]) -> str:
    then, last = train
    return f"training loss 同時由 {loss(then)} 降到 {loss(last)}"


def _least(least: bool) -> str:
    return "至少" if least else ""


def _level(level: float) -> str:
    return percent(level, digits=0)
