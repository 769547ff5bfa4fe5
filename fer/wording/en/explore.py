"""What the notebook to explore with says of one face, and the words on its controls."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.wording.en.prose import count, in_words, listed, percent, plural
from fer.wording.en.saliency.maps import method as method_name
from fer.wording.numbers import number as written

_PARTS = {"brows": "brows", "eyes": "eyes", "nose": "nose", "mouth": "mouth", "own": "your rectangle"}


def controls() -> dict[str, str]:
    """The labels of the controls, by what they choose."""
    return {
        "run": "Run",
        "order": "Show",
        "class": "Of class",
        "face": "Face",
        "picture": "Drop a picture here, or choose one",
        "back": "Back to the run's faces",
        "method": "Map by",
        "explained": "Map of",
        "rows": "Rows",
        "columns": "Columns",
    }


def orders() -> dict[str, str]:
    """The ways to choose held-out faces, by their names in the code."""
    return {
        "typical right": "typical right answers",
        "most confident wrong": "most confident mistakes",
        "worst": "worst: the label's probability is least",
        "least certain": "least certain",
        "all": "all, in the order of the source",
    }


def choices() -> dict[str, str]:
    """What stands in a list for no single class."""
    return {"every": "every class", "answer": "the answer", "none": "There is no such face."}


def headings() -> dict[str, str]:
    """Above the four parts of the panel."""
    return {
        "choose": "A face",
        "answer": "The answer, and what it rests on",
        "covering": "With a part covered",
        "neighbours": "The nearest training faces",
    }


def pictures() -> dict[str, str]:
    """The titles in the figure of the answer."""
    return {"face": "face", "map": "map", "over": "map over the face", "probabilities": "probabilities"}


def place(number: int, of: int) -> str:
    """Which of the faces to choose from is shown."""
    return f"{written(number, digits=0)} of {count(of)}"


def waiting() -> str:
    """While a run is opened."""
    return "Opening the run and looking at its training faces …"


def answer_right(answer: int, share: float, name: str) -> str:
    return f"The network takes face {name} for {_class(answer)} ({percent(share)}), which is its label."


def answer_wrong(answer: int, share: float, name: str, label: int, of_label: float) -> str:
    return (
        f"The network takes face {name} for {_class(answer)} ({percent(share)}), but its label is {_class(label)} "
        f"({percent(of_label)})."
    )


def answer_unlabelled(answer: int, share: float, name: str) -> str:
    return f"The network takes {name} for {_class(answer)} ({percent(share)}); nobody has labelled this picture."


def map_of(method: str, explained: int) -> str:
    return f"The map, by {method_name(method)}, shows where the network's score of {_class(explained)} is sensitive."


def map_empty(method: str, explained: int) -> str:
    return f"The map, by {method_name(method)}, is zero everywhere: nothing in it speaks for {_class(explained)}."


def no_part_needed(answer: int, before: float) -> str:
    return (
        f"No single part is needed: {_class(answer)} has {percent(before)}, and hardly less with any one part covered."
    )


def part_needed(answer: int, before: float, part: str, after: float, instead: int) -> str:
    return (
        f"Covering the {_PARTS[part]} costs the answer most: {_class(instead)} falls from {percent(before)} to "
        f"{percent(after)}, but stays the answer."
    )


def part_decides(answer: int, before: float, part: str, after: float, instead: int) -> str:
    return (
        f"Covering the {_PARTS[part]} changes the answer: {_class(answer)} falls from {percent(before)} to "
        f"{percent(after)}, and the network says {_class(instead)}."
    )


def own_nothing() -> str:
    return "Your rectangle covers nothing."


def own_moves(answer: int, share: float, before: float, after: float, instead: int) -> str:
    return (
        f"Your rectangle covers {percent(share, digits=0)} of the picture: {_class(answer)} goes from "
        f"{percent(before)} to {percent(after)}, and {_class(instead)} stays the answer."
    )


def own_decides(answer: int, share: float, before: float, after: float, instead: int) -> str:
    return (
        f"Your rectangle covers {percent(share, digits=0)} of the picture: {_class(answer)} goes from "
        f"{percent(before)} to {percent(after)}, and the network says {_class(instead)}."
    )


def covered_title(part: str) -> str:
    return _PARTS[part]


def still(answer: int, share: float) -> str:
    return f"{_class(answer)}\n{percent(share, digits=0)}"


def now(answer: int, share: float) -> str:
    return f"now {_class(answer)}\n{percent(share, digits=0)}"


def no_training_faces() -> str:
    return "The training faces of this run are not at hand."


def neighbours(number: int, searched: int, alike: int, answer: int) -> str:
    return (
        f"Of {count(searched, 'training face')}, these {count(number)} are nearest by the features of the last layer: "
        f"{in_words(alike)} of them {plural(alike, 'is', 'are')} labelled {_class(answer)}, as the answer is."
    )


def met(row: str, label: int) -> str:
    return (
        f"The network was trained on this very picture: it equals training face {row}, labelled {_class(label)}, in "
        "every pixel."
    )


def perhaps_met(row: str, label: int) -> str:
    """Of a network of which nobody knows on what it was trained."""
    return (
        f"This very picture equals training face {row}, labelled {_class(label)}, in every pixel. Whether the network "
        "was trained on it is not known."
    )


def class_name(label: int) -> str:
    return _class(label)


def nearness(cosine: float) -> str:
    """How near a neighbour is."""
    return f"cosine {written(cosine, digits=3)}"


def share_of(share: float) -> str:
    """Behind a bar."""
    return percent(share)


def answer_alt(name: str, probabilities: Sequence[float]) -> str:
    shares = [f"{_class(k)} {percent(share)}" for k, share in enumerate(probabilities)]
    return f"Face {name}, its map, the map over the face, and bars: {listed(shares)}."


def covering_alt(answer: int, shares: Sequence[tuple[str, float]]) -> str:
    after = [f"{percent(share)} without {_PARTS[part]}" for part, share in shares]
    return f"The face with parts covered by grey. Probability of {_class(answer)}: {listed(after)}."


def neighbours_alt(labels: Sequence[int]) -> str:
    return f"Training faces, the nearest first, labelled {listed([_class(label) for label in labels])}."


def _class(label: int) -> str:
    return names("en")[label]
