"""Question 6: the words in and under the figures of the three derivations."""

from collections.abc import Mapping, Sequence

from fer.wording.en.prose import count, in_words, listed, scientific


def by_input(strides: Sequence[int], kernel: int, padding: int) -> dict:
    """Labels, axes and title of the stairs over the input size."""
    return {
        "labels": [f"$s_1 = {stride}$" for stride in strides],
        "across": "input size $W$",
        "size": "output size $W'$",
        "title": f"$k_1 = {kernel}$, $p_1 = {padding}$",
    }


def by_stride(paddings: Sequence[int], size: int, kernel: int) -> dict:
    """Labels, axes and title of the stairs over the stride."""
    return {
        "labels": [f"$p_1 = {padding}$" for padding in paddings],
        "across": "stride $s_1$",
        "size": "output size $W'$",
        "title": f"$W = {size}$, $k_1 = {kernel}$",
    }


def sizes_caption(facts: Mapping) -> str:
    """What the stairs show, and whether torch's rings lie on them."""
    points, disagreements = facts["stairs"]["cases"], facts["stairs"]["disagreements"]
    rings = (
        f"Rings are what `conv2d` made in these {count(points, 'case')}, and all of them lie on the stairs."
        if not disagreements
        else f"Rings are what `conv2d` made; {count(disagreements)} of {count(points)} lie **off** the stairs."
    )
    return (
        "How the output size moves. Left, with the input: rounding down makes stairs as wide as the stride, so up to "
        "$s_1$ input sizes share an output size. Right, with the stride: the size falls about as one over it, and a "
        f"column of padding on either side adds about $2 / s_1$. {rings}"
    )


def component_names() -> dict[str, str]:
    return {"x_hat": r"$\hat{x}_i$", "gradient": "gradient", "line": r"mean and share of $\hat{x}$"}


def component_title(name: str, level: float, slope: float) -> str:
    """`name` is "came" or "left"."""
    over = {"came": r"arrives: $\partial l / \partial y_i$", "left": r"is passed on: $\partial l / \partial x_i$"}[name]
    return f"{over}\nmean {_plain(level)}, slope {_plain(slope)}"


def components_caption(facts: Mapping) -> str:
    shown = facts["removed"]
    return (
        f"One feature of a batch of {in_words(shown['examples'])} with $\\gamma = 1$, a dot an example. The line is "
        r"the mean of the gradient plus its slope on $\hat{x}$; what batch normalisation passes on are the threads "
        r"between line and dots. The right side is multiplied by $\sqrt{\sigma^2 + \varepsilon}$, to be in the unit of "
        "the left."
    )


def removed(facts: Mapping) -> str:
    """Does the gradient that is passed on keep a mean, or a share of x_hat?"""
    shown, tolerance = facts["removed"], facts["tolerance"]
    mean_gone = abs(shown["left_mean"]) <= tolerance
    expected = shown["came_slope"] * shown["kept_share"]
    slope_gone = abs(shown["left_slope"] - expected) <= tolerance
    held = [
        f"its {name} ({_before(shown[f'came_{key}'])} before, {scientific(shown[f'left_{key}'])} after)"
        for name, key, gone in (("mean", "mean", mean_gone), (r"slope on $\hat{x}$", "slope", slope_gone))
        if not gone
    ]
    if held:
        return (
            f"On its way back the gradient keeps {listed(held)}, which the compact form says it should **not** "
            "([@fig:batch-norm-removes])."
        )
    return (
        f"On its way back the gradient loses its mean ({_before(shown['came_mean'])} before, "
        f"{scientific(shown['left_mean'])} after) and its slope on $\\hat{{x}}$ ({_before(shown['came_slope'])} "
        f"before, {scientific(shown['left_slope'])} after; [@fig:batch-norm-removes]). Shifting the whole batch or "
        "scaling it changes no output, so a gradient has nothing to say in these two directions. The slope is left "
        r"with $\varepsilon / (\sigma^2 + \varepsilon)$ of itself, here "
        f"{scientific(shown['kept_share'])}, because $\\varepsilon$ does not scale along."
    )


def pull_names() -> dict[str, str]:
    return {
        "class": "class $j$",
        "gradient": "gradient",
        "whole": r"whole loss, $\partial L / \partial z_j = \hat{y}_j - y_j$",
        "own": r"own term alone, $\partial L_j / \partial z_j$",
    }


def pull_title(logits: Sequence[float]) -> str:
    values = ", ".join(f"{value:g}".replace("-", "−") for value in logits)
    return f"$z$ = {values}"


def pulls_caption(classes: int, true: int) -> str:
    return (
        f"Logits of {in_words(classes)} classes, of which class {true + 1} (red, bold) is the true one: undecided, "
        "right, and wrong. Bars are the gradient of the whole loss and add up to zero; diamonds are the gradient of "
        "each class's own term."
    )


def pulls(facts: Mapping) -> str:
    """Where do the gradient of the whole loss and that of a class's own term part?"""
    shown = facts["pulls"]
    part = shown["other_own"] == 0 < shown["other_whole"] and shown["true_gap"] <= facts["tolerance"]
    if not part:
        return (
            "The gradient of the whole loss and those of the single terms do **not** part as derived "
            f"([@fig:pulls]): at the true class they differ by {scientific(shown['true_gap'])}, and the other terms "
            f"have gradients up to {scientific(shown['other_own'])}."
        )
    return (
        "At the true class the single term has the whole gradient; at every other its gradient is zero, while the "
        f"whole loss pushes those logits down, here with up to {scientific(shown['other_whole'])} ([@fig:pulls])."
    )


def _before(value: float) -> str:
    return scientific(value, digits=2)


def _plain(value: float) -> str:
    """For a title that matplotlib sets: "0.90", or a power of ten where the value is next to nothing."""
    if value == 0 or abs(value) >= 0.01:
        return f"{value:.2f}".replace("-", "−")
    return scientific(value, digits=0)
