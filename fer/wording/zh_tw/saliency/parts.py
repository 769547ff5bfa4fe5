"""Question 4: how much of the maps falls on brows, eyes, nose and mouth."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.numbers import bounded, number
from fer.wording.zh_tw.prose import count, in_words, listed, percent
from fer.wording.zh_tw.prose import faces as of_faces
from fer.wording.zh_tw.saliency.maps import method, methods, titles

AREAS = {"brows": "眉毛", "eyes": "眼睛", "nose": "鼻子", "mouth": "嘴巴", "rest": "其他"}


def one_leads(part: str, count: str, density: str, most: str | None) -> str:
    looks = f"{count}顯示網路注意{AREAS[part]}：" if most is None else f"網路{most}注意{AREAS[part]}：{count}顯示，"
    return (
        f"{looks}{AREAS[part]}占 map 的比例顯著大於占影像的比例，也顯著大於權重隨機時的比例。"
        f"平均是占影像比例的 {density}。"
    )


def several_lead(parts: Sequence[str], count: str, densities: Sequence[str]) -> str:
    return (
        f"網路注意{listed([AREAS[part] for part in parts])}：就每個部位來說，{count}顯示，占 map 的比例顯著大於"
        f"占影像的比例，也顯著大於權重隨機時的比例。平均依序是占影像比例的 {listed(densities, last='和 ')}。"
    )


def most() -> str:
    return "最"


def by_all(of: int) -> str:
    return f"{in_words(of)}種方法都"


def by_some(by: int, of: int) -> str:
    return f"{in_words(of)}種方法中有{in_words(by)}種"


def density(value: float | None, interval: Interval | None) -> str:
    """The value alone where there is one face, a dash without any."""
    if value is None:
        return "–"
    if interval is None:
        return f"{number(value, digits=1)} 倍"
    shown, low, high = (number(part, digits=1) for part in interval)
    return f"{shown} 倍（95% 信賴區間 {low} 到 {high}）"


def others(tally: Sequence[str]) -> str:
    return f"{'，'.join(tally)}。"


def others_first(part: str, by: int) -> str:
    return f"{AREAS[part]}也有{in_words(by)}種方法支持"


def others_by(part: str, by: int) -> str:
    return f"{AREAS[part]}有{in_words(by)}種"


def others_by_none(part: str) -> str:
    return f"{AREAS[part]}沒有"


def class_by_class(part: str, sure: int, of: int) -> str:
    """In how many of several classes the part leads significantly."""
    found = f"有{in_words(sure)}個" if sure else "一個也沒有"
    return f"分類別來看，{AREAS[part]}顯著高於其他每個部位的，{in_words(of)}個類別中{found}。"


def in_the_middle() -> str:
    """Why a map may lie on the nose and tell nothing of it."""
    return "鼻子就在影像正中央，map 可能只因為這樣就落在那裡。"


def no_others(parts: Sequence[str]) -> str:
    return f"{listed([AREAS[part] for part in parts])}沒有任何方法支持。"


def none(of: int) -> str:
    return f"{in_words(of)}種方法中，沒有一種顯示任何部位占 map 的比例顯著大於占影像的比例，又大於權重隨機時的比例。"


def highest(part: str, density: str) -> str:
    return f"相對於占影像的比例，{AREAS[part]}占 map 的比例最高，平均是 {density}。"


def caption(faces: int, drawn: bool, comparisons: int, reach: int | None) -> str:
    source = "由繪圖程式給定" if drawn else "用固定的形狀標出"
    return (
        f"左：各部位的平均密度（{of_faces(faces)}；虛線：均勻分布）。右：比權重隨機的網路高多少（虛線：沒有差異）。"
        f"部位的位置{source}；95% 信賴區間對全部 {count(comparisons)} 個比較同時成立{moved(reach)}。"
    )


def alt(of: int, parts: Sequence[str]) -> str:
    return f"左右兩張點圖，附信賴區間；每列是一個部位，每個點是一種方法，共{in_words(of)}種。{'；'.join(parts)}。"


def alt_of_part(part: str, low: float, high: float, by: int) -> str:
    return (
        f"{AREAS[part]}的密度從 {number(low, digits=1)} 到 {number(high, digits=1)}，"
        f"兩邊都在虛線右側的方法有 {count(by)} 種"
    )


def yardsticks() -> dict[str, str]:
    """The titles of the two panels, and the names of the methods."""
    return {"even": "密度（均勻分布的倍數）", "random": "比隨機權重高出的密度", **titles()}


def part_names() -> list[str]:
    """The rows of the figure of both yardsticks."""
    return [AREAS["brows"], AREAS["eyes"], AREAS["nose"], AREAS["mouth"]]


def rows() -> list[str]:
    """The rows of the figure of the classes: the classes, and random weights."""
    return [*names("zh-TW"), "隨機權重"]


def labels() -> dict[str, str]:
    """The titles in the figure of the classes, by area and by method."""
    return {**AREAS, **titles()}


def times(value: float | None, interval: Interval | None) -> str:
    """In multiples of the area; the value alone where there is one face, a dash without any."""
    if value is None:
        return "–"
    return number(value, digits=1) if interval is None else bounded(interval, digits=1, between=" 到 ")


def classes_caption(area: Mapping[str, float], reach: int | None) -> str:
    shares = "、".join([f"{AREAS[name]} {percent(share)}" for name, share in area.items()])
    return (
        f"各類別在臉部各部位的密度（占影像面積：{shares}）；虛線：均勻分布。最下面一列是權重隨機的網路，所有類別合計。"
        f"附 95% 信賴區間{moved(reach)}。"
    )


def classes_alt(areas: Sequence[str]) -> str:
    return f"五張點圖，附信賴區間；每列是一個類別，最後一列是隨機權重。所有方法和類別的平均密度：{'，'.join(areas)}。"


def alt_of_area(area: str, value: float, random: float) -> str:
    return f"{AREAS[area]} {number(value, digits=1)}（隨機權重 {number(random, digits=1)}）"


def mean_alt(brightest: Sequence[str]) -> str:
    return (
        "每個類別一欄，沒有臉孔的類別留空：最上面是平均臉，下面是各方法的平均 map。"
        f"所有類別中最亮的部位：{'，'.join(brightest)}。"
    )


def alt_of_method(name: str, part: str, value: float) -> str:
    return f"{method(name)} 是{AREAS[part]}（{number(value, digits=1)} 倍）"


def part(part: str, told: Sequence[str]) -> str:
    return f"**{AREAS[part]}**：{'；'.join(told)}。"


def compared(even: str, random: str, by: Sequence[str]) -> str:
    """What methods say of a part, beside its area and beside random weights."""
    return f"{_COMPARED[even][random]}（{methods(by)}）"


_COMPARED = {  # beside the area, then beside random weights
    "more": {
        "more": "高於面積比例，也**高於**隨機權重",
        "less": "高於面積比例，卻**低於**隨機權重",
        "open": "高於面積比例，和隨機權重沒有顯著差異",
    },
    "less": {
        "more": "低於面積比例，卻**高於**隨機權重",
        "less": "低於面積比例，也**低於**隨機權重",
        "open": "低於面積比例，和隨機權重沒有顯著差異",
    },
    "open": {
        "more": "**高於**隨機權重，和面積比例沒有顯著差異",
        "less": "**低於**隨機權重，和面積比例沒有顯著差異",
        "open": "和兩者都沒有顯著差異",
    },
}


def no_part_of_any_class() -> str:
    return "**沒有**任何類別的任何部位顯著高於面積比例。"


def no_part_surely() -> str:
    return "**沒有**任何類別有一個部位顯著高於其他所有部位。"


def densest(parts: Sequence[str]) -> str:
    return f"取各方法的平均，{'；'.join(parts)}。與其他每個部位的差異都顯著。"


def most_for(part: str, classes: Sequence[str]) -> str:
    return f"密度最高的部位是**{AREAS[part]}**的類別有（括號內為 95% 信賴區間）：{'、'.join(classes)}"


def of_class(label: int, density: str) -> str:
    return f"{names('zh-TW')[label]} {density}"


def open_for(classes: Sequence[str]) -> str:
    return f"以下類別中，密度最高的部位並沒有顯著領先：{'、'.join(classes)}。"


def open_between(label: int, part: str, rival: str) -> str:
    return f"{names('zh-TW')[label]}（{AREAS[part]}對{AREAS[rival]}）"


def class_name(label: int) -> str:
    return names("zh-TW")[label]


def none_clearly(classes: Sequence[int]) -> str:
    return f"{listed([names('zh-TW')[k] for k in classes])}沒有任何部位顯著高於面積比例。"


def known() -> str:
    """Where the parts of drawn faces come from."""
    return "這些臉孔是程式畫的，每張臉的眉毛、眼睛、鼻子和嘴巴在哪裡都是已知的（[@fig:saliency-regions]）。"


def placed(reach: int) -> str:
    """Where the parts of photographs come from."""
    return (
        "這些照片沒有人標過部位，所以用固定的形狀，依 FER2013 訓練影像的平均臉以目視放置（[@fig:saliency-regions]）。"
        "臉若轉向一邊，形狀就對不準，量到的密度可能比實際低，也可能比實際高：旁邊的部位更亮，就會偏高。"
        f"如果所有臉孔上的形狀都同樣偏移，最多 {reach} 個像素，信賴區間仍然成立。"
    )


def outlines_of_faces() -> str:
    return "每個類別各一張臉孔，畫出各部位的輪廓。"


def outlines_of_means() -> str:
    return "各類別的平均臉，畫出各部位的輪廓。"


def outlines_alt(area: Mapping[str, float]) -> str:
    shares = "、".join([f"{AREAS[name]} {percent(share)}" for name, share in area.items()])
    return f"灰階臉孔排成一列，每個類別一張，沒有臉孔的類別留空，各部位以彩色線圈出；占影像面積：{shares}。"


def table(row: str, cells: Mapping[str, str]) -> dict[str, str]:
    return {"類別": row, **{AREAS[area]: cell for area, cell in cells.items()}}


def cell(value: float | None, interval: Interval | None, starred: bool) -> str:
    """As `times`, in a table; a star where FACS expects the class to move the part."""
    star = " *" if starred else ""
    if value is None:
        return f"–{star}"
    return (number(value, digits=1) if interval is None else bounded(interval, digits=1)) + star


def all_classes() -> str:
    return "全部"


def random_weights() -> str:
    return "隨機權重"


def table_caption(of: int, reach: int | None) -> str:
    return (
        f"各類別在各部位的密度，{in_words(of)}種方法平均，附 95% 信賴區間{moved(reach)}。均勻分布的密度是 1。"
        "星號是依 FACS 該情緒會動到的部位。"
    )


def moved(reach: int | None) -> str:
    """That intervals hold for parts that lie elsewhere too; None where it is known where they lie."""
    return "" if reach is None else f"，部位移動最多 {count(reach)} 個像素時也成立"
