"""What is the matter with a run whose figures say less than they seem to."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, listed, percent, percent_interval, plural, points_interval


def no_link(accuracy: Interval, faces: int, split: str) -> str:
    return (
        f"The answers cannot be told from answers dealt out at random: {percent_interval(*accuracy)} of "
        f"{count(faces, f'{SPLITS[split]} face')} are right, and as many would be had they been shuffled. This network "
        "has not been shown to see anything in a face, so nothing in this report explains how it recognises one."
    )


def one_answer(answer: int) -> str:
    return f"It calls every face {names('en')[answer]}."


def by_heart(training: Interval) -> str:
    return (
        f"Yet it is right on {percent_interval(*training)} of its training faces: it knows those by heart. Labels that "
        "do not belong to their faces, as after a shuffle of one column, look like this."
    )


def as_commonest(accuracy: Interval, guess: float, commonest: int, difference: Interval) -> str:
    return (
        f"The accuracy of {percent_interval(*accuracy)} is not shown to be better than calling every face "
        f"{names('en')[commonest]}, which is right on {percent(guess)}: the difference is "
        f"{points_interval(*difference)}."
    )


def worse_than_commonest(accuracy: Interval, guess: float, commonest: int, difference: Interval) -> str:
    return (
        f"The accuracy of {percent_interval(*accuracy)} is worse than calling every face {names('en')[commonest]}, "
        f"which is right on {percent(guess)}: the difference is {points_interval(*difference)}."
    )


def blank(blank: int, faces: int, split: str) -> str:
    return (
        f"{count(blank)} of {count(faces, f'{SPLITS[split]} face')} {plural(blank, 'is', 'are')} blank: nothing can be "
        "recognised in them, and no map or filter explained on them."
    )


def copied(copied: int, faces: int, split: str) -> str:
    return (
        f"{count(copied)} of {count(faces, f'{SPLITS[split]} face')} {plural(copied, 'stands', 'stand')} among the "
        "training faces in every pixel: what is called held-out here was seen in training, and its accuracy tells of "
        "memory."
    )


def absent(classes: Sequence[int], split: str) -> str:
    return (
        f"No {SPLITS[split]} face is {_named(classes, 'or')}: nothing is known of how well "
        f"{plural(len(classes), 'that class is', 'these classes are')} recognised, and all means leave "
        f"{plural(len(classes), 'it', 'them')} out."
    )


def untaught(classes: Sequence[int]) -> str:
    return (
        f"No training face is {_named(classes, 'or')}: the network was never shown "
        f"{plural(len(classes), 'that class', 'these classes')}."
    )


def _named(classes: Sequence[int], last: str) -> str:
    return listed([names("en")[k] for k in classes], last=last)
