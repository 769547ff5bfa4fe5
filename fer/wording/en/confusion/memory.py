"""Question 3, evidence: how much of the accuracy is memory of faces that stand in training too.

`facts` is what 03_confusion writes; here "metrics" and "twins" are read: a Memory as a dictionary, with
"search" (see `fer.confusion.leaks.find`), "alike" (the likeness of near twins) and "mirrored" (how many are so
in mirror image).
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from fer.wording.en.prose import count, interval_cell, p_value, percent, percent_interval, points_interval

DOUBT = 0.1  # the share of mirrored matches from which likeness alone may have made many of the others
FEW = 15  # near twins
CERTAIN = 0.05


def figure_words() -> dict[str, str]:
    """The words in the figure."""
    return {"likeness": "likeness to the most similar training face", "faces": "faces", "limit": "taken for twins"}


def search(facts: Mapping) -> str:
    """What was looked for beyond exact twins, what was found, and how far that can be trusted."""
    twins = facts["twins"]
    if twins["search"] == "drawn":
        return (
            "The program draws every face afresh, so none is a second picture of another, however alike two may look: "
            "near twins are not looked for."
        )
    if twins["search"] == "folds":
        return (
            "Each face was judged by networks that were trained on the other folds. Exact twins share a fold; near "
            "twins, which may not, are not looked for."
        )
    if twins["search"] == "absent":
        return "The training faces are not all at hand, so near twins cannot be looked for."
    near = twins["faces"][1]
    if not near:
        return f"No face has a near twin: none has a likeness of {twins['alike']} to another training picture."
    share, low, high = twins["mirrored_share"]
    more = "more " if twins["faces"][2] else ""
    found = f"{count(near, f'{more}face')} {_has(near)} a near twin ([@fig:near-twins]), {count(twins['mirrored'])} of "
    found += "them in mirror image. If mere likeness made the matches, half of them would be mirrored: "
    found += f"they are {percent_interval(share, low, high)}"
    if near < FEW:
        return f"{found}; they are too few to tell how many are by chance."
    if high < DOUBT:
        return f"{found}, so few can be by chance."
    if low > DOUBT:
        return f"{found}, so many may be mere likeness, and the number is an upper bound."
    return f"{found}; they are too few to tell how many are by chance."


def table(facts: Mapping) -> pd.DataFrame:
    """A row a kind of twin, and all faces together."""
    twins, metrics = facts["twins"], facts["metrics"]
    everyone = tuple(metrics["accuracy" + end] for end in ("", "_low", "_high"))
    kinds = ("no twin found", "near twin", "exact twin", "all")
    faces, accuracies = [*twins["faces"], metrics["faces"]], [*twins["accuracy"], everyone]
    rows = [
        (kind, count(number), percent(number / metrics["faces"]), interval_cell(accuracy))
        for kind, number, accuracy in zip(kinds, faces, accuracies, strict=True)
    ]
    return pd.DataFrame(rows, columns=["Twin in training", "Faces", "Share", "Accuracy, % (95 % CI)"])


def table_caption() -> str:
    return (
        "Accuracy by what the training faces hold of the same photograph: nothing that was found, another cut of it, "
        "or the very same pixels. The first row is leak-free, the last the headline."
    )


def verdict(facts: Mapping) -> str:
    """Whether twins lift the headline."""
    twins = facts["twins"]
    without, near, exact = twins["faces"]
    searched = twins["search"] in ("done", "drawn")
    kind = "a twin" if twins["search"] == "done" else "an exact twin"
    if not near + exact and not searched:
        return (
            "No face was judged by a network that had trained on the same pixels. How far another picture of the same "
            "photograph lifts the accuracy is **not known**."
        )
    if not near + exact:
        return f"No face of the split has {kind} in training, so this accuracy is leak-free as it stands."
    if not without:
        return f"**Every** face of the split has {kind} in training: nothing is known of new faces."
    text = f"{'Leak-free, on' if searched else 'On'} the {count(without, 'face')} without {kind}, the accuracy is "
    text += f"{percent_interval(*twins['accuracy'][0])}"
    if twins["lift"] is None:
        return f"{text}. With so few faces of one sort, whether twins lift the headline cannot be said."
    text += f". The headline less that is {points_interval(*twins['lift'])}"
    if twins["lift"][1] > 0:
        return f"{text}: the twins lift it."
    if twins["lift"][2] < 0:
        return f"{text}: the twins **lower** it."
    return f"{text}: that the twins lift it cannot be said."


def remembered(facts: Mapping) -> str:
    """Whether twins are recognised better class by class, and whether that is memory; there are twins."""
    twins = facts["twins"]
    sentences = []
    if twins["excess"]:
        sentences.append(_excess(twins["excess"]))
    disputed = twins["disputed"]
    if not disputed["faces"]:
        return " ".join([*sentences, "No twin carries another label, so memory cannot be told from recognition."])
    sentences.append(
        "Memory and recognition part where the twin in training carries another label: which of the two copies went "
        "into training is chance, so a network that remembers nothing gives both labels equally often. On "
        f"{count(disputed['faces'], 'such face')} the network gives the face's own label {count(disputed['own'])} "
        f"times and that of the twin {count(disputed['training'])} times ({p_value(disputed['p'])})."
    )
    if disputed["p"] >= CERTAIN:
        sentences.append("The two cannot be told apart: no memory shows.")
    elif disputed["training"] > disputed["own"]:
        sentences.append("It **remembers** labels of training faces.")
    else:
        sentences.append("It gives the label that it was not taught more often: this is not memory.")
    return " ".join(sentences)


def _excess(excess: tuple[float, float, float]) -> str:
    """Twins beside other faces of their class."""
    weighed = "With classes weighed as among the twins, accuracy on the twins less that on the others is "
    weighed += points_interval(*excess)
    if excess[1] > 0:
        return f"{weighed}: they are recognised better than other faces of their class, remembered or merely clearer."
    if excess[2] < 0:
        return f"{weighed}: they are recognised less well than other faces of their class."
    return f"{weighed}: no difference from other faces of their class can be told."


def figure_caption(facts: Mapping) -> str:
    """What the histogram shows."""
    return (
        "Likeness of each face without an exact twin to the training face that is most like it. "
        f"From {facts['twins']['alike']} on, two pictures are taken for one photograph."
    )


def pairs_caption() -> str:
    return (
        "The pairs nearest to the threshold, above and below it, with their likeness: on the left of each pair the "
        "held-out face, on the right the training face, mirrored where that fits better. A reader may judge the limit."
    )


def pair_labels(likeness: Sequence[float]) -> list[str]:
    """Above the held-out face of each pair its likeness, nothing above the training face."""
    return [label for value in likeness for label in (f"{value:.3f}", "")]


def finding(facts: Mapping) -> str:
    """The cover's sentence on leak-free accuracy, where near twins were found."""
    without, near, exact = facts["twins"]["faces"]
    total = without + near + exact
    twins = f"{percent((near + exact) / total)} of the held-out faces show a photograph that stands in training too"
    if not without:
        return f"{twins}: nothing is known of new faces."
    return f"{twins}; on the others the accuracy is {percent_interval(*facts['twins']['accuracy'][0])}."


def _has(number: int) -> str:
    return "has" if number == 1 else "have"
