"""Question 2: several trainings of one kind, how far apart they lie and what they reach together."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import SPLITS, count, in_words, percent, percent_interval, points_interval


def names(mean: float, sd: Interval) -> dict[str, str]:
    """The words in the figure."""
    return {"accuracy": "validation 準確率（%）", "mean": f"平均 {percent(mean)}", "sd": f"± {100 * sd.value:.1f}"}


def label(group: str | None, fold: str | None, seed: int) -> str:
    return "，".join(filter(None, [group, None if fold is None else f"fold {fold}", f"seed {seed}"]))


def caption(networks: int) -> str:
    return f"{in_words(networks)}個網路各自的 validation 準確率與 95% 信賴區間。直線與灰色區域：平均與標準差。"


def alt(networks: int, mean: float, lowest: float, highest: float) -> str:
    return (
        f"{in_words(networks)}個帶區間的點，每個網路一列，從 {percent(lowest)} 到 {percent(highest)}；直線標示平均 "
        f"{percent(mean)}。"
    )


def heading() -> str:
    return "### 多次訓練"


def trained(networks: int, groups: Sequence[str] | None, folds: int | None, seeds: int | None) -> str:
    kinds = "" if groups is None else f"，分成 {count(len(groups))} 種（{'、'.join(groups)}）"
    held_out = "" if folds is None else f"，{count(folds)} 個 fold 各一個"
    seeded = "" if seeds is None else f"，用了 {count(seeds)} 個 seed"
    return f"一共訓練了 {count(networks)} 個網路{kinds}{held_out}{seeded}。"


def spread(mean: float, sd: Interval, lowest: float, highest: float) -> str:
    return (
        f"validation 準確率平均為 {percent(mean)}，最低 {percent(lowest)}，最高 {percent(highest)}；標準差為 "
        f"{points_interval(*sd)}。"
    )


def chance_of_folds() -> str:
    return "各 fold 的訓練臉孔與驗證臉孔都不同，所以標準差同時包含兩者的隨機性。"


def chance_of_kinds() -> str:
    return "所有網路都以同一批臉孔評估，差異來自網路種類與訓練的隨機性。"


def chance_of_training() -> str:
    return "所有網路都以同一批臉孔評估，所以標準差反映訓練的隨機性；本章其他信賴區間不包含這一項。"


def kept_last() -> str:
    return "每個網路都保留最後一個 epoch，沒有用任何臉孔來挑選。"


def kept_stopped() -> str:
    return "每個網路都保留最後一個 epoch，但訓練何時結束，也由評估它的臉孔決定。"


def kept_best() -> str:
    return "評估網路的臉孔也曾用來挑選 epoch，所以每個準確率都略為偏高。"


def out_of_fold(accuracy: Interval, faces: int) -> str:
    return f"{_out_of_fold(accuracy, faces)}每個網路的訓練與 epoch 的挑選，都沒有用到它所判斷的臉孔。"


def out_of_fold_chosen(accuracy: Interval, faces: int) -> str:
    return (
        f"{_out_of_fold(accuracy, faces)}每個網路的訓練都沒有用到它所判斷的臉孔，"
        "但 epoch 是用這些臉孔挑選的，所以準確率略為偏高。"
    )


def together_open(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return f"{_together(accuracy, faces, split, gain)}**看不出**平均有幫助。"


def together_more(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return f"{_together(accuracy, faces, split, gain)}合在一起比單一網路的平均**更好**。"


def together_less(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return f"{_together(accuracy, faces, split, gain)}合在一起比單一網路的平均**更差**。"


def _out_of_fold(accuracy: Interval, faces: int) -> str:
    return f"驗證資料的 {count(faces)} 張臉孔，各由沒有用它訓練的網路判斷，準確率為 {percent_interval(*accuracy)}。"


def _together(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return (
        "取各網路的平均 log-probability，"
        f"在 {count(faces)} 張{SPLITS[split]}臉孔上的準確率為 {percent_interval(*accuracy)}。"
        f"與單一網路的平均相差 {points_interval(*gain)}；區間把兩邊當成不同的臉孔來算，所以偏寬。"
    )
