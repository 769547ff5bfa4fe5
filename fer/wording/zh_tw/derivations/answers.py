"""Question 6: what the checks of the three derivations found."""

from collections.abc import Sequence

from fer.wording.numbers import scientific
from fer.wording.zh_tw.prose import count, listed, spaced

_NONE = "–"
_RESULTS = {
    "output_size": "卷積輸出的大小",
    "batch_norm": "批次正規化的 gradient",
    "cross_entropy": "交叉熵對 logit 的 gradient",
}
_GRADIENTS = {
    "x_hat": r"$\partial l / \partial \hat{x}_i$",
    "gamma": r"$\partial l / \partial \gamma$",
    "beta": r"$\partial l / \partial \beta$",
    "variance": r"$\partial l / \partial \sigma^2$",
    "mean": r"$\partial l / \partial \mu$",
    "x": r"$\partial l / \partial x_i$",
    "compact": r"$\partial l / \partial x_i$（精簡的形式）",
    "jacobian": r"$\partial \hat{y}_i / \partial z_j$",
    "one_hot": r"$\partial L / \partial z_j$（$y$ 為 one-hot）",
    "soft": r"$\partial L / \partial z_j$（$y$ 為機率分布）",
    "single_term": r"$\partial L_t / \partial z_j$（單一項）",
    "batch_mean": r"$\partial \bar{L} / \partial z_{bj}$（batch 平均）",
}


def confirmed(sizes: int, drawn: int, worst: float) -> str:
    """`sizes`: cases of a convolution, compared exactly; `drawn`: random layers and batches, compared as numbers."""
    return (
        "卷積輸出的大小，就是 kernel 放得下的位置數；批次正規化（batch normalization）從 gradient 扣掉平均，以及正比於 "
        r"$\hat{x}$ 的部分（留下其中的 $\varepsilon / (\sigma^2 + \varepsilon)$）；"
        "softmax 接交叉熵（cross-entropy）傳回的是預測減目標。"
        f"輸出大小在 {count(sizes)} 個案例中全部與 torch 相同；gradient 在 {count(drawn)} 個隨機案例中全部與 torch "
        f"相符，偏差不超過 {_number(worst)}。"
    )


def not_confirmed(wrong: Sequence[str], tolerance: float) -> str:
    return f"torch **不支持**{listed(wrong, last='，以及')}。容許的偏差是 {_number(tolerance)}。"


def sizes_differ(wrong: int, cases: int) -> str:
    return f"{_RESULTS['output_size']}（{count(cases)} 個案例中有 {count(wrong)} 個不同）"


def gradients_deviate(derivation: str, worst: float | None) -> str:
    return f"{_RESULTS[derivation]}（{spaced('最大偏差', _number(worst))}）"


def output_size_right(cases: int, fitting: int, refused: int) -> str:
    return (
        f"**用 torch 驗證**：{count(cases)} 個案例中，公式與 `conv2d` 完全一致。其中 {count(fitting)} 個形狀相同；"
        f"另外 {count(refused)} 個，kernel 比補零後的輸入還長，兩者都拒絕。"
    )


def output_size_wrong(wrong_shapes: int, fitting: int, wrong_refusals: int, refused: int) -> str:
    return (
        f"**用 torch 驗證**：公式與 `conv2d` **不一致**。kernel 放得下的 {count(fitting)} 個案例中，"
        f"{count(wrong_shapes)} 個形狀不同；放不下的 {count(refused)} 個案例中，公式仍給出大小的有 "
        f"{count(wrong_refusals)} 個。"
    )


def batch_norm_table(gradient: str, autograd: float | None, in_layer: bool, layer: float | None) -> dict[str, str]:
    """A gradient's deviations; None where one is not finite, `in_layer` whether the layer gives the gradient."""
    return _deviations(gradient, autograd, in_layer, layer, "batch_norm")


def batch_norm_caption(layers: int) -> str:
    return (
        f"批次正規化：{count(layers)} 個隨機的層中，每個 gradient 的最大偏差。「–」表示 torch 的層不提供這個 gradient。"
    )


def cross_entropy_table(gradient: str, autograd: float | None, in_layer: bool, layer: float | None) -> dict[str, str]:
    """As for `batch_norm_table`."""
    return _deviations(gradient, autograd, in_layer, layer, "cross_entropy")


def cross_entropy_caption(batches: int) -> str:
    return f"softmax 接交叉熵：{count(batches)} 個隨機的 batch 中，每個 gradient 的最大偏差。"


def layers(number: int) -> str:
    return f"{count(number)} 個隨機的層"


def batches(number: int) -> str:
    return f"{count(number)} 個隨機的 batch "


def gradients_right(tried: str, worst: float | None, tolerance: float) -> str:
    return (
        f"**用 torch 驗證**：{tried}中，{spaced('所有 gradient 的偏差都不超過', _number(worst))}；"
        f"{_number(tolerance)} 以內視為捨入誤差。"
    )


def gradients_wrong(tried: str, gradients: Sequence[str], worst: float | None, tolerance: float) -> str:
    return (
        f"**用 torch 驗證**：{tried}中，推導與 torch **不一致**的有 "
        f"{listed([_GRADIENTS[name] for name in gradients], last='、')}。"
        f"{spaced('最大偏差是', _number(worst))}，容許的只有 {_number(tolerance)}。"
    )


def single_term(true: str, other: str, alike: bool, as_remarked: bool) -> str:
    joint = "，" if alike else "；但 "
    verdict = "與推導一致" if as_remarked else "與推導**不一致**"
    return f"用 autograd 計算單一項的 $\\partial L_t / \\partial z_t$：{true}{joint}{other}，{verdict}。"


def term_equals(target: int, difference: float | None) -> str:
    return f"$y_t = {target}$ 時等於 $\\hat{{y}}_t - y_t${_apart(difference)}"


def term_differs(target: int, difference: float | None) -> str:
    return f"$y_t = {target}$ 時**不等於** $\\hat{{y}}_t - y_t${_apart(difference)}"


def _apart(difference: float | None) -> str:
    return f"（{spaced('最大差距', _number(difference))}）"


def _deviations(
    gradient: str, autograd: float | None, in_layer: bool, layer: float | None, function: str
) -> dict[str, str]:
    return {
        "gradient": _GRADIENTS[gradient],
        "與 autograd 的偏差": _number(autograd),
        f"與 torch 的 {function} 的偏差": _number(layer) if in_layer else _NONE,
    }


def _number(value: float | None) -> str:
    return "非有限值" if value is None else scientific(value)
