"""Question 6: what the checks of the three derivations found."""

from collections.abc import Sequence

from fer.wording.en.prose import count, listed
from fer.wording.numbers import scientific

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


def confirmed(sizes: int, drawn: int, worst: float) -> str:
    """`sizes`: cases of a convolution, compared exactly; `drawn`: random layers and batches, compared as numbers."""
    return (
        "A convolution's output size counts the positions where the kernel fits. Batch normalisation takes from the "
        r"gradient its mean and, but for the share $\varepsilon / (\sigma^2 + \varepsilon)$, the part proportional to "
        r"$\hat{x}$. "
        "Softmax with cross-entropy passes back prediction minus target. Torch agrees on the sizes in all "
        f"{count(sizes, 'case')}, and on the gradients in all {count(drawn, 'random case')}, to within "
        f"{_number(worst)}."
    )


def not_confirmed(wrong: Sequence[str], tolerance: float) -> str:
    return f"Torch does **not** confirm {listed(wrong)}. A deviation of {_number(tolerance)} would be allowed."


def sizes_differ(wrong: int, cases: int) -> str:
    return f"{_RESULTS['output_size']} ({count(wrong)} of {count(cases, 'case')} differ)"


def gradients_deviate(derivation: str, worst: float | None) -> str:
    return f"{_RESULTS[derivation]} (largest deviation {_number(worst)})"


def output_size_right(cases: int, fitting: int, refused: int) -> str:
    return (
        f"**Checked with torch:** the formula agrees with `conv2d` in all {count(cases, 'case')}. The shapes are equal "
        f"in {count(fitting)}. In the other {count(refused)} the kernel is longer than the padded input, and both "
        "refuse."
    )


def output_size_wrong(wrong_shapes: int, fitting: int, wrong_refusals: int, refused: int) -> str:
    return (
        "**Checked with torch:** the formula does **not** agree with `conv2d`. The shapes differ in "
        f"{count(wrong_shapes)} of {count(fitting, 'case')} in which the kernel fits. The formula gives a size in "
        f"{count(wrong_refusals)} of {count(refused)} in which it does not."
    )


def batch_norm_table(gradient: str, autograd: float | None, in_layer: bool, layer: float | None) -> dict[str, str]:
    """A gradient's deviations; None where one is not finite, `in_layer` whether the layer gives the gradient."""
    return _deviations(gradient, autograd, in_layer, layer, "batch_norm")


def batch_norm_caption(layers: int) -> str:
    return (
        f"Batch normalisation: largest deviation of each gradient over {count(layers, 'random layer')}. A dash: the "
        "layer does not give this gradient."
    )


def cross_entropy_table(gradient: str, autograd: float | None, in_layer: bool, layer: float | None) -> dict[str, str]:
    """As for `batch_norm_table`."""
    return _deviations(gradient, autograd, in_layer, layer, "cross_entropy")


def cross_entropy_caption(batches: int) -> str:
    drawn = count(batches, "random batch", plural="random batches")
    return f"Softmax with cross-entropy: largest deviation of each gradient over {drawn}."


def layers(number: int) -> str:
    return count(number, "random layer")


def batches(number: int) -> str:
    return count(number, "random batch", plural="random batches")


def gradients_right(tried: str, worst: float | None, tolerance: float) -> str:
    return (
        f"**Checked with torch:** over {tried} no gradient deviates by more than {_number(worst)}; up to "
        f"{_number(tolerance)} counts as rounding."
    )


def gradients_wrong(tried: str, gradients: Sequence[str], worst: float | None, tolerance: float) -> str:
    return (
        f"**Checked with torch:** over {tried} derivation and torch do **not** agree on "
        f"{listed([_GRADIENTS[name] for name in gradients])}. The largest deviation is {_number(worst)}, where "
        f"{_number(tolerance)} is allowed."
    )


def single_term(true: str, other: str, alike: bool, as_remarked: bool) -> str:
    joint = " and " if alike else ", but "
    verdict = "as derived" if as_remarked else "which is **not** as derived"
    return f"By autograd, $\\partial L_t / \\partial z_t$ of the single term {true}{joint}{other}, {verdict}."


def term_equals(target: int, difference: float | None) -> str:
    return f"equals {_of_term(target, difference)}"


def term_differs(target: int, difference: float | None) -> str:
    return f"does **not** equal {_of_term(target, difference)}"


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
