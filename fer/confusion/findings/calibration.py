"""What may be said of the network's confidence."""

from fer.confusion.calibration import TOLD, Calibration
from fer.confusion.temperature import BOUNDS
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.interval import Interval, way


def figure_caption(calibration: Calibration) -> Said:
    return say("confusion.calibration.figure_caption", bins=len(calibration.bins))


def figure_alt(calibration: Calibration) -> Said:
    """How many bins lie to either side of the diagonal, of those that have faces."""
    gaps = [of.accuracy.value - of.confidence for of in calibration.bins if of.accuracy and of.confidence is not None]
    above, below = (sum(sign * gap > 0 for gap in gaps) for sign in (1, -1))
    return say("confusion.calibration.figure_alt", bins=len(gaps), above=above, below=below)


def finding(calibration: Calibration) -> list[Said]:
    """Is the network calibrated, and if not, which way? Two tests share one level: of the error, and of the mean."""
    error, over = calibration.error, calibration.overconfidence
    direction = _direction(over)
    exceeds = round(error.value, 3) > round(calibration.seldom, 3)
    if exceeds or direction != "in_the_mean_open":
        verdict = say("confusion.calibration.not_calibrated")
    else:
        verdict = say("confusion.calibration.calibrated", most=error.high)
    return [verdict, say(f"confusion.calibration.{direction}", over=over, level=TOLD)]


def error(calibration: Calibration) -> Said:
    """The calibration error, and what it comes to by chance."""
    return say(
        "confusion.calibration.error",
        error=calibration.error,
        chance=calibration.by_chance,
        seldom=calibration.seldom,
        rarely=1 - TOLD,
    )


def apart(calibration: Calibration) -> list[Said]:
    """Mean confidence beside accuracy without twins; nothing where these were not searched or there are none."""
    over = calibration.overconfidence_apart
    return [] if over is None else [say("confusion.calibration.apart", over=over, level=TOLD)]


def _direction(over: Interval) -> str:
    """Does the network claim more than it holds, or less?"""
    return {"up": "claims_more", "down": "claims_less", "open": "in_the_mean_open"}[way(over)]


def temperature(calibration: Calibration) -> list[Said]:
    """What one temperature mends."""
    return [_temperatures(calibration.temperatures), _gain(calibration.gain)]


def _temperatures(temperatures: tuple[float, float]) -> Said:
    """What the two halves ask for, and which way that is; one that lies at a bound is no best one."""
    low, high = sorted(round(of, 2) for of in temperatures)
    if set(temperatures) & set(BOUNDS):
        least, most = BOUNDS
        return say("confusion.calibration.at_a_bound", low=low, high=high, least=least, most=most)
    if high < 1:
        side = "surer"
    elif low > 1:
        side = "less_sure"
    else:
        side = "both_ways"
    return say(f"confusion.calibration.{side}", low=low, high=high)


def _gain(gain: Interval | None) -> Said:
    """Does it help? What is said is the change in cross-entropy, the gain with its sign turned."""
    if gain is None:
        return say("confusion.calibration.help_unknown")
    key = {"up": "helps", "down": "harms", "open": "help_open"}[way(gain)]
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
