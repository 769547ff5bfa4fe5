"""Faces that occur more than once, or show nothing."""

from collections.abc import Mapping

from fer.data.emotions import names
from fer.wording.zh_tw.prose import SPLITS, count, listed, percent

_NAMES = names("zh-TW")


def share(leaked: int, faces: int, split: str) -> str:
    return (
        f"{SPLITS[split]}資料的 {count(faces)} 張臉孔中，有 {count(leaked)} 張（{percent(leaked / faces)}）"
        "與訓練臉孔完全重複（exact twin，每個像素都相同）"
    )


def leak_of_some(share: str) -> str:
    return f"{share}。因此準確率列出兩種：包含與排除這些臉孔。"


def leak_of_all(share: str) -> str:
    return f"{share}。因此本報告無法說明網路在新臉孔上的表現。"


def no_leak(split: str, faces: int, training_faces: int) -> str:
    return (
        f"{SPLITS[split]}資料的 {count(faces)} 張臉孔中，沒有一張與 {count(training_faces)} 張訓練臉孔"
        "完全重複（exact twin，每個像素都相同）。"
    )


def table(what: str, number: int) -> dict[str, str]:
    return {"項目": what, "數量": count(number)}


def copies_within(split: str) -> str:
    return f"{SPLITS[split]}資料內的重複臉孔"


def across(split: str, earlier: str) -> str:
    return f"也出現在{SPLITS[earlier]}資料的{SPLITS[split]}臉孔"


def in_training(split: str) -> str:
    return f"也出現在網路所有訓練臉孔中的{SPLITS[split]}臉孔"


def copies_in_all() -> str:
    return "全部資料的重複臉孔"


def disputed_sets() -> str:
    return "標籤不一致的重複組"


def blank_faces() -> str:
    return "空白影像"


def caption() -> str:
    return "完全重複的臉孔與空白影像。每組重複中，第一張以外的都算重複臉孔。空白影像除了壓縮痕跡外只有單一灰階。"


def no_twins() -> str:
    return "沒有任何影像出現兩次，也沒有空白影像。"


def disputed(sets: int) -> str:
    return f"有 {count(sets)} 組完全重複的臉孔標籤不一致，任何網路都不可能全部答對。"


def undisputed(sets: int) -> str:
    return f"完全重複、且至少兩張有標籤的臉孔共 {count(sets)} 組，每組的標籤都一致。"


def blank(faces: int) -> str:
    return f"有 {count(faces)} 張影像是空白的，仍保留來源的標籤。"


def labels_of(counts: Mapping[int, int]) -> str:
    """The classes under which one picture is filed, one a line, each with how often."""
    return "\n".join(_labels(counts))


def disputed_one() -> str:
    return "唯一一張標籤不一致的影像，下方是各個標籤。"


def disputed_all() -> str:
    return "所有標籤不一致的影像，下方是各個標籤。"


def disputed_first(shown: int, sets: int) -> str:
    return f"標籤不一致的 {count(sets)} 張影像中的前 {count(shown)} 張，下方是各個標籤。"


def disputed_alt(shown: int, first: Mapping[int, int]) -> str:
    return f"{count(shown)} 張小臉孔，下方列出各自的標籤。第一張標為{listed(_labels(first), last='、')}。"


def _labels(counts: Mapping[int, int]) -> list[str]:
    return [f"{_NAMES[emotion]} {number} 次" for emotion, number in counts.items()]
