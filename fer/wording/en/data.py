"""The data chapter: what the faces are, how many of each class, and which occur more than once."""

import re
from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.wording.en.prose import SPLITS, capitalised, count, in_words, listed, percent, plural

_NAMES = names("en")
_UNITS = {
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


def drawn(sizes: Mapping[str, int]) -> str:
    return _faces(f"The faces are drawn by the program from facial action units ([@tab:action-units]): {_sizes(sizes)}")


def opened(source: str, layout: str, sizes: Mapping[str, int]) -> str:
    return _faces(f"The faces come from `{source}`, recognised as {_plain(layout)}: {_sizes(sizes)}")


def limited(faces: int) -> str:
    return f"Of each split only the first {count(faces)} {plural(faces, 'was', 'were')} opened."


def validation_drawn(seed: int) -> str:
    return (
        "The source has no labelled validation faces: a tenth of each class of its training faces was drawn for "
        f"that, with seed {seed}, exact twins together."
    )


def by_role(data: str, faces: int) -> str:
    """What the splits mean where the network was trained elsewhere."""
    return (
        f"The network came ready-made, trained on {count(faces, 'face')} of `{data}`. "
        "So the splits say what it met of these faces: those that it was trained on are the training faces, those that "
        "chose its epoch the validation faces, and all others test faces, new to it."
    )


def unlabelled(faces: int) -> str:
    rest = plural(faces, "carries no label; it is", "carry no label; they are")
    return f"{count(faces, 'face')} {rest} predicted, not judged."


def voted(faces: int) -> str:
    return f"For {count(faces, 'face')} there are also the votes of the FER+ annotators."


def counts_table(emotion: int | None, counts: Mapping[str, int], total: int) -> dict[str, str]:
    """The faces of a class, or of all classes, in each split and in all."""
    return {
        "Class": "all" if emotion is None else _NAMES[emotion],
        **{SPLITS[split]: count(number) for split, number in counts.items()},
        "all splits": count(total),
    }


def counts_caption(splits: Sequence[str]) -> str:
    return f"Labelled faces of each class in the {_splits(splits)}."


def units_table(emotion: int, units: Sequence[int]) -> dict[str, str]:
    """The action units of an emotion, by number and name."""
    described = ", ".join(f"{unit} {_UNITS[unit]}" for unit in units)
    return {"Class": _NAMES[emotion], "Facial action units": described or "none"}


def units_caption(synthetic: bool) -> str:
    use = "what draws the synthetic faces" if synthetic else "what one may look for in a face"
    return (
        f"The action units of each emotion in the Facial Action Coding System (Ekman, Friesen and Hager 2002): {use}."
    )


def split_title(split: str, faces: int) -> str:
    return f"{SPLITS[split]} ({count(faces)})"


def balance_caption(splits: Sequence[str]) -> str:
    return f"Faces of each class in the {_splits(splits)}, and their share of the split."


def classes_equal(split: str, each: int) -> str:
    return f"All classes have the same number of {SPLITS[split]} faces ([@fig:class-counts]): {count(each)} each."


def classes_even(split: str, ratio: float, largest: int, most: int, smallest: int, least: int) -> str:
    return (
        f"The classes of the {SPLITS[split]} faces are even ([@fig:class-counts]): the largest, {_NAMES[largest]} "
        f"({count(most)}), has {ratio:.2f} times the faces of the smallest, {_NAMES[smallest]} ({count(least)})."
    )


def classes_uneven(
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
        f"The classes are uneven. Of the {SPLITS[split]} faces {percent(share_of_largest)} are "
        f"{_NAMES[largest]} ({count(most)}) and {percent(share_of_smallest)} {_NAMES[smallest]} "
        f"({count(least)}): {ratio:.1f} to one ([@fig:class-counts]). Always answering “{_NAMES[largest]}” would "
        f"be right on {percent(right)} of the {SPLITS[held_out]} faces. Accuracy says "
        "little of the small classes, so question 3 gives the recall of each."
    )


def gallery_caption(split: str, examples: int) -> str:
    several = f"first {in_words(examples)} {SPLITS[split]} faces"
    faces = plural(examples, f"first {SPLITS[split]} face", several)
    return f"The {faces} of each class, in the order of the source: not chosen by eye."


def means_names() -> dict[str, str]:
    """The words in the figure of mean faces."""
    return {"label": "mean face", "unit": "grey levels"}


def means_caption(split: str) -> str:
    return (
        f"Above, the mean {SPLITS[split]} face of each class. Below, how it differs from the mean of these "
        "seven: red is brighter, blue darker."
    )


def no_differences() -> str:
    return (
        "The faces of a class do not differ from each other, so that chance cannot be told: a mean of one face over "
        "and over, or of blank ones, shows no expression."
    )


def clearest_mean(emotion: int, clearly: bool, distance: float, chance: float) -> str:
    return (
        f"The mean face of {_NAMES[emotion]} stands out {'most clearly' if clearly else 'most'}: it lies "
        f"{distance:.1f} grey levels (root mean square over the pixels) from the mean of the classes; classes that "
        f"all looked alike would give {chance:.1f} by chance ([@fig:mean-faces])."
    )


def no_clear_mean() -> str:
    return "No class is clearly farther off than chance would have it: there are too few faces for more."


def unclear_means(emotions: Sequence[int]) -> str:
    named = listed([_NAMES[emotion] for emotion in emotions])
    return f"For {named} the distance is less than twice what chance gives, and says little."


def what_a_mean_shows() -> str:
    return "A mean shows what is common in place and light; it is not what a network must go by."


def twins_table(what: str, number: int) -> dict[str, str]:
    return {"What": what, "Count": count(number)}


def copies_within(split: str) -> str:
    return f"Redundant copies within {SPLITS[split]}"


def twins_across(split: str, earlier: str) -> str:
    return f"{capitalised(SPLITS[split])} faces with a twin in {SPLITS[earlier]}"


def twins_in_training(split: str) -> str:
    return f"{capitalised(SPLITS[split])} faces with a twin among all faces trained on"


def copies_in_all() -> str:
    return "Redundant copies in all"


def disputed_sets() -> str:
    return "Sets of twins whose labels differ"


def blank_faces() -> str:
    return "Blank faces"


def twins_caption() -> str:
    return "Exact twins (equal in every pixel) and blank faces (a single grey, but for what compression leaves)."


def learnt_by_heart(leak: str, split: str) -> str:
    return (
        f"{leak} ([@tab:twins]). A network can have learnt such answers by heart, so "
        f"accuracy on the {SPLITS[split]} faces is given with exact twins and without."
    )


def all_learnt(leak: str, split: str) -> str:
    return f"{leak} ([@tab:twins]): a network can have learnt all {SPLITS[split]} answers by heart."


def copies_elsewhere(split: str) -> str:
    return (
        f"No {SPLITS[split]} face with a label has an exact twin among the labelled training faces; copies lie "
        "elsewhere ([@tab:twins])."
    )


def no_twins() -> str:
    return "No picture occurs twice, equal in every pixel ([@tab:twins])."


def disputed(sets: int) -> str:
    return (
        f"In {plural(sets, 'one set', f'{count(sets)} sets')} of exact twins one picture carries different labels: "
        f"{plural(sets, 'on it', 'on these')} no network can be right every time."
    )


def undisputed(sets: int) -> str:
    one = "The one set of exact twins with two labels or more carries the same label throughout."
    return plural(sets, one, f"In all {count(sets)} sets of exact twins with two labels or more the labels agree.")


def blank(faces: int) -> str:
    what = plural(faces, "One face shows nothing; it is", f"{count(faces)} faces show nothing; they are")
    return f"{what} kept, with the label of the source."


def disputed_labels(counts: Mapping[int, int]) -> str:
    """The classes under which one picture is filed, one a line, each with how often."""
    named = ((_NAMES[emotion], number) for emotion, number in counts.items())
    return "\n".join(plural(number, name, f"{name} ({number})") for name, number in named)


def disputed_one() -> str:
    return "The one picture that occurs under different labels, with these labels below it."


def disputed_all() -> str:
    return _disputed("All")


def disputed_first(shown: int, sets: int) -> str:
    return _disputed(f"The first {in_words(shown)} of {count(sets)}")


def leak(leaked: int, faces: int, split: str) -> str:
    share = f"{count(leaked)} of the {count(faces)} {SPLITS[split]} faces ({percent(leaked / faces)})"
    return f"{share} {plural(leaked, 'has', 'have')} an exact twin among the training faces"


def leak_found(leak: str) -> str:
    return f"{leak}; accuracy is therefore given without exact twins too."


def leak_of_all(leak: str) -> str:
    return f"{leak}: nothing is known of new faces."


def no_leak_found(split: str, faces: int, training_faces: int) -> str:
    return (
        f"None of the {count(faces)} {SPLITS[split]} faces has an exact twin among the {count(training_faces)} "
        "training faces. Of near twins, other pictures of one photograph, question 3 says what is known."
    )


def _faces(text: str) -> str:
    return f"{text} faces of 48 by 48 pixels in 256 levels of grey."


def _sizes(sizes: Mapping[str, int]) -> str:
    return listed([f"{count(faces)} {SPLITS[split]}" for split, faces in sizes.items()])


def _splits(splits: Sequence[str]) -> str:
    return f"{listed([SPLITS[split] for split in splits])} {plural(len(splits), 'split', 'splits')}"


def _disputed(which: str) -> str:
    return f"{which} pictures that occur under different labels, with these labels below each."


def _plain(text: str) -> str:
    """Markdown that reads as `text`: a layout quotes the header of a csv, which may hold any sign."""
    return re.sub(r"([\\`*_<>\[\]$@&^~])", r"\\\1", text)
