"""The data chapter: what the faces are, how many of each class, and which occur more than once.

`facts` is what 00_data writes: the fields of a DataCheck of fer.data.check as a dictionary, but "twins_across" as a
list of [split, earlier split, faces]; "held_out", "limit" (None for all), "deviation" and "chance" (of the mean face of
each class, in grey levels); "trained_on" (a Training of fer.seen as a dictionary) where the network came ready-made,
else None, and "leaked" (held-out faces with an exact twin among all that it was trained on).
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from fer.data.emotions import EMOTIONS, UNLABELLED, names
from fer.wording.en.prose import count, in_words, listed, percent

EVEN = 1.2  # up to this ratio of the largest to the smallest class, classes are called even
CLEAR = 2.0  # from this many times chance on, a class's mean face is said to stand out

_SPLITS = {"train": "training", "val": "validation", "test": "test"}
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


def split_title(facts: Mapping, split: str) -> str:
    """What stands over the bars of a split."""
    return f"{_SPLITS[split]} ({count(sum(facts['class_counts'][split]))})"


def source(facts: Mapping) -> str:
    """What was opened: layout, number of faces, and who made the splits."""
    origin = facts["origin"]
    sizes = listed([f"{count(_total(facts, split))} {_SPLITS[split]}" for split in facts["class_counts"]])
    if origin["synthetic"]:
        what = f"The faces are drawn by the program from facial action units ([@tab:action-units]): {sizes} faces"
    else:
        layout = _plain(origin["layout"])
        what = f"The faces come from `{Path(origin['source']).name}`, recognised as {layout}: {sizes} faces"
    parts = [f"{what} of 48 by 48 pixels in 256 levels of grey."]
    if facts["limit"] is not None:
        parts.append(f"Of each split only the first {count(facts['limit'])} were opened.")
    if origin["split_seed"] is not None:
        parts.append(
            "The source has no labelled validation faces: a tenth of each class of its training faces was drawn for "
            f"that, with seed {origin['split_seed']}, exact twins together."
        )
    if origin["by_role"]:
        parts.append(_by_role(facts["trained_on"]))
    if any(facts["unlabelled"].values()):
        parts.append(
            f"{count(sum(facts['unlabelled'].values()), 'face')} carry no label; they are predicted, not judged."
        )
    if facts["voted"]:
        parts.append(f"For {count(facts['voted'], 'face')} there are also the votes of the FER+ annotators.")
    return " ".join(parts)


def _by_role(training: Mapping) -> str:
    """What the splits mean where the network was trained elsewhere."""
    return (
        f"The network came ready-made, trained on {count(sum(training['classes']), 'face')} of `{training['data']}`. "
        "So the splits say what it met of these faces: those that it was trained on are the training faces, those that "
        "chose its epoch the validation faces, and all others test faces, new to it."
    )


def _plain(text: str) -> str:
    """Markdown that reads as `text`: a layout quotes the header of a csv, which may hold any sign."""
    return re.sub(r"([\\`*_<>\[\]$@&^~])", r"\\\1", text)


def described(facts: Mapping) -> str:
    """The split whose faces are shown: what the network learnt from, or was judged by where it learnt from others."""
    return facts["held_out"] if facts["origin"]["by_role"] else "train"


def labelled(facts: Mapping) -> dict[str, Sequence[int]]:
    """The faces of each class in those splits that have labels."""
    return {split: counts for split, counts in facts["class_counts"].items() if sum(counts)}


def counts_table(facts: Mapping) -> pd.DataFrame:
    """Faces of each class in each split."""
    splits = labelled(facts)
    frame = pd.DataFrame({"Class": [*_NAMES, "all"]})
    for split, counts in splits.items():
        frame[_SPLITS[split]] = [count(number) for number in (*counts, sum(counts))]
    totals = [sum(of_class) for of_class in zip(*splits.values(), strict=True)]
    frame["all splits"] = [count(number) for number in (*totals, sum(totals))]
    return frame


def counts_caption(facts: Mapping) -> str:
    return f"Labelled faces of each class in the {_splits(facts)}."


def units_table() -> pd.DataFrame:
    """The action units of each emotion, by number and name."""
    rows = [
        (emotion.en, ", ".join(f"{unit} {_UNITS[unit]}" for unit in emotion.action_units) or "none")
        for emotion in EMOTIONS
    ]
    return pd.DataFrame(rows, columns=["Class", "Facial action units"])


def units_caption(facts: Mapping) -> str:
    use = "what draws the synthetic faces" if facts["origin"]["synthetic"] else "what one may look for in a face"
    return (
        f"The action units of each emotion in the Facial Action Coding System (Ekman, Friesen and Hager 2002): {use}."
    )


def balance_caption(facts: Mapping) -> str:
    return f"Faces of each class in the {_splits(facts)}, and their share of the split."


def balance(facts: Mapping) -> str:
    """Largest and smallest class, and what always naming the largest would bring."""
    split = described(facts)
    counts = facts["class_counts"][split]
    largest, smallest = counts.index(max(counts)), counts.index(min(counts))
    if max(counts) == min(counts):
        same = f"the same number of {_SPLITS[split]} faces"
        return f"All classes have {same} ([@fig:class-counts]): {count(max(counts))} each."
    ratio = max(counts) / min(counts)
    if ratio <= EVEN:
        return (
            f"The classes of the {_SPLITS[split]} faces are even ([@fig:class-counts]): the largest, {_NAMES[largest]} "
            f"({count(max(counts))}), has {ratio:.2f} times the faces of the smallest, {_NAMES[smallest]} "
            f"({count(min(counts))})."
        )
    held = facts["class_counts"][facts["held_out"]]
    return (
        f"The classes are uneven. Of the {_SPLITS[split]} faces {percent(max(counts) / sum(counts))} are "
        f"{_NAMES[largest]} ({count(max(counts))}) and {percent(min(counts) / sum(counts))} {_NAMES[smallest]} "
        f"({count(min(counts))}): {ratio:.1f} to one ([@fig:class-counts]). Always answering “{_NAMES[largest]}” would "
        f"be right on {percent(held[largest] / sum(held))} of the {_SPLITS[facts['held_out']]} faces. Accuracy says "
        "little of the small classes, so question 3 gives the recall of each."
    )


def gallery_caption(facts: Mapping, examples: int) -> str:
    split = _SPLITS[described(facts)]
    faces = f"first {split} face" if examples == 1 else f"first {in_words(examples)} {split} faces"
    return f"The {faces} of each class, in the order of the source: not chosen by eye."


def means_names() -> dict[str, str]:
    """The words in the figure of mean faces."""
    return {"label": "mean face", "unit": "grey levels"}


def means_caption(facts: Mapping) -> str:
    return (
        f"Above, the mean {_SPLITS[described(facts)]} face of each class. Below, how it differs from the mean of these "
        "seven: red is brighter, blue darker."
    )


def means(facts: Mapping) -> str:
    """Which class's mean face stands out, beside what chance would give."""
    found = [
        (distance / chance, distance, chance, name)
        for distance, chance, name in zip(facts["deviation"], facts["chance"], _NAMES, strict=True)
    ]
    ratio, distance, chance, name = max(found)
    text = (
        f"The mean face of {name} stands out {'most clearly' if ratio >= CLEAR else 'most'}: it lies {distance:.1f} "
        "grey levels (root mean square over the pixels) from the mean of the classes; classes that all looked alike "
        f"would give {chance:.1f} by chance ([@fig:mean-faces])."
    )
    unclear = [name for ratio, *_, name in found if ratio < CLEAR]
    if len(unclear) == len(found):
        return f"{text} No class is clearly farther off than chance would have it: there are too few faces for more."
    if unclear:
        text += f" For {listed(unclear)} the distance is less than twice what chance gives, and says little."
    return f"{text} A mean shows what is common in place and light; it is not what a network must go by."


