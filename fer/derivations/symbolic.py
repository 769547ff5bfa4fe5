"""The three derivations proved with symbols: the very functions that are compared with torch are given sympy's.

A gradient is proved for a batch of three examples, or for three classes, and for all real values in it: sympy
differentiates the forward equations, and the difference from the formula cancels to zero. The loss above batch
normalisation is sum(g_i y_i) with free g_i = dl/dy_i, which is what any differentiable loss sends down.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import sympy
from jaxtyping import Shaped
from sympy import Expr, Symbol

from fer.derivations.batch_norm import (
    GRADIENTS,
    BatchNormGradients,
    batch_norm_backward,
    batch_norm_input_gradient,
    scaled_x_hat,
)
from fer.derivations.convolution import conv_output_size
from fer.derivations.cross_entropy import RIGHT, CrossEntropyFormulas
from fer.derivations.symbols import named, softmax

EXAMPLES = 3
ROWS = 2  # of logits: of the mean both are proved, else one, beside another that a wrong formula may mix in
CLASSES = 3
_HALF = sympy.Rational(1, 2)
_DIGITS = 30  # of the trial at one rational point, which only ever rejects


@dataclass(frozen=True)
class Proof:
    """What sympy made of one derivation, step by step."""

    statements: dict[str, int]  # how many each step put to it
    failed: tuple[str, ...]  # the steps in which one does not hold


def prove_batch_norm(
    *,
    backward: Callable[..., BatchNormGradients[np.ndarray]] = batch_norm_backward,
    compact: Callable[..., np.ndarray] = batch_norm_input_gradient,
) -> Proof:
    """Steps: the fields of BatchNormGradients; "second_path", the vanishing half of dl/dmu; "compact"; "no_mean" and
    "no_scale", what is left of dl/dx along 1 and along x_hat (nothing, and eps / (var + eps) of what came); "scaled",
    the square of x_hat of a times the batch."""
    x, g = named("x", EXAMPLES, 1), named("g", EXAMPLES, 1)
    gamma, beta = named("gamma", 1), named("beta", 1)
    eps = Symbol("epsilon", positive=True)
    found = backward(g, x, gamma, eps=eps)
    expected = _batch_norm_by_sympy(x, g, gamma[0], beta[0], eps)
    short = compact(g, x, gamma, eps=eps)
    centred = x - x.mean(0)
    spread = (centred**2).mean(0)[0] + eps
    x_hat = centred * spread**-_HALF
    steps = {name: getattr(found, name) - expected[name] for name in GRADIENTS}
    steps["second_path"] = expected["second_path"]
    steps["compact"] = short - expected["x"]
    steps["no_mean"] = found.x.sum(0)
    steps["no_scale"] = (found.x * x_hat).sum(0) - (g * x_hat).sum(0) * gamma * eps * spread ** (-3 * _HALF)
    a = Symbol("a", positive=True)
    times = a * x - (a * x).mean(0)
    grown = scaled_x_hat(a, (centred**2).mean(0)[0], eps) * x_hat
    steps["scaled"] = times**2 / ((times**2).mean(0)[0] + eps) - grown**2
    root = Symbol("r", positive=True)  # sqrt(var + eps), of which all that is left are whole powers
    rules = _RootRules(spread, root, eps)
    return _proved(steps, rules, [*x.flat, *g.flat, *gamma, *beta, eps, a])


def prove_cross_entropy(*, formulas: CrossEntropyFormulas = RIGHT) -> Proof:
    """Steps: "jacobian_same" (i = j), "jacobian_other" (i != j), "gradient" for any target, "sum_to_one" where the
    target does, "single_term", and "batch_mean", of the mean over the rows."""
    z, y = named("z", ROWS, CLASSES), named("y", ROWS, CLASSES)
    y_hat = softmax(z)
    jacobian = formulas.jacobian(z)[0] - _derivatives(y_hat[0], z[0])
    terms = np.array([-target * sympy.log(p) for target, p in zip(y[0], y_hat[0], strict=True)], dtype=object)
    gradient = formulas.gradient(z, y)[0]
    same = np.eye(CLASSES, dtype=bool)
    last = {y[0, -1]: 1 - sum(y[0, :-1])}
    mean_loss = -(y * np.frompyfunc(sympy.log, 1, 1)(y_hat)).sum() / ROWS
    steps = {
        "jacobian_same": jacobian[same],
        "jacobian_other": jacobian[~same],
        "gradient": gradient - _derivatives([terms.sum()], z[0])[0],
        "sum_to_one": np.array(
            [(found - p + t).subs(last) for found, p, t in zip(gradient, y_hat[0], y[0], strict=True)]
        ),
        "single_term": formulas.single_term(z, y)[0] - _derivatives(terms, z[0]),
        "batch_mean": formulas.mean(z, y).ravel() - _derivatives([mean_loss], z.flat)[0],
    }
    powers = tuple((z_j, sympy.log(Symbol(f"e{j}", positive=True))) for j, z_j in enumerate(z.flat))
    return _proved(steps, _PowerRules(powers), [*z.flat, *y.flat])


def prove_output_size(*, formula: Callable[..., Any] = conv_output_size) -> Proof:
    """For all sizes at once: W + 2p - k = q s + r with 0 <= r < s defines q and r (division with remainder).

    Steps: "last_fits", position q stands inside, q s <= W + 2p - k; "next_does_not", (q + 1) s > W + 2p - k; so the
    positions are 0 ... q; and "formula", which gives their number q + 1. Whether sizes that do not fit are refused is
    no identity: that is left to the check against torch.
    """
    q, r, above, padding = (Symbol(name, integer=True, nonnegative=True) for name in ("q", "r", "t", "p"))
    kernel, dilation = (Symbol(name, integer=True, positive=True) for name in ("k", "d"))
    stride = r + 1 + above  # every stride that is larger than r
    room = sympy.expand(q * stride + r)
    size = room + dilation * (kernel - 1) + 1 - 2 * padding
    holds = {
        "last_fits": sympy.expand(room - q * stride).is_nonnegative,
        "next_does_not": sympy.expand((q + 1) * stride - room).is_positive,
        "formula": _counts(formula, (size, kernel, stride, padding, dilation), q),
    }
    return Proof(dict.fromkeys(holds, 1), tuple(name for name, true in holds.items() if not true))


def _counts(formula: Callable[..., Any], axis: tuple[Expr, ...], q: Symbol) -> bool:
    """Does the formula give q + 1: one more than q itself, or than the floor of a number from q to below q + 1?"""
    try:
        found = formula(*axis) - 1
    except TypeError:  # sympy cannot decide whether its kernel fits, although this one does
        return False
    if not isinstance(found, sympy.floor):
        return sympy.expand(found - q) == 0
    over = sympy.factor(found.args[0] - q)
    return bool(over.is_nonnegative and sympy.factor(1 - over).is_positive)


def _batch_norm_by_sympy(
    x: Shaped[np.ndarray, "m 1"], g: Shaped[np.ndarray, "m 1"], gamma: Symbol, beta: Symbol, eps: Symbol
) -> dict[str, np.ndarray]:
    """The six gradients, shaped as the formula's, and the path of mu through the variance, by sympy.diff alone."""
    mu, v = sympy.symbols("mu v", positive=True)
    hats = named("h", EXAMPLES, 1)

    def loss(x_hat: np.ndarray) -> Expr:
        return (g * (gamma * x_hat + beta)).sum()

    centred = x - x.mean(0)
    variance = (centred**2).mean(0)[0]
    by_v = loss((x - mu) * (v + eps) ** -_HALF)
    variance_of_mu = ((x - mu) ** 2).mean(0)[0]
    full = loss(centred * (variance + eps) ** -_HALF)
    at = {mu: x.mean(0)[0]}
    return {
        "x_hat": _derivatives([loss(hats)], hats.flat).T,
        "gamma": _derivatives([full], [gamma])[0],
        "beta": _derivatives([full], [beta])[0],
        "variance": np.array([by_v.diff(v).subs(at).subs(v, variance)]),
        "mean": np.array([by_v.subs(v, variance_of_mu).diff(mu).subs(at)]),
        "second_path": np.array([variance_of_mu.diff(mu).subs(at)]),
        "x": _derivatives([full], x.flat).T,
    }


