"""Question 6: what the proofs with symbols, the edges and the common mistakes say of the three derivations."""

from collections.abc import Sequence

from fer.wording.en.prose import count, in_words, listed
from fer.wording.numbers import scientific

_NONE = "–"
_TITLES = {
    "output_size": "output size",
    "batch_norm": "batch normalisation",
    "cross_entropy": "softmax with cross-entropy",
}
_STEPS = {
    "output_size": {
        "last_fits": "position $q$ lies inside: $q s \\le W + 2p - k$",
        "next_does_not": "the next does not: $(q + 1) s > W + 2p - k$",
        "formula": "the formula gives $q + 1$",
    },
    "batch_norm": {
        "x_hat": r"$\partial l / \partial \hat{x}_i$",
        "gamma": r"$\partial l / \partial \gamma$",
        "beta": r"$\partial l / \partial \beta$",
        "variance": r"$\partial l / \partial \sigma^2$",
        "mean": r"$\partial l / \partial \mu$, both paths",
        "x": r"$\partial l / \partial x_i$, three paths",
        "second_path": r"$\partial \sigma^2 / \partial \mu = 0$",
        "compact": r"$\partial l / \partial x_i$, compact form",
        "no_mean": r"$\sum_i \partial l / \partial x_i = 0$",
        "no_scale": r"$\sum_i \hat{x}_i \, \partial l / \partial x_i$ has the factor $\varepsilon$",
        "scaled": r"$\hat{x}_i^2$ of $a$ times the batch",
    },
    "cross_entropy": {
        "jacobian_same": r"$\partial \hat{y}_i / \partial z_i$",
        "jacobian_other": r"$\partial \hat{y}_i / \partial z_j$, $i \ne j$",
        "gradient": r"$\partial L / \partial z_j$, any target",
        "sum_to_one": r"$\hat{y}_j - y_j$, where $\sum_i y_i = 1$",
        "single_term": r"$\partial L_t / \partial z_j$, single term",
        "batch_mean": r"$\partial \bar{L} / \partial z_{bj}$, mean of the batch",
    },
}
_EDGES = {
    "exact_fit": "kernel as long as the padded input",
    "one_too_long": "kernel one column too long",
    "long_stride": "stride longer than the input",
    "zeros_alone": "kernel on padding only",
    "one_example": "batch of one",
    "eps_dominates": r"$\varepsilon \gg \sigma^2$",
    "constant_batch": r"constant batch, $\sigma^2 = 0$",
    "saturated": "saturated logits",
    "one_row": "batch of one",
    "two_classes": "two classes",
    "one_class": "one class",
}
_NAMES = {
    "conv_output_size": "the right formula",
    "padding_counted_once": "padding counted once",
    "rounded_up": "division by the stride rounded up",
    "first_position_forgotten": r"$+ \, 1$ forgotten",
    "dilation_ignored": "dilation ignored",
    "kernel_too_long": "a size where the kernel does not fit",
    "batch_norm_backward": "the right formulas",
    "mean_path_missing": r"path through $\mu$ missing",
    "variance_path_missing": r"path through $\sigma^2$ missing",
    "both_paths_missing": r"both paths missing",
    "unbiased_variance": "variance over $m - 1$",
    "gamma_from_x": r"$\partial l / \partial \gamma$ with $x$ for $\hat{x}$",
    "averaged_over_the_batch": r"$\partial l / \partial \gamma$, $\partial l / \partial \beta$ averaged",
    "softmax_cross_entropy_gradient": "the right formulas",
    "off_diagonal_missing": "Jacobian without its off-diagonal",
    "own_term_only": r"chain rule through the diagonal alone: $y_j (\hat{y}_j - 1)$",
    "remark_for_every_class": r"$\hat{y}_t - y_t$ of every single term",
    "binary_of_each_probability": "binary cross-entropies summed",
    "sigmoid_of_each_logit": "sigmoid in place of softmax",
    "mean_taken_twice": "mean over the batch taken twice",
    "mean_factor_forgotten": "$1 / B$ of the mean forgotten",
}


def symbolic_table(derivation: str, step: str, statements: int, proved: bool) -> dict[str, str]:
    return {
        "Derivation": _TITLES[derivation],
        "Step": _STEPS[derivation][step],
        "Statements": count(statements),
        "Proved": _yes(proved),
    }


def symbolic_caption(examples: int, classes: int) -> str:
    return (
        f"What sympy proves for all values of the symbols: gradients of a batch of {in_words(examples)} and of "
        f"{in_words(classes)} classes, and every output size with which the kernel fits."
    )


