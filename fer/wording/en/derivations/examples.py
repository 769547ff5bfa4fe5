"""Question 6: the words in and under the figures of the three derivations."""

from collections.abc import Sequence

from fer.wording.en.prose import count, in_words, listed
from fer.wording.numbers import general, number, scientific, two_places


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
        rf"Counting the positions of the kernel for $W = {size}$, $k_1 = {kernel}$, $s_1 = {stride}$, "
        rf"$p_1 = {padding}$: ${total}$."
    )


def positions_alt(size: int, kernel: int, padding: int, edges: Sequence[int], uncovered: Sequence[int] | None) -> str:
    columns = count(padding, "column")
    left = "" if uncovered is None else f" Never covered: {listed([count(column) for column in uncovered])}."
    return (
        f"An input row of {count(size, 'column')} with {columns} of padding on either side. Below it, a kernel of "
        f"{count(kernel, 'column')} has its left edge at column {listed([count(edge) for edge in edges])}.{left}"
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


def stairs_caption(marks: str) -> str:
    return f"Output size by formula (lines) over the input size (left) and over the stride (right). {marks}"


def stairs_alt(
    strides: Sequence[int],
    largest: int,
    at_largest: Sequence[int],
    paddings: Sequence[int],
    at_first: Sequence[int],
    at_last: Sequence[int],
) -> str:
    return (
        f"Two step charts. Left, an input of size {count(largest)} gives outputs of {_counts(at_largest)} for strides "
        f"{_counts(strides)}. Right, from the smallest to the largest stride the output goes from "
        f"{_counts(at_first)} to {_counts(at_last)} for paddings {_counts(paddings)}."
    )


def marks_on(cases: int) -> str:
    return f"Markers are the sizes that `conv2d` gives; all {count(cases)} lie on the lines."


def marks_off(off: int, cases: int) -> str:
    return f"Markers are the sizes that `conv2d` gives; {count(off)} of {count(cases)} lie **off** the lines."


def component_names() -> dict[str, str]:
    return {"x_hat": r"$\hat{x}_i$", "gradient": "gradient", "line": r"mean and part proportional to $\hat{x}$"}


def came_title(level: float, slope: float) -> str:
    return rf"arrives: $\partial l / \partial y_i${_components(level, slope)}"


def left_title(level: float, slope: float) -> str:
    return rf"is passed on: $\partial l / \partial x_i${_components(level, slope)}"


def components_caption(examples: int) -> str:
    return (
        f"The gradient over $\\hat{{x}}_i$ for one feature and a batch of {in_words(examples)} (dots), with "
        r"$\gamma = 1$. The red line is its mean plus the part proportional to $\hat{x}$; only the grey distances to "
        r"the line are passed on. The right side is multiplied by $\sqrt{\sigma^2 + \varepsilon}$."
    )


def components_alt(
    examples: int, mean_before: float, mean_after: float, slope_before: float, slope_after: float
) -> str:
    return (
        f"Two scatter plots of {in_words(examples)} gradients over the normalised input. Left, before batch "
        f"normalisation: mean {number(mean_before)}, slope {number(slope_before)}. Right, after it: mean "
        f"{number(mean_after)}, slope {number(slope_after)}."
    )


def keeps(held: Sequence[str]) -> str:
    return (
        f"In this example the gradient keeps {listed(held)}, which the derivation says it should **not** "
        "([@fig:batch-norm-removes])."
    )


def mean(before: float, after: float) -> str:
    return f"its mean ({number(before)} before, {scientific(after)} after)"


def slope(before: float, after: float) -> str:
    return rf"its slope on $\hat{{x}}$ ({number(before)} before, {scientific(after)} after)"


def loses(mean_before: float, mean_after: float, slope_before: float, slope_after: float, kept_share: float) -> str:
    return (
        f"In this example the gradient loses its mean ({number(mean_before)} before, {scientific(mean_after)} after) "
        rf"and its slope on $\hat{{x}}$ ({number(slope_before)} before, {scientific(slope_after)} after; "
        r"[@fig:batch-norm-removes]). The share $\varepsilon / (\sigma^2 + \varepsilon)$ of the slope that has to be "
        f"left is {scientific(kept_share)}."
    )


def scales_as_derived(scale: float, shrinks: float, gap: float) -> str:
    return (
        rf"With the batch multiplied by {general(scale)}, torch's $\hat{{x}}$ shrinks by a share of "
        f"{scientific(shrinks)}, as derived (largest difference {scientific(gap)})."
    )


def scales_otherwise(scale: float, shrinks: float, gap: float) -> str:
    return (
        rf"With the batch multiplied by {general(scale)}, torch's $\hat{{x}}$ does **not** shrink by the derived share "
        f"of {scientific(shrinks)}: the two differ by up to {scientific(gap)}."
    )


def pull_names() -> dict[str, str]:
    return {
        "class": "class $j$",
        "gradient": "gradient",
        "whole": r"whole loss, $\partial L / \partial z_j = \hat{y}_j - y_j$",
        "own": r"own term alone, $\partial L_j / \partial z_j$",
        "true": "true",
    }


def pull_title(logits: Sequence[float]) -> str:
    return f"$z$ = {', '.join(general(value) for value in logits)}"


def pulls_caption(classes: int, true: int) -> str:
    return (
        f"Gradients for {in_words(classes)} classes; class {true} is the true one. The logits $z$ above the "
        "panels make the prediction undecided, right and wrong."
    )


def pulls_alt(true: int, at_true: Sequence[float], largest: float, own: float) -> str:
    of_true = listed([number(value) for value in at_true])
    return (
        f"Three bar charts. The gradient at class {true}, the true one, is {of_true}; "
        f"at the other classes it reaches {number(largest)}. Diamonds for the single terms reach {number(own)} there."
    )


def pulls_part(whole: float) -> str:
    return (
        "At the true class the single term has the gradient of the whole loss. At every other class its gradient is "
        f"zero, while that of the whole loss is up to {scientific(whole)} ([@fig:pulls])."
    )


def pulls_do_not_part(faults: Sequence[str]) -> str:
    return (
        "The gradients of the whole loss and of the single terms are **not** related as derived "
        f"([@fig:pulls]): {listed(faults)}."
    )


def apart_at_the_true(gap: float) -> str:
    return f"at the true class they differ by {scientific(gap)}"


def other_terms_pull(own: float) -> str:
    return f"the terms of the other classes have gradients up to {scientific(own)}"


def whole_does_not_push(whole: float) -> str:
    return f"the whole loss has no gradient above {scientific(whole)} at the other classes"


def _counts(values: Sequence[int]) -> str:
    return listed([count(value) for value in values])


def _components(level: float, slope: float) -> str:
    """A title's second line."""
    return f"\nmean {two_places(level)}, slope {two_places(slope)}"
