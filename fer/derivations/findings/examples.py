"""What the worked cases of the figures allow to be said."""

from fer.derivations.convolution import Axis
from fer.derivations.examples import LOGITS, TRUE, Agreement, Parting, Removed
from fer.findings.said import Said, say


def positions_caption(axis: Axis, positions: int) -> Said:
    """What the figure of kernel positions draws, and the sum that gives their number."""
    return say(
        "derivations.examples.positions_caption",
        size=axis.size,
        kernel=axis.kernel,
        stride=axis.stride,
        padding=axis.padding,
        positions=positions,
    )


def stairs_caption(found: Agreement) -> Said:
    """What the stairs show, and whether torch's rings lie on them."""
    if found.disagreements:
        rings = say("derivations.examples.rings_off", off=found.disagreements, cases=found.cases)
    else:
        rings = say("derivations.examples.rings_on", cases=found.cases)
    return say("derivations.examples.stairs_caption", rings=rings)


def components_caption(shown: Removed) -> Said:
    return say("derivations.examples.components_caption", examples=shown.examples)


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
