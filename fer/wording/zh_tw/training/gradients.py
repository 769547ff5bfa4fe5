"""Question 2, evidence: learning rate and gradient norm."""

from fer.wording.numbers import general, p_value, scientific
from fer.wording.zh_tw.prose import count


def names(limit: float) -> dict[str, str]:
    """The words in the figure."""
    return {"epoch": "epoch", "rate": "學習率", "norm": "gradient norm", "limit": f"上限 {general(limit)}"}


def caption() -> str:
    return (
        "左：每個 epoch 最後一步的學習率。右：gradient norm，為該 epoch 各步在裁剪（clipping）之前的平均，"
        "縱軸為對數刻度。"
        "圓圈：最高點。灰色區域：後半段。"
    )


def alt(epochs: int, rate: tuple[int, float, float], norm: tuple[int, float, float]) -> str:
    """Of rate and norm: the epoch of the highest value, this value and the last one."""
    return f"兩張折線圖，共 {count(epochs)} 個 epoch。學習率{_highest(*rate)}。gradient norm {_highest(*norm)}。"


def rate_constant(rate: float) -> str:
    return f"學習率始終是 {_figure(rate)}。"


def rate_rose(lowest: float, highest: float) -> str:
    return f"學習率由 {_figure(lowest)} 升到 {_figure(highest)}，在最後一個 epoch 達到最高。"


def rate_fell(highest: float, last: float) -> str:
    return f"學習率在第一個 epoch 最高（{_figure(highest)}），最後為 {_figure(last)}。"


def rate_peaked(epoch: int, highest: float, last: float) -> str:
    return f"學習率在第 {epoch} 個 epoch 最高（{_figure(highest)}），最後為 {_figure(last)}。"


def norm_of_one_epoch(several: bool, norm: float) -> str:
    return f"{_whose(several)}為 {_figure(norm)}；只有一個 epoch，看不出趨勢。"


def peak_first(several: bool, peak: float, last: float) -> str:
    return f"{_whose(several)}在第一個 epoch 最高，為 {_figure(peak)}，最後為 {_figure(last)}。"


def peak_last(several: bool, peak: float) -> str:
    return f"{_whose(several)}在最後一個 epoch 最高，為 {_figure(peak)}。"


def peak_held(several: bool, epoch: int, peak: float) -> str:
    return f"{_whose(several)}在第 {epoch} 個 epoch 最高，為 {_figure(peak)}，最後大致相同。"


def peak_between(several: bool, epoch: int, peak: float, last: float) -> str:
    return f"{_whose(several)}在第 {epoch} 個 epoch 最高，為 {_figure(peak)}，最後為 {_figure(last)}。"


def no_trend_told() -> str:
    return "後半段太短，或 norm 太平穩，無法檢定趨勢。"


def no_trend(epoch: int, first: float, last: float, p: float) -> str:
    return f"{_later(epoch)}{_went(first, last)}，趨勢**未達統計顯著**（{p_value(p)}）。"


def fell(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return f"{_later(epoch)}由 {_figure(first)} 降到 {_figure(last)}（{p_value(p)}），{loss}。"


def grew_soundly(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return f"{_later(epoch)}{_grew(first, last, p)}，但{loss}：訓練保持穩定。"


def unstable(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return f"{_later(epoch)}{_grew(first, last, p)}，{loss}：訓練變得**不穩定**，應先試較低的學習率。"


def grew_unclearly(epoch: int, first: float, last: float, p: float, loss: str) -> str:
    return f"{_later(epoch)}{_grew(first, last, p)}，{loss}：無法判斷訓練是否變得不穩定。"


def loss_fell(first: float, last: float, p: float) -> str:
    return f"訓練所最小化的 loss 由 {_figure(first)} 降到 {_figure(last)}（{p_value(p)}）"


def loss_grew(first: float, last: float, p: float) -> str:
    return f"訓練所最小化的 loss 由 {_figure(first)} 升到 {_figure(last)}（{p_value(p)}）"


def loss_level(first: float, last: float, p: float) -> str:
    return f"訓練所最小化的 loss {_went(first, last)}，趨勢未達統計顯著（{p_value(p)}）"


def loss_untold(first: float, last: float) -> str:
    return f"訓練所最小化的 loss {_went(first, last)}，太平穩而無法檢定趨勢"


def limited(epochs: int, limit: float) -> str:
    return f"有 {count(epochs)} 個 epoch 的平均 norm 超過{_limit(limit)}：這些 epoch 至少有部分步驟的 gradient 裁剪過。"


def never_limited(limit: float) -> str:
    return f"沒有一個 epoch 的平均 norm 超過{_limit(limit)}；個別步驟仍可能超過。"


def limits() -> str:
    """What a gradient norm cannot tell."""
    return (
        "norm 來自單一 batch，因此含有 batch 的雜訊；權重後面若接著正規化層，權重變小時 gradient norm 也會變大。"
        "所以單看 norm 變大，不代表訓練失敗；變小也不代表訓練完成。趨勢以隨機漫步（random walk）為虛無假設，"
        "p 來自相鄰 epoch 變化量的 Student t 檢定。這個檢定容許相鄰的 epoch 彼此相似，但雜訊大時可能看不出緩慢的趨勢。"
    )


def _whose(several: bool) -> str:
    return f"gradient norm{'（各網路平均）' if several else ' '}"


def _highest(epoch: int, highest: float, last: float) -> str:
    return f"在第 {epoch} 個 epoch 最高，為 {_figure(highest)}，最後為 {_figure(last)}"


def _later(epoch: int) -> str:
    return f"後半段（第 {epoch} 個 epoch 起），norm "


def _went(first: float, last: float) -> str:
    return f"由 {_figure(first)} 變為 {_figure(last)}"


def _grew(first: float, last: float, p: float) -> str:
    return f"由 {_figure(first)} 升到 {_figure(last)}（{p_value(p)}）"


def _limit(limit: float) -> str:
    return f"上限 {general(limit)}（超過時裁剪該步的 gradient）"


def _figure(value: float) -> str:
    """Three significant digits."""
    return scientific(value, digits=2)
