"""The first faces of each class, and the mean ones."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.wording.en.prose import SPLITS, in_words, listed, plural

_NAMES = names("en")


def gallery_caption(split: str, examples: int) -> str:
    return f"The {_first(split, examples)} of each class, in the order of the source."


def gallery_alt(split: str, examples: int, classes: Sequence[int]) -> str:
    named = listed([_NAMES[label] for label in classes])
    return f"Small grey faces in rows, one a class: {named}. Each row has the {_first(split, examples)}."


def means_names() -> dict[str, str]:
    """The words in the figure of mean faces."""
    return {"label": "mean face", "unit": "grey levels"}


def means_caption(split: str) -> str:
    return (
        f"Top: the mean {SPLITS[split]} face of each class. Bottom: its difference from the mean of these; "
        "red is brighter, blue darker."
    )


def means_alt(distance: Mapping[int, float]) -> str:
    each = [f"{_NAMES[label]} {levels:.1f}" for label, levels in distance.items()]
    return (
        "A blurred mean face of each class, and below it a map of how it differs from the mean of these. "
        f"Root mean square of these differences in grey levels: {listed(each)}."
    )


def no_differences() -> str:
    return (
        "Within each class all faces are equal, so the mean faces say nothing about expressions: how much they would "
        "differ by chance is unknown."
    )


def largest_mean(emotion: int, distance: float, chance: float) -> str:
    return (
        f"The mean face of {_NAMES[emotion]} differs most from the mean of the classes ([@fig:mean-faces]): by "
        f"{distance:.1f} grey levels (root mean square over the pixels). If all classes looked alike, chance would "
        f"give {chance:.1f}."
    )


def close_means(emotions: Sequence[int]) -> str:
    named = listed([_NAMES[emotion] for emotion in emotions])
    return f"Its lead may be chance: with other faces, {named} could differ as much."


def no_clear_mean() -> str:
    return "No class differs by twice what chance would give: for that there are too few faces."


def unclear_means(emotions: Sequence[int]) -> str:
    named = listed([_NAMES[emotion] for emotion in emotions])
    return f"For {named} the difference is less than twice what chance would give, too little to interpret."


def what_a_mean_shows() -> str:
    return "A mean face shows what a class shares in position and light; the network may go by other cues."


def _first(split: str, examples: int) -> str:
    several = f"first {in_words(examples)} {SPLITS[split]} faces"
    return plural(examples, f"first {SPLITS[split]} face", several)
