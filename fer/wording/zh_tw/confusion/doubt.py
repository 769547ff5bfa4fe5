"""Question 3, evidence: faces on which the network errs alone, and faces that neither it nor people can decide."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.zh_tw.confusion.pairs import mistake_labels
from fer.wording.zh_tw.prose import count, percent_interval, points_interval


def never_split() -> str:
    return "網路對每張臉孔都給了某個類別過半的機率，從不猶豫。"


def always_split(network: int, among_split: Interval) -> str:
    return (
        f"{_undecided(network)}這些臉孔中，標註者也沒有多數意見的占 {percent_interval(*among_split)}。"
        "沒有其他臉孔可供比較。"
    )


def shared(network: int, among_split: Interval, among_sure: Interval, difference: Interval) -> str:
    return (
        f"{_undecided(network)}標註者也沒有多數意見的，在這些臉孔中占 {percent_interval(*among_split)}，"
        f"在其他臉孔中占 {percent_interval(*among_sure)}，相差 {points_interval(*difference)}。"
    )


def where_people_do() -> str:
    return "標註者沒有多數意見的臉孔，網路也較常猶豫。"


def where_people_are_surer() -> str:
    return "標註者**更有把握**的臉孔，網路反而較常猶豫。"


def where_open() -> str:
    return "標註者沒有多數意見的臉孔，網路是否也較常猶豫，仍無定論。"


def labels(true: Sequence[int], answers: Sequence[int], sure: Sequence[float]) -> list[str]:
    """Over each face its label, the network's answer and its probability: "恐懼 → 悲傷", below it "97%"."""
    return [label for t, a, share in zip(true, answers, sure, strict=True) for label in mistake_labels(t, a, [share])]


def caption(rows: Sequence[str]) -> str:
    return f"{'；'.join(rows)}。每張上方是標籤 → 回答，以及網路的信心。"


def own_row() -> str:
    return "標註者支持標籤的誤判，信心最高的在前"


def ambiguous_row() -> str:
    return "網路猶豫、標註者也沒有多數意見的臉孔，信心最低的在前"


def alt(own: int, ambiguous: int) -> str:
    return (
        f"小幅灰階臉孔：標註者支持標籤的誤判 {count(own)} 張，網路猶豫、標註者也沒有多數意見的 {count(ambiguous)} 張。"
    )


def _undecided(network: int) -> str:
    return f"網路對 {count(network)} 張臉孔猶豫不決：沒有任何類別的機率過半。"
