"""What is the matter with a run whose figures say less than they seem to."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import SPLITS, count, listed, percent, percent_interval, points_interval

_NAMES = names("zh-TW")


def no_link(accuracy: Interval, faces: int, split: str, shuffled: float) -> str:
    return (
        f"網路的回答並未顯著優於隨機作答：{count(faces)} 張{SPLITS[split]}臉孔答對 {percent_interval(*accuracy)}，"
        f"把答案打亂則會答對 {percent(shuffled)}。"
        "無法證明這個網路從臉孔看出了任何東西，本報告也就無法說明網路如何辨識臉孔。"
    )


def linked_otherwise(accuracy: Interval, faces: int, split: str, shuffled: float) -> str:
    return (
        f"網路的回答與標籤有關聯，卻對不上：{count(faces)} 張{SPLITS[split]}臉孔答對 {percent_interval(*accuracy)}，"
        f"並未顯著多於把答案打亂的 {percent(shuffled)}。請確認類別的名稱與順序是否與訓練時相同。"
    )


def one_class(shown: int, faces: int, split: str) -> str:
    return (
        f"{count(faces)} 張{SPLITS[split]}臉孔全部是{_NAMES[shown]}。"
        f"只有一種類別，無從得知網路是否從臉孔看出了任何東西：一律回答{_NAMES[shown]}也會全部答對。"
    )


def one_answer(answer: int) -> str:
    return f"網路把每一張臉孔都判為{_NAMES[answer]}。"


def by_heart(training: Interval) -> str:
    return (
        f"但訓練臉孔卻答對 {percent_interval(*training)}：網路把訓練臉孔背了下來。"
        "標籤與臉孔對不起來時就會如此，例如檔案的某一欄被打亂。"
    )


def more_in_training(training: Interval) -> str:
    return f"訓練臉孔答對 {percent_interval(*training)}，比例高於這些臉孔。"


def more_on_train_split(training: Interval) -> str:
    """As `more_in_training`, of a network of which nobody knows on what it was trained."""
    return f"資料來源的訓練臉孔答對 {percent_interval(*training)}，比例高於這些臉孔；網路是否用那些臉孔訓練則不得而知。"


def as_commonest(accuracy: Interval, guess: float, commonest: int, difference: Interval) -> str:
    return f"準確率 {percent_interval(*accuracy)}並未顯著優於{_always(commonest, guess, difference)}。"


def worse_than_commonest(accuracy: Interval, guess: float, commonest: int, difference: Interval) -> str:
    return f"準確率 {percent_interval(*accuracy)}顯著不如{_always(commonest, guess, difference)}。"


def blank(blank: int, faces: int, split: str) -> str:
    return (
        f"{count(faces)} 張{SPLITS[split]}臉孔中，有 {count(blank)} 張是空白影像：既無從辨識，"
        "也無法用來解釋 saliency map 或 filter。"
    )


def copied(copied: int, faces: int, split: str) -> str:
    return (
        f"{count(faces)} 張{SPLITS[split]}臉孔中，有 {count(copied)} 張與訓練臉孔每個像素都相同。"
        "這些臉孔訓練時就看過，並不是真正未參與訓練的臉孔，準確率可能只是記憶。"
    )


def copied_from_the_train_split(copied: int, faces: int, split: str) -> str:
    """As `copied`, of a network of which nobody knows on what it was trained."""
    return (
        f"有 {count(copied)} 張（共 {count(faces)} 張{SPLITS[split]}臉孔）與資料來源的某張訓練臉孔每個像素都相同。"
        "若網路用該來源訓練過，準確率可能只是記憶。"
    )


def absent(classes: Sequence[int], split: str) -> str:
    return f"{SPLITS[split]}資料沒有{_named(classes)}的臉孔：這部分辨識得如何無從得知，所有平均也都不含這部分。"


def untaught(classes: Sequence[int]) -> str:
    return f"訓練資料沒有{_named(classes)}的臉孔：網路從未看過。"


def _always(commonest: int, guess: float, difference: Interval) -> str:
    return f"一律回答{_NAMES[commonest]}（答對 {percent(guess)}）：相差 {points_interval(*difference)}"


def _named(classes: Sequence[int]) -> str:
    return listed([_NAMES[k] for k in classes], last="或")
