"""What the checks of the three derivations against torch allow to be said."""

import sys
from collections.abc import Sequence
from math import log10

from fer.derivations.convolution import SizeCheck
from fer.derivations.cross_entropy import SingleTerm
from fer.derivations.deviation import Derivation, GradientCheck
from fer.derivations.facts import Facts
from fer.findings.said import Said, Table, say, tabulate

DIGITS = sys.float_info.dig  # decimal digits that a 64-bit number keeps
# One row a gradient: the keys of its deviations from autograd, and from torch's own layer where that gives it.
Rows = Sequence[tuple[str, str | None]]
BATCH_NORM: Rows = (
    ("x_hat", None),
    ("gamma", "layer_gamma"),
    ("beta", "layer_beta"),
    ("variance", None),
    ("mean", None),
    ("x", "layer_x"),
    ("compact", None),
)
CROSS_ENTROPY: Rows = (
    ("jacobian", None),
    ("one_hot", "layer_one_hot"),
    ("soft", "layer_soft"),
    ("batch_mean", "layer_batch_mean"),
    ("single_term", None),
)


def output_size_table(check: SizeCheck) -> Table:
    """Cases in which the kernel fits and in which it does not, and how often formula and torch differ."""
    return tabulate(
        "derivations.answers.output_size_table",
        [
            {"fits": True, "cases": check.fitting, "disagreements": check.wrong_shapes},
            {"fits": False, "cases": check.refused, "disagreements": check.wrong_refusals},
        ],
    )


def output_size_check(check: SizeCheck) -> Said:
    """Does the derived output size hold in every case?"""
    cases, wrong = _cases(check), _wrong(check)
    if wrong:
        return say("derivations.answers.output_size_wrong", wrong=wrong, cases=cases)
    return say("derivations.answers.output_size_right", cases=cases, fitting=check.fitting, refused=check.refused)


def batch_norm_table(check: GradientCheck) -> Table:
    """The largest deviation of each gradient of batch normalisation."""
    return _deviations("derivations.answers.batch_norm_table", check, BATCH_NORM)


def batch_norm_caption(check: GradientCheck) -> Said:
    return say("derivations.answers.batch_norm_caption", layers=check.cases)


def batch_norm_check(facts: Facts) -> Said:
    """Do the derived gradients of batch normalisation hold?"""
    return _verdict(facts.batch_norm, BATCH_NORM, table="batch-norm", tolerance=facts.tolerance)


def cross_entropy_table(check: GradientCheck) -> Table:
    """The largest deviation of each gradient of softmax and cross-entropy."""
    return _deviations("derivations.answers.cross_entropy_table", check, CROSS_ENTROPY)


def cross_entropy_caption(check: GradientCheck) -> Said:
    return say("derivations.answers.cross_entropy_caption", batches=check.cases)


def cross_entropy_check(facts: Facts) -> Said:
    """Do the derived gradients of softmax and cross-entropy hold?"""
    return _verdict(facts.cross_entropy, CROSS_ENTROPY, table="cross-entropy", tolerance=facts.tolerance)


def single_term_check(found: SingleTerm, *, tolerance: float) -> Said:
    """Is y_hat_t - y_t the gradient of the single term L_t for the true class, and for no other?"""
    true, other = within(found.true, tolerance), within(found.other, tolerance)
    return say(
        "derivations.answers.single_term",
        true=_term(1, found.true, equal=true),
        other=_term(0, found.other, equal=other),
        alike=true == other,
        as_remarked=true and not other,
    )


def finding(facts: Facts) -> Said:
    """All three checks in one sentence."""
    holds: dict[Derivation, bool] = {
        "output_size": not _wrong(facts.output_size),
        "batch_norm": within(worst(facts.batch_norm), facts.tolerance),
        "cross_entropy": within(worst(facts.cross_entropy), facts.tolerance),
    }
    wrong = [name for name, right in holds.items() if not right]
    if wrong:
        return say("derivations.answers.not_confirmed", derivations=wrong)
    return say(
        "derivations.answers.confirmed",
        cases=_cases(facts.output_size),
        batch_norm=worst(facts.batch_norm),
        cross_entropy=worst(facts.cross_entropy),
    )


def worst(check: GradientCheck) -> float | None:
    """The largest deviation of all quantities; None where one is not finite."""
    finite = [value for value in check.deviation.values() if value is not None]
    return max(finite) if len(finite) == len(check.deviation) else None


def agreeing(value: float | None) -> int | None:
    """How many decimal digits agree, at most DIGITS; None where nothing deviates, or not finitely."""
    return min(int(-log10(value)), DIGITS) if value else None


def within(value: float | None, tolerance: float) -> bool:
    """Is a deviation no more than a check allows? One that is not finite, None, is more."""
    return value is not None and value <= tolerance


def _cases(check: SizeCheck) -> int:
    return check.fitting + check.refused


def _wrong(check: SizeCheck) -> int:
    return check.wrong_shapes + check.wrong_refusals


def _term(target: int, difference: float | None, *, equal: bool) -> Said:
    key = "term_equals" if equal else "term_differs"
    return say(f"derivations.answers.{key}", target=target, difference=difference)


def _deviations(key: str, check: GradientCheck, rows: Rows) -> Table:
    found = check.deviation
    return tabulate(
        key,
        [
            {
                "gradient": gradient,
                "autograd": found[gradient],
                "in_layer": layer is not None,
                "layer": None if layer is None else found[layer],
            }
            for gradient, layer in rows
        ],
    )


def _verdict(check: GradientCheck, rows: Rows, *, table: str, tolerance: float) -> Said:
    """Which gradients deviate from one of their references by more than the check allows?"""
    wrong = [row[0] for row in rows if any(key and not within(check.deviation[key], tolerance) for key in row)]
    if wrong:
        return say(
            "derivations.answers.gradients_wrong",
            gradients=wrong,
            worst=worst(check),
            tolerance=tolerance,
            table=table,
        )
    digits = agreeing(worst(check))
    if digits is None:
        return say("derivations.answers.gradients_equal", table=table)
    return say("derivations.answers.gradients_right", worst=worst(check), digits=digits, kept=DIGITS, table=table)