def _derivatives(values: Iterable[Expr], symbols: Iterable[Symbol]) -> Shaped[np.ndarray, "values symbols"]:
    """Row i holds the derivatives of value i."""
    by = list(symbols)
    return np.array([[value.diff(symbol) for symbol in by] for value in values], dtype=object)


class _RootRules(NamedTuple):
    """Turns roots of var + eps, however they are written, into whole powers of one symbol."""

    spread: Expr
    root: Symbol
    eps: Symbol

    def rational(self, difference: Expr) -> Expr:
        plain = difference.replace(self._is_root, lambda power: self.root ** (2 * power.exp))
        return plain.subs(self.eps, self.root**2 - self.spread + self.eps)

    def _is_root(self, part: Expr) -> bool:
        halves = part.is_Pow and part.exp.is_Rational and part.exp.q == 2
        return bool(halves and sympy.expand(part.base - self.spread) == 0)


class _PowerRules(NamedTuple):
    """Turns powers of e into one symbol each."""

    logarithms: tuple[tuple[Symbol, Expr], ...]  # of each exponent

    def rational(self, difference: Expr) -> Expr:
        return difference.subs(dict(self.logarithms))


def _proved(steps: Mapping[str, np.ndarray], rules: _RootRules | _PowerRules, symbols: list[Symbol]) -> Proof:
    statements, failed = {}, []
    for name, differences in steps.items():
        exact = [_exact(difference) for difference in np.ravel(differences)]
        statements[name] = len(exact)
        if not all(_vanishes(difference, rules, tuple(symbols)) for difference in exact):
            failed.append(name)
    return Proof(statements, tuple(failed))


def _point(symbols: Sequence[Symbol]) -> Iterator[tuple[Symbol, sympy.Rational]]:
    """A rational number for each, positive and all different."""
    for k, symbol in enumerate(symbols):
        yield symbol, sympy.Rational(3 * k * k + 5, 2 * k + 7) / (k + 1)


def _exact(difference: Any) -> Expr:
    """Python's floating-point factors as the fractions they are."""
    difference = sympy.sympify(difference)
    return difference.xreplace({number: sympy.Rational(number) for number in difference.atoms(sympy.Float)})


@cache  # most steps are the same whichever formula is in doubt
def _vanishes(difference: Expr, rules: _RootRules | _PowerRules, symbols: tuple[Symbol, ...]) -> bool:
    """Is it zero for all values? One point often rejects it; only cancelling as a rational function accepts it."""
    there = difference.xreplace(dict(_point(symbols))).evalf(_DIGITS)
    if not there.is_finite or abs(there) > 10.0 ** (-_DIGITS / 2):
        return False
    return sympy.cancel(rules.rational(difference)) == 0
