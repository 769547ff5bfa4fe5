"""What is the matter with a run whose figures say less than they seem to."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, listed, percent, percent_interval, plural, points_interval

_NAMES = names("en")


def no_link(accuracy: Interval, faces: int, split: str, shuffled: float) -> str:
    return (
        f"The answers are not significantly better than random ones: {percent_interval(*accuracy)} of "
        f"{count(faces, f'{SPLITS[split]} face')} are right, and {percent(shuffled)} would be if the answers were "
        "shuffled. This network has not been shown to see anything in a face. So nothing in this report explains how "
        "it recognises one."
    )


def linked_otherwise(accuracy: Interval, faces: int, split: str, shuffled: float) -> str:
    return (
        f"The answers go with the labels, but not as they should: {percent_interval(*accuracy)} of "
        f"{count(faces, f'{SPLITS[split]} face')} are right, not significantly more than the {percent(shuffled)} that "
        "shuffled answers would give. Please check that the classes have the names and the order that they had in "
        "training."
    )


def one_class(shown: int, faces: int, split: str) -> str:
    name = _NAMES[shown]
    return (
        f"All that is held out is {name}: {count(faces, f'{SPLITS[split]} face')}. Faces of one class cannot tell "
        f"whether this network sees anything in a face: calling every face {name} is right on all of them."
    )


def one_answer(answer: int) -> str:
    return f"The network calls every face {_NAMES[answer]}."


def by_heart(training: Interval) -> str:
    return (
        f"Yet it is right on {percent_interval(*training)} of its training faces: it knows those by heart. This "
        "happens when labels do not belong to their faces, for example after one column of the file was shuffled."
    )


def more_in_training(training: Interval) -> str:
    return f"It is right on {percent_interval(*training)} of its training faces, more often than on these faces."


def more_on_train_split(training: Interval) -> str:
    """As `more_in_training`, of a network of which nobody knows on what it was trained."""
    return (
        f"It is right on {percent_interval(*training)} of the training faces of the source, more often than on these "
        "faces; whether it was trained on those is not known."
    )


def as_commonest(accuracy: Interval, guess: float, commonest: int, difference: Interval) -> str:
    return (
        f"The accuracy of {percent_interval(*accuracy)} is not significantly better than "
        f"{_always(commonest, guess, difference)}."
    )


def worse_than_commonest(accuracy: Interval, guess: float, commonest: int, difference: Interval) -> str:
    return (
        f"The accuracy of {percent_interval(*accuracy)} is significantly worse than "
        f"{_always(commonest, guess, difference)}."
    )


def blank(blank: int, faces: int, split: str) -> str:
    return (
        f"{count(blank)} of {count(faces, f'{SPLITS[split]} face')} {plural(blank, 'is', 'are')} blank: nothing can be "
        "recognised in them, and no map or filter can be explained with them."
    )


def copied(copied: int, faces: int, split: str) -> str:
    return (
        f"{count(copied)} of {count(faces, f'{SPLITS[split]} face')} {plural(copied, 'equals', 'equal')} a training "
        "face in every pixel. The network saw in training what is called held-out here, so its accuracy may be memory."
    )


def copied_from_the_train_split(copied: int, faces: int, split: str) -> str:
    """As `copied`, of a network of which nobody knows on what it was trained."""
    return (
        f"{count(copied)} of {count(faces, f'{SPLITS[split]} face')} {plural(copied, 'equals', 'equal')} a training "
        "face of the source in every pixel. If the network was trained on that source, its accuracy may be memory."
    )


def absent(classes: Sequence[int], split: str) -> str:
    return (
        f"No {SPLITS[split]} face is {_named(classes)}: how well {plural(len(classes), 'this class is', 'these are')} "
        f"recognised is unknown, and all averages leave {plural(len(classes), 'it', 'them')} out."
    )


def untaught(classes: Sequence[int]) -> str:
    return (
        f"No training face is {_named(classes)}: the network was never shown "
        f"{plural(len(classes), 'this class', 'these classes')}."
    )


def _always(commonest: int, guess: float, difference: Interval) -> str:
    right = f"which is right on {percent(guess)}: the difference is {points_interval(*difference)}"
    return f"calling every face {_NAMES[commonest]}, {right}"


def _named(classes: Sequence[int]) -> str:
    return listed([_NAMES[k] for k in classes], last="or")
