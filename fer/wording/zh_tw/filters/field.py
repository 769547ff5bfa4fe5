"""Question 5, evidence: of how much of a face a filter speaks."""

from fer.statistics.interval import Interval
from fer.wording.zh_tw.prose import count, percent, points_interval


def whole_face(receptive_field: int, share: float) -> str:
    return (
        f"{_on_paper(receptive_field)}。實際上，gradient 平方的 {percent(share, digits=0)} 就布滿整張臉，"
        "沒有更小的部分可以裁切。"
    )


def part_of_face(receptive_field: int, beyond_face: bool, share: float, side: int) -> str:
    wider = "，比整張臉還大" if beyond_face else ""
    return (
        f"{_on_paper(receptive_field)}{wider}。實際上，gradient 平方的 {percent(share, digits=0)} 落在 {side} × {side} "
        "像素之內（中位數）；[@fig:crops] 就裁切成這個大小。"
    )


def crops_caption(crops: int, side: int) -> str:
    return (
        f"每個 filter 的影像裁切，以及 map 單一值最大的 {count(crops)} 張臉孔裁切（{side} × {side} 像素）。"
        "白色是臉孔邊緣之外，"
        "外框與文字是真實類別。"
    )


def crops_alt(filters: int, crops: int, side: int, shared: int, of: int) -> str:
    return (
        f"{count(filters)} 個 filter 各有一塊紋理和 {count(crops)} 塊臉孔，由 {side} × {side} 像素放大。"
        f"{count(of)} 張臉孔中有 "
        f"{shared} 張也在同一個 filter 最強的臉孔之中。"
    )


def one_filter(shared: int, of: int) -> str:
    return f"這 {count(of)} 張臉孔中，有 {shared} 張也在[@fig:strongest-faces] 中。"


def mostly_same_faces(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return f"{_shared(shared, of, with_others, beyond)}可見 activation 多半由單一位置決定。"


def partly_same_faces(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return f"{_shared(shared, of, with_others, beyond)}可見單一位置的強反應與整張臉的強反應有關，但大多數臉孔並不相同。"


def other_faces(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return f"{_shared(shared, of, with_others, beyond)}**看不出**單一位置的強反應與整張臉的強反應有關。"


def _shared(shared: int, of: int, with_others: float, beyond: Interval) -> str:
    return (
        f"這 {count(of)} 張臉孔中，有 {shared} 張也是[@fig:strongest-faces] 中同一個 filter 的臉孔。"
        "若與其他 filter 的臉孔相比，"
        f"則是 {with_others:.1f} 張，相差 {points_interval(*beyond)}。"
    )


def _on_paper(receptive_field: int) -> str:
    return f"理論上，map 的一個值取決於 {receptive_field} × {receptive_field} 像素"
