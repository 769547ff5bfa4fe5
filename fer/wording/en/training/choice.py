"""Question 2: which epoch's weights were kept, and what the choice does to the accuracy there."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, in_words, percent, percent_interval, points


def of_last() -> str:
    return "No face chose the epoch to keep, which is the last one: the accuracy there is that of a single try."


def of_one() -> str:
    return "There was one epoch, and nothing to choose."


def of_best() -> str:
    return (
        "The validation faces chose the epoch to keep. Their accuracy there is the best of several tries, and "
        "therefore somewhat too high, and the gap there too small by as much."
    )


def flatters(near: int, errors: int, within: float, most: float) -> str:
    return (
        f"By how much, one accuracy an epoch cannot tell, but it is bounded: {count(near)} epochs come within "
        f"{_near(errors, within)} of the best, and it lies **{points(most)}** above their mean. Were they "
        "all equally good, that would be luck; as some are truly better, less of it is."
    )


def no_lead(near: int, errors: int, within: float) -> str:
    return (
        f"Here that is next to nothing: {count(near)} epochs come within {_near(errors, within)} of the best, "
        "and it does not lie a tenth of a point above their mean."
    )


def none_near(errors: int, within: float) -> str:
    return (
        f"No other epoch comes within {_near(errors, within)} of the best, so there was hardly anything "
        "to be lucky with."
    )


def judged_by_others() -> str:
    return "The accuracy that the report speaks of is that of the test faces, which chose nothing."


def views(views: int, split: str, accuracy: Interval, kept: float) -> str:
    return (
        f"Curves and choice see each face once, as it is: {percent(kept)} of the validation faces are right then at "
        f"the epoch that was kept. The accuracy that the report speaks of, {percent_interval(*accuracy)} of the "
        f"{SPLITS[split]} faces, is that of the same weights by the mean over {in_words(views)} views of a face."
    )


def epochs_of_their_own() -> str:
    return "Each network kept the epoch that was best for it, so no single epoch of these mean curves was kept."


def last_is_kept() -> str:
    return "The weights that were kept are those of the last epoch."


def last_is_best() -> str:
    return (
        "The weights that were kept are those of the last epoch, the best so far in validation accuracy: whether a "
        "longer training would add to it, this one does not show."
    )


def kept_before(epoch: int, accuracy: float, lead: str) -> str:
    return (
        f"The weights that were kept are those of epoch {epoch}, with validation accuracy {percent(accuracy)}, {lead}."
    )


def lead(gain: float) -> str:
    return f"{points(gain)} above the last epoch"


def all_but_reached() -> str:
    return "which the last epoch all but reaches"


def reached_again() -> str:
    return "which the last epoch reaches again"


def _near(errors: int, within: float) -> str:
    return f"{in_words(errors)} standard errors ({points(within)})"
