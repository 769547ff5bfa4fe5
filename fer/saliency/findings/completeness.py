"""Have SmoothGrad's averages settled, and do integrated gradients add up?"""

from collections.abc import Sequence

from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.agreement import Agreement
from fer.saliency.completeness import Completeness
from fer.saliency.findings.means import side, told
from fer.saliency.repetition import Repeated
from fer.statistics.interval import Interval

ENOUGH = 0.05  # of the change of the logit: an error that no picture shows


def table(found: Completeness) -> Table:
    """A column a number of steps."""
    cells = {of.steps: say("saliency.completeness.missing", **told(of.share)) for of in found.by_steps}
    return tabulate("saliency.completeness.table", [{"cells": cells}])


def caption(found: Completeness) -> Said:
    return say("saliency.completeness.caption", faces=found.faces)


def settled(repeated: Sequence[Repeated]) -> Said:
    """How alike two SmoothGrad maps of one face are, by the number of noisy copies."""
    return say(
        "saliency.completeness.copies_alike",
        told=[say("saliency.completeness.alike", copies=of.copies, **told(of.likeness)) for of in repeated],
    )


def beside_methods(repeated: Sequence[Repeated], agreement: Sequence[Agreement], *, copies: int) -> list[Said]:
    """Which methods are surely less like SmoothGrad than a map without noise could be, and which may not be?

    `agreement` is that of maps with so many copies; the other methods' maps have no noise. Who is surely less alike has
    an interval that ends below the one of the ceiling begins (`Repeated.ceiling`). Nothing is said where either has no
    interval.
    """
    own = next((of for of in repeated if of.copies == copies), None)
    if own is None or own.likeness is None or own.ceiling is None:
        return []
    below: dict[bool, list[Said]] = {False: [], True: []}
    for pair in agreement:
        if "smooth_grad" in pair.methods and pair.correlation is not None and pair.correlation.interval is not None:
            [other] = (method for method in pair.methods if method != "smooth_grad")
            surely = side(pair.correlation, own.ceiling.low) == -1
            below[surely].append(say("saliency.completeness.other", name=other, value=pair.correlation.value))
    if not any(below.values()):
        return []
    return [
        say("saliency.completeness.averaged_alike", copies=copies, value=own.likeness.value, ceiling=own.ceiling),
        *([say("saliency.completeness.as_alike", others=below[False])] if below[False] else []),
        *([say("saliency.completeness.less_alike", others=below[True])] if below[True] else []),
    ]


def verdict(found: Completeness) -> Said:
    """From how many steps on do integrated gradients add up?"""
    shares = [of.share for of in found.by_steps]
    if any(share is None for share in shares):
        return say("saliency.completeness.nothing_to_share_out")
    intervals = [share.interval for share in shares if share is not None and share.interval is not None]
    if len(intervals) < len(shares):
        return say("saliency.completeness.one_face")
    steps = [of.steps for of in found.by_steps]
    least, most, missing = _least(steps, intervals), steps[-1], intervals[-1]
    if least is not None:
        return say("saliency.completeness.add_up", enough=ENOUGH, least=least, most=most, missing=missing)
    if missing.low <= ENOUGH:
        return say("saliency.completeness.is_open", enough=ENOUGH, steps=most, missing=missing)
    return say("saliency.completeness.do_not_add_up", steps=most, missing=missing)


def _least(steps: Sequence[int], missing: Sequence[Interval]) -> int | None:
    """The fewest steps from which on what is missing is surely small enough; None where with the most it is not."""
    enough = None
    for number, interval in zip(reversed(steps), reversed(missing), strict=True):
        if interval.high > ENOUGH:
            break
        enough = number
    return enough
