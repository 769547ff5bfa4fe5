"""Question 6: the words in and under the figures of the three derivations."""

from collections.abc import Sequence

from fer.wording.numbers import general, number, scientific, two_places
from fer.wording.zh_tw.prose import count, in_words, listed


def position_names() -> dict[str, str]:
    """The words in the figure of kernel positions."""
    return {
        "column": "補零後輸入的行",
        "position": "位置 $i$",
        "input": "輸入",
        "padding": "padding",
        "kernel": "kernel，黑線為左緣",
        "uncovered": "從未蓋到",
    }


def positions_caption(size: int, kernel: int, stride: int, padding: int, positions: int) -> str:
    total = rf"\lfloor ({size} + 2 \cdot {padding} - {kernel}) / {stride} \rfloor + 1 = {positions}"
    return rf"$W = {size}$、$k_1 = {kernel}$、$s_1 = {stride}$、$p_1 = {padding}$ 時，kernel 的位置數：${total}$。"


def positions_alt(size: int, kernel: int, padding: int, edges: Sequence[int], uncovered: Sequence[int] | None) -> str:
    left = "" if uncovered is None else f"從未蓋到第 {_counts(uncovered)} 行。"
    return (
        f"一列 {count(size)} 行的輸入，左右各補 {count(padding)} 行。下方寬 {count(kernel)} 行的 kernel，"
        f"左緣依序在第 {_counts(edges)} 行。{left}"
    )


def by_input_names(kernel: int, padding: int) -> dict[str, str]:
    """Axes and title of the stairs over the input size."""
    return {
        "across": "輸入大小 $W$",
        "size": "輸出大小 $W'$",
        "title": f"$k_1 = {kernel}$，$p_1 = {padding}$",
    }


def by_stride_names(size: int, kernel: int) -> dict[str, str]:
    """Axes and title of the stairs over the stride."""
    return {
        "across": "stride $s_1$",
        "size": "輸出大小 $W'$",
        "title": f"$W = {size}$，$k_1 = {kernel}$",
    }


def stride_labels(strides: Sequence[int]) -> list[str]:
    return [f"$s_1 = {stride}$" for stride in strides]


def padding_labels(paddings: Sequence[int]) -> list[str]:
    return [f"$p_1 = {padding}$" for padding in paddings]


def stairs_caption(marks: str) -> str:
    return f"由公式算出的輸出大小（線），左圖對輸入大小，右圖對 stride。{marks}"


def stairs_alt(
    strides: Sequence[int],
    largest: int,
    at_largest: Sequence[int],
    paddings: Sequence[int],
    at_first: Sequence[int],
    at_last: Sequence[int],
) -> str:
    return (
        f"兩張階梯圖。左圖：輸入大小為 {count(largest)}、stride 為 {_counts(strides)} 時，輸出依序為 "
        f"{_counts(at_largest)}。右圖：padding 為 {_counts(paddings)} 時，stride 由最小到最大，輸出由 "
        f"{_counts(at_first)} 變為 {_counts(at_last)}。"
    )


def marks_on(cases: int) -> str:
    return f"標記是 `conv2d` 給出的大小，{count(cases)} 個全部落在線上。"


def marks_off(off: int, cases: int) -> str:
    return f"標記是 `conv2d` 給出的大小，{count(cases)} 個中有 {count(off)} 個**不在**線上。"


def component_names() -> dict[str, str]:
    return {"x_hat": r"$\hat{x}_i$", "gradient": "gradient", "line": r"平均與正比於 $\hat{x}$ 的部分"}


def came_title(level: float, slope: float) -> str:
    return rf"傳入：$\partial l / \partial y_i${_components(level, slope)}"


def left_title(level: float, slope: float) -> str:
    return rf"傳出：$\partial l / \partial x_i${_components(level, slope)}"


def components_caption(examples: int) -> str:
    return (
        rf"一個 feature、{in_words(examples)}筆資料的 batch（點），$\gamma = 1$，gradient 對 $\hat{{x}}_i$ 作圖。"
        r"紅線是平均加上正比於 $\hat{x}$ 的部分；傳出去的只有點與紅線的距離（灰線）。"
        r"右圖已乘上 $\sqrt{\sigma^2 + \varepsilon}$。"
    )


