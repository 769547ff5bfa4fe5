"""Question 2: several trainings of one kind, how far apart they lie and what they reach together."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, in_words, percent, percent_interval, points_interval


def names(mean: float, sd: Interval) -> dict[str, str]:
    """The words in the figure."""
    return {"accuracy": "validation accuracy (%)", "mean": f"mean {percent(mean)}", "sd": f"± {100 * sd.value:.1f}"}


def label(group: str | None, fold: str | None, seed: int) -> str:
    return ", ".join(filter(None, [group, None if fold is None else f"fold {fold}", f"seed {seed}"]))


def caption(networks: int) -> str:
    return (
        f"The validation accuracy of each of the {in_words(networks)} networks with its 95\N{NO-BREAK SPACE}% "
        "interval. Line and grey band: their mean and standard deviation."
    )


def alt(networks: int, mean: float, lowest: float, highest: float) -> str:
    return (
        f"{in_words(networks).capitalize()} dots with intervals, a row each, from {percent(lowest)} to "
        f"{percent(highest)}; a line marks their mean, {percent(mean)}."
    )


def heading() -> str:
    return "### Several trainings"


def trained(networks: int, groups: Sequence[str] | None, folds: int | None, seeds: int | None) -> str:
    kinds = "" if groups is None else f", {in_words(len(groups))} kinds of them ({', '.join(groups)})"
    held_out = "" if folds is None else f", one for each of {in_words(folds)} folds"
    seeded = "" if seeds is None else f", with {in_words(seeds)} seeds"
    return f"{in_words(networks).capitalize()} networks were trained{kinds}{held_out}{seeded}."


def spread(mean: float, sd: Interval, lowest: float, highest: float) -> str:
    return (
        f"Their mean validation accuracy is {percent(mean)}, ranging from {percent(lowest)} to {percent(highest)}. The "
        f"standard deviation is {points_interval(*sd)}."
    )


def chance_of_folds() -> str:
    return "Folds differ in their training and their validation faces, so this spread contains both kinds of chance."


def chance_of_kinds() -> str:
    return "All are judged on the same faces: they differ in kind and by the chance of the training."


def chance_of_training() -> str:
    return (
        "All are judged on the same faces: this spread is the chance of the training, which the other intervals of "
        "this chapter do not include."
    )


def kept_last() -> str:
    return "No face chose an epoch: each network is that of its last one."


def kept_stopped() -> str:
    return "Each network is that of its last epoch, but the faces that judge it also decided when its training ended."


def kept_best() -> str:
    return "The faces that judge a network also chose its epoch, so each accuracy is somewhat too high."


def out_of_fold(accuracy: Interval, faces: int) -> str:
    return f"{_out_of_fold(accuracy, faces)} No network was trained on a face that it judges, or chose its epoch by it."


def out_of_fold_chosen(accuracy: Interval, faces: int) -> str:
    return (
        f"{_out_of_fold(accuracy, faces)} No network was trained on a face that it judges. But these faces chose its "
        "epoch, so the accuracy is somewhat too high."
    )


def together_open(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return f"{_together(accuracy, faces, split, gain)} A gain from averaging is **not shown**."


def together_more(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return f"{_together(accuracy, faces, split, gain)} Together they are **better** than one of them on average."


def together_less(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return f"{_together(accuracy, faces, split, gain)} Together they are **worse** than one of them on average."


def _out_of_fold(accuracy: Interval, faces: int) -> str:
    return (
        f"{count(faces)} faces of the validation split are judged by those networks that held them out: "
        f"{percent_interval(*accuracy)} are right."
    )


def _together(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return (
        f"Their mean log-probability reaches {percent_interval(*accuracy)} on {count(faces)} {SPLITS[split]} faces. "
        f"The difference from the mean of the single networks is {points_interval(*gain)}. This interval treats the "
        "faces as different ones, so it is too wide."
    )
