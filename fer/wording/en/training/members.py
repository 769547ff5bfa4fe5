"""Question 2: several trainings of one kind, how far apart they lie and what they reach together."""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, in_words, percent, percent_interval, points_interval


def names(mean: float, sd: Interval) -> dict[str, str]:
    """The words in the figure."""
    return {"accuracy": "validation accuracy", "mean": f"mean {percent(mean)}", "sd": f"± {100 * sd.value:.1f}"}


def label(group: str | None, fold: str | None, seed: int) -> str:
    return ", ".join(filter(None, [group, None if fold is None else f"fold {fold}", f"seed {seed}"]))


def caption(networks: int) -> str:
    return (
        f"The validation accuracy of each of the {in_words(networks)} networks with its 95 % interval, their mean, "
        "and the standard deviation around it (grey)."
    )


def heading() -> str:
    return "## Several trainings"


def trained(networks: int, groups: Sequence[str] | None, folds: int | None, seeds: int | None) -> str:
    kinds = "" if groups is None else f", {in_words(len(groups))} kinds of them ({', '.join(groups)})"
    held_out = "" if folds is None else f", one for each of {in_words(folds)} parts of the faces held out"
    seeded = "" if seeds is None else f", with {in_words(seeds)} seeds"
    return f"{in_words(networks).capitalize()} networks were trained{kinds}{held_out}{seeded}."


def spread(mean: float, sd: Interval, lowest: float, highest: float) -> str:
    return (
        f"Their validation accuracy is {percent(mean)} on average, with a standard deviation of "
        f"{points_interval(*sd)}, from {percent(lowest)} to {percent(highest)}."
    )


def chance_of_folds() -> str:
    return "Between folds both the faces that judge and the training differ: this spread holds both kinds of chance."


def chance_of_kinds() -> str:
    return "The same faces judge them all: they differ by their kind and by the chance of the training."


def chance_of_training() -> str:
    return "The same faces judge them all: this spread is the chance of the training, which no interval above holds."


def kept_last() -> str:
    return "No face chose an epoch: each network is that of its last one."


def kept_best() -> str:
    return "The faces that judge a network chose its epoch too, which flatters each of them somewhat."


def out_of_fold(accuracy: Interval, faces: int) -> str:
    return f"{_out_of_fold(accuracy, faces)} No network trained on a face that it judges, or chose its epoch by it."


def out_of_fold_chosen(accuracy: Interval, faces: int) -> str:
    return (
        f"{_out_of_fold(accuracy, faces)} No network trained on a face that it judges, but its epoch was chosen by "
        "these faces, which flatters it somewhat."
    )


def together_open(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return f"{_together(accuracy, faces, split, gain)}: whether anything is gained by asking several is not shown here."


def together_more(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return f"{_together(accuracy, faces, split, gain)}: **more** than one of them on average."


def together_less(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return f"{_together(accuracy, faces, split, gain)}: **less** than one of them on average."


def _out_of_fold(accuracy: Interval, faces: int) -> str:
    return (
        f"Judged by the networks that held them out, {count(faces)} faces of the validation split have an accuracy of "
        f"{percent_interval(*accuracy)}."
    )


def _together(accuracy: Interval, faces: int, split: str, gain: Interval) -> str:
    return (
        f"Together, by their mean log-probability, they reach {percent_interval(*accuracy)} on {count(faces)} "
        f"{SPLITS[split]} faces. That differs from what one of them reaches on average by {points_interval(*gain)}, an "
        "interval as if of different faces, and so too wide"
    )
