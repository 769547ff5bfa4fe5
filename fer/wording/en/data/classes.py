"""How many faces a class has, and which action units."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.wording.en.prose import SPLITS, capitalised, count, listed, percent, plural

_NAMES = names("en")
UNITS = {
    1: "inner brow raiser",
    2: "outer brow raiser",
    4: "brow lowerer",
    5: "upper lid raiser",
    6: "cheek raiser",
    7: "lid tightener",
    9: "nose wrinkler",
    12: "lip corner puller",
    15: "lip corner depressor",
    16: "lower lip depressor",
    20: "lip stretcher",
    23: "lip tightener",
    26: "jaw drop",
}  # as the Facial Action Coding System names them (Ekman, Friesen & Hager 2002)


def split_title(split: str, faces: int) -> str:
    return f"{capitalised(SPLITS[split])} ({count(faces, 'face')})"


def bar_label(faces: int, share: float) -> str:
    return f"{count(faces)} ({percent(share)})"


def no_faces() -> str:
    return "–"


def absent(classes: Sequence[int]) -> str:
    named = listed([_NAMES[label] for label in classes])
    return (
        f"The source has no faces of {named}. The network keeps an output for {plural(len(classes), 'it', 'them')}, "
        "but means over classes are taken over the classes that are there."
    )


def counts_caption(splits: Sequence[str]) -> str:
    which = f"{listed([SPLITS[split] for split in splits])} {plural(len(splits), 'split', 'splits')}"
    return f"Faces of each class in the {which}, and their share of the split."


def counts_alt(counts: Mapping[str, Sequence[int]]) -> str:
    return f"Horizontal bars, one a class. {'. '.join(_of_split(split, faces) for split, faces in counts.items())}."


def equal(split: str, each: int) -> str:
    return f"All classes have the same number of {SPLITS[split]} faces, {count(each)} each ([@fig:class-counts])."


def even(split: str, ratio: float, largest: int, most: int, smallest: int, least: int) -> str:
    return (
        f"The classes of the {SPLITS[split]} faces are about equal in size ([@fig:class-counts]): the largest, "
        f"{_NAMES[largest]} ({count(most)}), is {ratio:.2f} times the smallest, {_NAMES[smallest]} ({count(least)})."
    )


def uneven(
    split: str,
    ratio: float,
    largest: int,
    most: int,
    smallest: int,
    least: int,
    share_of_largest: float,
    share_of_smallest: float,
    held_out: str,
    right: float,
) -> str:
    return (
        f"The classes are unequal in size ([@fig:class-counts]). Of the {SPLITS[split]} faces "
        f"{percent(share_of_largest)} are {_NAMES[largest]} ({count(most)}) and {percent(share_of_smallest)} "
        f"{_NAMES[smallest]} ({count(least)}), a ratio of {ratio:.1f} to one. Always answering “{_NAMES[largest]}” "
        f"would be right for {percent(right)} of the {SPLITS[held_out]} faces. Accuracy therefore says little about "
        "small classes, and question 3 gives the recall of each class."
    )


def units_table(emotion: int, units: Sequence[int]) -> dict[str, str]:
    """The action units of an emotion, by number and name."""
    described = ", ".join(f"{unit} {UNITS[unit]}" for unit in units)
    return {"Class": _NAMES[emotion], "Action units": described or "none"}


def units_caption() -> str:
    return "The action units of each emotion, with their numbers and names."


def units_drawn() -> str:
    return f"{units_caption()} The synthetic faces are drawn from them."


def _of_split(split: str, faces: Sequence[int]) -> str:
    of_classes = [f"{name} {count(number)}" for name, number in zip(_NAMES, faces, strict=True)]
    return f"{capitalised(SPLITS[split])}: {listed(of_classes)}"