def components_alt(
    examples: int, mean_before: float, mean_after: float, slope_before: float, slope_after: float
) -> str:
    return (
        f"兩張散布圖，各有 {count(examples)} 筆資料的 gradient，橫軸是正規化後的輸入。左圖是經過批次正規化之前："
        f"平均 {number(mean_before)}，斜率 {number(slope_before)}。右圖是之後："
        f"平均 {number(mean_after)}，斜率 {number(slope_after)}。"
    )


def keeps(held: Sequence[str]) -> str:
    return f"這個例子裡，gradient 保留了{listed(held)}；依推導**不應**如此（[@fig:batch-norm-removes]）。"


def mean(before: float, after: float) -> str:
    return f"平均（之前 {number(before)}，之後 {scientific(after)}）"


def slope(before: float, after: float) -> str:
    return rf"沿 $\hat{{x}}$ 的斜率（之前 {number(before)}，之後 {scientific(after)}）"


def loses(mean_before: float, mean_after: float, slope_before: float, slope_after: float, kept_share: float) -> str:
    return (
        f"這個例子裡，gradient 的平均消失了（之前 {number(mean_before)}，之後 {scientific(mean_after)}），"
        rf"沿 $\hat{{x}}$ 的斜率也消失了（之前 {number(slope_before)}，之後 {scientific(slope_after)}；"
        r"[@fig:batch-norm-removes]）。斜率應該剩下的比例 $\varepsilon / (\sigma^2 + \varepsilon)$ 是 "
        f"{scientific(kept_share)}。"
    )


def scales_as_derived(scale: float, shrinks: float, gap: float) -> str:
    return (
        rf"整個 batch 乘以 {general(scale)} 之後，torch 的 $\hat{{x}}$ 縮小的比例是 {scientific(shrinks)}，"
        f"與推導相符（最大差距 {scientific(gap)}）。"
    )


def scales_otherwise(scale: float, shrinks: float, gap: float) -> str:
    return (
        rf"整個 batch 乘以 {general(scale)} 之後，torch 的 $\hat{{x}}$ 縮小的比例**不是**推導出的 "
        f"{scientific(shrinks)}：兩者最多相差 {scientific(gap)}。"
    )


def pull_names() -> dict[str, str]:
    return {
        "class": "類別 $j$",
        "gradient": "gradient",
        "whole": r"整個 loss：$\partial L / \partial z_j = \hat{y}_j - y_j$",
        "own": r"只有該類別的一項：$\partial L_j / \partial z_j$",
        "true": "真實",
    }


def pull_title(logits: Sequence[float]) -> str:
    return f"$z$ = {', '.join(general(value) for value in logits)}"


def pulls_caption(classes: int, true: int) -> str:
    return (
        f"{in_words(classes)}個類別的 gradient，類別 {true} 是真實類別。各圖上方是 logit $z$，"
        "預測依序為沒有偏向、正確、錯誤。"
    )


def pulls_alt(true: int, at_true: Sequence[float], largest: float, own: float) -> str:
    return (
        f"三張長條圖。真實類別 {true} 的 gradient 依序為 {listed([number(value) for value in at_true], last='、')}；"
        f"其他類別最大到 {number(largest)}。菱形是單一項的 gradient，在其他類別最大為 {number(own)}。"
    )


def pulls_part(whole: float) -> str:
    return (
        "在真實類別，單一項的 gradient 就是整個 loss 的 gradient。在其他類別，單一項的 gradient 為零，"
        f"整個 loss 的 gradient 則最大到 {scientific(whole)}（[@fig:pulls]）。"
    )


def pulls_do_not_part(faults: Sequence[str]) -> str:
    return f"整個 loss 與單一項的 gradient，關係與推導**不符**（[@fig:pulls]）：{listed(faults, last='；')}。"


def apart_at_the_true(gap: float) -> str:
    return f"在真實類別兩者相差 {scientific(gap)}"


def other_terms_pull(own: float) -> str:
    return f"其他類別的單一項有 gradient，最大 {scientific(own)}"


def whole_does_not_push(whole: float) -> str:
    return f"整個 loss 在其他類別的 gradient 不超過 {scientific(whole)}"


def _counts(values: Sequence[int]) -> str:
    return listed([count(value) for value in values], last="、")


def _components(level: float, slope: float) -> str:
    """A title's second line."""
    return f"\n平均 {two_places(level)}，斜率 {two_places(slope)}"