def twins_table(facts: Mapping) -> pd.DataFrame:
    """All counts of faces that occur more than once, or show nothing."""
    rows = [(f"Redundant copies within {_SPLITS[split]}", n) for split, n in facts["copies_within"].items()]
    rows += [(f"{_SPLITS[a].capitalize()} faces with a twin in {_SPLITS[b]}", n) for a, b, n in facts["twins_across"]]
    if facts["trained_on"]:
        held = _SPLITS[facts["held_out"]].capitalize()
        rows.append((f"{held} faces with a twin among all faces trained on", facts["leaked"]))
    rows += [
        ("Redundant copies in all", facts["redundant"]),
        ("Sets of twins whose labels differ", facts["disputed"]),
        ("Blank faces", facts["blank"]),
    ]
    return pd.DataFrame([(what, count(n)) for what, n in rows], columns=["What", "Count"])


def twins_caption() -> str:
    return "Exact twins (equal in every pixel) and blank faces (a single grey, but for what compression leaves)."


def twins(facts: Mapping) -> str:
    """What twins mean for the figures of this report."""
    held = facts["held_out"]
    leaked, total = _leaked(facts), _total(facts, held)
    if leaked:
        parts = [
            f"{_leak(leaked, total, held)} ([@tab:twins]). A network can have learnt their answers by heart, so "
            f"accuracy on the {_SPLITS[held]} faces is given with them and without."
        ]
    elif facts["redundant"]:
        parts = [
            f"No {_SPLITS[held]} face has an exact twin among the training faces; copies lie elsewhere ([@tab:twins])."
        ]
    else:
        parts = ["No face occurs twice ([@tab:twins])."]
    if facts["disputed"]:
        sets = "one set" if facts["disputed"] == 1 else f"{count(facts['disputed'])} sets"
        parts.append(
            f"In {sets} of twins one picture carries different labels: on these no network can be right every time."
        )
    elif facts["redundant"]:
        parts.append("Twins always carry the same label.")
    if facts["blank"]:
        what = (
            "One face shows nothing; it is"
            if facts["blank"] == 1
            else f"{count(facts['blank'])} faces show nothing; they are"
        )
        parts.append(f"{what} kept, with the label of the source.")
    return " ".join(parts)


