"""Question 4: what the methods are called, and how far they agree on the maps that are averaged."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.numbers import number
from fer.wording.zh_tw.prose import count, faces, listed, number_interval

_METHODS = {
    "input_gradient": "input gradient",
    "smooth_grad": "SmoothGrad",
    "integrated_gradients": "integrated gradients",
    "grad_cam": "Grad-CAM",
    "guided_backprop": "guided backprop",
    "guided_grad_cam": "guided Grad-CAM",
    "occlusion": "occlusion",
}


def method(name: str) -> str:
    """A method's name, as in titles; one not listed is called as in the code."""
    return _METHODS.get(name, name)


def methods(names: Sequence[str]) -> str:
    return listed([method(name) for name in names], last=" 和 ")


def titles() -> dict[str, str]:
    """The methods' names, by those in the code."""
    return _METHODS


def row_titles() -> dict[str, str]:
    """The same in narrow lines, at the left of rows of maps; and the name of a map laid over its face."""
    return {
        "input_gradient": "input\ngradient",
        "smooth_grad": "SmoothGrad",
        "integrated_gradients": "integrated\ngradients",
        "grad_cam": "Grad-CAM",
        "overlay": "Grad-CAM\n疊在臉上",
    }


def labels(right: bool) -> dict[str, str]:
    """The other words in the figure of means; `right` where all faces are rightly judged."""
    return {"unit": "均勻分布的倍數", "missing": "沒有判斷\n正確的臉" if right else "無"}


def of_several(networks: int) -> str:
    """What stands for the logit where several networks answer together."""
    return (
        f"這裡由 {count(networks)} 個網路一起作答，因此本章所說某類別的 logit，"
        "是各網路對該類別 log-probability 的平均。"
    )


def unguided() -> str:
    """Why two methods are missing."""
    return (
        "這個網路沒有可以引導的 ReLU 層，guided backprop 會與一般的 gradient 完全相同；"
        "因此它和 guided Grad-CAM 只用人工標記來檢驗，那裡的網路含有 ReLU。"
    )


def none_right() -> str:
    return (
        "**未參與訓練的臉孔，網路一張也沒有答對**。因此 map 依網路的答案分類：每個類別放的是網路判為該類別的臉孔，"
        "只能看出網路在看哪裡，不能看出什麼才是對的。"
    )


def never_right(classes: Sequence[int]) -> str:
    return f"**{_classes(classes)}的臉孔，網路一張也沒有答對**，所以沒有平均 map 可看。"


def absent(classes: Sequence[int]) -> str:
    return f"**未參與訓練的臉孔中沒有{_classes(classes)}**。"


def mean_caption(fewest: int | None, most: int, right: bool) -> str:
    """`fewest` is None where every class has as many faces; `right` where all are rightly judged."""
    span = faces(most) if fewest is None else f"{count(fewest)} 到 {faces(most)}"
    judged = "都是判斷正確的" if right else "依網路的答案分類，沒有一張判斷正確"
    return (
        f"各類別的平均臉和平均 map，每個類別 {span}，{judged}。每張 map 先除以自己的平均，"
        "所以 1 是均勻分布，2 是兩倍。同一種方法的各類別共用色階。"
    )


def no_order() -> str:
    return "**沒有任何兩種方法可以比較**：所有 map 都是均勻的。"


def differ() -> str:
    return "各種方法的結果**不一致**。"


def alike() -> str:
    return "各種方法的結果大致相同。"


def alike_is_open(enough: float) -> str:
    return f"各種方法的等級相關是否都高於 {number(enough)}，**無法確定**。"


def correlations(least: str, most: str, least_of: Sequence[str], most_of: Sequence[str]) -> str:
    return (
        "兩種方法在同一張臉孔上的 map，平均等級相關（rank correlation）"
        f"最低的是 {methods(least_of)}：{least}；最高的是 {methods(most_of)}：{most}。"
    )


def correlation(value: float, interval: Interval | None) -> str:
    """The value alone of one face."""
    return number(value) if interval is None else number_interval(*interval, digits=2)


def not_alone() -> str:
    return "只有一種方法看到的東西，不應採信。"


def none_empty() -> str:
    return "這些 map 沒有一張全是 0。"


def empty(maps: Sequence[tuple[str, int]], faces: int) -> str:
    """How many maps of each method are zero everywhere, of how many faces."""
    found = [f"{method(name)} {count(number)} 張" for name, number in maps]
    return f"{count(faces)} 張臉孔中，map 全是 0 而不計入平均的有：{'、'.join(found)}。"


def _classes(classes: Sequence[int]) -> str:
    return listed([names("zh-TW")[k] for k in classes])
