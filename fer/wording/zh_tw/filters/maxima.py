"""Question 5, evidence: is the picture made for a filter a maximum?"""

from fer.wording.numbers import number, p_value
from fer.wording.zh_tw.prose import count, percent


def marks() -> dict[str, str]:
    """The marks of the figure, and its axis."""
    return {
        "made": "產生的影像",
        "second": "另一個起點",
        "strongest": "最強的臉孔",
        "noise": "最強的雜訊",
        "axis": "activation\n（標準差）",
    }


def caption(faces: int, noise_images: int) -> str:
    return (
        f"每個 filter 的 activation：產生的影像、從另一個起點產生的影像、{count(faces)} 張臉孔中最強的一張，以及 "
        f"{count(noise_images)} 張雜訊中最強的一張。單位是高於臉孔平均的標準差數。"
    )


def alt(filters: int, made: float, second: float, strongest: float, noise: float) -> str:
    return (
        f"{count(filters)} 個 filter 各有四個記號。中位數：產生的影像 {number(made, digits=1)}，另一個起點 "
        f"{number(second, digits=1)}，最強的臉孔 {number(strongest, digits=1)}，"
        f"最強的雜訊 {number(noise, digits=1)} 個標準差。"
    )


def all_stand(within: float) -> str:
    return f"每一張影像都通過最大值的檢驗：{_conditions(within)}（[@fig:reached]）。"


def some_stand(stand: int, images: int, within: float) -> str:
    return (
        f"{images} 張影像中有 {stand} 張通過最大值的檢驗，其餘沒有。"
        f"通過的條件是{_conditions(within)}（[@fig:reached]）。"
    )


def none_stands(images: int, within: float) -> str:
    return f"{count(images)} 張影像都沒有通過最大值的檢驗。通過的條件是{_conditions(within)}（[@fig:reached]）。"


def height_found(ratio: float, picture: str) -> str:
    return f"第二次梯度上升再次到達同樣的高度（{_ratio(ratio)}），{picture}。"


def height_not_found(ratio: float, picture: str) -> str:
    return f"第二次梯度上升**沒有**再次到達同樣的高度（{_ratio(ratio)}），{picture}。"


def images_differ(likeness: float) -> str:
    return f"而兩張影像**並不**相似{_likeness(likeness)}。可見一個 filter 有好幾張這樣的影像"


def images_alike(likeness: float) -> str:
    return f"而兩張影像相似{_likeness(likeness)}"


def beside_noise(
    above: int, filters: int, face: float, noise: float, witnesses: int, for_faces: int, for_noise: int, p: float
) -> str:
    return (
        f"{count(filters)} 個 filter 中，有 {above} 個的最強臉孔勝過最強雜訊（中位數 {number(face, digits=1)} 對 "
        f"{number(noise, digits=1)} 個標準差）。幾乎相同的 filter 與最強影像相同的 filter 各合計為一個證據，共有 "
        f"{count(witnesses)} 個，其中 {for_faces} 個支持臉孔、{for_noise} 個支持雜訊（{p_value(p)}）。"
    )


def faces_above_noise(beside: str) -> str:
    return f"{beside}可見 filter 反應的不只是臉孔的平均與頻譜。"


def faces_below_noise(beside: str) -> str:
    return f"{beside}可見雜訊**更**能激發 filter，臉孔的強反應不能說明 filter 在找臉的某個部位。"


def faces_open(beside: str) -> str:
    return f"{beside}差異**並不**顯著，臉孔的強反應不能說明 filter 在找臉的某個部位。"


def _conditions(within: float) -> str:
    return f"高於所有臉孔與所有雜訊，而且第二次梯度上升的高度相差不到 {percent(within, digits=0)}"


def _ratio(ratio: float) -> str:
    return f"較低者為較高者的 {percent(ratio, digits=0)}，中位數"


def _likeness(likeness: float) -> str:
    return f"（平移到最吻合時，相關係數的中位數為 {number(likeness)}）"
