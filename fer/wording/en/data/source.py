"""What was opened, and who made the splits."""

from collections.abc import Mapping

from fer.wording.en.prose import SPLITS, count, listed, plural

_REASONS = {
    "unreadable": ("damaged or unreadable file or folder", "damaged or unreadable files or folders"),
    "link": ("link to a missing file", "links to missing files"),
    "pointer": ("pointer to a file kept elsewhere", "pointers to files kept elsewhere"),
    "missing": ("listed picture that is missing", "listed pictures that are missing"),
    "class": ("face of a class left out on request", "faces of classes left out on request"),
    "unplaced": ("picture without a class", "pictures without a class"),
    "undecided": ("picture on which no class leads in votes", "pictures on which no class leads in votes"),
    "beside": ("csv file of faces beside it that was not read", "csv files of faces beside it that were not read"),
    "table": ("csv file that was not read", "csv files that were not read"),
    "archive": ("archive", "archives"),
    "format": ("picture in a format that is not read", "pictures in a format that is not read"),
    "other": ("file that is no picture", "files that are no pictures"),
}  # see fer.data.layouts.unused


def drawn(sizes: Mapping[str, int]) -> str:
    return f"The program draws the faces itself, from facial action units: {_faces(sizes)}."


def opened(source: str, sizes: Mapping[str, int]) -> str:
    return f"The faces come from {source}: {_faces(sizes)}."


def left_out(numbers: Mapping[str, int], first: Mapping[str, str]) -> str:
    """By the reason how many files or faces, and the first of them."""
    told = [
        f"{count(number)} {plural(number, *_REASONS[reason])} ({first[reason]})" for reason, number in numbers.items()
    ]
    return f"Seen and left out, with the first of each kind in parentheses: {listed(told)}."


def sizes(files: int, cropped: int, shrunk: int, enlarged: int) -> str:
    return (
        f"Of the {count(files, 'image file')} that were read, {count(cropped)} {plural(cropped, 'was', 'were')} cut "
        f"to the square in the middle, {count(shrunk)} shrunk and {count(enlarged)} enlarged to 48×48."
    )


def limited(faces: int) -> str:
    return f"Of each split only the first {count(faces, 'face')} {plural(faces, 'was', 'were')} opened."


def validation_drawn(seed: int) -> str:
    return (
        "The source has no labelled validation faces. So a random tenth of the training faces of each class was set "
        f"aside for validation (seed {seed}), with exact twins kept together."
    )


def by_role(data: str, faces: int) -> str:
    """What the splits mean where the network was trained elsewhere."""
    return (
        f"The network came already trained, on {count(faces, 'face')} of {data}. The splits follow that training: "
        "the faces it was trained on are the training faces here, and those that chose its epoch the validation faces. "
        "All others are test faces, new to it."
    )


def training_unknown() -> str:
    """What the splits mean where nobody knows on what the network was trained."""
    return (
        "The network came as a file of weights, and on which faces it was trained is **not known**. The splits are "
        "those of the source, so a face that is called held-out here may be one that the network was trained on."
    )


def began_elsewhere() -> str:
    """What the splits mean where the training began from weights of which nobody knows on what they were trained."""
    return (
        "The network was trained on the training faces, but began from a file of weights, and on which faces these "
        "were trained is **not known**: a face that is called held-out here may be among them."
    )


def unlabelled(faces: int) -> str:
    rest = plural(faces, "has no label. It is", "have no label. They are")
    return f"{count(faces, 'face')} {rest} classified, but no accuracy can be given for {plural(faces, 'it', 'them')}."


def untested() -> str:
    return "There are no labelled test faces here: the network is judged on the validation faces."


def all_voted(faces: int) -> str:
    return f"All {count(faces)} faces also have the votes of the FER+ annotators [@barsoum2016]."


def voted(faces: int) -> str:
    have = plural(faces, "face also has", "faces also have")
    return f"{count(faces)} {have} the votes of the FER+ annotators [@barsoum2016]."


def _faces(sizes: Mapping[str, int]) -> str:
    return f"{listed([f'{count(faces)} {SPLITS[split]}' for split, faces in sizes.items()])} faces of 48×48 grey pixels"
