"""Question 3, evidence: the network's confusions beside those of people."""

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell
from fer.wording.zh_tw.prose import count, percent, percent_interval, points_interval

_NAMES = names("zh-TW")
_NONE = "–"
_WHOM = {"annotator": "單一標註者", "label": " FER2013 的標籤"}
_JUDGES = {"annotator": "單一標註者", "label": "FER2013 的標籤", "network": "網路"}


def figure_words() -> dict[str, str]:
    """The words in the figure."""
    return {**_JUDGES, "reference": "其他標註者的多數意見", "answer": "回答"}


def missing() -> str:
    return (
        "這些臉孔沒有標註者的投票，無法把網路與人比較。若是 FER2013，把 FER+ [@barsoum2016] 的 `fer2013new.csv` "
        "與 `fer2013.csv` 放在一起即可。"
    )


def each(votes: int) -> str:
    return f"{count(votes)} 票"


def between(fewest: int, most: int) -> str:
    return f"{count(fewest)} 到 {count(most)} 票"


def method(number: str, held: int, votes: int, left_out: int) -> str:
    return (
        f"FER+ [@barsoum2016] 的每張臉孔有 {number}，來自不同的標註者。過半數才算多數意見。"
        f"每一票都與同一張臉孔*其他*票的多數意見比較：{count(votes)} 票中有 {count(held)} 票可以比較。"
        f"其餘 {count(left_out)} 票略去：這一票沒有投給七個類別中的任何一個，"
        "或者其他票沒有多數意見，或多數意見不是七個類別之一。"
        "FER2013 的標籤與網路的回答也與同樣的多數意見比較，如同各多一位標註者。"
        "信賴區間把同一張臉孔的票視為一個群集（cluster）。"
    )


def matrices_caption() -> str:
    return (
        "單一標註者、FER2013 的標籤與網路對同一批臉孔的混淆情形。每列是其他標註者的多數意見，"
        "格中數字是占該列的百分比，顏色越深比例越高。"
    )


def matrices_alt() -> str:
    return "三個並排的七乘七方格，顏色深淺代表占該列的比例。"


def matrix_alt(who: str, low: float, high: float) -> str:
    return f"{_JUDGES[who]}的對角線從 {percent(low, digits=0)} 到 {percent(high, digits=0)}。"


def nothing_held() -> str:
    return "幾乎沒有一張臉孔，其他標註者的多數意見是七個類別之一，因此無從比較。"


def agreement(annotator: Interval, label: Interval, network: Interval) -> str:
    return (
        f"與其他標註者多數意見一致的比例：單一標註者 {percent_interval(*annotator)}，"
        f"FER2013 的標籤 {percent_interval(*label)}，網路 {percent_interval(*network)}。"
    )


def network_beside(annotator: str, label: str) -> str:
    return f"網路與多數意見一致的比例，{annotator}，{label}。"


def agrees_more(whom: str) -> str:
    return f"顯著高於{_WHOM[whom]}"


def agrees_less(whom: str) -> str:
    return f"顯著低於{_WHOM[whom]}"


def agrees_as_well(whom: str) -> str:
    return f"與{_WHOM[whom]}沒有顯著差異"


def no_mistake_disputed() -> str:
    return "網路沒有誤判，無從與標註者的投票比較。"


def only_mistakes_disputed(mistakes: Interval) -> str:
    return f"{_disputed(mistakes)}。沒有答對的臉孔可供比較。"


def disputed(mistakes: Interval, right: Interval, difference: Interval) -> str:
    return (
        f"{_disputed(mistakes)}；網路答對的臉孔中則是 {percent_interval(*right)}，相差 {points_interval(*difference)}。"
    )


def within_unknown() -> str:
    return "沒有一個類別同時有答對與誤判的臉孔，因此這可能只是類別之間的差異。"


def within_classes(excess: Interval) -> str:
    return f"在同一類別內比較（按誤判的類別比例加權），相差 {points_interval(*excess)}。"


def within_more() -> str:
    return "也就是說，標註者不認同標籤的臉孔，網路也較常誤判。"


def within_less() -> str:
    return "也就是說，標註者**更認同**標籤的臉孔，網路反而較常誤判。"


def within_open() -> str:
    return "因此，這是否不只是類別之間的差異，仍無定論。"


def no_mistake_to_sort() -> str:
    return "沒有誤判可以分類。"


def mistakes(total: int, label: int, answer: int, another: int, no_class: int, split: int) -> str:
    return (
        f"{count(total)} 個誤判中，多數意見支持標籤的有 {count(label)} 個，這些是網路自己的錯。"
        f"有 {count(answer)} 個多數意見支持網路、**不支持**標籤；{count(another)} 個是第三個類別；"
        f"{count(no_class)} 個不屬於七個類別；{count(split)} 個沒有多數意見。"
    )


def no_other_class() -> str:
    return "這些誤判中，沒有一個的多數意見是七個類別中標籤以外的類別。"


def named_more(share: Interval, chance: float) -> str:
    return f"{_names_it(share)}，顯著高於{_if_shuffled(chance)}。"


def named_less(share: Interval, chance: float) -> str:
    return f"{_names_it(share)}，顯著**低於**{_if_shuffled(chance)}。"


def named_by_chance(share: Interval, chance: float) -> str:
    return f"{_names_it(share)}，與{_if_shuffled(chance)}沒有顯著差異。"


def mistakes_table(
    of: int | None, total: int, label: int, answer: int, another: int, no_class: int, split: int
) -> dict[str, str]:
    """A row; the last is the sum, which is of no label."""
    return {
        "標籤": "全部" if of is None else _NAMES[of],
        "誤判數": count(total),
        "支持標籤": count(label),
        "支持回答": count(answer),
        "第三個類別": count(another),
        "七類以外": count(no_class),
        "沒有多數": count(split),
    }


def mistakes_table_caption() -> str:
    return "網路的誤判，依標籤與標註者的多數意見分類。支持標籤：網路自己的錯；支持回答：標籤可疑；其餘對人來說也很難。"


def noise_unknown() -> str:
    return "沒有任何臉孔的多數意見是七個類別之一，因此標籤的雜訊未知。"


def noise_table(
    of: int,
    faces: int,
    backed: int,
    contradicted: int,
    commonest: int | None,
    no_class: int,
    split: int,
    noise: Interval | None,
) -> dict[str, str]:
    return {
        "標籤": _NAMES[of],
        "臉孔數": count(faces),
        "支持": count(backed),
        "反對": count(contradicted),
        "反對時最常見": _NONE if commonest is None else _NAMES[commonest],
        "七類以外": count(no_class),
        "沒有多數": count(split),
        "雜訊，%（95% 信賴區間）": interval_cell(noise),
    }


def noise_table_caption() -> str:
    return "未參與訓練的臉孔的標籤與標註者的多數意見。雜訊：多數意見是七個類別之一的臉孔中，標籤遭到反對的比例。"


def _disputed(mistakes: Interval) -> str:
    return f"網路的誤判中，有 {percent_interval(*mistakes)}的標籤得不到多數意見支持"


def _names_it(share: Interval) -> str:
    return f"多數意見是標籤以外的類別時，網路的錯誤回答正好是該類別的占 {percent_interval(*share)}"


def _if_shuffled(chance: float) -> str:
    return f"把各標籤的錯誤回答打亂後的比例（{percent(chance)}）"
