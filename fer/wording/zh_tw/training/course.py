"""Question 2: how loss and accuracy developed, and what the training took."""

from fer.wording.numbers import loss
from fer.wording.zh_tw.prose import count, duration, percent

_KEPT = {"last": "也就是最後一個", "best": "validation 準確率首次達到最高"}
_SPLITS = ("training", "validation")


def names(kept: str) -> dict[str, str]:
    """The words in the figure; `kept` marks a line."""
    return {
        "epoch": "epoch",
        "loss": "loss（交叉熵，nat）",
        "accuracy": "準確率（%）",
        "kept": kept,
        "train": _SPLITS[0],
        "val": _SPLITS[1],
    }


def ends(losses: tuple[float, float], accuracies: tuple[float, float]) -> dict[str, list[str]]:
    """What stands at the ends of the lines, training before validation."""
    return {"loss": _ends([loss(value) for value in losses]), "accuracy": _ends([percent(of) for of in accuracies])}


def best_mean(epoch: int) -> str:
    return f"平均最佳：epoch {epoch}"


def kept(epoch: int) -> str:
    return f"保留：epoch {epoch}"


def curves_caption(kept: int, keep: str, lowest: int, small: int) -> str:
    return (
        f"每個 epoch 之後的 loss 與準確率：點線為 training，實線為 validation。虛線：第 {kept} 個 epoch，"
        f"{_KEPT[keep]}。"
        f"圓圈：所有 epoch 中 validation loss 的最低點，在第 {lowest} 個 epoch。{grey(small)}"
    )


def grey(epochs: int) -> str:
    """What the grey part of a figure is, where it has one: the first `epochs`, if any."""
    return f"灰底：前 {epochs} 個 epoch，用縮小的臉孔訓練。" if epochs else ""


def curves_alt(
    epochs: int,
    losses: tuple[float, float],
    accuracies: tuple[float, float],
    lowest: float,
    lowest_epoch: int,
    kept: str,
) -> str:
    """Training before validation, at the last epoch."""
    return (
        f"兩張折線圖，共 {count(epochs)} 個 epoch，虛線標示「{kept}」。最後 training loss 為 {losses[0]:.2f}，"
        f"validation loss 為 {losses[1]:.2f}，後者最低在第 {lowest_epoch} 個 epoch（{lowest:.2f}）。"
        "最後 training 準確率為 "
        f"{percent(accuracies[0])}，validation 準確率為 {percent(accuracies[1])}。"
    )


def developed(
    losses: tuple[tuple[float, float], tuple[float, float]],
    accuracies: tuple[tuple[float, float], tuple[float, float]],
) -> str:
    """Training before validation, of each the first and the last epoch."""
    (train, val), (right, val_right) = losses, accuracies
    return (
        f"從第一個到最後一個 epoch，training loss {_from_to(*map(loss, train))}，validation loss "
        f"{_from_to(*map(loss, val))}；training 準確率{_from_to(*map(percent, right))}，validation 準確率"
        f"{_from_to(*map(percent, val_right))}。"
    )


def smaller(epochs: int, side: int) -> str:
    return (
        f"前 {epochs} 個 epoch 用縮小成 {side}×{side} 像素的臉孔訓練，比較省時。曲線一律以原尺寸的臉孔計算，"
        f"所以前 {epochs} 個 epoch 反映的是網路遇到還沒訓練過的尺寸時表現如何，而不是學會了多少。"
    )


def effort_of_one(parameters: int, faces: int, seconds: float, rate: int, device: str, threads: int | None) -> str:
    what = f"網路有 {count(parameters)} 個參數，以 {count(faces)} 張臉孔訓練"
    return f"{what}，{_effort(seconds, rate, device, threads)}"


def effort_of_several(
    networks: int, parameters: int, faces: int, seconds: float, rate: int, device: str, threads: int | None
) -> str:
    what = (
        f"一共訓練了 {count(networks)} 個網路，參數量合計 {count(parameters)}，每個網路至少用 {count(faces)} 張臉孔訓練"
    )
    return f"{what}，{_effort(seconds, rate, device, threads)}"


def mean_curves() -> str:
    return "圖中曲線是這些網路的平均。"


def mean_curves_of_all(shortest: int, longest: int) -> str:
    return (
        f"圖中曲線是這些網路的平均，只到第 {shortest} 個 epoch，也就是最短的訓練結束時；"
        f"最長的訓練有 {longest} 個 epoch，第 {shortest} 個之後的部分這裡不畫也不判斷。"
    )


def some_stopped_early(networks: int, early: int, epochs: int, most: int | None) -> str:
    """`epochs` of the shortest training, and of the longest, unless all were as long."""
    took = count(epochs) if most is None else f"{count(epochs)} 到 {count(most)}"
    return (
        f"{count(networks)} 個網路中有 {count(early)} 個因為 validation 準確率不再提高而提早停止；"
        f"各網路訓練了 {took} 個 epoch。"
    )


def all_epochs_of_each(epochs: int, most: int) -> str:
    return f"每個網路都跑完自己設定的所有 epoch：{count(epochs)} 到 {count(most)} 個。"


def stopped_early(epochs: int, planned: int, patience: int) -> str:
    return (
        f"訓練提早停止，只跑了 {planned} 個 epoch 中的 {epochs} 個："
        f"最後 {patience} 個 epoch 的 validation 準確率沒有再提高。"
    )


def single_epoch() -> str:
    return "這個設定只有一個 epoch，已經跑完。"


def all_epochs(epochs: int) -> str:
    return f"設定的 {epochs} 個 epoch 全部跑完。"


def ready_made(val: int, data: str) -> str:
    """Whose record this chapter is, where the network was not trained for this report."""
    return (
        f"這個網路不是為本報告訓練的，而是現成的。本章呈現它當時的訓練紀錄，用的是 {data} 的訓練臉孔與 {count(val)} "
        "張驗證臉孔；權重後來改存為半精度浮點數。"
    )


def _ends(values: list[str]) -> list[str]:
    return [f"{name}\n{value}" for name, value in zip(_SPLITS, values, strict=True)]


def _from_to(first: str, last: str) -> str:
    return f"由 {first} 變為 {last}"


def _effort(seconds: float, rate: int, device: str, threads: int | None) -> str:
    by = device if threads is None else f"{device}，{count(threads)} 個執行緒"
    return f"費時 {duration(seconds)}，每秒 {count(rate)} 張臉孔（各 epoch 的中位數；{by}）。"
