"""Question 2: which epoch's weights were kept, and what the choice does to the accuracy there."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, in_words, percent, percent_interval, points


def of_last() -> str:
    return "The last epoch was kept. No face chose it, so the choice does not flatter its accuracy."


def of_stopped() -> str:
    return (
        "The last epoch was kept. But the validation faces decided when the training ends: once their accuracy has "
        "stopped rising. The accuracy there, and the gap, are therefore not independent of these faces."
    )


def of_one() -> str:
    return "There was one epoch, and nothing to choose."


def of_best() -> str:
    return (
        "The validation faces chose the epoch. Their accuracy there is the best of several tries. It is therefore "
        "somewhat too high, and the gap somewhat too small."
    )


def of_best_mean() -> str:
    return (
        "The marked epoch is the best of the mean curves on the validation faces. Their accuracy there is therefore "
        "somewhat too high, and the gap somewhat too small."
    )


def flatters(near: int, errors: int, within: float, most: float) -> str:
    return (
        f"{count(near)} epochs come within {_near(errors, within)} of the best, which lies **{points(most)}** above "
        "their mean. Luck added at most that much on average, and less where some epochs are truly better."
    )


def no_lead(near: int, errors: int, within: float) -> str:
    return (
        f"Luck added next to nothing: {count(near)} epochs come within {_near(errors, within)} of the best, which lies "
        "less than 0.1 percentage points above their mean."
    )


def none_near(errors: int, within: float) -> str:
    return f"No other epoch comes within {_near(errors, within)} of the best, so luck had hardly a part in the choice."


def judged_by_others() -> str:
    return "The accuracy in the rest of this report is that on the test faces, which chose nothing."


def views(views: int, split: str, accuracy: Interval, kept: float) -> str:
    return (
        f"The curves show each face once, as it is: at the kept epoch {percent(kept)} of the validation faces are "
        f"right. The rest of this report uses the same weights and averages {in_words(views)} views of each face, with "
        f"an accuracy of {percent_interval(*accuracy)} on the {SPLITS[split]} faces."
    )


def epochs_of_their_own(keep: str) -> str:
    return f"Each network kept its own {keep} epoch, so no single epoch of these mean curves was kept."


def last_is_kept() -> str:
    return "The weights of the last epoch were kept, whatever their validation accuracy."


def last_is_best() -> str:
    return (
        "The weights of the last epoch were kept, the best in validation accuracy. Whether a longer training would be "
        "better, this one cannot show."
    )


def kept_before(epoch: int, accuracy: float, lead: str) -> str:
    return (
        f"The weights of epoch {epoch} were kept, the first with the best validation accuracy: {percent(accuracy)}, "
        f"{lead}."
    )


def lead(gain: float) -> str:
    return f"{points(gain)} more than at the last epoch"


def all_but_reached() -> str:
    return "hardly more than at the last epoch"


def reached_again() -> str:
    return "as much as at the last epoch"


def _near(errors: int, within: float) -> str:
    return f"{in_words(errors)} standard errors ({points(within)})"
