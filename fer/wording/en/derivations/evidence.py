"""Question 6: what the proofs with symbols, the edges and the usual slips say of the three derivations.

`facts` is what 06_derivations writes: "tolerance"; "symbolic", a Proof a derivation; "edges", an Edge a name; "slips"
and "right", the list of what was Tried.
"""

from collections.abc import Mapping

import pandas as pd

from fer.wording.en.prose import count, in_words, listed, scientific

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
    },
    "cross_entropy": {
        "jacobian_same": r"$\partial \hat{y}_i / \partial z_i$",
        "jacobian_other": r"$\partial \hat{y}_i / \partial z_j$, $i \ne j$",
        "gradient": r"$\partial L / \partial z_j$, any target",
        "sum_to_one": r"$\hat{y}_j - y_j$, where $\sum_i y_i = 1$",
        "single_term": r"$\partial L_t / \partial z_j$, single term",
    },
}
_EDGES = {
    "exact_fit": "kernel as long as the padded input",
    "one_too_long": "kernel one column longer",
    "long_stride": "stride longer than the input",
    "zeros_alone": "kernel over nothing but padding",
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
    "both_paths_missing": r"both missing: $\gamma / \sigma$ times the gradient",
    "unbiased_variance": "variance over $m - 1$",
    "gamma_from_x": r"$\partial l / \partial \gamma$ with $x$ for $\hat{x}$",
    "averaged_over_the_batch": r"$\partial l / \partial \gamma$, $\partial l / \partial \beta$ averaged",
    "softmax_cross_entropy_gradient": "the right formulas",
    "off_diagonal_missing": "Jacobian without its off-diagonal",
    "own_term_only": r"chained through that: $y_j (\hat{y}_j - 1)$",
    "remark_for_every_class": r"$\hat{y}_t - y_t$ of every single term",
    "binary_of_each_probability": "binary cross-entropies summed",
    "sigmoid_of_each_logit": "sigmoid in place of softmax",
    "mean_taken_twice": "mean over the batch taken twice",
}


def symbolic_table(facts: Mapping) -> pd.DataFrame:
    """A row a step: how many identities, and whether they cancel to zero."""
    rows = [
        (_TITLES[derivation], _STEPS[derivation][step], count(number), "no" if step in proof["failed"] else "yes")
        for derivation, proof in facts["symbolic"].items()
        for step, number in proof["identities"].items()
    ]
    return pd.DataFrame(rows, columns=["Derivation", "Step", "Identities", "Proved"])


def symbolic_caption(*, examples: int, classes: int) -> str:
    return (
        f"What sympy proves, for every value of the symbols: gradients of a batch of {in_words(examples)} and of "
        f"{in_words(classes)} classes; the output size for every $W$, $p$, $k$, $s$ and dilation with which the kernel "
        "fits."
    )


def symbolic_check(facts: Mapping) -> str:
    """Does every identity hold?"""
    proofs = facts["symbolic"]
    total = sum(sum(proof["identities"].values()) for proof in proofs.values())
    failed = [
        f"{_STEPS[derivation][step]} ({_TITLES[derivation]})"
        for derivation, proof in proofs.items()
        for step in proof["failed"]
    ]
    if failed:
        return f"By symbols these steps do **not** hold ([@tab:symbolic]): {listed(failed)}."
    return (
        f"All {count(total, 'identity', plural='identities')} hold ([@tab:symbolic]): no rounding, and no case that "
        "happened not to be drawn. What they cannot tell is whether a longer batch or more classes behave otherwise; "
        "the random shapes speak for those."
    )


def edges_table(facts: Mapping) -> pd.DataFrame:
    """A row an edge: deviation from torch and what is seen there."""
    rows = [
        (_TITLES[edge["derivation"]], _EDGES[name], count(edge["cases"]), _number(edge["deviation"]), _seen(edge))
        for name, edge in facts["edges"].items()
    ]
    return pd.DataFrame(rows, columns=["Derivation", "Edge", "Cases", "Deviation", "Largest gradient"])


def edges_caption() -> str:
    return (
        "The edges: largest deviation from torch (of output sizes, cases that disagree), and the largest "
        r"$\partial l / \partial x_i$ or $\partial L / \partial z_j$ there."
    )


