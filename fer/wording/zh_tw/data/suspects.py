"""Labels that may be wrong, and whether people refuse those that rank first."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import count, percent, percent_interval

_NAMES = names("zh-TW")


def counted(faces: int, confident: int) -> str:
    return (
        f"排序的 {count(faces)} 張臉孔中，有 {count(confident)} 張明顯像另一個類別："
        "該類別的機率不低於標為該類別的臉孔的平均。[@fig:suspects] 是排在最前面的臉孔。"
    )


def no_votes() -> str:
    return "沒有標註者的票數，無從得知人是否也不同意這些標籤。"


def refused(first: int, share: Interval, everywhere: Interval) -> str:
    return (
        f"前 {count(first)} 張臉孔中，標註者選另一個答案的人數多於選標籤的，占 {percent_interval(*share)}；"
        f"在排序的所有臉孔中，這個比例是 {percent_interval(*everywhere)}。"
    )


def refused_of_all(first: int, share: Interval) -> str:
    return (
        f"排序的 {count(first)} 張臉孔中，標註者選另一個答案的人數多於選標籤的，占 {percent_interval(*share)}。"
        "沒有其他臉孔可供比較。"
    )


def people_agree() -> str:
    return "排在最前面的標籤，標註者不同意的比例高於其他標籤。"


def people_disagree() -> str:
    return "排在最前面的標籤，標註者不同意的比例反而**低於**其他標籤。"


def people_open() -> str:
    return "排在最前面的標籤，標註者不同意的比例是否高於其他標籤，仍無定論。"


def below(label: int, answer: int, sure: float, votes: Sequence[int] | None) -> str:
    """Label and answer, how sure the network is, and how many people chose the label: three lines."""
    said = f"{_NAMES[label]} → {_NAMES[answer]}\n{percent(sure, digits=0)}"
    return said if votes is None else f"{said}\n{votes[1]} 票中 {votes[0]} 票"


def caption(shown: int) -> str:
    return f"{_head(shown)}。下方是標籤 → 網路的回答，以及網路對回答的信心。"


def caption_with_votes(shown: int) -> str:
    return f"{_head(shown)}。下方是標籤 → 網路的回答、網路對回答的信心，以及標註者投給標籤的票數。"


def alt(shown: int, label: int, answer: int) -> str:
    return f"{count(shown)} 張小幅灰階臉孔，下方是標籤與回答。第一張標為{_NAMES[label]}，網路的回答是{_NAMES[answer]}。"


def _head(shown: int) -> str:
    return f"標籤最可疑的 {count(shown)} 張臉孔"