def disputed_text(labels: Sequence[int]) -> str:
    """The labels under which one picture is filed, one a line, each with how often."""
    known = [label for label in labels if label != UNLABELLED]
    lines = [(known.count(label), _NAMES[label]) for label in sorted(set(known))]
    return "\n".join(name if n == 1 else f"{name} ({n})" for n, name in lines)


def disputed_caption(facts: Mapping, shown: int) -> str:
    if facts["disputed"] == 1:
        return "The one picture that occurs under different labels, with these labels below it."
    what = "All" if shown == facts["disputed"] else f"The first {in_words(shown)} of {count(facts['disputed'])}"
    return f"{what} pictures that occur under different labels, with these labels below each."


def finding(facts: Mapping) -> str:
    """The leak from training into the faces that the report judges by, or that there is none."""
    held = facts["held_out"]
    leaked, total = _leaked(facts), _total(facts, held)
    if leaked:
        return f"{_leak(leaked, total, held)}; accuracy is therefore given without them too."
    return (
        f"None of the {count(total)} {_SPLITS[held]} faces has an exact twin among the {count(_trained(facts))} "
        "training faces: none can be recognised merely by having been seen."
    )


def _leak(leaked: int, total: int, split: str) -> str:
    share = f"{count(leaked)} of the {count(total)} {_SPLITS[split]} faces ({percent(leaked / total)})"
    return f"{share} {'has' if leaked == 1 else 'have'} an exact twin among the training faces"


def _leaked(facts: Mapping) -> int:
    """Held-out faces with a twin in training."""
    if facts["trained_on"]:
        return facts["leaked"]
    return next(n for a, b, n in facts["twins_across"] if (a, b) == (facts["held_out"], "train"))


def _trained(facts: Mapping) -> int:
    """Faces that the network was trained on."""
    return sum(facts["trained_on"]["classes"]) if facts["trained_on"] else _total(facts, "train")


def _total(facts: Mapping, split: str) -> int:
    return sum(facts["class_counts"][split]) + facts["unlabelled"][split]


def _splits(facts: Mapping) -> str:
    splits = [_SPLITS[split] for split in labelled(facts)]
    return f"{listed(splits)} split{'s' if len(splits) > 1 else ''}"
