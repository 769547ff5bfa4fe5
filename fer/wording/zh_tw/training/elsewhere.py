"""Question 2 of a network that came without its history."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import SPLITS, count, large, listed, percent, percent_interval, points_interval


def names() -> dict[str, str]:
    """The words of the figure."""
    return {"accuracy": "準確率（%）", **SPLITS}


def warning(held_out: str) -> str:
    return (
        f"這個網路在別處訓練，用了哪些臉孔不得而知。若{SPLITS[held_out]}臉孔也在其中，這裡的準確率就會偏高。"
        "本報告所說的訓練臉孔，是指評估資料的 train 部分。"
    )


def no_history() -> str:
    return (
        "這個網路在別處訓練，**沒有訓練過程的紀錄**：loss 與準確率如何逐 epoch 變化無從得知，"
        "也無法由訓練過程判斷是否過擬合。"
    )


def accuracies(splits: Sequence[str], accuracies: Sequence[Interval]) -> str:
    told = [f"在{SPLITS[split]}臉孔上為 {percent_interval(*of)}" for split, of in zip(splits, accuracies, strict=True)]
    return f"以現有的權重，準確率{listed(told, last='、')}（[@fig:splits]）。"


def came(parameters: int, sha256: str) -> str:
    return f"{large(parameters, '個')}參數讀自一個檔案，SHA-256 為 `{sha256}`。評估時原封不動，沒有在這裡訓練。"


def caption(splits: Sequence[str], faces: Sequence[int]) -> str:
    told = [f"{SPLITS[split]} {count(number)} 張" for split, number in zip(splits, faces, strict=True)]
    return f"各部分臉孔（{listed(told, last='、')}）的準確率與 95% 信賴區間。"


def alt(splits: Sequence[str], accuracies: Sequence[float]) -> str:
    told = [f"{SPLITS[split]} {percent(of)}" for split, of in zip(splits, accuracies, strict=True)]
    return f"每一部分臉孔一個帶區間的點：{listed(told, last='、')}。"


def better_on_train(gap: Interval, held_out: str) -> str:
    return (
        f"train 部分的準確率減去{SPLITS[held_out]}臉孔的準確率，是 {points_interval(*gap)}：在 train 部分表現較好。"
        "若網路是用這部分訓練的，這就是過擬合的跡象；若不是，則是兩部分的難度不同。"
    )


def worse_on_train(gap: Interval, held_out: str) -> str:
    return (
        f"train 部分的準確率減去{SPLITS[held_out]}臉孔的準確率，是 {points_interval(*gap)}：在 train 部分表現**較差**。"
        "可能是用後者訓練的，也可能是兩部分的難度不同。"
    )


def alike(gap: Interval, held_out: str) -> str:
    return (
        f"train 部分的準確率減去{SPLITS[held_out]}臉孔的準確率，是 {points_interval(*gap)}：兩者**沒有**顯著差異，"
        "看不出把哪一部分背了下來。"
    )


def leaked(faces: int, held_out: str) -> str:
    return f"{SPLITS[held_out]}臉孔中有 {count(faces)} 張與 train 部分的某張臉孔每個像素都相同。"
