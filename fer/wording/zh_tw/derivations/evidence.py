"""Question 6: what the proofs with symbols, the edges and the common mistakes say of the three derivations."""

from collections.abc import Sequence

from fer.wording.numbers import scientific
from fer.wording.zh_tw.prose import count, in_words, listed

_NONE = "–"
_TITLES = {
    "output_size": "輸出大小",
    "batch_norm": "批次正規化",
    "cross_entropy": "交叉熵",
}
_STEPS = {
    "output_size": {
        "last_fits": "位置 $q$ 在輸入之內：$q s \\le W + 2p - k$",
        "next_does_not": "下一個位置超出：$(q + 1) s > W + 2p - k$",
        "formula": "公式給出 $q + 1$",
    },
    "batch_norm": {
        "x_hat": r"$\partial l / \partial \hat{x}_i$",
        "gamma": r"$\partial l / \partial \gamma$",
        "beta": r"$\partial l / \partial \beta$",
        "variance": r"$\partial l / \partial \sigma^2$",
        "mean": r"$\partial l / \partial \mu$，兩條路徑",
        "x": r"$\partial l / \partial x_i$，三條路徑",
        "second_path": r"$\partial \sigma^2 / \partial \mu = 0$",
        "compact": r"$\partial l / \partial x_i$，精簡的形式",
        "no_mean": r"$\sum_i \partial l / \partial x_i = 0$",
        "no_scale": r"$\sum_i \hat{x}_i \, \partial l / \partial x_i$ 含有因子 $\varepsilon$",
        "scaled": r"batch 乘以 $a$ 之後的 $\hat{x}_i^2$",
    },
    "cross_entropy": {
        "jacobian_same": r"$\partial \hat{y}_i / \partial z_i$",
        "jacobian_other": r"$\partial \hat{y}_i / \partial z_j$，$i \ne j$",
        "gradient": r"$\partial L / \partial z_j$，任意目標",
        "sum_to_one": r"$\hat{y}_j - y_j$，當 $\sum_i y_i = 1$",
        "single_term": r"$\partial L_t / \partial z_j$，單一項",
        "batch_mean": r"$\partial \bar{L} / \partial z_{bj}$，batch 平均",
    },
}
_EDGES = {
    "exact_fit": "kernel 與補零後的輸入等長",
    "one_too_long": "kernel 多出一行",
    "long_stride": "stride 比輸入還長",
    "zeros_alone": "kernel 只蓋到 padding",
    "one_example": "batch 只有一筆",
    "eps_dominates": r"$\varepsilon \gg \sigma^2$",
    "constant_batch": r"整個 batch 同一個值，$\sigma^2 = 0$",
    "saturated": "飽和的 logit",
    "one_row": "batch 只有一筆",
    "two_classes": "兩個類別",
    "one_class": "一個類別",
}
_NAMES = {
    "conv_output_size": "正確的公式",
    "padding_counted_once": "padding 只算一側",
    "rounded_up": "除以 stride 後進位",
    "first_position_forgotten": r"忘了 $+ \, 1$",
    "dilation_ignored": "忽略 dilation",
    "kernel_too_long": "kernel 放不下仍給出大小",
    "batch_norm_backward": "正確的公式",
    "mean_path_missing": r"漏掉經過 $\mu$ 的路徑",
    "variance_path_missing": r"漏掉經過 $\sigma^2$ 的路徑",
    "both_paths_missing": "兩條路徑都漏掉",
    "unbiased_variance": "變異數除以 $m - 1$",
    "gamma_from_x": r"$\partial l / \partial \gamma$ 用 $x$ 代替 $\hat{x}$",
    "averaged_over_the_batch": r"$\partial l / \partial \gamma$、$\partial l / \partial \beta$ 取了平均",
    "softmax_cross_entropy_gradient": "正確的公式",
    "off_diagonal_missing": "Jacobian 漏掉非對角線的項",
    "own_term_only": r"連鎖律只用對角線：$y_j (\hat{y}_j - 1)$",
    "remark_for_every_class": r"每個單一項都用 $\hat{y}_t - y_t$",
    "binary_of_each_probability": "加總各類別的二元交叉熵",
    "sigmoid_of_each_logit": "用 sigmoid 代替 softmax",
    "mean_taken_twice": "batch 平均算了兩次",
    "mean_factor_forgotten": "忘了平均的 $1 / B$",
}


def symbolic_table(derivation: str, step: str, statements: int, proved: bool) -> dict[str, str]:
    return {
        "推導": _TITLES[derivation],
        "步驟": _STEPS[derivation][step],
        "式子": count(statements),
        "得證": _yes(proved),
    }


def symbolic_caption(examples: int, classes: int) -> str:
    return (
        f"sympy 對符號的所有值證明了：{in_words(examples)}筆資料的 batch 與{in_words(classes)}個類別的 gradient，"
        "以及 kernel 放得下時的所有輸出大小。"
    )


