"""What may be said of the network's confidence."""

from fer.confusion.calibration import Calibration
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.interval import Interval


def figure_caption(calibration: Calibration) -> Said:
    return say("confusion.calibration.figure_caption", bins=len(calibration.bins))


def error(calibration: Calibration) -> list[Said]:
    """Is the network calibrated, and if not, which way?"""
    error, chance = calibration.error, calibration.by_chance
    found = say("confusion.calibration.error", error=error, chance=chance.value, seldom=chance.high)
    if error.value <= chance.high:
        return [found, say("confusion.calibration.calibrated")]
    return [found, say("confusion.calibration.not_calibrated"), _direction(calibration.overconfidence)]


def _direction(over: Interval) -> Said:
    """Does the network claim more than it holds, or less?"""
    if over.low > 0:
        return say("confusion.calibration.claims_more", over=over)
    if over.high < 0:
        return say("confusion.calibration.claims_less", over=over)
    return say("confusion.calibration.cancels_out")


def temperature(calibration: Calibration) -> list[Said]:
    """What one temperature mends."""
    low, high = sorted(calibration.temperatures)
    if high < 1:
        side = "surer"
    elif low > 1:
        side = "less_sure"
    else:
        side = "both_ways"
    return [say(f"confusion.calibration.{side}", low=low, high=high), _gain(calibration.gain)]


def _gain(gain: Interval) -> Said:
    """Does it help? What is said is the change in cross-entropy, the gain with its sign turned."""
    if gain.low > 0:
        key = "helps"
    elif gain.high < 0:
        key = "harms"
    else:
        key = "help_open"
    return say(f"confusion.calibration.{key}", change=Interval(-gain.value, -gain.high, -gain.low))


def table(calibration: Calibration) -> Table:
    """A row a measure, before and after."""
    before, after = calibration.before, calibration.after
    return tabulate(
        "confusion.calibration.table",
        [
            {"measure": "loss", "before": before.loss, "after": after.loss},
            {"measure": "error", "before": before.error, "after": after.error},
            {"measure": "brier", "before": before.brier, "after": after.brier},
        ],
    )


def table_caption() -> Said:
    return say("confusion.calibration.table_caption")
