"""What the checks of the three derivations against torch allow to be said."""

from collections.abc import Sequence

from fer.derivations.convolution import SizeCheck
from fer.derivations.cross_entropy import SingleTerm
from fer.derivations.deviation import Derivation, GradientCheck
from fer.derivations.facts import Facts
from fer.findings.said import Said, Table, say, tabulate

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


def answer(facts: Facts) -> Said:
    """The three results in words, and whether torch confirms them."""
    wrong = _wrong_ones(facts)
    if wrong:
        return say("derivations.answers.not_confirmed", wrong=wrong, tolerance=facts.tolerance)
    drawn = facts.batch_norm.cases + facts.cross_entropy.cases
    return say(
        "derivations.answers.confirmed", sizes=_sizes(facts.output_size), drawn=drawn, worst=_worst_of_all(facts)
    )


def output_size_check(check: SizeCheck) -> Said:
    """Does the derived output size hold in every case?"""
    if not _wrong_sizes(check):
        return say(
            "derivations.answers.output_size_right", cases=_sizes(check), fitting=check.fitting, refused=check.refused
        )
    return say(
        "derivations.answers.output_size_wrong",
        wrong_shapes=check.wrong_shapes,
        fitting=check.fitting,
        wrong_refusals=check.wrong_refusals,
        refused=check.refused,
    )


def batch_norm_table(check: GradientCheck) -> Table:
    """The largest deviation of each gradient of batch normalisation."""
    return _deviations("derivations.answers.batch_norm_table", check, BATCH_NORM)


def batch_norm_caption(check: GradientCheck) -> Said:
    return say("derivations.answers.batch_norm_caption", layers=check.cases)


def batch_norm_check(facts: Facts) -> Said:
    """Do the derived gradients of batch normalisation hold?"""
    tried = say("derivations.answers.layers", number=facts.batch_norm.cases)
    return _verdict(facts.batch_norm, BATCH_NORM, tried, tolerance=facts.tolerance)


def cross_entropy_table(check: GradientCheck) -> Table:
    """The largest deviation of each gradient of softmax and cross-entropy."""
    return _deviations("derivations.answers.cross_entropy_table", check, CROSS_ENTROPY)


def cross_entropy_caption(check: GradientCheck) -> Said:
    return say("derivations.answers.cross_entropy_caption", batches=check.cases)


def cross_entropy_check(facts: Facts) -> Said:
    """Do the derived gradients of softmax and cross-entropy hold?"""
    tried = say("derivations.answers.batches", number=facts.cross_entropy.cases)
    return _verdict(facts.cross_entropy, CROSS_ENTROPY, tried, tolerance=facts.tolerance)


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


def worst(check: GradientCheck) -> float | None:
    """The largest deviation of all quantities; None where one is not finite."""
    finite = [value for value in check.deviation.values() if value is not None]
    return max(finite) if len(finite) == len(check.deviation) else None


def within(value: float | None, tolerance: float) -> bool:
    """Is a deviation no more than a check allows? One that is not finite, None, is more."""
    return value is not None and value <= tolerance


def _wrong_ones(facts: Facts) -> list[Said]:
    """Each derivation that torch does not confirm, and how far it is off."""
    sizes, off = facts.output_size, []
    if _wrong_sizes(sizes):
        off.append(say("derivations.answers.sizes_differ", wrong=_wrong_sizes(sizes), cases=_sizes(sizes)))
    gradients: dict[Derivation, GradientCheck] = {"batch_norm": facts.batch_norm, "cross_entropy": facts.cross_entropy}
    for derivation, check in gradients.items():
        if not within(worst(check), facts.tolerance):
            off.append(say("derivations.answers.gradients_deviate", derivation=derivation, worst=worst(check)))
    return off


def _worst_of_all(facts: Facts) -> float:
    return max(worst(facts.batch_norm) or 0.0, worst(facts.cross_entropy) or 0.0)


def _sizes(check: SizeCheck) -> int:
    return check.fitting + check.refused


def _wrong_sizes(check: SizeCheck) -> int:
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


def _verdict(check: GradientCheck, rows: Rows, tried: Said, *, tolerance: float) -> Said:
    """Which gradients deviate from one of their references by more than the check allows?"""
    wrong = [row[0] for row in rows if any(key and not within(check.deviation[key], tolerance) for key in row)]
    values = {"tried": tried, "worst": worst(check), "tolerance": tolerance}
    if wrong:
        return say("derivations.answers.gradients_wrong", gradients=wrong, **values)
    return say("derivations.answers.gradients_right", **values)