def statements_hold(statements: int) -> str:
    return (
        f"{count(statements)} 個式子全部成立，沒有捨入誤差。更大的 batch 與更多的類別不在證明之內，"
        "由前面的隨機案例檢查。"
    )


def steps_fail(steps: Sequence[tuple[str, str]]) -> str:
    """Each step with the derivation before it."""
    failed = [f"{_STEPS[derivation][step]}（{_TITLES[derivation]}）" for derivation, step in steps]
    return f"以下步驟**沒有**得證：{listed(failed, last='、')}。"


def edges_table(
    derivation: str, edge: str, cases: int, deviation: float | None, has_gradient: bool, gradient: float | None
) -> dict[str, str]:
    """None is not finite; of a size there is no gradient."""
    return {
        "推導": _TITLES[derivation],
        "邊界情形": _EDGES[edge],
        "案例": count(cases),
        "偏差": _number(deviation),
        "最大 gradient": _number(gradient) if has_gradient else _NONE,
    }


def edges_caption() -> str:
    return (
        "邊界情形：與 torch 的最大偏差（輸出大小則為不一致的案例數），以及 "
        r"$\partial l / \partial x_i$ 或 $\partial L / \partial z_j$ 的最大值。"
    )


def edges_hold(worst: float) -> str:
    return f"所有邊界情形下公式都成立，最大偏差 {_number(worst)}（[@tab:edges]）。"


def edges_fail(edges: Sequence[tuple[str, str]]) -> str:
    """Each edge with the derivation before it."""
    wrong = [f"{_EDGES[edge]}（{_TITLES[derivation]}）" for derivation, edge in edges]
    return f"以下邊界情形，公式**不成立**（[@tab:edges]）：{listed(wrong, last='、')}。"


def one_example_has_none() -> str:
    return r"batch 只有一筆時，不論 $x$ 是多少，$\hat{x}$ 都是零，所以 $\partial l / \partial x_i$ 恰好為零。"


def one_class_has_none() -> str:
    return "只有一個類別時，gradient 也是零。"


def logarithm_fails(failures: int, cases: int) -> str:
    return (
        "softmax 恰好為 0 與 1 時，autograd 經由它的對數計算，"
        f"{count(cases)} 個案例中有 {count(failures)} 個不是有限值；"
        "$\\hat{y} - y$ 則是有限值，並與 `log_softmax` 相符。"
    )


def slips_table(derivation: str, formula: str, deviating: int, cases: int, gap: str, proved: bool) -> dict[str, str]:
    return {
        "推導": _TITLES[derivation],
        "公式": _NAMES[formula],
        "不一致的案例": f"{count(deviating)} / {count(cases)}",
        "最大偏差": gap,
        "得證": _yes(proved),
    }


def columns(number: int) -> str:
    return f"{count(number)} 行"


def nothing_to_compare() -> str:
    return _NONE


def deviation(value: float | None) -> str:
    return _number(value)


def slips_caption() -> str:
    return "對常見錯誤做同樣的檢查：與 torch 不一致的案例、最大偏差（輸出大小以行計），以及 sympy 是否證明了該公式。"


def cannot_tell(rejected: Sequence[str], unnoticed: Sequence[str]) -> str:
    """`rejected` derivations whose right formula the check does not accept, `unnoticed` mistakes that it does."""
    faults = [f"拒絕了{_TITLES[derivation]}的正確公式" for derivation in rejected]
    faults += [f"接受了{listed([_quoted(name) for name in unnoticed])}"] if unnoticed else []
    return f"檢查**分不出**對錯（[@tab:slips]）：{listed(faults, last='，也')}。"


def rejects_all(slips: int) -> str:
    return f"檢查接受正確的公式，並抓出全部 {count(slips)} 個錯誤（[@tab:slips]）。"


def hidden(formula: str, right: int, cases: int) -> str:
    return f"只看一個例子不夠：{_quoted(formula)}在 {count(cases)} 個案例中，有 {count(right)} 個與 torch 相符。"


def symbols_reject_all() -> str:
    return "符號證明也全部抓出。"


def symbols_reject_others(formula: str) -> str:
    return f"符號證明抓出其餘各項，只有{_quoted(formula)}例外，因為證明的前提是 kernel 放得下。"


def symbols_let_through(formulas: Sequence[str]) -> str:
    return f"符號證明**沒有**抓出{listed([_quoted(name) for name in formulas])}。"


def _quoted(formula: str) -> str:
    return f"「{_NAMES[formula]}」"


def _yes(true: bool) -> str:
    return "是" if true else "否"


def _number(value: float | None) -> str:
    return "非有限值" if value is None else scientific(value)