def edges_check(facts: Mapping) -> str:
    """Do the formulas hold at the edges, and what do they give there?"""
    edges = facts["edges"]
    wrong = [
        f"{_EDGES[name]} ({_TITLES[edge['derivation']]})"
        for name, edge in edges.items()
        if not _within(edge["deviation"], facts["tolerance"])
    ]
    if wrong:
        return f"At these edges the formulas do **not** hold ([@tab:edges]): {listed(wrong)}."
    worst = max(edge["deviation"] for edge in edges.values())
    return " ".join(
        [f"At every edge the formulas agree with torch to within {_number(worst)} ([@tab:edges]).", *_remarks(edges)]
    )


def slips_table(facts: Mapping) -> pd.DataFrame:
    """A row a formula, the right one of each derivation first: in how many cases it deviates, and by how much."""
    tried = sorted([*facts["right"], *facts["slips"]], key=lambda one: list(_TITLES).index(one["derivation"]))
    rows = [
        (
            _TITLES[one["derivation"]],
            _NAMES[one["name"]],
            f"{count(one['deviating'])} of {count(one['cases'])}",
            _gap(one),
            "no" if one["unproved"] else "yes",
        )
        for one in tried
    ]
    return pd.DataFrame(rows, columns=["Derivation", "Formula", "Deviates in", "By at most", "Proved"])


def slips_caption() -> str:
    return (
        "The usual slips in the same checks: cases in which the formula deviates from torch, the largest deviation "
        "there (of an output size in columns), and whether sympy proves it."
    )


def slips_check(facts: Mapping) -> str:
    """Does the check tell every slip from the right formula?"""
    accused = [one for one in facts["right"] if one["deviating"] or one["unproved"]]
    missed = [_NAMES[one["name"]] for one in facts["slips"] if not one["deviating"]]
    if accused or missed:
        faults = [f"it rejects what is right of {_TITLES[one['derivation']]}" for one in accused]
        faults += [f"it does not notice {listed(missed)}"] if missed else []
        return f"The check does **not** tell right from wrong ([@tab:slips]): {listed(faults)}."
    sentence = (
        f"The check accepts the right formulas and rejects all {count(len(facts['slips']), 'slip')} ([@tab:slips])."
    )
    return " ".join([sentence, *_hidden(facts["slips"]), _by_symbols(facts["slips"])])


def _hidden(slips: list[Mapping]) -> list[str]:
    """The slip that most often gives the right number all the same."""
    partly = [one for one in slips if one["deviating"] < one["cases"] and one["largest"] is not None]
    if not partly:
        return []
    most = max(partly, key=lambda one: one["cases"] - one["deviating"])
    right = f"{count(most['cases'] - most['deviating'])} of {count(most['cases'], 'case')}"
    return [f"One example would not do: “{_NAMES[most['name']]}” is right in {right}."]


def _by_symbols(slips: list[Mapping]) -> str:
    through = [one["name"] for one in slips if not one["unproved"]]
    if not through:
        return "Symbols reject them all, too."
    if through == ["kernel_too_long"]:  # the proof begins with a kernel that fits
        return f"Symbols reject all but “{_NAMES['kernel_too_long']}”, as the proof takes for granted that it fits."
    return f"Symbols do **not** reject {listed([f'“{_NAMES[name]}”' for name in through])}."


def _remarks(edges: Mapping) -> list[str]:
    """What is worth saying of an edge, where it is so."""
    one, single, saturated = edges["one_example"], edges["one_class"], edges["saturated"]
    remarks = []
    if one["gradient"] == 0:
        remarks.append(
            r"Of a batch of one, $\partial l / \partial x_i$ is exactly zero: its $\hat{x}$ is zero whatever $x$ is."
        )
    if single["gradient"] == 0:
        remarks.append("Of a single class the gradient is zero as well.")
    if saturated["naive_failures"]:
        remarks.append(
            "Where softmax has run into 0 and 1, autograd through its logarithm is not finite in "
            f"{count(saturated['naive_failures'])} of {count(saturated['cases'], 'case')}; $\\hat{{y}} - y$ is, and "
            "agrees with `log_softmax`."
        )
    return remarks


def _gap(one: Mapping) -> str:
    if one["derivation"] == "output_size" and one["largest"] is not None:
        return count(int(one["largest"]), "column")
    return "–" if one["derivation"] == "output_size" else _number(one["largest"])


def _seen(edge: Mapping) -> str:
    return "–" if edge["derivation"] == "output_size" else _number(edge["gradient"])


def _number(value: float | None) -> str:
    return "not finite" if value is None else scientific(value)


def _within(value: float | None, tolerance: float) -> bool:
    return value is not None and value <= tolerance
