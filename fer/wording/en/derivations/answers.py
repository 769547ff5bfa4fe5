"""Question 6: what the checks of the three derivations found."""

from collections.abc import Sequence

from fer.wording.en.prose import count, listed, scientific

_NONE = "–"
_RESULTS = {
    "output_size": "the output size of a convolution",
    "batch_norm": "the gradients of batch normalisation",
    "cross_entropy": "the gradient of softmax with cross-entropy",
}
_GRADIENTS = {
    "x_hat": r"$\partial l / \partial \hat{x}_i$",
    "gamma": r"$\partial l / \partial \gamma$",
    "beta": r"$\partial l / \partial \beta$",
    "variance": r"$\partial l / \partial \sigma^2$",
    "mean": r"$\partial l / \partial \mu$",
    "x": r"$\partial l / \partial x_i$",
    "compact": r"$\partial l / \partial x_i$, compact form",
    "jacobian": r"$\partial \hat{y}_i / \partial z_j$",
    "one_hot": r"$\partial L / \partial z_j$, one-hot $y$",
    "soft": r"$\partial L / \partial z_j$, $y$ a distribution",
    "single_term": r"$\partial L_t / \partial z_j$, single term",
    "batch_mean": r"$\partial \bar{L} / \partial z_{bj}$, mean of the batch",
}


def output_size_table(fits: bool, cases: int, disagreements: int) -> dict[str, str]:
    return {
        "What is compared": ("The kernel fits: equal output shapes" if fits else "The kernel is too long: both refuse"),
        "Cases": count(cases),
        "Disagreements": count(disagreements),
    }


def output_size_caption() -> str:
    return "The derived output shape beside that of `torch.nn.functional.conv2d`."


def output_size_right(cases: int, fitting: int, refused: int) -> str:
    return (
        f"In all {count(cases, 'case')} the formula agrees with `conv2d` ([@tab:output-size]): the shape is the "
        f"same in {count(fitting)}, and in the other {count(refused)}, in which the kernel is longer "
        "than the padded input, both refuse."
    )


def output_size_wrong(wrong: int, cases: int) -> str:
    return (
        f"The formula does **not** agree with `conv2d` ([@tab:output-size]): they differ in {count(wrong)} "
        f"of {count(cases, 'case')}."
    )


def batch_norm_table(gradient: str, autograd: float | None, in_layer: bool, layer: float | None) -> dict[str, str]:
    """A gradient's deviations; None where one is not finite, `in_layer` whether the layer gives the gradient."""
    return _deviations(gradient, autograd, in_layer, layer, "batch_norm")


def batch_norm_caption(layers: int) -> str:
    return (
        f"Batch normalisation: largest deviation over {count(layers, 'drawn layer')}, from "
        "autograd through the forward equations and from the backward of `torch.nn.functional.batch_norm`."
    )


def cross_entropy_table(gradient: str, autograd: float | None, in_layer: bool, layer: float | None) -> dict[str, str]:
    """As for `batch_norm_table`."""
    return _deviations(gradient, autograd, in_layer, layer, "cross_entropy")


def cross_entropy_caption(batches: int) -> str:
    drawn = count(batches, "drawn batch", plural="drawn batches")
    return (
        f"Softmax with cross-entropy: largest deviation over {drawn}, from autograd through softmax and logarithm "
        "and from the backward of `torch.nn.functional.cross_entropy`."
    )


def gradients_right(worst: float | None, digits: int, kept: int, table: str) -> str:
    return (
        f"Every gradient agrees with torch to within {_number(worst)} ([@tab:{table}]), that is to {digits} of "
        f"the {kept} decimal digits that a 64-bit number keeps."
    )


def gradients_equal(table: str) -> str:
    return f"Every gradient equals torch's in all digits ([@tab:{table}])."


def gradients_wrong(gradients: Sequence[str], worst: float | None, tolerance: float, table: str) -> str:
    return (
        f"Derivation and torch do **not** agree on {listed([_GRADIENTS[name] for name in gradients])} "
        f"([@tab:{table}]): the largest deviation is {_number(worst)}, where "
        f"{_number(tolerance)} is allowed."
    )


def single_term(true: str, other: str, alike: bool, as_remarked: bool) -> str:
    joint = " and " if alike else ", but "
    verdict = "as the remark says" if as_remarked else "which is **not** what the remark says"
    return f"By autograd, $\\partial L_t / \\partial z_t$ of the single term {true}{joint}{other}, {verdict}."


def term_equals(target: int, difference: float | None) -> str:
    return f"equals {_of_term(target, difference)}"


def term_differs(target: int, difference: float | None) -> str:
    return f"does **not** equal {_of_term(target, difference)}"


def not_confirmed(derivations: Sequence[str]) -> str:
    wrong = [_RESULTS[name] for name in derivations]
    return f"Of the three derivations, torch does **not** confirm {listed(wrong, last='or')}."


def confirmed(cases: int, batch_norm: float | None, cross_entropy: float | None) -> str:
    return (
        f"All three derivations agree with torch: the output size of a convolution in all "
        f"{count(cases, 'case')}, the gradients of batch normalisation to within "
        f"{_number(batch_norm)}, that of softmax with cross-entropy to within {_number(cross_entropy)}."
    )


def _deviations(
    gradient: str, autograd: float | None, in_layer: bool, layer: float | None, function: str
) -> dict[str, str]:
    return {
        "Gradient": _GRADIENTS[gradient],
        "From autograd": _number(autograd),
        f"From torch's {function}": _number(layer) if in_layer else _NONE,
    }


def _of_term(target: int, difference: float | None) -> str:
    return f"$\\hat{{y}}_t - y_t$ where $y_t = {target}$ (largest difference {_number(difference)})"


def _number(value: float | None) -> str:
    return "not finite" if value is None else scientific(value)
