"""Question 6: the words in and under the figures of the three derivations."""

from collections.abc import Sequence

from fer.wording.en.prose import count, general, in_words, listed, scientific, two_places


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
    total = rf"\lfloor ({size} + 2 \cdot {padding} - {kernel}) / {stride} \rfloor + 1 = {positions}"
    return (
        rf"Counting the positions of the kernel's left edge: $W = {size}$, $k_1 = {kernel}$, $s_1 = {stride}$ and "
        rf"$p_1 = {padding}$ give ${total}$."
    )


def by_input_names(kernel: int, padding: int) -> dict[str, str]:
    """Axes and title of the stairs over the input size."""
    return {
        "across": "input size $W$",
        "size": "output size $W'$",
        "title": f"$k_1 = {kernel}$, $p_1 = {padding}$",
    }


def by_stride_names(size: int, kernel: int) -> dict[str, str]:
    """Axes and title of the stairs over the stride."""
    return {
        "across": "stride $s_1$",
        "size": "output size $W'$",
        "title": f"$W = {size}$, $k_1 = {kernel}$",
    }


def stride_labels(strides: Sequence[int]) -> list[str]:
    return [f"$s_1 = {stride}$" for stride in strides]


def padding_labels(paddings: Sequence[int]) -> list[str]:
    return [f"$p_1 = {padding}$" for padding in paddings]


def stairs_caption(rings: str) -> str:
    return (
        "How the output size moves. Left, with the input: rounding down makes stairs as wide as the stride, so up to "
        "$s_1$ input sizes share an output size. Right, with the stride: the size falls about as one over it, and a "
        f"column of padding on either side adds about $2 / s_1$. {rings}"
    )


def rings_on(cases: int) -> str:
    return f"Rings are what `conv2d` made in these {count(cases, 'case')}, and all of them lie on the stairs."


def rings_off(off: int, cases: int) -> str:
    return f"Rings are what `conv2d` made; {count(off)} of {count(cases)} lie **off** the stairs."


def component_names() -> dict[str, str]:
    return {"x_hat": r"$\hat{x}_i$", "gradient": "gradient", "line": r"mean and share of $\hat{x}$"}


def came_title(level: float, slope: float) -> str:
    return rf"arrives: $\partial l / \partial y_i${_components(level, slope)}"


def left_title(level: float, slope: float) -> str:
    return rf"is passed on: $\partial l / \partial x_i${_components(level, slope)}"


def components_caption(examples: int) -> str:
    return (
        f"One feature of a batch of {in_words(examples)} with $\\gamma = 1$, a dot an example. The line is "
        r"the mean of the gradient plus its slope on $\hat{x}$; what batch normalisation passes on are the threads "
        r"between line and dots. The right side is multiplied by $\sqrt{\sigma^2 + \varepsilon}$, to be in the unit of "
        "the left."
    )


def keeps(held: Sequence[str]) -> str:
    return (
        f"On its way back the gradient keeps {listed(held)}, which the compact form says it should **not** "
        "([@fig:batch-norm-removes])."
    )


def mean(before: float, after: float) -> str:
    return f"its mean ({_before(before)} before, {scientific(after)} after)"


def slope(before: float, after: float) -> str:
    return rf"its slope on $\hat{{x}}$ ({_before(before)} before, {scientific(after)} after)"


def loses(mean_before: float, mean_after: float, slope_before: float, slope_after: float, kept_share: float) -> str:
    return (
        f"On its way back the gradient loses its mean ({_before(mean_before)} before, "
        f"{scientific(mean_after)} after) and its slope on $\\hat{{x}}$ ({_before(slope_before)} "
        f"before, {scientific(slope_after)} after; [@fig:batch-norm-removes]). Shifting the whole batch changes no "
        r"output, so a gradient has nothing to say in that direction. Of the slope "
        r"$\varepsilon / (\sigma^2 + \varepsilon)$ is "
        f"left, here {scientific(kept_share)}: scaling the batch changes the output by so much, as $\\varepsilon$ does "
        "not scale along."
    )


def scales_as_derived(scale: float, shrinks: float, gap: float) -> str:
    return (
        rf"Of {general(scale)} times the batch torch's $\hat{{x}}$ is smaller by a share of {scientific(shrinks)}, as "
        f"derived (largest difference {scientific(gap)})."
    )


def scales_otherwise(scale: float, shrinks: float, gap: float) -> str:
    return (
        rf"Of {general(scale)} times the batch torch's $\hat{{x}}$ is **not** smaller by the derived share of "
        f"{scientific(shrinks)} alone: the two differ by up to {scientific(gap)}."
    )


def pull_names() -> dict[str, str]:
    return {
        "class": "class $j$",
        "gradient": "gradient",
        "whole": r"whole loss, $\partial L / \partial z_j = \hat{y}_j - y_j$",
        "own": r"own term alone, $\partial L_j / \partial z_j$",
    }


def pull_title(logits: Sequence[float]) -> str:
    return f"$z$ = {', '.join(general(value) for value in logits)}"


def pulls_caption(classes: int, true: int) -> str:
    return (
        f"Logits of {in_words(classes)} classes, of which class {true} (red, bold) is the true one: undecided, "
        "right, and wrong. Bars are the gradient of the whole loss and add up to zero; diamonds are the gradient of "
        "each class's own term."
    )


def pulls_part(whole: float) -> str:
    return (
        "At the true class the single term has the whole gradient; at every other its gradient is zero, while the "
        f"whole loss pushes those logits down, here with up to {scientific(whole)} ([@fig:pulls])."
    )


def pulls_do_not_part(faults: Sequence[str]) -> str:
    return (
        "The gradient of the whole loss and those of the single terms do **not** part as derived "
        f"([@fig:pulls]): {listed(faults)}."
    )


def apart_at_the_true(gap: float) -> str:
    return f"at the true class they differ by {scientific(gap)}"


def other_terms_pull(own: float) -> str:
    return f"the terms of the other classes have gradients up to {scientific(own)}"


def whole_does_not_push(whole: float) -> str:
    return f"the whole loss has no gradient above {scientific(whole)} at the other classes"


def _components(level: float, slope: float) -> str:
    """A title's second line."""
    return f"\nmean {two_places(level)}, slope {two_places(slope)}"


def _before(value: float) -> str:
    return scientific(value, digits=2)
