"""What the worked cases of the figures allow to be said."""

from collections.abc import Sequence

from fer.derivations.convolution import Axis
from fer.derivations.examples import LOGITS, TRUE, Agreement, Parting, Pulls, Removed, Stairs
from fer.findings.said import Said, say


def positions_caption(axis: Axis, edges: Sequence[int]) -> Said:
    """What the figure of kernel positions draws, and the sum that gives their number."""
    return say(
        "derivations.examples.positions_caption",
        size=axis.size,
        kernel=axis.kernel,
        stride=axis.stride,
        padding=axis.padding,
        positions=len(edges),
    )


def positions_alt(axis: Axis, edges: Sequence[int]) -> Said:
    """The left edges of the kernel, and the columns of the padded input that it never covers."""
    covered = {column for edge in edges for column in range(edge, edge + axis.kernel)}
    uncovered = [column for column in range(axis.size + 2 * axis.padding) if column not in covered]
    return say(
        "derivations.examples.positions_alt",
        size=axis.size,
        kernel=axis.kernel,
        padding=axis.padding,
        edges=list(edges),
        uncovered=uncovered or None,
    )


def stairs_caption(found: Agreement) -> Said:
    """What the stairs show, and whether torch's sizes lie on them."""
    if found.disagreements:
        marks = say("derivations.examples.marks_off", off=found.disagreements, cases=found.cases)
    else:
        marks = say("derivations.examples.marks_on", cases=found.cases)
    return say("derivations.examples.stairs_caption", marks=marks)


def stairs_alt(by_input: Stairs, by_stride: Stairs) -> Said:
    """Where the curves end."""
    return say(
        "derivations.examples.stairs_alt",
        strides=list(by_input.curves),
        largest=by_input.along[-1],
        at_largest=by_input.formula[:, -1].tolist(),
        paddings=list(by_stride.curves),
        at_first=by_stride.formula[:, 0].tolist(),
        at_last=by_stride.formula[:, -1].tolist(),
    )


def components_caption(shown: Removed) -> Said:
    return say("derivations.examples.components_caption", examples=shown.examples)


def components_alt(shown: Removed) -> Said:
    """Mean and slope of the gradient on either side of batch normalisation."""
    return say(
        "derivations.examples.components_alt",
        examples=shown.examples,
        mean_before=shown.came_mean,
        mean_after=shown.left_mean,
        slope_before=shown.came_slope,
        slope_after=shown.left_slope,
    )


def removed(shown: Removed, *, tolerance: float) -> list[Said]:
    """Does the gradient that is passed on keep a mean, or a share of x_hat, and what does scaling do to x_hat?"""
    return [_passed_on(shown, tolerance), _scaled(shown, tolerance)]


def _scaled(shown: Removed, tolerance: float) -> Said:
    as_derived = shown.scale_gap <= tolerance  # nan is not
    key = "scales_as_derived" if as_derived else "scales_otherwise"
    return say(f"derivations.examples.{key}", scale=shown.scale, shrinks=shown.shrinks, gap=shown.scale_gap)


def _passed_on(shown: Removed, tolerance: float) -> Said:
    mean = {"before": shown.came_mean, "after": shown.left_mean}
    slope = {"before": shown.came_slope, "after": shown.left_slope}
    held = []
    if not abs(shown.left_mean) <= tolerance:  # nan is not gone
        held.append(say("derivations.examples.mean", **mean))
    if not abs(shown.left_slope - shown.came_slope * shown.kept_share) <= tolerance:
        held.append(say("derivations.examples.slope", **slope))
    if held:
        return say("derivations.examples.keeps", held=held)
    return say(
        "derivations.examples.loses",
        mean_before=shown.came_mean,
        mean_after=shown.left_mean,
        slope_before=shown.came_slope,
        slope_after=shown.left_slope,
        kept_share=shown.kept_share,
    )


def pulls_caption() -> Said:
    return say("derivations.examples.pulls_caption", classes=len(LOGITS[0]), true=TRUE + 1)


def pulls_alt(drawn: Pulls) -> Said:
    """The bars of the true class, and the highest marks at the others."""
    parting = drawn.parting(TRUE)
    return say(
        "derivations.examples.pulls_alt",
        true=TRUE + 1,
        at_true=drawn.whole[:, TRUE].tolist(),
        largest=parting.other_whole,
        own=parting.other_own,
    )


def pulls(shown: Parting, *, tolerance: float) -> Said:
    """Where do the gradient of the whole loss and that of a class's own term part?"""
    faults = []
    if not shown.true_gap <= tolerance:  # nan is a fault
        faults.append(say("derivations.examples.apart_at_the_true", gap=shown.true_gap))
    if shown.other_own != 0:
        faults.append(say("derivations.examples.other_terms_pull", own=shown.other_own))
    if not shown.other_whole > 0:
        faults.append(say("derivations.examples.whole_does_not_push", whole=shown.other_whole))
    if faults:
        return say("derivations.examples.pulls_do_not_part", faults=faults)
    return say("derivations.examples.pulls_part", whole=shown.other_whole)
