"""Question 4, evidence: do the maps lie where FACS expects the expression?"""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.zh_tw.prose import in_words, listed
from fer.wording.zh_tw.saliency.parts import AREAS, moved


def table(label: int, parts: Sequence[str], expected: str, others: str, difference: str, gain: str) -> dict[str, str]:
    return {
        "類別": names("zh-TW")[label],
        "預期部位": "、".join([AREAS[part] for part in parts]),
        "預期部位的密度": expected,
        "其他部位的密度": others,
        "差距": difference,
        "扣除隨機權重": gain,
    }


def caption(judged: int, reach: int | None) -> str:
    return (
        "Map 在 FACS 預期的部位和臉上其他部位的密度、兩者的差距，以及扣除隨機權重時的差距後還剩多少。附 95% 信賴區間"
        f"{moved(reach)}；最後兩欄的信賴區間對{in_words(judged)}個類別同時成立。"
    )


def verdict(lead: str, told: Sequence[str]) -> str:
    return f"{lead}（[@tab:saliency-facs]）。密度{'；'.join(told)}。"


def looks_there() -> str:
    return "網路看 FACS 預期有表情的部位多於其他部位"


def looks_elsewhere() -> str:
    return "網路看**其他**部位多於 FACS 預期有表情的部位"


def is_open() -> str:
    return "網路看 FACS 預期有表情的部位是否多於其他部位，**無法確定**"


def for_no_class(classes: Sequence[int]) -> str:
    return (
        f"{_classes(classes)}的 map 比隨機權重時更偏向**其他**部位，而不是 FACS 預期的部位；**沒有**任何類別的 map "
        "確定符合 FACS 的預期"
    )


def open_for_others(classes: Sequence[int]) -> str:
    return f"{_classes(classes)}的 map 比隨機權重時更偏向 FACS 預期的部位；其他類別都無法確定"


def not_for_others(there: Sequence[int], elsewhere: Sequence[int]) -> str:
    return (
        f"和隨機權重時相比，{_classes(there)}的 map 更偏向 FACS 預期的部位，{_classes(elsewhere)}的更偏向**其他**部位"
    )


def denser(there: str, random: str, classes: Sequence[int]) -> str:
    """Of classes whose maps lie alike, in the parts that FACS expects and beside random weights."""
    return f"{_THERE[there]}{_BEYOND[there][random]}：{_classes(classes)}"


_THERE = {
    "more": "在預期部位顯著較高",
    "less": "在**其他**部位顯著較高",
    "open": "在兩處沒有顯著差異",
}
_BEYOND = {  # by the side on which attribution is denser
    "more": {
        "more": "，而且比隨機權重時更明顯",
        "less": "，卻**不如**隨機權重時明顯",
        "open": "，但和隨機權重時沒有顯著差異",
    },
    "less": {
        "more": "，卻**不如**隨機權重時明顯",
        "less": "，而且比隨機權重時更明顯",
        "open": "，但和隨機權重時沒有顯著差異",
    },
    "open": {
        "more": "，但比隨機權重時更偏向預期部位",
        "less": "，但比隨機權重時更偏向其他部位",
        "open": "",
    },
}


def left_out(classes: Sequence[int]) -> str:
    return f"{_classes(classes)}沒有動作單元，不列入。"


def only_the_nose(classes: Sequence[int]) -> str:
    return f"{_classes(classes)}的其他部位只剩鼻子，而鼻子就在影像正中央。"


def _classes(classes: Sequence[int]) -> str:
    return listed([names("zh-TW")[k] for k in classes])
