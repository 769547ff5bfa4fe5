"""Question 2: a training that has not ended."""

from fer.wording.zh_tw.prose import count, percent
from fer.wording.zh_tw.training import course


def names(best: int) -> dict[str, str]:
    """The words in the figure; `best` is an epoch."""
    return course.names(f"目前最佳：epoch {best}")


def running(epochs: int, planned: int) -> str:
    return (
        f"**這次訓練還在進行：最多 {count(planned)} 個 epoch，目前完成 {count(epochs)} 個**。"
        "以下只是目前的進度，不是最後結果；重新執行這份 notebook 就能看到新的進度。"
    )


def stopped(epochs: int, planned: int, resume: str) -> str:
    """`resume` is the command that goes on with it."""
    return (
        f"**這次訓練中斷了：最多 {count(planned)} 個 epoch，完成了 {count(epochs)} 個**。"
        f"以下只是中斷前的進度，不是最後結果；用 {resume} 可以繼續訓練。"
    )


def last_epoch(epoch: int, accuracies: tuple[float, float]) -> str:
    """Training before validation."""
    return (
        f"第 {epoch} 個 epoch 之後，training 準確率為 {percent(accuracies[0])}，validation 準確率為 "
        f"{percent(accuracies[1])}。"
    )


def caption(epochs: int, best: int, small: int) -> str:
    return (
        f"目前 {count(epochs)} 個 epoch 之後的 loss 與準確率：點線為 training，實線為 validation。"
        f"虛線：第 {best} 個 epoch，目前 validation 準確率最高。{course.grey(small)}"
    )


def alt(epochs: int, best: int) -> str:
    return f"兩張折線圖，畫出目前 {count(epochs)} 個 epoch 的 loss 與準確率，虛線標示第 {best} 個 epoch。"
