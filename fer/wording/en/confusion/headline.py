"""Question 3: the confusion matrix, recall and precision."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import SPLITS, count, in_words, listed, percent, percent_interval
from fer.wording.numbers import interval_cell

_NAMES = names("en")


def figure_words() -> dict[str, str]:
    """The words in the figures; "percent" is how a number of percents is written."""
    return {
        "true": "true class",
        "predicted": "predicted class",
        "faces": "faces",
        "percent": "{:.0f}\N{NO-BREAK SPACE}%",
        "recall": "recall",
        "precision": "precision",
        "accuracy": "accuracy over all faces",
        "share": "share of the faces",
    }


def held_out_in_turn(faces: int, split: str) -> str:
    return (
        f"The {count(faces, f'{SPLITS[split]} face')} are held out in turn: each is judged only by networks that were "
        "not trained on it."
    )


def held_out(faces: int, split: str) -> str:
    return f"The {count(faces, f'{SPLITS[split]} face')} are held out: the network was not trained on them."


def held_out_in_turn_here(faces: int, split: str) -> str:
    """As `held_out_in_turn`, of networks that began from a file of weights."""
    return (
        f"The {count(faces, f'{SPLITS[split]} face')} are held out from this training in turn: each is judged only by "
        "networks that were not shown it there."
    )


def held_out_here(faces: int, split: str) -> str:
    """As `held_out`, of a network that began from a file of weights."""
    return f"The {count(faces, f'{SPLITS[split]} face')} are held out from this training, which used others."


def began_elsewhere() -> str:
    return (
        "But the training began from a file of weights, and on which faces these were trained is **not known**: if the "
        "faces judged here are among them, all figures below are too high."
    )


def held_out_by_the_source(faces: int, split: str) -> str:
    """Of a network of which nobody knows on what it was trained."""
    return (
        f"The {count(faces, f'{SPLITS[split]} face')} are held out by their source. It is **not known** on which faces "
        "the network was trained: if it was trained on these, or chosen by them, all figures below are too high."
    )


def chose_no_epoch() -> str:
    return "They did not choose the epoch either: the weights of the last epoch were kept."


def chose_the_epoch() -> str:
    return (
        "But they did choose the epoch: the weights kept are those that did best on these very faces. "
        "So all figures below are slightly optimistic."
    )


def predicted_once() -> str:
    return "They did not choose the epoch either: they were predicted once, with the final weights."


def views(views: int) -> str:
    return (
        f"Here the network averages {in_words(views)} views of each face. The curves of question 2 show each face "
        "once, so their accuracy may differ slightly."
    )


def guesses(majority: int, by_majority: Interval, blindly: float) -> str:
    return (
        f"Always answering {_NAMES[majority]}, the most common class in training, would be right on "
        f"{percent_interval(*by_majority)} of the faces; guessing at random, on {percent(blindly)}."
    )


def above_the_better() -> str:
    return "The network is significantly better than the better of the two."


def above_the_better_on_new(guess: float) -> str:
    return (
        "The network is significantly better than the better of the two, also on the faces without a known twin in "
        f"training, where the better of the two is right on {percent(guess)}."
    )


def above_on_met_faces() -> str:
    return (
        "The network is significantly better than the better of the two, but the photograph of each of these faces is "
        "also in training."
    )


def above_on_copies() -> str:
    return (
        "The network is significantly better than the better of the two, but each of these faces has a twin among the "
        "training faces of the source."
    )


def above_but_below_on_new(guess: float) -> str:
    return (
        "On all faces the network is significantly better than the better of the two. On the faces without a known "
        f"twin in training it is **worse** than the better of the two there, which is right on {percent(guess)}."
    )


def above_but_like_on_new(guess: float) -> str:
    return (
        "On all faces the network is significantly better than the better of the two. On the faces without a known "
        "twin in training it is **not shown to be better** than the better of the two there, which is right on "
        f"{percent(guess)}."
    )


def below_the_better() -> str:
    return "The network is significantly **worse** than the better of the two."


def like_the_better() -> str:
    return "The network is **not** significantly better than the better of the two."


def better_recognised(best: Sequence[int], worst: Sequence[int]) -> str:
    return f"It recognises {listed(_named(best))} significantly better than {listed(_named(worst))}."


def best_and_worst_open() -> str:
    return "The best and the worst recognised class do not differ significantly."


def macro_f1(found: Interval) -> str:
    return f"Macro-F1 is {_number(found)}."


def absent(classes: Sequence[int]) -> str:
    return f"The split has no face of {listed(_named(classes), last='or')}, so recall is unknown there."


def never_answered(classes: Sequence[int]) -> str:
    return f"The network never answers {listed(_named(classes), last='or')}."


def matrix_caption(faces: int, split: str) -> str:
    return (
        f"Confusion matrix of the {count(faces, f'{SPLITS[split]} face')}: number of faces, and below it the share of "
        "the row, which is also the shade. The diagonal shows recall, the share of a class that is recognised."
    )


def cells_caption(number: int) -> str:
    """Above the matrix that opens on a page in a browser."""
    return (
        f"The same matrix, to be opened. Each cell shows at most {in_words(number)} of its faces, from the most to the "
        "least confident answer: the face, beneath it Grad-CAM for the answer (red: counts most), the softmax "
        "probability of the answer and the name of the face in its source."
    )


def matrix_alt(recall: Sequence[tuple[int, float]]) -> str:
    """`recall`: of each class that has faces."""
    return (
        "A grid of seven by seven cells, a row a true class and a column a predicted class. "
        f"On the diagonal: {listed([_whole(k, share) for k, share in recall])}."
    )


def matrix_alt_mistake(true: int, predicted: int, rate: float) -> str:
    share = percent(rate, digits=0)
    return f"Off the diagonal the darkest cell is {_NAMES[true]} taken for {_NAMES[predicted]}, {share}."


def matrix_alt_no_mistake() -> str:
    return "All cells off the diagonal are zero."


def recall_caption() -> str:
    return (
        "Recall and precision of each class with their 95\N{NO-BREAK SPACE}% confidence intervals, by falling recall."
    )


def recall_alt(shares: Sequence[tuple[int, float | None, float | None]]) -> str:
    """Recall and precision of each class; None where there is nothing to divide by."""
    both = [f"{_NAMES[k]} {_or_unknown(recall)} and {_or_unknown(precision)}" for k, recall, precision in shares]
    return f"Two marks with error bars for each class, its recall and its precision: {'; '.join(both)}."


def recall_table(
    label: int, faces: int, recall: Interval | None, answers: int, precision: Interval | None
) -> dict[str, str]:
    """A row a class: its faces and recall, the answers that named it and their precision."""
    return {
        "Class": _NAMES[label],
        "Faces": count(faces),
        "Recall, % (95 % CI)": interval_cell(recall),
        "Answers": count(answers),
        "Precision, % (95 % CI)": interval_cell(precision),
    }


def recall_table_caption() -> str:
    return "Recall: share of a class's faces that are recognised. Precision: share of its answers that are right."


def _number(found: Interval) -> str:
    value, low, high = (f"{part:.3f}" for part in found)
    return f"{value} (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {low}–{high})"


def _whole(label: int, share: float) -> str:
    return f"{_NAMES[label]} {percent(share, digits=0)}"


def _or_unknown(share: float | None) -> str:
    return "unknown" if share is None else percent(share, digits=0)


def _named(classes: Sequence[int]) -> list[str]:
    return [_NAMES[k] for k in classes]