def statements_hold(statements: int) -> str:
    return (
        f"All {count(statements, 'statement')} hold exactly, without rounding. They do not cover "
        "longer batches or more classes; the random shapes above do."
    )


def steps_fail(steps: Sequence[tuple[str, str]]) -> str:
    """Each step with the derivation before it."""
    failed = [f"{_STEPS[derivation][step]} ({_TITLES[derivation]})" for derivation, step in steps]
    return f"These steps are **not** proved: {listed(failed)}."


def edges_table(
    derivation: str, edge: str, cases: int, deviation: float | None, has_gradient: bool, gradient: float | None
) -> dict[str, str]:
    """None is not finite; of a size there is no gradient."""
    return {
        "Derivation": _TITLES[derivation],
        "Edge": _EDGES[edge],
        "Cases": count(cases),
        "Deviation": _number(deviation),
        "Largest gradient": _number(gradient) if has_gradient else _NONE,
    }


def edges_caption() -> str:
    return (
        "Edge cases: the largest deviation from torch (for output sizes: the number of cases that differ) and the "
        r"largest $\partial l / \partial x_i$ or $\partial L / \partial z_j$."
    )


def edges_hold(worst: float) -> str:
    return f"The formulas hold in all edge cases; the largest deviation is {_number(worst)} ([@tab:edges])."


def edges_fail(edges: Sequence[tuple[str, str]]) -> str:
    """Each edge with the derivation before it."""
    wrong = [f"{_EDGES[edge]} ({_TITLES[derivation]})" for derivation, edge in edges]
    return f"In these edge cases the formulas do **not** hold ([@tab:edges]): {listed(wrong)}."


def one_example_has_none() -> str:
    return (
        r"For a batch of one, $\partial l / \partial x_i$ is exactly zero, because $\hat{x}$ is zero whatever $x$ is."
    )


def one_class_has_none() -> str:
    return "For a single class the gradient is zero as well."


def logarithm_fails(failures: int, cases: int) -> str:
    return (
        "Where softmax is exactly 0 and 1, autograd through its logarithm is not finite in "
        f"{count(failures)} of {count(cases, 'case')}; $\\hat{{y}} - y$ is finite and agrees with `log_softmax`."
    )


def slips_table(derivation: str, formula: str, deviating: int, cases: int, gap: str, proved: bool) -> dict[str, str]:
    return {
        "Derivation": _TITLES[derivation],
        "Formula": _NAMES[formula],
        "Deviates in": f"{count(deviating)} of {count(cases)}",
        "By at most": gap,
        "Proved": _yes(proved),
    }


def columns(number: int) -> str:
    return count(number, "column")


def nothing_to_compare() -> str:
    return _NONE


def deviation(value: float | None) -> str:
    return _number(value)


def slips_caption() -> str:
    return (
        "Common mistakes in the same checks: cases that deviate from torch, the largest deviation (for output sizes "
        "in columns), and whether sympy proves the formula."
    )


def cannot_tell(rejected: Sequence[str], unnoticed: Sequence[str]) -> str:
    """`rejected` derivations whose right formula the check does not accept, `unnoticed` mistakes that it does."""
    faults = [f"it rejects the right formula of {_TITLES[derivation]}" for derivation in rejected]
    faults += [f"it accepts {listed([_quoted(name) for name in unnoticed])}"] if unnoticed else []
    return f"The check does **not** separate right from wrong ([@tab:slips]): {listed(faults)}."


def rejects_all(slips: int) -> str:
    return f"The check accepts the right formulas and rejects all {count(slips, 'mistake')} ([@tab:slips])."


def hidden(formula: str, right: int, cases: int) -> str:
    return (
        f"A single example would not be enough: {_quoted(formula)} agrees with torch in {count(right)} of "
        f"{count(cases, 'case')}."
    )


def symbols_reject_all() -> str:
    return "The proof rejects all of them as well."


def symbols_reject_others(formula: str) -> str:
    return f"The proof rejects all but {_quoted(formula)}, because it assumes that the kernel fits."


def symbols_let_through(formulas: Sequence[str]) -> str:
    return f"The proof does **not** reject {listed([_quoted(name) for name in formulas])}."


def _quoted(formula: str) -> str:
    return f"“{_NAMES[formula]}”"


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def _number(value: float | None) -> str:
    return "not finite" if value is None else scientific(value)
