"""Question 5: how strongly the images made for filters activate them, and which faces do."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.numbers import number, p_value, with_sign
from fer.wording.zh_tw.prose import SPLITS, count, listed, percent

_NAMES = names("zh-TW")


def titles(filters: Sequence[int]) -> list[str]:
    """The filters of a figure by their numbers."""
    return [str(number) for number in filters]


def heights(filters: Sequence[int], made: Sequence[float], strongest: Sequence[float]) -> list[str]:
    """Below the number of each filter, the activation by its image and by the strongest face."""
    rows = zip(filters, made, strongest, strict=True)
    return [f"{filter_}\n{number(image, digits=1)} | {number(face, digits=1)}" for filter_, image, face in rows]


def maximisers_caption(shown: int, filters: int) -> str:
    return (
        f"最後一層卷積共 {count(filters)} 個 filter，圖中是各臉孔之間 activation 變化最大的 {shown} 個，"
        "影像由梯度上升產生。下方依序為 filter 編號，以及這張影像 | 最強臉孔的 activation，單位是高於平均的標準差數。"
    )


def maximisers_alt(shown: int, cycles: float, made: tuple[float, float], strongest: tuple[float, float]) -> str:
    """`made` and `strongest` are the lowest and the highest."""
    return (
        f"{count(shown)} 張灰階影像，紋理橫跨影像約 {number(cycles, digits=1)} 個明暗週期。下方的 activation："
        f"影像為 {_range(*made)}，最強臉孔為 {_range(*strongest)}。"
    )


def strongest_caption(faces: int, held_out: str) -> str:
    return (
        f"每個 filter 的影像，以及{SPLITS[held_out]}臉孔中 activation 最高的 {count(faces)} 張，由強到弱。"
        "外框與文字是真實類別，"
        "十字標出 map 最大值所依據區域的中心。"
    )


def gallery_caption() -> str:
    """Above the table of filters on a page in a browser."""
    return (
        "同樣的 filter，可以排序和篩選：為各 filter 產生的影像與其 activation、acti"
        "vation 最高的臉孔與最強那張的 activation（單位是高於平均的標準差數），以及這些臉孔中最多的類別。"
    )


def gallery_words() -> dict[str, str]:
    """The heads of its columns."""
    return {
        "filter": "filter",
        "image": "影像",
        "made": "影像的 activation",
        "faces": "最強的臉孔",
        "strongest": "最強臉孔的 activation",
        "class": "類別",
    }


def strongest_alt(filters: int, faces: int, classes: Sequence[tuple[int, int]]) -> str:
    """`classes` are pairs of a class and its number of faces."""
    told = listed([f"{_NAMES[label]} {times} 張" for label, times in classes])
    return f"{count(filters)} 列，每列一張紋理影像和 {count(faces)} 張標有十字的臉孔。臉孔的類別：{told}。"


def settled(steps: int, gain: float, window: int, settled: float) -> str:
    return (
        f"梯度上升在 {count(steps)} 步後結束：{_last_steps(gain, window)}，低於 {percent(settled, digits=0)} 的門檻。"
    )


def not_settled(steps: int, gain: float | None, window: int, settled: float) -> str:
    reached = "" if gain is None else f"，{_last_steps(gain, window)}"
    return (
        f"梯度上升到 {count(steps)} 步就中斷{reached}；此時**還沒**收斂（門檻 {percent(settled, digits=0)}），"
        "所以這些影像尚未完成。"
    )


def start(start: float) -> str:
    return f"第一步之前，activation 的中位數是 {number(start, digits=1)} 個標準差。"


def no_yardstick(filters: int) -> str:
    return f"{count(filters)} 個 filter 在這些臉孔上全無變化，因此無法衡量影像激發 filter 的程度。"


def answer_above(pattern: str, above: int, filters: int, faces: int, held_out: str, made: float, face: float) -> str:
    return (
        f"{count(filters)} 個 filter 中有 {above} 個，對{pattern}的反應比對 "
        f"{count(faces)} 張{SPLITS[held_out]}臉孔中的任何一張都強{_medians(made, face)}。"
    )


def answer_all(pattern: str, filters: int, faces: int, held_out: str, made: float, face: float) -> str:
    return (
        f"{count(filters)} 個 filter 對{pattern}的反應，都比對 {count(faces)} 張{SPLITS[held_out]}臉孔中的任何一張強"
        f"{_medians(made, face)}。"
    )


def answer_none(pattern: str, filters: int, faces: int, held_out: str, made: float, face: float) -> str:
    return (
        f"{count(filters)} 個 filter 對{pattern}的反應，都不比對 {count(faces)} 張{SPLITS[held_out]}臉孔中最強的一張強"
        f"{_medians(made, face)}。"
    )


def fine_pattern() -> str:
    return "梯度上升產生的細密明暗紋理"


def some_pattern() -> str:
    return "梯度上升產生的影像"


def faces_more(alike: float, expected: float, p: float) -> str:
    return (
        "同一個 filter 的最強臉孔兩兩配對，同類的比隨機配對多："
        f"{percent(alike)} 對 {percent(expected)}（{p_value(p)}）。"
    )


def faces_less(alike: float, expected: float, p: float) -> str:
    return (
        "同一個 filter 的最強臉孔兩兩配對，同類的比隨機配對少："
        f"{percent(alike)} 對 {percent(expected)}（{p_value(p)}）。"
    )


def faces_open(alike: float, expected: float, p: float) -> str:
    return (
        f"同一個 filter 的最強臉孔兩兩配對，同類的占 {percent(alike)}，隨機配對占 {percent(expected)}，"
        f"差異不顯著（{p_value(p)}）。"
    )


def copies(labelled: int, faces: int) -> str:
    return f"每個像素都相同的臉孔只保留一張：{count(labelled)} 張中留下 {count(faces)} 張。"


def far_from_faces(times: float | None) -> str:
    """`times` is None where the strongest faces lie no higher than the mean."""
    lead = (
        "以中位數來看，影像比最強的臉孔更能激發 filter，而最強的臉孔並不高於平均。" if times is None else _times(times)
    )
    return f"{lead}影像誇大了 filter 所反應的樣式，看起來不必像臉的一部分。"


def near_faces(times: float | None) -> str:
    """As for `far_from_faces`."""
    return "以中位數來看，影像比最強的臉孔更能激發 filter。" if times is None else _times(times)


def within_faces() -> str:
    return "以中位數來看，影像激發 filter 的程度不超過最強的臉孔。"


def some_below_faces(below: int, images: int) -> str:
    return f"{images} 張影像中有 {below} 張不及該 filter 的最強臉孔，所以**不是**最大值。"


def all_finer(images: int, made: float, faces: float) -> str:
    return f"**每一張**影像的紋理都比一般臉孔（中位數）細{_cycles(made, faces)}。"


def some_finer(finer: int, images: int, made: float, faces: float) -> str:
    return f"{images} 張影像中有 {finer} 張的紋理比一般臉孔（中位數）細{_cycles(made, faces)}。"


def none_finer(images: int, made: float, faces: float) -> str:
    return f"**沒有**任何影像的紋理比一般臉孔（中位數）細{_cycles(made, faces)}。"


def field_larger_than_face(side: int) -> str:
    return _no_extent(side, "比整張臉還大")


def field_as_large_as_face(side: int) -> str:
    return _no_extent(side, "與整張臉一樣大")


def field_smaller_than_face(side: int) -> str:
    return f"Map 的一個值取決於 {side} × {side} 像素，所以 filter 反應的是十字周圍的部分。"


def one_face() -> str:
    return "每個 filter 只有一張臉孔，看不出最強的臉孔是否同類。"


def few_faces() -> str:
    return "臉孔這麼少，無法排除 filter 偏好某些類別。"


def filters_of_one_class(faces: int, alone: int, filters: int, classes: Sequence[tuple[int, int]]) -> str:
    """`classes` are pairs of a class and its number of filters."""
    told = listed([f"{_NAMES[label]}（{times} 個）" for label, times in classes])
    return f"{count(filters)} 個 filter 中有 {alone} 個，{faces} 張臉孔全屬同一類別：{told}。"


def no_filter_of_one_class(faces: int) -> str:
    return f"不過**沒有**任何 filter 的 {faces} 張臉孔全屬同一類別。"


def shuffled(shuffles: int) -> str:
    return f"p 值來自將所有臉孔的標籤隨機打亂 {count(shuffles)} 次。"


def _last_steps(gain: float, window: int) -> str:
    return f"最後 {window} 步的平均 activation 變化 {with_sign(100 * gain, digits=1)}%"


def _medians(made: float, face: float) -> str:
    return f"（中位數 {number(made, digits=1)} 對 {number(face, digits=1)} 個標準差）"


def _times(times: float) -> str:
    return f"影像的 activation 中位數，是最強臉孔的 {number(times, digits=1)} 倍。"


def _cycles(made: float, faces: float) -> str:
    return f"（橫跨影像的明暗週期，中位數 {number(made, digits=1)} 對 {number(faces, digits=1)}）"


def _range(low: float, high: float) -> str:
    return f"{number(low, digits=1)} 到 {number(high, digits=1)}"


def _no_extent(side: int, size: str) -> str:
    return f"Map 的一個值取決於 {side} × {side} 像素，{size}，所以十字只是 filter 反應的中心，不是範圍。"
