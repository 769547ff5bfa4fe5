"""Question 3: the confusion matrix, recall and precision."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell
from fer.wording.zh_tw.prose import SPLITS, count, listed, percent, percent_interval, spaced

_NAMES = names("zh-TW")


def figure_words() -> dict[str, str]:
    """The words in the figures; "percent" is how a number of percents is written."""
    return {
        "true": "真實類別",
        "predicted": "預測類別",
        "faces": "張",
        "percent": "{:.0f}%",
        "recall": "召回率",
        "precision": "精確率",
        "accuracy": "全部臉孔的準確率",
        "share": "占臉孔的比例",
    }


def held_out_in_turn(faces: int, split: str) -> str:
    return f"這 {count(faces)} 張{SPLITS[split]}臉孔輪流排除在訓練之外：每一張都只由訓練時沒看過該臉孔的網路判斷。"


def held_out(faces: int, split: str) -> str:
    return f"這 {count(faces)} 張{SPLITS[split]}臉孔沒有用來訓練網路。"


def held_out_in_turn_here(faces: int, split: str) -> str:
    """As `held_out_in_turn`, of networks that began from a file of weights."""
    return (
        f"這 {count(faces)} 張{SPLITS[split]}臉孔輪流排除在這次訓練之外：每一張都只由這次訓練時沒看過該臉孔的網路判斷。"
    )


def held_out_here(faces: int, split: str) -> str:
    """As `held_out`, of a network that began from a file of weights."""
    return f"這 {count(faces)} 張{SPLITS[split]}臉孔沒有用於這次訓練。"


def began_elsewhere() -> str:
    return (
        "不過這次訓練以一個權重檔為起點，而該權重檔是用哪些臉孔訓練的**不得而知**："
        "若包含這裡評估所用的臉孔，以下的數字就全都偏高。"
    )


def held_out_by_the_source(faces: int, split: str) -> str:
    """Of a network of which nobody knows on what it was trained."""
    return (
        f"這 {count(faces)} 張{SPLITS[split]}臉孔是資料來源保留下來的。網路用了哪些臉孔訓練**不得而知**："
        "若曾以這些臉孔訓練，或以這些臉孔挑選權重，以下的數字就全都偏高。"
    )


def chose_no_epoch() -> str:
    return "這些臉孔也沒有用來挑選 epoch：保留的是最後一個 epoch 的權重。"


def chose_the_epoch() -> str:
    return "不過這些臉孔曾用來挑選 epoch：保留的權重就是在這些臉孔上表現最好的，因此以下的數字都略為樂觀。"


def predicted_once() -> str:
    return "這些臉孔也沒有用來挑選 epoch：只用最後保留的權重預測一次。"


def views(views: int) -> str:
    return (
        f"這裡的預測是每張臉孔 {count(views)} 種變化的平均；問題 2 的曲線每張臉孔只看一次，"
        "因此兩邊的準確率可能略有不同。"
    )


def guesses(majority: int, by_majority: Interval, blindly: float) -> str:
    return (
        f"如果一律回答訓練資料中最多的類別（{_NAMES[majority]}），準確率是 {percent_interval(*by_majority)}；"
        f"隨機猜則是 {percent(blindly)}。"
    )


def above_the_better() -> str:
    return "網路顯著優於其中較好的一種。"


def above_the_better_on_new(guess: float) -> str:
    return (
        "網路顯著優於其中較好的一種；排除已知與訓練臉孔重複的臉孔後，依然如此"
        f"（此時較好的一種準確率為 {percent(guess)}）。"
    )


def above_on_met_faces() -> str:
    return "網路顯著優於其中較好的一種，但每張臉孔的照片也都在訓練資料中。"


def above_on_copies() -> str:
    return "網路顯著優於其中較好的一種，但這些臉孔全都與資料來源的某張訓練臉孔重複。"


def above_but_below_on_new(guess: float) -> str:
    return (
        "就全部臉孔而言，網路顯著優於其中較好的一種；排除已知與訓練臉孔重複的臉孔後，反而**不如**此時較好的一種猜法"
        f"（準確率為 {percent(guess)}）。"
    )


def above_but_like_on_new(guess: float) -> str:
    return (
        "就全部臉孔而言，網路顯著優於其中較好的一種；排除已知與訓練臉孔重複的臉孔後，"
        f"**無法證明**優於此時較好的一種猜法（準確率為 {percent(guess)}）。"
    )


def below_the_better() -> str:
    return "網路顯著**不如**其中較好的一種。"


def like_the_better() -> str:
    return "網路**並未**顯著優於其中較好的一種。"


def better_recognised(best: Sequence[int], worst: Sequence[int]) -> str:
    return f"網路辨識{listed(_named(best))}的表現，顯著優於{listed(_named(worst))}。"


def best_and_worst_open() -> str:
    return "辨識得最好與最差的類別之間，沒有顯著差異。"


def macro_f1(found: Interval) -> str:
    value, low, high = (f"{part:.3f}" for part in found)
    return f"Macro-F1 為 {value}（95% 信賴區間 {low}–{high}）。"


def absent(classes: Sequence[int]) -> str:
    return f"評估資料中沒有{listed(_named(classes), last='或')}的臉孔，召回率因此未知。"


def never_answered(classes: Sequence[int]) -> str:
    return f"網路從來不回答{listed(_named(classes), last='或')}。"


def matrix_caption(faces: int, split: str) -> str:
    return (
        f"{count(faces)} 張{SPLITS[split]}臉孔的混淆矩陣：上方是臉孔數，下方是占該列的比例，顏色越深比例越高。"
        "對角線就是召回率（recall），也就是各類別認得出來的比例。"
    )


def cells_caption(number: int) -> str:
    """Above the matrix that opens on a page in a browser."""
    return (
        f"同一個混淆矩陣，點一下格子就會展開。每格最多顯示 {count(number)} 張臉孔，依預測的信心由高到低排列："
        "上方是臉孔，下方是該預測的 Grad-CAM（紅色影響最大），再下方是該預測的 softmax 機率與臉孔在來源中的名稱。"
    )


def matrix_alt(recall: Sequence[tuple[int, float]]) -> str:
    """`recall`: of each class that has faces."""
    diagonal = listed([_whole(k, share) for k, share in recall], last="、")
    return f"七乘七的方格，每列是一個真實類別，每欄是一個預測類別。對角線上：{diagonal}。"


def matrix_alt_mistake(true: int, predicted: int, rate: float) -> str:
    share = percent(rate, digits=0)
    return f"對角線以外顏色最深的一格是把{_NAMES[true]}判為{_NAMES[predicted]}，占 {share}。"


def matrix_alt_no_mistake() -> str:
    return "對角線以外全部是零。"


def recall_caption() -> str:
    return "各類別的召回率與精確率，附 95% 信賴區間，依召回率由高到低排列。"


def recall_alt(shares: Sequence[tuple[int, float | None, float | None]]) -> str:
    """Recall and precision of each class; None where there is nothing to divide by."""
    both = [spaced(_NAMES[k], _or_unknown(recall), "與", _or_unknown(precision)) for k, recall, precision in shares]
    return f"每個類別有兩個附誤差線的記號，依序是召回率與精確率：{'；'.join(both)}。"


def recall_table(
    label: int, faces: int, recall: Interval | None, answers: int, precision: Interval | None
) -> dict[str, str]:
    """A row a class: its faces and recall, the answers that named it and their precision."""
    return {
        "類別": _NAMES[label],
        "臉孔數": count(faces),
        "召回率，%（95% 信賴區間）": interval_cell(recall),
        "回答數": count(answers),
        "精確率，%（95% 信賴區間）": interval_cell(precision),
    }


def recall_table_caption() -> str:
    return "召回率：該類別的臉孔中，認得出來的比例。精確率：回答該類別時，答對的比例。"


def _whole(label: int, share: float) -> str:
    return f"{_NAMES[label]} {percent(share, digits=0)}"


def _or_unknown(share: float | None) -> str:
    return "未知" if share is None else percent(share, digits=0)


def _named(classes: Sequence[int]) -> list[str]:
    return [_NAMES[k] for k in classes]
