"""Question 6: what the checks of the three derivations found.

`facts` is what 06_derivations writes: "tolerance", "output_size" (a SizeCheck), "batch_norm" and "cross_entropy"
(a GradientCheck each: "cases", "deviation"), and "single_term".
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from fer.wording.en.prose import count, listed, scientific

_NONE = "–"

# One row a gradient: its name, then the keys of its deviations from autograd and from torch's own layer.
_BATCH_NORM_ROWS = (
    (r"$\partial l / \partial \hat{x}_i$", "x_hat", None),
    (r"$\partial l / \partial \gamma$", "gamma", "layer_gamma"),
    (r"$\partial l / \partial \beta$", "beta", "layer_beta"),
    (r"$\partial l / \partial \sigma^2$", "variance", None),
    (r"$\partial l / \partial \mu$", "mean", None),
    (r"$\partial l / \partial x_i$", "x", "layer_x"),
    (r"$\partial l / \partial x_i$, compact form", "compact", None),
)
_CROSS_ENTROPY_ROWS = (
    (r"$\partial \hat{y}_i / \partial z_j$", "jacobian", None),
    (r"$\partial L / \partial z_j$, one-hot $y$", "one_hot", "layer_one_hot"),
    (r"$\partial L / \partial z_j$, $y$ a distribution", "soft", "layer_soft"),
    (r"$\partial L_t / \partial z_j$, single term", "single_term", None),
)


def position_names() -> dict[str, str]:
    """The words in the figure of kernel positions."""
    return {
        "column": "column of the padded input",
        "position": "position $i$",
        "input": "input",
        "padding": "padding",
        "kernel": "kernel, left edge black",
        "uncovered": "never covered",
    }


def positions_caption(size: int, kernel: int, stride: int, padding: int, positions: int) -> str:
    """Says what the figure draws, and the sum that gives the number of positions."""
    total = rf"\lfloor ({size} + 2 \cdot {padding} - {kernel}) / {stride} \rfloor + 1 = {positions}"
    return (
        rf"Counting the positions of the kernel's left edge: $W = {size}$, $k_1 = {kernel}$, $s_1 = {stride}$ and "
        rf"$p_1 = {padding}$ give ${total}$."
    )


def output_size_table(facts: Mapping) -> pd.DataFrame:
    """Cases in which the kernel fits and in which it does not, and how often formula and torch differ."""
    check = facts["output_size"]
    rows = [
        ("The kernel fits: equal output shapes", count(check["fitting"]), count(check["wrong_shapes"])),
        ("The kernel is too long: both refuse", count(check["refused"]), count(check["wrong_refusals"])),
    ]
    return pd.DataFrame(rows, columns=["What is compared", "Cases", "Disagreements"])


def output_size_caption() -> str:
    return "The derived output shape beside that of `torch.nn.functional.conv2d`."


def output_size_check(facts: Mapping) -> str:
    """Does the derived output size hold in every case?"""
    check = facts["output_size"]
    totals = _size_totals(facts)
    if totals.wrong:
        return (
            f"The formula does **not** agree with `conv2d` ([@tab:output-size]): they differ in {count(totals.wrong)} "
            f"of {count(totals.cases, 'case')}."
        )
    return (
        f"In all {count(totals.cases, 'case')} the formula agrees with `conv2d` ([@tab:output-size]): the shape is the "
        f"same in {count(check['fitting'])}, and in the other {count(check['refused'])}, in which the kernel is longer "
        "than the padded input, both refuse."
    )


def batch_norm_table(facts: Mapping) -> pd.DataFrame:
    """The largest deviation of each gradient of batch normalisation."""
    return _deviations(facts["batch_norm"], _BATCH_NORM_ROWS, layer="batch_norm")


def batch_norm_caption(facts: Mapping) -> str:
    return (
        f"Batch normalisation: largest deviation over {count(facts['batch_norm']['cases'], 'drawn layer')}, from "
        "autograd through the forward equations and from the backward of `torch.nn.functional.batch_norm`."
    )


def batch_norm_check(facts: Mapping) -> str:
    """Do the derived gradients of batch normalisation hold?"""
    return _verdict(facts, "batch_norm", _BATCH_NORM_ROWS, "[@tab:batch-norm]")


def cross_entropy_table(facts: Mapping) -> pd.DataFrame:
    """The largest deviation of each gradient of softmax and cross-entropy."""
    return _deviations(facts["cross_entropy"], _CROSS_ENTROPY_ROWS, layer="cross_entropy")


def cross_entropy_caption(facts: Mapping) -> str:
    batches = count(facts["cross_entropy"]["cases"], "drawn batch", plural="drawn batches")
    return (
        f"Softmax with cross-entropy: largest deviation over {batches}, from autograd through softmax and logarithm "
        "and from the backward of `torch.nn.functional.cross_entropy`."
    )


def cross_entropy_check(facts: Mapping) -> str:
    """Do the derived gradients of softmax and cross-entropy hold?"""
    return _verdict(facts, "cross_entropy", _CROSS_ENTROPY_ROWS, "[@tab:cross-entropy]")


def single_term_check(facts: Mapping) -> str:
    """Is y_hat_t - y_t the gradient of the single term L_t, by autograd: where y_t = 1, and where y_t = 0?"""
    found, tolerance = facts["single_term"], facts["tolerance"]
    true, other = _within(found["true"], tolerance), _within(found["other"], tolerance)
    clauses = [
        f"{'equals' if holds else 'does **not** equal'} $\\hat{{y}}_t - y_t$ where $y_t = {y_t}$ "
        f"(largest difference {_number(found[name])})"
        for holds, name, y_t in ((true, "true", 1), (other, "other", 0))
    ]
    joint = " and " if true == other else ", but "
    verdict = "as the remark says" if true and not other else "which is **not** what the remark says"
    return f"By autograd, $\\partial L_t / \\partial z_t$ of the single term {joint.join(clauses)}, {verdict}."


def finding(facts: Mapping) -> str:
    """All three checks in one sentence."""
    holds = {
        "the output size of a convolution": not _size_totals(facts).wrong,
        "the gradients of batch normalisation": _within(_worst(facts, "batch_norm"), facts["tolerance"]),
        "the gradient of softmax with cross-entropy": _within(_worst(facts, "cross_entropy"), facts["tolerance"]),
    }
    wrong = [name for name, right in holds.items() if not right]
    if wrong:
        return f"Of the three derivations, torch does **not** confirm {listed(wrong, last='or')}."
    return (
        f"All three derivations agree with torch: the output size of a convolution in all "
        f"{count(_size_totals(facts).cases, 'case')}, the gradients of batch normalisation to within "
        f"{_number(_worst(facts, 'batch_norm'))}, that of softmax with cross-entropy to within "
        f"{_number(_worst(facts, 'cross_entropy'))}."
    )


class _SizeTotals(NamedTuple):
    cases: int
    wrong: int


def _size_totals(facts: Mapping) -> _SizeTotals:
    check = facts["output_size"]
    return _SizeTotals(check["fitting"] + check["refused"], check["wrong_shapes"] + check["wrong_refusals"])


def _deviations(check: Mapping, rows: tuple, *, layer: str) -> pd.DataFrame:
    found = check["deviation"]
    cells = [
        [name, *(_number(found[key]) if key else _NONE for key in (stepwise, torch))] for name, stepwise, torch in rows
    ]
    return pd.DataFrame(cells, columns=["Gradient", "From autograd", f"From torch's {layer}"])


def _verdict(facts: Mapping, chapter: str, rows: tuple, table: str) -> str:
    found, tolerance = facts[chapter]["deviation"], facts["tolerance"]
    wrong = [name for name, *keys in rows if any(key and not _within(found[key], tolerance) for key in keys)]
    worst = _number(_worst(facts, chapter))
    if not wrong:
        return f"Every gradient agrees with torch to within {worst} ({table}): rounding of 64-bit numbers, no more."
    return (
        f"Derivation and torch do **not** agree on {listed(wrong)} ({table}): the largest deviation is {worst}, where "
        f"rounding would stay below {_number(tolerance)}."
    )


def _worst(facts: Mapping, chapter: str) -> float:
    """The largest deviation of a chapter; nan if one is."""
    values = list(facts[chapter]["deviation"].values())
    return math.nan if any(map(math.isnan, values)) else max(values)


def _within(value: float, tolerance: float) -> bool:
    return value <= tolerance  # False for nan


def _number(value: float) -> str:
    return scientific(value) if math.isfinite(value) else "not finite"
