"""Question 3, evidence: how much of the accuracy is memory of faces that stand in training too."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell, p_value
from fer.wording.zh_tw.prose import count, listed, percent, percent_interval, points_interval

AS_IN_THE_SPLIT = "若各類別按其在全部臉孔中的比例加權"
_KINDS = {"near": "近似重複", "exact": "完全重複", "all": "全部臉孔"}
_COPIES = {
    "mirrored": "左右翻轉",
    "brighter": "調亮，對比降為 0.6 倍",
    "noisy": "加上 10 個灰階的雜訊",
    "blurred": "模糊 1 像素",
    "turned_5": "旋轉 5°",
    "turned_10": "旋轉 10°",
    "turned_20": "旋轉 20°",
    "shifted_5": "平移 5 像素",
    "shifted_8": "平移 8 像素",
    "zoomed_1.2": "縮放 1.2 倍",
    "zoomed_0.8": "縮放 0.8 倍",
    "zoomed_1.3": "縮放 1.3 倍",
    "all_at_once": "旋轉 8°、縮放 1.12 倍、平移 3.6 像素",
    "more_at_once": "旋轉 12°、縮放 1.2 倍、平移 5 像素",
}


def figure_words() -> dict[str, str]:
    """The words in the figure."""
    return {"likeness": "與最相似訓練臉孔的相似度", "faces": "臉孔數", "limit": "視為重複"}


def training_unknown() -> str:
    return (
        "這個網路用了哪些臉孔訓練**不得而知**；以下所說的訓練臉孔，是指資料來源的訓練資料。"
        "只有網路確實用那些臉孔訓練過，以下所說才與記憶有關。"
    )


def search_drawn() -> str:
    return "每張臉孔都由程式重新畫出，沒有一張是另一張的翻版，因此不搜尋近似重複。"


def search_folds() -> str:
    return (
        "每張臉孔都由以其他 fold 訓練的網路判斷。完全重複的臉孔一定在同一個 fold，近似重複則不一定；近似重複並未搜尋。"
    )


def search_absent() -> str:
    return "手邊沒有全部的訓練臉孔，無法搜尋近似重複。"


def no_near_twin(alike: float) -> str:
    return f"沒有找到近似重複：沒有臉孔與其他訓練影像的相似度達到 {alike}。"


def near_twins(faces: int, more: bool, mirrored: int) -> str:
    """`more`: beside those with an exact twin."""
    also = "另" if more else ""
    return f"{also}有 {count(faces)} 張臉孔有近似重複（[@fig:near-twins]），其中 {count(mirrored)} 張是左右翻轉的。"


def mirrored(share: Interval, chance: str) -> str:
    return f"如果只是碰巧相似，應有一半是左右翻轉；實際上占 {percent_interval(*share)}{chance}。"


def chance_at_most(share: float) -> str:
    return f"。只要沒有人刻意翻轉影像，碰巧相似的至多占 {percent(share)}"


def chance_all() -> str:
    return "。若沒有人刻意翻轉影像，就有可能全都是碰巧相似，因此這個數目只是上限"


def more_than_chance() -> str:
    return "，多於碰巧相似所能解釋的：有人刻意翻轉了影像，所以無從得知有多少只是碰巧相似"


def chance_too_few() -> str:
    return "。數目太少，無法判斷其中有多少是碰巧相似"


def missed(worst: Interval) -> str:
    return (
        "改動太大的影像會漏掉（[@tab:copies-found]）：最難的一種只找到 "
        f"{percent_interval(*worst)}。因此「沒有重複」的意思是*沒有找到*重複。"
    )


def copies_table(kind: str, found: Interval) -> dict[str, str]:
    """A row a kind of altered copy."""
    return {"改動": _COPIES[kind], "找到，%（95% 信賴區間）": interval_cell(found)}


def copies_caption(faces: int) -> str:
    return f"改動後的影像能找到的比例，以 FER2013 的 {count(faces)} 張訓練臉孔測試。"


def table(kind: str, sought: bool, faces: int, share: float, accuracy: Interval | None) -> dict[str, str]:
    """A row a kind of twin, and all faces together; `sought`: near twins were."""
    return {
        "訓練資料中的重複": _KINDS.get(kind, f"沒有{_twins(sought)}"),
        "臉孔數": count(faces),
        "比例": percent(share),
        "準確率，%（95% 信賴區間）": interval_cell(accuracy),
    }


def table_caption() -> str:
    return "依訓練資料中找到的同一張照片分類的準確率：沒有找到、找到另一種版本，或每個像素都相同。"


def table_caption_exact() -> str:
    return "訓練資料中有、沒有完全重複時的準確率；近似重複並未搜尋。"


def lift_unknown() -> str:
    return (
        "判斷每張臉孔的網路，訓練時都沒看過像素完全相同的影像。同一張照片的其他版本會讓準確率提高多少，**無從得知**。"
    )


def none_found() -> str:
    return "沒有任何臉孔在訓練資料中找到重複，因此上述準確率就是沒有找到重複時的準確率。"


def none_drawn() -> str:
    return "沒有任何臉孔與訓練臉孔完全重複，因此上述準確率就是沒有重複時的準確率。"


def twins_alone(sought: bool) -> str:
    return f"**每一張**臉孔在訓練資料中都有{_twins(sought)}，因此無從得知網路在新臉孔上的表現。"


def without(faces: int, accuracy: Interval, sought: bool) -> str:
    return f"排除{_twins(sought)}後剩下 {count(faces)} 張臉孔，準確率為 {percent_interval(*accuracy)}。"


def lift_of_too_few() -> str:
    return "其中一類的臉孔太少，無法判斷準確率是否因包含重複而較高。"


def lift_up(lift: Interval) -> str:
    return f"{_lift(lift)}：包含重複的臉孔時，準確率顯著較高。"


def lift_down(lift: Interval) -> str:
    return f"{_lift(lift)}：包含重複的臉孔時，準確率反而顯著**較低**。"


def lift_open(lift: Interval) -> str:
    return f"{_lift(lift)}：沒有顯著差異。"


def excess_up(excess: Interval) -> str:
    return f"{_excess(excess)}：重複的臉孔顯著較容易認出，可能因為記得，也可能因為影像本來就比較清楚。"


def excess_down(excess: Interval) -> str:
    return f"{_excess(excess)}：重複的臉孔反而顯著**較難**認出。"


def excess_open(excess: Interval) -> str:
    return f"{_excess(excess)}：沒有顯著差異。"


def labels_unknown() -> str:
    return "沒有比對訓練資料中重複臉孔的標籤，因此不知道網路是否記住了標籤。"


def nothing_disputed() -> str:
    return "重複的臉孔在訓練資料中的標籤都相同，因此無法區分記憶與辨識。"


def disputed(faces: int, own: int, training: int, p: float) -> str:
    return (
        "如果重複的臉孔在訓練資料中標籤不同，就看得出是不是記憶：哪一張進入訓練資料純屬偶然，"
        f"沒有記憶的網路回答兩個標籤的機會相等。這樣的臉孔有 {count(faces)} 張，"
        f"網路回答該臉孔自己的標籤 {count(own)} 次，回答訓練資料中的標籤 {count(training)} 次（{p_value(p)}）。"
    )


def neither_answered() -> str:
    return "網路沒有一次回答其中任何一個標籤，因此是否記住標籤仍無定論。"


def memory_open() -> str:
    return "兩者的次數沒有顯著差異，因此是否記住標籤仍無定論。"


def remembers() -> str:
    return "網路**記住了**訓練臉孔的標籤。"


def not_memory() -> str:
    return "網路反而顯著較常回答沒學過的標籤，因此不是記憶。"


def figure_caption(alike: float) -> str:
    return f"每張沒有完全重複的臉孔與最相似訓練臉孔的相似度。相似度達到 {alike}，就視為同一張照片。"


def figure_alt(below: int, above: int, alike: float) -> str:
    return f"相似度的直方圖，在 {alike} 處有一條線：左邊 {count(below)} 張臉孔，右邊 {count(above)} 張。"


def pairs_caption() -> str:
    return (
        "最接近門檻的幾對影像，先列略高於門檻的，再列略低於門檻的，上方是相似度，讀者可以自行判斷門檻是否恰當。"
        "左為未參與訓練的臉孔，右為訓練臉孔，翻轉後較吻合的已翻轉。"
    )


def pairs_alt(above: Sequence[float], below: Sequence[float]) -> str:
    return f"左右並列的小幅灰階臉孔。高於門檻的相似度：{_likenesses(above)}；低於門檻的：{_likenesses(below)}。"


def pair_labels(likeness: Sequence[float]) -> list[str]:
    """Above the held-out face of each pair its likeness, nothing above the training face."""
    return [label for value in likeness for label in (f"{value:.3f}", "")]


def finding(share: float, accuracy: Interval, standard: Interval | None) -> str:
    weighted = "" if standard is None else f"；{AS_IN_THE_SPLIT}，則為 {percent_interval(*standard)}"
    return f"{_found(share)}。其餘沒有完全或近似重複的臉孔，準確率為 {percent_interval(*accuracy)}{weighted}。"


def finding_twins_alone(share: float) -> str:
    return f"{_found(share)}，因此無從得知網路在新臉孔上的表現。"


def _found(share: float) -> str:
    return f"未參與訓練的臉孔中，有 {percent(share)} 在訓練資料中找得到同一張照片"


def _twins(sought: bool) -> str:
    return "完全或近似重複" if sought else "完全重複"


def _lift(lift: Interval) -> str:
    return f"全部臉孔的準確率減去這個數字，是 {points_interval(*lift)}"


def _excess(excess: Interval) -> str:
    return (
        "[@tab:twins-recognised] 沒有區分類別。在同一類別內比較（按重複臉孔的類別比例加權），"
        f"有重複的臉孔的準確率減去其他臉孔的準確率，是 {points_interval(*excess)}"
    )


def _likenesses(values: Sequence[float]) -> str:
    return listed([f"{value:.3f}" for value in values], last="、") or "無"
