"""How many faces a class has, and which action units."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.wording.zh_tw.prose import SPLITS, count, listed, percent

_NAMES = names("zh-TW")
UNITS = {
    1: "內眉上揚",
    2: "外眉上揚",
    4: "眉毛下壓",
    5: "上眼瞼上揚",
    6: "臉頰上揚",
    7: "眼瞼收緊",
    9: "皺鼻",
    12: "嘴角上揚",
    15: "嘴角下垂",
    16: "下唇下壓",
    20: "嘴唇橫拉",
    23: "嘴唇收緊",
    26: "下巴放下",
}  # the action units of the Facial Action Coding System (Ekman, Friesen & Hager 2002)


def split_title(split: str, faces: int) -> str:
    return f"{SPLITS[split]}資料（{count(faces)} 張）"


def bar_label(faces: int, share: float) -> str:
    return f"{count(faces)} ({percent(share)})"


def no_faces() -> str:
    return "–"


def absent(classes: Sequence[int]) -> str:
    named = listed([_NAMES[label] for label in classes])
    return f"來源中沒有{named}的臉孔。網路仍保留這些類別的輸出，但各類別的平均只計有臉孔的類別。"


def counts_caption(splits: Sequence[str]) -> str:
    return f"{listed([SPLITS[split] for split in splits])}資料中各類別的臉孔數，以及占該資料集的比例。"


def counts_alt(counts: Mapping[str, Sequence[int]]) -> str:
    return f"橫條圖，每個類別一條。{'；'.join(_of_split(split, faces) for split, faces in counts.items())}。"


def equal(split: str, each: int) -> str:
    return f"{SPLITS[split]}資料的各類別一樣多，各 {count(each)} 張（[@fig:class-counts]）。"


def even(split: str, ratio: float, largest: int, most: int, smallest: int, least: int) -> str:
    return (
        f"{SPLITS[split]}資料的各類別大小相近（[@fig:class-counts]）：最多的是{_NAMES[largest]}（{count(most)} 張），"
        f"為最少的{_NAMES[smallest]}（{count(least)} 張）的 {ratio:.2f} 倍。"
    )


def uneven(
    split: str,
    ratio: float,
    largest: int,
    most: int,
    smallest: int,
    least: int,
    share_of_largest: float,
    share_of_smallest: float,
    held_out: str,
    right: float,
) -> str:
    return (
        f"類別大小不均（[@fig:class-counts]）：{SPLITS[split]}資料中，{_NAMES[largest]}占 {percent(share_of_largest)}"
        f"（{count(most)} 張），{_NAMES[smallest]}只占 {percent(share_of_smallest)}（{count(least)} 張），"
        f"前者是後者的 {ratio:.1f} 倍。一律回答「{_NAMES[largest]}」，"
        f"在{SPLITS[held_out]}資料上就能答對 {percent(right)}。"
        "準確率因此很難反映小類別的好壞，問題 3 另列各類別的召回率（recall）。"
    )


def units_table(emotion: int, units: Sequence[int]) -> dict[str, str]:
    """The action units of an emotion, by number and name."""
    described = "、".join(f"{unit} {UNITS[unit]}" for unit in units)
    return {"類別": _NAMES[emotion], "動作單元": described or "無"}


def units_caption() -> str:
    return "各情緒的動作單元，附編號與名稱。"


def units_drawn() -> str:
    return f"{units_caption()}合成臉孔即依此繪製。"


def _of_split(split: str, faces: Sequence[int]) -> str:
    of_classes = [f"{name} {count(number)}" for name, number in zip(_NAMES, faces, strict=True)]
    return f"{SPLITS[split]}資料：{listed(of_classes, last='、')}"
