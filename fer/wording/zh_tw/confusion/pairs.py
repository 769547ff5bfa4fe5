"""Question 3: which classes are confused, and whether a confusion goes one way."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.numbers import interval_cell
from fer.wording.zh_tw.data.classes import UNITS
from fer.wording.zh_tw.prose import count, in_words, listed, percent

_NAMES = names("zh-TW")


def no_mistake() -> str:
    return "網路對這些臉孔沒有任何誤判，無從比較。"


def leads(true: int, predicted: int) -> str:
    return (
        f"[@tab:confused-pairs] 中誤判率最高的是{_taken_for(true, predicted)}，顯著高於其他所有誤判"
        "（直接檢定兩者之差；表中的信賴區間必須對所有誤判同時成立，因此較寬）。"
    )


def lead_open(true: int, predicted: int) -> str:
    return (
        f"[@tab:confused-pairs] 中誤判率最高的是{_taken_for(true, predicted)}，但並未顯著高於其他所有誤判，"
        "因此哪一種最高仍無定論。"
    )


def one_way(pairs: Sequence[tuple[int, int]]) -> str:
    return f"{listed([_taken_for(true, predicted) for true, predicted in pairs], last='、')}，誤判率顯著高於反方向。"


def no_direction(pairs: Sequence[tuple[int, int]]) -> str:
    between = listed([f"{_NAMES[one]}與{_NAMES[other]}之間" for one, other in pairs], last="、")
    return f"{between}，兩個方向的誤判率沒有顯著差異。"


def unseen(pairs: Sequence[tuple[int, int]]) -> str:
    taken = listed([_taken_for(true, predicted) for true, predicted in pairs], last="或")
    return f"評估資料中沒有這些類別的臉孔，無法得知網路是否也會{taken}。"


def shared_units(pairs: Sequence[tuple[int, int, Sequence[int]]]) -> str:
    """Two classes and the action units that both move."""
    shared = [
        f"{_NAMES[one]}與{_NAMES[other]}都用到 {listed([f'{unit}（{UNITS[unit]}）' for unit in units], last='和 ')}"
        for one, other, units in pairs
    ]
    return f"依臉部動作編碼系統的動作單元（action unit）[@ekman2002]，{'；'.join(shared)}，可能因此混淆。"


def rarest(label: int, faces: int, total: int) -> str:
    return f"{_NAMES[label]}的訓練臉孔最少，{count(total)} 張中只有 {count(faces)} 張，網路對這個類別能學到的也最少。"


def see_mistakes() -> str:
    return "[@fig:mistakes] 列出其中一部分臉孔。"


def table(
    true: int,
    predicted: int,
    mistaken: int,
    faces: int,
    rate: Interval,
    back: Interval | None,
    excess: Interval | None,
) -> dict[str, str]:
    """A row a confusion; a bound of the difference may be negative."""
    return {
        "真實 → 預測": _arrow(true, predicted),
        "臉孔數": f"{count(mistaken)} / {count(faces)}",
        "誤判率，%": interval_cell(rate),
        "反方向，%": interval_cell(back),
        "差異，百分點": interval_cell(excess, between=" 到 "),
    }


def table_caption(number: int) -> str:
    return (
        f"誤判率最高的{in_words(number)}種誤判。反方向：把預測類別誤判為真實類別的比例。"
        "括號內為 95% 信賴區間，都經過多重比較校正（Bonferroni）。"
    )


def mistake_labels(true: int, predicted: int, confidences: Sequence[float]) -> list[str]:
    """What stands over each face: "恐懼 → 悲傷", and below it how sure the network is of its answer."""
    return [f"{_arrow(true, predicted)}\n{percent(share, digits=0)}" for share in confidences]


def mistakes_caption(examples: int) -> str:
    return (
        "這些誤判的臉孔；每張上方是真實類別 → 預測類別，以及網路對答案的信心。"
        f"每種最多{in_words(examples)}張，從信心最高到最低等距選出。"
    )


def mistakes_alt(rows: Sequence[tuple[int, int, int]]) -> str:
    """True class, predicted class and number of faces of each confusion."""
    shown = [f"{_taken_for(true, predicted)} {count(faces)} 張" for true, predicted, faces in rows]
    return f"成列的小幅灰階臉孔，從信心最高的誤判排到最低：{listed(shown, last='、')}。"


def _arrow(true: int, predicted: int) -> str:
    return f"{_NAMES[true]} → {_NAMES[predicted]}"


def _taken_for(true: int, predicted: int) -> str:
    return f"把{_NAMES[true]}判為{_NAMES[predicted]}"
